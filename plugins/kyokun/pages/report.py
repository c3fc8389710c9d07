"""The report of a month, a quarter or a year: the guide's 月次インシデントレポート, for a mail, a chat or a wiki."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kyokun.knowledge.knowledge import Incident, Knowledge, OwnedAction
from kyokun.model.language import Language
from kyokun.model.terms import Severity
from kyokun.model.vocabulary import ACTION_STATES, SEVERITIES
from kyokun.pages.formatting import Formatter
from kyokun.pages.templating import render
from kyokun.pages.wording import Wording, wording
from kyokun.reporters.trends_words import (
    claim_words,
    detectable_words,
    figure_words,
    left_out_words,
    ratio_words,
)
from kyokun.trends.change import Claim
from kyokun.trends.figures import UNKNOWN, Absence, Figure, Statistic
from kyokun.trends.periods import Granularity, Period, last_day
from kyokun.trends.review import Beside, Review

_MOST_MAIN = 10
_MOST_CAUSES = 10
_MOST_ACTIONS = 3
_MOST_LEFT = 30
"""Of the actions left to do: the longer a base lives, the more of them every month's report would repeat."""
_EARLIER = {
    Granularity.MONTH: "report.last-month",
    Granularity.QUARTER: "report.last-quarter",
    Granularity.YEAR: "report.last-year",
}


@dataclass(frozen=True, slots=True)
class MainIncident:
    """One of the main incidents as the template shows it."""

    title: str
    lines: tuple[str, ...]


def report_markdown(
    knowledge: Knowledge, review: Review, language: Language, templates: Sequence[Path]
) -> str:
    """A page of Markdown without links, so that it reads the same wherever it is put.

    Raises:
        BadTemplate: the base's own template of it cannot be used.
    """
    writer = _Writer(knowledge, review, wording(language))
    return render(
        templates,
        "report",
        t=writer.words,
        title=report_title(review.period, language),
        notice=writer.notice(),
        summary=tuple(writer.summary()),
        months=tuple(writer.months()),
        main=tuple(writer.main(incident) for incident in review.main[:_MOST_MAIN]),
        more_main=writer.more("report.main-more", len(review.main) - _MOST_MAIN),
        causes=tuple(writer.cause(beside) for beside in review.causes[:_MOST_CAUSES]),
        more_causes=writer.more("report.cause-more", len(review.causes) - _MOST_CAUSES),
        lessons=tuple(writer.lesson(lesson_id) for lesson_id in review.lessons),
        measures=tuple(map(writer.measure, review.measures)),
        detectable=tuple(writer.detectable()),
        due_next=tuple(map(writer.action, review.due_next[:_MOST_LEFT])),
        more_next=writer.more("report.actions-more", len(review.due_next) - _MOST_LEFT),
        next_none=writer.next_none(),
        overdue=tuple(map(writer.action, review.overdue[:_MOST_LEFT])),
        more_overdue=writer.more("report.actions-more", len(review.overdue) - _MOST_LEFT),
        as_of=writer.words("report.as-of", today=review.today.isoformat()),
        how=tuple(writer.how()),
    )


def report_title(period: Period, language: Language) -> str:
    """What the report of a period is called."""
    words = wording(language)
    return words("report.title", period=_period(words, period))


def _period(words: Wording, period: Period) -> str:
    match period.by:
        case Granularity.MONTH:
            names = words("report.month-names").split()
            return words("report.month", year=period.year, month=names[period.number - 1])
        case Granularity.QUARTER:
            return words("report.quarter", year=period.year, number=period.number)
        case Granularity.YEAR:
            return words("report.year", year=period.year)


@dataclass(frozen=True, slots=True)
class _Writer:
    knowledge: Knowledge
    review: Review
    words: Wording

    @property
    def language(self) -> Language:
        return self.words.language

    @property
    def earlier(self) -> str:
        return self.words(_EARLIER[self.review.period.by])

    def notice(self) -> str:
        match self.review.incidents.now.absent:
            case Absence.FUTURE:
                return self.words("report.future")
            case Absence.BEFORE_RECORDS:
                return self.words("report.before-records")
        return "" if self.review.is_over else self.words("report.so-far", today=self.review.today.isoformat())

    def summary(self) -> Iterator[str]:
        review, words = self.review, self.words
        yield words("report.total", claim=self._claim(review.incidents), **self._beside(review.incidents))
        for beside in review.severities:
            yield words("report.severity", severity=self._severity(beside.now), **self._beside(beside))
        yield words("report.near-misses", **self._beside(review.near_misses))
        yield words(
            "report.actions",
            opened=self._value(review.opened.now),
            closed=self._value(review.closed.now),
        )

    def months(self) -> Iterator[str]:
        for figure in self.review.months:
            name = figure.span.name
            yield self.words("report.month-count", month=name, count=self._value(figure))

    def main(self, incident: Incident) -> MainIncident:
        shown = self.knowledge.in_language(incident, self.language).postmortem
        postmortem, words = incident.postmortem, self.words
        severity = SEVERITIES.label(postmortem.severity, self.language) if postmortem.severity else ""
        title = f"{postmortem.id or incident.document.path}: {shown.title}" + words("brackets", text=severity)
        causes = words.listed(list(map(str, postmortem.causes))) or words("unknown")
        parts = {
            "report.impact": words.listed([*self._impact(incident)]) or words("unknown"),
            "report.cause": causes,
            "report.actions-of": self._actions_of(incident) or words("none"),
        }
        return MainIncident(
            title, tuple(words("labelled", label=words(key), value=text) for key, text in parts.items())
        )

    def cause(self, beside: Beside) -> str:
        name = beside.now.segment.name if beside.now.segment else UNKNOWN
        shown = self.words("report.cause-unknown") if name == UNKNOWN else name
        return self.words("report.cause-line", cause=shown, **self._beside(beside))

    def lesson(self, lesson_id: str) -> str:
        page = self.knowledge.lessons_by_id[lesson_id]
        family = (page, *self.knowledge.lesson_family(lesson_id))
        own = next((one for one in family if one.lesson.lang is self.language), page)
        return (
            f"{own.lesson.title}{self.words('brackets', text=own.lesson.id)}"
            if own.lesson.title
            else lesson_id
        )

    def measure(self, beside: Beside) -> str:
        figure, words = beside.now, self.words
        left = left_out_words(figure)
        details = [
            *([] if figure.statistic is Statistic.SHARE else [words("report.n", n=figure.n)]),
            *([left.in_(self.language)] if left is not None else []),
            words(
                "report.against",
                earlier=self.earlier,
                before=self._value(beside.before),
                claim=self._claim(beside),
            ),
        ]
        return words(
            "report.measure",
            metric=figure.metric.title.in_(self.language),
            value=self._value(figure),
            details=words("report.details").join(details),
        )

    def detectable(self) -> Iterator[str]:
        for beside in (self.review.incidents, *self.review.measures):
            change = beside.change
            if change is not None and change.detectable is not None and change.claim is Claim.NO_EVIDENCE:
                yield self.words(
                    "report.detectable",
                    metric=beside.now.metric.title.in_(self.language),
                    earlier=self.earlier,
                    ratios=detectable_words(change.detectable).in_(self.language),
                )

    def action(self, owned: OwnedAction) -> str:
        action = owned.action
        due = action.due.on.isoformat() if action.due and action.due.on else self.words("unknown")
        return self.words(
            "report.action",
            due=due,
            id=owned.id or owned.incident.postmortem.id or owned.incident.document.path,
            title=action.title,
            owner=action.owner or self.words("report.no-owner"),
            state=ACTION_STATES.label(action.state, self.language),
        )

    def next_none(self) -> str:
        following = self.review.period.later(1)
        return self.words(
            "report.next-none", first=following.first.isoformat(), last=last_day(following).isoformat()
        )

    def how(self) -> Iterator[str]:
        yield self.words("report.how-zone", zone=self.knowledge.options.timezone)
        yield self.words("report.how-change")
        metrics = (self.review.incidents, *self.review.measures)
        for metric in (beside.now.metric for beside in metrics):
            yield self.words(
                "report.how-metric",
                metric=metric.title.in_(self.language),
                formula=metric.formula.in_(self.language),
            )

    def more(self, key: str, count: int) -> str:
        return self.words(key, n=count) if count > 0 else ""

    def _beside(self, beside: Beside) -> dict[str, str]:
        return {
            "now": self._value(beside.now),
            "earlier": self.earlier,
            "before": self._value(beside.before),
        }

    def _value(self, figure: Figure) -> str:
        if figure.statistic is Statistic.COUNT and figure.value is not None:
            return self.words("counted", n=round(figure.value))
        value = figure_words(figure).in_(self.language)
        is_median = figure.statistic is Statistic.MEDIAN and figure.value is not None
        return self.words("report.median", value=value) if is_median else value

    def _claim(self, beside: Beside) -> str:
        change = beside.change
        if change is None or change.claim in (Claim.NOT_ASKED, Claim.NO_RECORDS):
            return ""
        said = claim_words(beside.now, change).in_(self.language)
        ratio = ratio_words(change) if change.claim in (Claim.LOWER, Claim.HIGHER) else None
        shown = said if ratio is None else f"{said}{self.words('separator')}{ratio.in_(self.language)}"
        return self.words("report.claim", claim=shown)

    def _severity(self, figure: Figure) -> str:
        name = figure.segment.name if figure.segment else UNKNOWN
        return self.words("unknown") if name == UNKNOWN else SEVERITIES.label(Severity(name), self.language)

    def _impact(self, incident: Incident) -> Iterable[str]:
        formatter = Formatter(self.words, self.knowledge.options.zone)
        for name, quantity in incident.postmortem.impact.quantities:
            label = self.words(f"impact.{name}")
            yield self.words("labelled", label=label, value=formatter.quantity(name, quantity))
        took = incident.postmortem.duration("resolve")
        if took is not None:
            yield self.words("report.resolve", duration=formatter.duration(took))

    def _actions_of(self, incident: Incident) -> str:
        shown = self.knowledge.in_language(incident, self.language).postmortem
        titles = [action.title for action in shown.actions if action.title]
        more = self.more("report.main-more", len(titles) - _MOST_ACTIONS)
        return self.words.listed([*titles[:_MOST_ACTIONS], *([more] if more else [])])
