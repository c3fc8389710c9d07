"""KY103."""

from collections.abc import Iterator
from difflib import get_close_matches

from kyokun.model.front_matter import LESSON_KEYS, POSTMORTEM_KEYS, Form
from kyokun.model.language import Words
from kyokun.reading.document import Document
from kyokun.reading.problems import UnknownKey
from kyokun.rules.front_matter_edits import value_edit
from kyokun.rules.rule import Fix, Mending, Raised, Rule, Setting, Weight
from kyokun.text.near_words import surely_meant

_IDS = (Form.ID, Form.IDS, Form.LESSON_ID)
"""What a document is called, and which others it names, is never written by a fix."""


def check(document: Document, setting: Setting) -> Iterator[Raised]:
    keys = POSTMORTEM_KEYS if document.postmortem else LESSON_KEYS
    known = [*(key.name for key in keys), *setting.options.extra_keys]
    for unknown in document.unknown_keys:
        close = get_close_matches(unknown.name, known, n=1)
        if close:
            help_ = Words("`{close}` のことですか？", "did you mean `{close}`?").format(close=close[0])
        else:
            help_ = Words(
                "消すか、独自のキーなら mkdocs.yml の extra_keys に加えてください",
                "remove it, or add it to extra_keys in mkdocs.yml if it is your own",
            )
        yield Raised(
            unknown.span,
            Words("キー `{name}` は知られていません", "unknown key `{name}`").format(name=unknown.name),
            help_,
            fix=_fix(document, unknown, surely_meant(unknown.name, known)),
        )


def _fix(document: Document, unknown: UnknownKey, meant: str | None) -> Fix | None:
    subject = document.postmortem or document.lesson
    keys = POSTMORTEM_KEYS if document.postmortem else LESSON_KEYS
    ids = {key.name for key in keys if key.form in _IDS}
    if meant is None or meant in ids or subject is None or meant in subject.where:
        return None
    edit = value_edit(document, unknown.span, meant)
    if edit is None:
        return None
    title = Words("キーを `{meant}` にする", "Make the key `{meant}`").format(meant=meant)
    return Fix(title, (edit,), mends=_mended_by(meant), reveals=True)


def _mended_by(name: str) -> frozenset[str]:
    """What is read differently once the key is understood: dates that are counted from a time, and its own value."""
    return frozenset({name, f"times.{name}", "actions.due.on"})


RULE = Rule(
    code="KY103",
    slug="unknown-key",
    title=Words("知らないキーがある", "A key is unknown"),
    reason=Words(
        "綴りを間違えたキーは、書かなかったのと同じことになります。",
        "A misspelt key is as good as one that was never written.",
    ),
    weight=Weight.WARNING,
    bad=Words(
        "sevices: [api]\n",
        "sevices: [api]\n",
    ),
    good=Words(
        "services: [api]\n",
        "services: [api]\n",
    ),
    of_document=check,
    mending=Mending.SAFE,
)
