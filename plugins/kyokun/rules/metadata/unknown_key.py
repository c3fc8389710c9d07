"""KY103."""

from collections.abc import Iterator
from difflib import get_close_matches

from kyokun.model.front_matter import LESSON_KEYS, POSTMORTEM_KEYS
from kyokun.model.language import Words
from kyokun.reading.document import Document
from kyokun.rules.rule import Raised, Rule, Setting, Weight


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
        )


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
)
