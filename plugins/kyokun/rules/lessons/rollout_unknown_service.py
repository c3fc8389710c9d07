"""KY609."""

from collections import Counter
from collections.abc import Iterator
from difflib import get_close_matches

from kyokun.knowledge.survey import Survey
from kyokun.model.language import Words
from kyokun.rules.rule import Raised, Rule, Setting, Weight
from kyokun.text.folding import fold

_ALIKE = 0.7
"""Below it, it is more likely a service that never had an incident than a misspelling."""


def check(survey: Survey, setting: Setting) -> Iterator[tuple[str, Raised]]:  # noqa: ARG001
    applied = [lesson for lesson in survey.asked_lessons if lesson.rollout]
    known = _services(survey) if applied else frozenset()
    for lesson in applied:
        for service in lesson.rollout:
            if service in known:
                continue
            others = sorted(known - set(lesson.rollout))
            close = _close(service, others)
            if close is None:
                continue
            yield (
                lesson.path,
                Raised(
                    survey.details[lesson.path].rollout[service],
                    Words(
                        "`rollout` の「{service}」は、ほかのどの文書にもないサービスです",
                        "`rollout`: no other document knows the service “{service}”",
                    ).format(service=service),
                    Words(
                        "`{close}` のことですか？ 新しいサービスなら、`services` にも書いてください",
                        "did you mean `{close}`? If it is a service of its own, write it under `services` too",
                    ).format(close=close),
                ),
            )


def _services(survey: Survey) -> frozenset[str]:
    """What incidents and lessons name as services, and what several lessons were applied to."""
    named = {service for incident in survey.incidents for service in incident.services}
    named |= {service for lesson in survey.lessons for service in lesson.services}
    families = {
        (survey.original_lesson(lesson.id), service)
        for lesson in survey.lessons
        for service in lesson.rollout
    }
    counts = Counter(service for _, service in families)
    return frozenset(named | {service for service, count in counts.items() if count > 1})


def _close(service: str, known: list[str]) -> str | None:
    folded = {fold(name).replace("_", "-"): name for name in known}
    wanted = fold(service).replace("_", "-")
    if wanted in folded:
        return folded[wanted]
    # `payment` for `payment-gateway`: a part of the name is a likely slip too.
    part = [
        name
        for form, name in folded.items()
        if form.startswith(f"{wanted}-") or wanted.startswith(f"{form}-")
    ]
    close = get_close_matches(wanted, folded, n=1, cutoff=_ALIKE)
    return folded[close[0]] if close else (part[0] if len(part) == 1 else None)


RULE = Rule(
    code="KY609",
    slug="rollout-unknown-service",
    title=Words("水平展開の相手が知らないサービス", "A rollout names an unknown service"),
    reason=Words(
        "名前の揺れたサービスには、教訓がまだ届いていないように見えます。",
        "Under a misspelt name the lesson seems never to have reached the service.",
    ),
    weight=Weight.ADVICE,
    bad=Words(
        "=== lessons/practice/timeouts.md\n---\ntitle: 待ち時間に上限を設ける\nsummary: 外部の呼び出しは必ず終わらせる。\nservices: [payment-gateway]\nrollout:\n  payment-gatway: applied\n---\n",
        "=== lessons/practice/timeouts.md\n---\ntitle: Bound every wait\nsummary: No call may wait for ever.\nservices: [payment-gateway]\nrollout:\n  payment-gatway: applied\n---\n",
    ),
    good=Words(
        "=== lessons/practice/timeouts.md\n---\ntitle: 待ち時間に上限を設ける\nsummary: 外部の呼び出しは必ず終わらせる。\nservices: [payment-gateway]\nrollout:\n  payment-gateway: applied\n  warehouse: pending\n---\n",
        "=== lessons/practice/timeouts.md\n---\ntitle: Bound every wait\nsummary: No call may wait for ever.\nservices: [payment-gateway]\nrollout:\n  payment-gateway: applied\n  warehouse: pending\n---\n",
    ),
    of_base=check,
)
