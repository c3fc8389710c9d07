"""KY101."""

from collections.abc import Iterator

from kyokun.model.front_matter import LESSON_KEYS, POSTMORTEM_KEYS, key_named
from kyokun.model.language import Words
from kyokun.model.terms import DocumentType
from kyokun.reading.document import Document
from kyokun.rules.key_prompts import key_prompt
from kyokun.rules.rule import Mending, Raised, Rule, Setting, Weight
from kyokun.text.span import Span

_EVERY_TYPE = ("id", "title", "status", "severity")
_REQUIRED = {
    DocumentType.POSTMORTEM: (*_EVERY_TYPE, "started_at", "detected_at", "resolved_at", "services", "causes"),
    DocumentType.RECORD: (*_EVERY_TYPE, "started_at", "detected_at", "resolved_at", "services", "causes"),
    DocumentType.NEAR_MISS: (*_EVERY_TYPE, "detected_at", "services", "causes"),
}
_OF_LESSON = ("title",)


def check(document: Document, setting: Setting) -> Iterator[Raised]:  # noqa: ARG001
    if not document.has_front_matter:
        return
    subject = document.postmortem or document.lesson
    if subject is None:
        return
    required = _REQUIRED[document.postmortem.type] if document.postmortem else _OF_LESSON
    keys = POSTMORTEM_KEYS if document.postmortem else LESSON_KEYS
    reported = {problem.key.name for problem in document.bad_values}
    for name in required:
        key = key_named(keys, name)
        if key is None or name in reported:
            continue
        written = name in subject.where
        if written and name not in document.empty_keys:
            continue
        yield Raised(
            subject.where[name] if written else Span(0, 3),
            (
                Words("キー `{name}`（{holds}）の値が空です", "the key `{name}` ({holds}) has no value")
                if written
                else Words("キー `{name}`（{holds}）がありません", "the key `{name}` ({holds}) is missing")
            ).format(name=name, holds=key.holds),
            Words(
                "たとえば `{name}: {example}` と書いてください{unknown}",
                "write for example `{name}: {example}`{unknown}",
            ).format(
                name=name,
                example=key.example,
                unknown=Words("。分からなければ `unknown` と書きます", ", or `unknown` if nobody knows")
                if name.endswith("_at")
                else "",
            ),
            fix=None if written else key_prompt(document, key),
        )


RULE = Rule(
    code="KY101",
    slug="key-missing",
    title=Words("必要なキーがない", "A required key is missing"),
    reason=Words(
        "ID・重大度・時刻・サービス・原因がそろってはじめて、あとから探し、比べ、数えられます。分からないことは unknown と書けば、ゼロとは区別されます。",
        "Only with id, severity, times, services and causes can the incident be found, compared and counted later. What nobody knows is written `unknown`, which is not the same as zero.",
    ),
    weight=Weight.REQUIREMENT,
    bad=Words(
        "severity:\n",
        "severity:\n",
    ),
    good=Words(
        "severity: medium\n",
        "severity: medium\n",
    ),
    of_document=check,
    mending=Mending.UNSAFE,
)
