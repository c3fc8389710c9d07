"""KY613."""

from collections.abc import Iterator
from typing import NamedTuple

from kyokun.knowledge.facts import Detail, IncidentFacts
from kyokun.knowledge.survey import Survey
from kyokun.model.language import Words
from kyokun.rules.days import days_words
from kyokun.rules.histories import key_span, names
from kyokun.rules.rule import Raised, Rule, Setting, Weight

_DAY = 24 * 3600
_PERIOD = 90 * _DAY


class _Earlier(NamedTuple):
    """An incident that shares a cause and a service, and when it happened, in seconds since the epoch."""

    at: float
    incident: IncidentFacts
    cause: str
    service: str


def check(survey: Survey, setting: Setting) -> Iterator[tuple[str, Raised]]:  # noqa: ARG001
    last: dict[tuple[str, str], tuple[float, IncidentFacts]] = {}
    wanted = frozenset(cause for incident in survey.asked_incidents for cause in incident.causes)
    for at, incident in survey.in_order:
        if wanted.isdisjoint(incident.causes):
            continue
        is_asked = survey.is_asked(incident.path)
        unnamed: dict[str, _Earlier] = {}
        for cause in dict.fromkeys(incident.causes):
            for service in dict.fromkeys(incident.services):
                before = last.get((cause, service))
                last[cause, service] = (at, incident)
                if not is_asked or before is None or at - before[0] > _PERIOD or before[1].path in unnamed:
                    continue
                if names(survey, incident, before[1]) or names(survey, before[1], incident):
                    continue
                unnamed[before[1].path] = _Earlier(*before, cause, service)
        if unnamed:
            newest_first = sorted(unnamed.values(), key=lambda one: -one.at)
            yield incident.path, _raised(survey.details[incident.path], at, newest_first)


def _raised(detail: Detail, at: float, earlier: list[_Earlier]) -> Raised:
    """One finding however many there are: they ask the writer the same question."""
    newest = earlier[0]
    return Raised(
        key_span(detail, "causes"),
        (_SEVERAL if len(earlier) > 1 else _ONE).format(
            when=_when(int((at - newest.at) // _DAY)),
            before=newest.incident.name,
            cause=newest.cause,
            service=newest.service,
            others=", ".join(one.incident.name for one in earlier[1:]),
        ),
        (_HELP_SEVERAL if len(earlier) > 1 else _HELP).format(
            ids=", ".join(one.incident.name for one in earlier)
        ),
    )


def _when(days: int) -> Words:
    return Words("{days}前の", "{days} before").format(days=days_words(days)) if days else _SAME_DAY


_ONE = Words(
    "{when} {before} と原因 `{cause}` もサービス `{service}` も同じですが、どちらの文書も相手に触れていません",
    "{before}, {when}, has the same cause `{cause}` and service `{service}`, but neither document names the other",
)
_SEVERAL = Words(
    "{when} {before} と原因 `{cause}` もサービス `{service}` も同じですが、互いに触れていません（{others} とも同様です）",
    "{before}, {when}, has the same cause `{cause}` and service `{service}`, but neither names the other (the same is true of {others})",
)
_HELP = Words(
    "再発なら `recurrence_of: [{ids}]` と書き、別の問題なら本文で {ids} に触れて違いを書いてください",
    "write `recurrence_of: [{ids}]` if it happened again, or name {ids} in the text and say how this differs",
)
_HELP_SEVERAL = Words(
    "再発であるものだけを `recurrence_of: [{ids}]` に残して書き、別の問題には本文で触れて違いを書いてください",
    "write `recurrence_of: [{ids}]` with only what happened again, and name the others in the text and say how this differs",
)
_SAME_DAY = Words("同じ日の", "the same day")

_BASE = """\
=== postmortems/2025/PM-001-example.md
started_at: 2025-05-02T10:00+09:00
=== postmortems/2025/PM-002-again.md
id: PM-002
started_at: 2025-06-02T10:00+09:00
"""
_OTHER = "services: [billing]\n"
_DECLARED = "recurrence_of: [PM-001]\n"

RULE = Rule(
    code="KY613",
    slug="recurrence-undeclared",
    title=Words("再発かもしれないのに触れていない", "A likely recurrence is not declared"),
    reason=Words(
        "再発率は、宣言された再発だけから数えます。前回の対策がなぜ効かなかったかを考えるきっかけにもなります。",
        "Only declared recurrences are counted, and declaring one leads to asking why the last actions did not help.",
    ),
    weight=Weight.ADVICE,
    bad=Words(_BASE, f"{_BASE}tags: [stock]\n"),
    good=Words(f"{_BASE}{_DECLARED}", f"{_BASE}{_OTHER}"),
    of_base=check,
)
