"""KY607."""

from collections.abc import Iterator

from kyokun.knowledge.survey import Survey
from kyokun.model.language import Words
from kyokun.rules.links import relative
from kyokun.rules.rule import Raised, Rule, Setting, Weight


def check(survey: Survey, setting: Setting) -> Iterator[tuple[str, Raised]]:  # noqa: ARG001
    if not survey.incidents:
        return  # lessons checked by themselves
    beside = survey.incidents[0].path
    for lesson in survey.asked_lessons:
        id_ = lesson.id
        # A citation of a translation counts for its original, and is missed there.
        if survey.original_lesson(id_) != id_ or id_ in survey.taught_by:
            continue
        yield (
            lesson.path,
            Raised(
                survey.details[lesson.path].where["title"],
                Words("この教訓を引いているインシデントがありません", "no incident cites this lesson"),
                Words(
                    "元になったインシデントのアクションに `- **教訓**: [{title}]({path})` と書いてください",
                    "link it from an action of the incident that taught it: `- **Lesson**: [{title}]({path})`",
                ).format(title=lesson.title, path=relative(lesson.path, beside)),
            ),
        )


RULE = Rule(
    code="KY607",
    slug="lesson-uncited",
    title=Words("どこからも引かれていない教訓がある", "No incident cites the lesson"),
    reason=Words(
        "元の出来事にたどれない教訓は、なぜ守るのかを誰も説明できなくなり、やがて守られなくなります。",
        "A lesson without its incident is a rule nobody can explain, and soon nobody keeps.",
    ),
    weight=Weight.ADVICE,
    bad=Words(
        "=== lessons/practice/retries.md\n---\ntitle: 再試行には揺らぎを入れる\nsummary: 一斉の再試行は復旧を遅らせる。\nservices: [api]\nrollout:\n  api: applied\n---\n\n# 再試行には揺らぎを入れる\n=== postmortems/2025/PM-001-example.md\n",
        "=== lessons/practice/retries.md\n---\ntitle: Retry with jitter\nsummary: Retries in step keep a service down.\nservices: [api]\nrollout:\n  api: applied\n---\n\n# Retry with jitter\n=== postmortems/2025/PM-001-example.md\n",
    ),
    good=Words(
        "=== lessons/practice/retries.md\n---\ntitle: 再試行には揺らぎを入れる\nsummary: 一斉の再試行は復旧を遅らせる。\nservices: [api]\nrollout:\n  api: applied\n---\n\n# 再試行には揺らぎを入れる\n"
        "=== postmortems/2025/PM-001-example.md\n## 関連リンク\n\n- [再試行には揺らぎを入れる](../../lessons/practice/retries.md)\n"
        "- [待ち時間に上限を設ける](../../lessons/practice/timeouts.md)\n",
        "=== lessons/practice/retries.md\n---\ntitle: Retry with jitter\nsummary: Retries in step keep a service down.\nservices: [api]\nrollout:\n  api: applied\n---\n\n# Retry with jitter\n"
        "=== postmortems/2025/PM-001-example.md\n## Links\n\n- [Retry with jitter](../../lessons/practice/retries.md)\n"
        "- [Bound every wait](../../lessons/practice/timeouts.md)\n",
    ),
    of_base=check,
)
