"""KY608."""

from collections.abc import Iterator

from kyokun.knowledge.survey import Survey
from kyokun.model.language import Words
from kyokun.rules.rule import Raised, Rule, Setting, Weight

_JA = "title: 再試行には揺らぎを入れる\nsummary: 一斉の再試行は復旧を遅らせる。\nservices: [api, billing]\n"
_EN = "title: Retry with jitter\nsummary: Retries in step keep a service down.\nservices: [api, billing]\n"


def check(survey: Survey, setting: Setting) -> Iterator[tuple[str, Raised]]:  # noqa: ARG001
    for lesson in survey.asked_lessons:
        detail = survey.details[lesson.path]
        # A value that cannot be read is another rule's, and a translation is held against its original.
        written = "rollout" in detail.where and "rollout" not in detail.empty_keys
        if lesson.rollout or written or not detail.has_front_matter:
            continue
        if survey.original_lesson(lesson.id) != lesson.id:
            continue
        service = lesson.services[0] if lesson.services else "api"
        yield (
            lesson.path,
            Raised(
                detail.where["rollout"] if "rollout" in detail.where else detail.where["title"],
                Words(
                    "この教訓をどこまで広げたか（`rollout`）がありません",
                    "it does not say where the lesson has been applied (`rollout`)",
                ),
                Words(
                    "サービスごとに書いてください: `rollout: {{{service}: applied, ほかのサービス: pending}}`。要らないところは not-applicable です",
                    "write it for each service: `rollout: {{{service}: applied, another: pending}}`; `not-applicable` where it does not matter",
                ).format(service=service),
            ),
        )


RULE = Rule(
    code="KY608",
    slug="rollout-missing",
    title=Words("水平展開の状況がない", "A lesson does not say where it has been applied"),
    reason=Words(
        "同じ型の障害は、教訓を広げなかったサービスで起こります。",
        "The next incident of its kind happens in the service that the lesson never reached.",
    ),
    weight=Weight.ADVICE,
    bad=Words(
        f"=== lessons/practice/retries.md\n---\n{_JA}---\n\n# 再試行には揺らぎを入れる\n",
        f"=== lessons/practice/retries.md\n---\n{_EN}---\n\n# Retry with jitter\n",
    ),
    good=Words(
        f"=== lessons/practice/retries.md\n---\n{_JA}rollout:\n  api: applied\n  billing: pending\n---\n\n# 再試行には揺らぎを入れる\n",
        f"=== lessons/practice/retries.md\n---\n{_EN}rollout:\n  api: applied\n  billing: pending\n---\n\n# Retry with jitter\n",
    ),
    of_base=check,
)
