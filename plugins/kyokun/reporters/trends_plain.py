"""Trends for people: ``kyokun trends``. At most 80 columns wide."""

from collections.abc import Sequence

from kyokun.model.language import Language, Words
from kyokun.reporters.charts_plain import LogAxis, Marks, bar, dots
from kyokun.reporters.table import table
from kyokun.reporters.terminal import Style, printable, styled
from kyokun.reporters.trends_words import (
    ABSENCES,
    claim_words,
    detectable_words,
    earlier_words,
    figure_words,
    left_out_words,
    ratio_words,
)
from kyokun.reporters.wrapping import wrapped
from kyokun.trends import definitions
from kyokun.trends.change import Against, Change, Claim
from kyokun.trends.comparing import positive
from kyokun.trends.figures import Figure, Statistic
from kyokun.trends.trends import Trends

_COLUMNS = 80
_BAR_COLUMNS = 50
_DOT_COLUMNS = 46
_INDENT = "  "
_TITLE = Words("{first}〜{last}（{today} 現在、{zone}）", "{first} to {last} (as of {today}, {zone})")
_OF_ONLY = Words("{names} のみ", "only {names}")
_SO_FAR = Words("（途中）", "(so far)")
_CHART = Words("{metric}: {formula}", "{metric}: {formula}")
_DOTS = Words(
    "点は1件ずつ、| は中央値（5件から）。目盛は対数です",
    "a dot for each, | the median (from n ≥ 5); log axis",
)
_METRIC = Words("指標", "Metric")
_NOT_IN = Words("{period} の値に入っていないもの", "Not in the figures of {period}")
_SAID = Words("{period} について言えること", "What may be said about {period}")
_NOT_OVER = Words("終わった期間がまだありません", "no period is over yet")
_CLAIMED = Words("{metric}: {earlier} より{claim}。{ratio}", "{metric}: {claim} than in {earlier}; {ratio}")
_TOO_FEW = Words("件数が足りず、比べられるものがありません", "too few to compare anything")
_NO_RECORDS = Words(
    "これより前の記録がなく、比べられるものがありません",
    "the records hold nothing earlier to compare with",
)
_NO_EVIDENCE = Words(
    "{count} 通り比べました。変化があったとは言えません", "no evidence of change in {count} comparisons"
)
_OTHERWISE = Words(
    "{count} 通り比べました。ほかは変化があったとは言えません",
    "no evidence of other change in {count} comparisons",
)
_DETECTABLE = Words(
    "{earlier} から変わって、5回に4回は気付けた大きさ",
    "Changes from {earlier} that would have shown 4 times in 5",
)
_NAMED = Words("{metric}: {words}", "{metric}: {words}")
_UNDATED = Words(
    "日が分からず、どの期間にも入らないインシデント: {ids}",
    "Incidents in no period, for want of a day: {ids}",
)
_NOTHING = Words("インシデントはまだありません", "there are no incidents yet")
_BESIDE = Words("、", ", ")
_ROWS = (
    (definitions.INCIDENTS, Statistic.COUNT),
    (definitions.NEAR_MISSES, Statistic.COUNT),
    *((metric, Statistic.MEDIAN) for metric in definitions.DURATIONS.values()),
    (definitions.PUBLISH_LAG, Statistic.MEDIAN),
    (definitions.RECURRENCE, Statistic.SHARE),
    (definitions.RECURRED_WHILE_OPEN, Statistic.SHARE),
    (definitions.ACTIONS_OPENED, Statistic.COUNT),
    (definitions.ACTIONS_CLOSED, Statistic.COUNT),
    (definitions.ACTIONS_WONT_DO, Statistic.COUNT),
    (definitions.ACTION_COMPLETION, Statistic.SHARE),
    (definitions.BACKLOG, Statistic.COUNT),
)


def trends_plain(trends: Trends, zone: str, language: Language, marks: Marks, *, colour: bool) -> str:
    """Two charts, the figures of the last period that is over, and what may be said about them."""
    if trends.first_day is None:
        return f"{_NOTHING.in_(language)}\n"
    page = _Page(trends, language, marks, colour)
    parts = (
        page.head(zone),
        page.bars(),
        page.dots(),
        page.table(),
        page.left_out(),
        page.said(),
        page.detectable(),
        page.undated(),
    )
    return "\n".join(part for part in parts if part)


class _Page:
    def __init__(self, trends: Trends, language: Language, marks: Marks, colour: bool) -> None:
        self._trends = trends
        self._language = language
        self._marks = marks
        self._colour = colour
        self._label_width = max(len(period.name) for period in trends.periods)

    def head(self, zone: str) -> str:
        trends = self._trends
        words = _TITLE.format(
            first=trends.periods[0].name,
            last=trends.periods[-1].name,
            today=trends.today.isoformat(),
            zone=zone,
        )
        selection = trends.query.selection
        names = [*selection.services, *(severity.value for severity in selection.severities)]
        only = _OF_ONLY.format(names=printable(self._(_BESIDE).join(names))) if names else None
        return "".join(self._lines([words, *([only] if only else [])]))

    def bars(self) -> str:
        metric = definitions.INCIDENTS
        figures = self._trends.series(metric, Statistic.COUNT)
        largest = max((figure.value or 0 for figure in figures), default=0)
        rows = [
            self._row(
                figure,
                bar(figure.value or 0, largest, _BAR_COLUMNS, self._marks),
                self._(figure_words(figure)),
            )
            for figure in figures
        ]
        return self._title(_CHART.format(metric=metric.title, formula=metric.formula)) + "".join(rows)

    def dots(self) -> str:
        metric = definitions.DURATIONS["resolve"]
        figures = self._trends.series(metric, Statistic.MEDIAN)
        values = [value for figure in figures for value in positive(figure)]
        if not values:
            return ""
        axis = LogAxis.around(values, _DOT_COLUMNS)
        rows = []
        for figure in figures:
            drawn = dots(positive(figure), figure.value, axis, self._marks)
            said = (
                f"{self._(figure_words(figure))}  n = {figure.n}"
                if figure.n
                else self._(figure_words(figure))
            )
            rows.append(self._row(figure, drawn.ljust(_DOT_COLUMNS), said))
        labels = f"{_INDENT}{' ' * self._label_width}  {axis.labels(self._language)}\n"
        return self._title(_CHART.format(metric=metric.title, formula=_DOTS)) + labels + "".join(rows)

    def table(self) -> str:
        this = self._trends.this
        if this is None:
            return f"{self._(_NOT_OVER)}\n"
        figures = self._figures()
        earlier = [change.period.name for change in figures[0].changes]
        rows = [
            (
                self._(figure.metric.title),
                self._(figure_words(figure)),
                str(figure.n),
                *(self._(earlier_words(figure, change)) for change in figure.changes),
            )
            for figure in figures
        ]
        return table([self._(_METRIC), this.name, "n", *earlier], rows, colour=self._colour)

    def left_out(self) -> str:
        if self._trends.this is None:
            return ""
        lines = [
            _NAMED.format(metric=figure.metric.title, words=words)
            for figure in self._figures()
            if (words := left_out_words(figure)) is not None
        ]
        return self._section(_NOT_IN, lines)

    def said(self) -> str:
        if self._trends.this is None:
            return ""
        changes = [(figure, change) for figure in self._trends.figures for change in figure.changes]
        asked = [change for _, change in changes if change.p is not None]
        claims = [
            self._claimed(figure, change)
            for figure, change in changes
            if change.claim in (Claim.LOWER, Claim.HIGHER)
        ]
        has_records = any(change.claim is not Claim.NO_RECORDS for _, change in changes)
        nothing = _TOO_FEW if has_records else _NO_RECORDS
        rest = _OTHERWISE if claims else _NO_EVIDENCE if asked else nothing
        return self._section(_SAID, [*claims, rest.format(count=len(asked))])

    def undated(self) -> str:
        ids = self._trends.undated.get(definitions.INCIDENTS.id, ())
        if not ids:
            return ""
        return "".join(self._lines([_UNDATED.format(ids=printable(", ".join(ids)))]))

    def _figures(self) -> list[Figure]:
        this = self._trends.this
        found = (self._trends.figure(metric, this, statistic) for metric, statistic in _ROWS if this)
        return [figure for figure in found if figure is not None]

    def _claimed(self, figure: Figure, change: Change) -> Words:
        ratio = ratio_words(change)
        return _CLAIMED.format(
            metric=_name(figure),
            earlier=change.period.name,
            claim=claim_words(figure, change),
            ratio=ratio if ratio is not None else earlier_words(figure, change),
        )

    def detectable(self) -> str:
        lines = [
            _NAMED.format(metric=figure.metric.title, words=detectable_words(change.detectable))
            for figure in self._figures()
            for change in figure.changes
            if change.against is Against.PREVIOUS and change.detectable is not None
        ]
        this = self._trends.this
        return self._section(_DETECTABLE.format(earlier=this.previous.name), lines) if this else ""

    def _row(self, figure: Figure, drawn: str, said: str) -> str:
        name = figure.span.name.ljust(self._label_width)
        so_far = "" if figure.is_complete or figure.absent in ABSENCES else f" {self._(_SO_FAR)}"
        return f"{_INDENT}{name}  {drawn} {said}{so_far}".rstrip() + "\n"

    def _section(self, title: Words, lines: Sequence[Words]) -> str:
        if not lines or self._trends.this is None:
            return ""
        head = self._title(title.format(period=self._trends.this.name))
        return head + "".join(
            f"{_INDENT}{line}" for line in self._lines(lines, _COLUMNS - len(_INDENT), _INDENT)
        )

    def _title(self, words: Words) -> str:
        lines = wrapped(self._(words), _COLUMNS)
        return "".join(f"{styled(line, Style.BOLD, colour=self._colour)}\n" for line in lines)

    def _lines(self, words: Sequence[Words], columns: int = _COLUMNS, indent: str = "") -> list[str]:
        return [f"{line}\n" for one in words for line in wrapped(self._(one), columns, len(indent))]

    def _(self, words: Words) -> str:
        return words.in_(self._language)


def _name(figure: Figure) -> Words:
    if figure.segment is None:
        return figure.metric.title
    return Words(
        f"{figure.metric.title.ja}（{figure.segment.name}）",
        f"{figure.metric.title.en} ({figure.segment.name})",
    )
