"""KY612."""

from collections.abc import Iterator

from kyokun.knowledge.survey import Survey
from kyokun.model.language import Words
from kyokun.model.terms import DocumentType
from kyokun.rules.histories import key_span
from kyokun.rules.rule import Raised, Rule, Setting, Weight


def check(survey: Survey, setting: Setting) -> Iterator[tuple[str, Raised]]:  # noqa: ARG001
    first = next((at for at, incident in survey.in_order if incident.causes), None)
    for cause, pairs in survey.by_cause.items():
        at, incident = pairs[0]
        # To a base that knows nothing everything is new; once a later incident has the cause, it is known.
        if len(pairs) > 1 or first is None or at <= first or not survey.is_asked(incident.path):
            continue
        if incident.type is not DocumentType.RECORD:
            continue
        yield (
            incident.path,
            Raised(
                key_span(survey.details[incident.path], "causes"),
                Words(
                    "原因 `{cause}` は、この知識ベースではほかにありません",
                    "the cause `{cause}` is new to this base",
                ).format(cause=cause),
                Words(
                    "知らない壊れ方なら、`type: postmortem` にして分析することを勧めます。知っている原因の言い換えなら、同じタグにしてください",
                    "if you have not seen it fail like this, consider `type: postmortem`; if it is a known cause by another name, use that tag",
                ),
            ),
        )


_JA = """\
=== postmortems/2025/PM-001-example.md
started_at: 2025-06-02T10:00+09:00
=== postmortems/2025/PM-002-disk.md
id: PM-002
type: record
started_at: 2025-06-03T10:00+09:00
causes: [{cause}]
"""

RULE = Rule(
    code="KY612",
    slug="new-cause-in-record",
    title=Words("初めての原因が記録だけで終わっている", "A record has a cause never seen before"),
    reason=Words(
        "知らない壊れ方は、知らない弱点を教えてくれます。5 分の記録では、その弱点までたどり着けません。",
        "A new way of failing points at a weakness nobody knew; a record of five minutes does not get that far.",
    ),
    weight=Weight.ADVICE,
    bad=Words(_JA.format(cause="technology/disk-full"), _JA.format(cause="technology/clock-skew")),
    good=Words(_JA.format(cause="technology/timeout"), _JA.format(cause="process/load-test")),
    of_base=check,
)
