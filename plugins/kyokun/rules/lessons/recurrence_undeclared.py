"""KY613."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from kyokun.knowledge.knowledge import Incident, Knowledge
from kyokun.model.language import Words
from kyokun.reading.document import Document
from kyokun.rules.days import days_words
from kyokun.rules.histories import in_order, key_span, name_of, names
from kyokun.rules.rule import Raised, Rule, Setting, Weight

_PERIOD = timedelta(days=90)


def check(knowledge: Knowledge, setting: Setting) -> Iterator[tuple[Document, Raised]]:  # noqa: ARG001
    last: dict[tuple[str, str], tuple[datetime, Incident]] = {}
    for at, incident in in_order(knowledge):
        postmortem = incident.postmortem
        reported: set[str] = set()
        for cause in dict.fromkeys(map(str, postmortem.causes)):
            for service in dict.fromkeys(postmortem.services):
                before = last.get((cause, service))
                last[cause, service] = (at, incident)
                if before is None or at - before[0] > _PERIOD or before[1].document.path in reported:
                    continue
                if names(incident, before[1]) or names(before[1], incident):
                    continue
                reported.add(before[1].document.path)
                yield incident.document, _raised(incident, before[1], at - before[0], cause, service)


def _raised(incident: Incident, before: Incident, after: timedelta, cause: str, service: str) -> Raised:
    return Raised(
        key_span(incident, "causes"),
        Words(
            "{when} {before} と原因 `{cause}` もサービス `{service}` も同じですが、どちらの文書も相手に触れていません",
            "{before}, {when}, has the same cause `{cause}` and service `{service}`, but neither document names the other",
        ).format(when=_when(after.days), before=name_of(before), cause=cause, service=service),
        Words(
            "再発なら `recurrence_of: [{before}]` と書き、別の問題なら本文で {before} に触れて違いを書いてください",
            "write `recurrence_of: [{before}]` if it happened again, or name {before} in the text and say how this differs",
        ).format(before=name_of(before)),
    )


def _when(days: int) -> Words:
    return Words("{days}前の", "{days} before").format(days=days_words(days)) if days else _SAME_DAY


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
