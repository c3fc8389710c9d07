"""KY614."""

from collections.abc import Iterator

from kyokun.knowledge.facts import LessonFacts
from kyokun.knowledge.survey import Survey
from kyokun.model.language import Words
from kyokun.rules.rule import Raised, Rule, Setting, Weight
from kyokun.text.span import Span, Where


def check(survey: Survey, setting: Setting) -> Iterator[tuple[str, Raised]]:  # noqa: ARG001
    for lesson in survey.asked_lessons:
        original = survey.lessons_by_id.get(survey.original_lesson(lesson.id))
        if original is None or original is lesson:
            continue
        for span, message, help_ in _differences(lesson, original, survey.details[lesson.path].where):
            yield lesson.path, Raised(span, message, help_)


def _differences(
    lesson: LessonFacts, original: LessonFacts, where: Where
) -> Iterator[tuple[Span, Words, Words]]:
    if lesson.lang is original.lang:
        yield (
            where["lang"] if "lang" in where else where["translation_of"],
            Words(
                "翻訳元 {id} と同じ言語（{lang}）です",
                "it is in the same language ({lang}) as its original {id}",
            ).format(id=original.id, lang=lesson.lang.value),
            Words(
                "`lang` を直すか、翻訳でなければ `translation_of` を消してください",
                "mend `lang`, or remove `translation_of` if it is no translation",
            ),
        )
    if where.parts.get("rollout") and lesson.rollout != original.rollout:
        yield _rollout_differs(lesson, original, where)
    if lesson.services and set(lesson.services) != set(original.services):
        different = sorted(set(lesson.services) ^ set(original.services))
        yield (
            where["services"],
            Words(
                "`services` が翻訳元 {id} と違います（{names}）",
                "`services` differ from those of its original {id} ({names})",
            ).format(id=original.id, names=", ".join(different)),
            _SAME,
        )


def _rollout_differs(lesson: LessonFacts, original: LessonFacts, where: Where) -> tuple[Span, Words, Words]:
    here, there = lesson.rollout, original.rollout
    service = next(name for name in (*there, *here) if here.get(name) != there.get(name))
    nothing = Words("なし", "nothing")
    message = Words(
        "`rollout` の「{service}」が翻訳元 {id} と違います（{here}、翻訳元は {there}）",
        "`rollout` of “{service}” differs from its original {id} ({here}, there {there})",
    ).format(
        service=service,
        id=original.id,
        here=here[service].value if service in here else nothing,
        there=there[service].value if service in there else nothing,
    )
    return where["rollout"], message, _SAME


_SAME = Words(
    "新しいほうに両方をそろえるか、翻訳からこのキーを消してください",
    "make both say what is true now, or leave the key out of the translation",
)
_FILES = """\
=== lessons/practice/timeouts.md
---
title: 待ち時間に上限を設ける
summary: 外部の呼び出しは必ず終わらせる。
lang: ja
services: [api]
rollout:
  api: applied
---
=== lessons/practice/timeouts-en.md
---
title: Bound every wait
summary: No call to another service may wait for ever.
lang: en
translation_of: practice/timeouts
services: [api]
rollout:
  api: {state}
---
"""

RULE = Rule(
    code="KY614",
    slug="lesson-translation-differs",
    title=Words("教訓の翻訳が原文と食い違っている", "A lesson's translation disagrees with its original"),
    reason=Words(
        "どちらを読むかで水平展開の状況が変わって見えると、どちらも信じられなくなります。",
        "When what has been rolled out depends on the language one reads, neither page can be trusted.",
    ),
    weight=Weight.WARNING,
    bad=Words(_FILES.format(state="pending"), _FILES.format(state="not-applicable")),
    good=Words(_FILES.format(state="applied"), _FILES.replace("rollout:\n  api: {state}\n", "")),
    of_base=check,
)
