"""KY011."""

from collections import Counter
from collections.abc import Iterator

from kyokun.model.language import Words
from kyokun.reading.document import Document
from kyokun.rules.rule import Fix, Mending, Raised, Rule, Setting, Weight
from kyokun.text.edit import Edit
from kyokun.text.patterns import lazy_pattern
from kyokun.text.span import Span

_BREAK = lazy_pattern(r"\r\n|\n|\r")
_NAMES = {"\r\n": "CRLF", "\n": "LF", "\r": "CR"}


def check(document: Document, setting: Setting) -> Iterator[Raised]:  # noqa: ARG001
    if "\r" not in document.text:
        return
    found = Counter(_BREAK.findall(document.text)).most_common()
    if len(found) < 2:
        return
    usual, rarest = found[0][0], found[-1][0]
    first = next(match for match in _BREAK.finditer(document.text) if match.group() == rarest)
    yield Raised(
        Span(first.start(), first.start()),
        Words("改行が {kinds} の混在です", "line endings are mixed: {kinds}").format(
            kinds=", ".join(f"{_NAMES[kind]} {count}" for kind, count in found)
        ),
        Words("エディターで {usual} にそろえてください", "make them all {usual} in your editor").format(
            usual=_NAMES[usual]
        ),
        fix=_fix(document.text, usual),
    )


def _fix(text: str, usual: str) -> Fix:
    others = (match for match in _BREAK.finditer(text) if match.group() != usual)
    return Fix(
        Words("改行を {usual} にそろえる", "Make all line endings {usual}").format(usual=_NAMES[usual]),
        tuple(Edit(Span(match.start(), match.end()), usual) for match in others),
    )


RULE = Rule(
    code="KY011",
    slug="mixed-line-endings",
    title=Words("改行コードが混在している", "Line endings are mixed"),
    reason=Words(
        "CRLF だけならどのツールでも読めますが、混ざっていると、書き換えていない行まで差分に現れます。",
        "CRLF alone is read everywhere; mixed endings make lines nobody touched appear in every difference.",
    ),
    weight=Weight.ADVICE,
    bad=Words("tags: [timeout]\r\nteams: [backend]\n", "tags: [timeout]\r\nteams: [backend]\n"),
    good=Words("tags: [timeout]\nteams: [backend]\n", "tags: [timeout]\nteams: [backend]\n"),
    of_document=check,
    mending=Mending.SAFE,
)
