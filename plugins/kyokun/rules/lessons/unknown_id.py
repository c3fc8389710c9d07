"""KY603."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from kyokun.knowledge.survey import Survey
from kyokun.model.language import Words
from kyokun.rules.rule import Raised, Rule, Setting, Weight
from kyokun.text.span import Span


def check(survey: Survey, setting: Setting) -> Iterator[tuple[str, Raised]]:  # noqa: ARG001
    for incident in survey.asked_incidents:
        named = [("recurrence_of", id_) for id_ in incident.recurrence_of]
        if incident.translation_of is not None:
            named.append(("translation_of", incident.translation_of))
        for key, id_ in named:
            if id_ not in survey.by_id or id_ == incident.id:
                yield incident.path, _raised(key, id_, survey.details[incident.path].where[key], ())
    for lesson in survey.asked_lessons:
        original = lesson.translation_of
        if original is not None and (original not in survey.lessons_by_id or original == lesson.id):
            others = [id_ for id_ in survey.lessons_by_id if id_ != lesson.id]
            span = survey.details[lesson.path].where["translation_of"]
            yield lesson.path, _raised("translation_of", original, span, others)


def _raised(key: str, id_: str, span: Span, similar: Iterable[str]) -> Raised:
    close = get_close_matches(id_, similar, n=1)
    return Raised(
        span,
        Words(
            "`{key}` の `{id}` に当たる文書がありません", "`{key}`: there is no other document `{id}`"
        ).format(key=key, id=id_),
        Words("`{close}` のことですか？", "did you mean `{close}`?").format(close=close[0])
        if close
        else Words(
            "存在する ID を書くか、キーを消してください",
            "write the id of an existing document, or remove the key",
        ),
    )


RULE = Rule(
    code="KY603",
    slug="unknown-id",
    title=Words("参照している ID の文書がない", "An id it refers to does not exist"),
    reason=Words(
        "再発や翻訳のつながりが切れると、件数も再発率も正しく数えられません。",
        "With the tie to its original or predecessor cut, neither incidents nor recurrences are counted right.",
    ),
    weight=Weight.REQUIREMENT,
    bad=Words(
        """=== postmortems/2025/PM-001-timeout.md
=== postmortems/2025/PM-002-timeout-again.md
id: PM-002
title: 在庫サービスの遅延で注文 API が再び 5xx を返した
recurrence_of: [PM-010]
""",
        """=== postmortems/2025/PM-001-timeout.md
=== postmortems/2025/PM-002-timeout-again.md
id: PM-002
title: Checkout answered 5xx once more while the stock service was slow
recurrence_of: [PM-010]
""",
    ),
    good=Words(
        """=== postmortems/2025/PM-001-timeout.md
=== postmortems/2025/PM-002-timeout-again.md
id: PM-002
title: 在庫サービスの遅延で注文 API が再び 5xx を返した
recurrence_of: [PM-001]
""",
        """=== postmortems/2025/PM-001-timeout.md
=== postmortems/2025/PM-002-timeout-again.md
id: PM-002
title: Checkout answered 5xx once more while the stock service was slow
recurrence_of: [PM-001]
""",
    ),
    of_base=check,
)
