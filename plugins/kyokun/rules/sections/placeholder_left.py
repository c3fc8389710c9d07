"""KY205."""

import re
from collections.abc import Iterator

from kyokun.model.language import Words
from kyokun.model.postmortem import LeftOver, Section
from kyokun.model.terms import SectionKind
from kyokun.reading.document import Document
from kyokun.rules.left_over_lines import line_span, partly_written, quoted
from kyokun.rules.rule import Raised, Rule, Setting, Weight
from kyokun.text.folding import fold
from kyokun.text.patterns import lazy_pattern
from kyokun.text.span import Span

_UNMISTAKABLE = lazy_pattern(
    r"\b(?:todo|tbd|tba|tbc|fixme|xxx+|yyyy|lorem ipsum|to be (?:written|filled|added|determined|completed|decided))\b"
    r"|未記入|未記載|未入力|記入中|執筆中|追記予定|(?:後|あと)(?:で|ほど)(?:書|追|記)|ここに|(?:記入|記載|入力|追記|書い).{0,4}(?:ください|下さい)"
    r"|@(?:name|handle|owner|username|someone|担当|名前)|\{\{"
)
"""Other placeholders (dashes, 「未定」, a single word in brackets) may be what the author means to say."""
_BRACKETED = lazy_pattern(r"\[([^\[\]]{3,120})\]")
_WORDS = 3
_MARKS = ("TBD", "TODO", "FIXME")
_MARK = lazy_pattern(r"\b(?:TBD|(?:TODO|FIXME)(?=\s*(?:[:：)）\]】]|$)))", re.MULTILINE)
"""A mark in the middle of a sentence; "we left a TODO in the code" is none."""


def check(document: Document, setting: Setting) -> Iterator[Raised]:
    has_marks = any(word in document.text for word in _MARKS)
    for section, is_required in partly_written(document, setting.options):
        if not is_required:
            continue
        spans = [line_span(document, left) for left in section.left_overs if _is_unmistakable(left, section)]
        if has_marks:
            spans += _marks(document, section)
        for span in sorted(spans):
            yield Raised(
                span,
                Words(
                    "仮の文言「{written}」が残っています", "the placeholder “{written}” has been left"
                ).format(written=quoted(span.of(document.text))),
                Words(
                    "分かったことを書くか、分からないなら「不明」とその理由を書いてください",
                    "write what is known now; if nobody knows, say so, and why",
                ),
            )


def _is_unmistakable(left_over: LeftOver, section: Section) -> bool:
    """In an action's fields a placeholder counts as not written, which the rules about actions report."""
    return (
        not left_over.is_prompt
        and not left_over.is_code
        and section.kind is not SectionKind.ACTION_ITEMS
        and _says_to_write(fold(left_over.text))
    )


def _says_to_write(line: str) -> bool:
    """A bracket of three words or more is a prompt; "[Final]" may be a heading."""
    bracketed = _BRACKETED.search(line)
    return _UNMISTAKABLE.search(line) is not None or (
        bracketed is not None and bracketed[1].strip().count(" ") >= _WORDS - 1
    )


def _marks(document: Document, section: Section) -> Iterator[Span]:
    """Marks in lines of which the rest is written, outside code, comments and links."""
    outline = document.outline
    for match in _MARK.finditer(document.text, section.body.start, section.body.end):
        lines = (line_span(document, left_over) for left_over in section.left_overs)
        covered = (*lines, *outline.code, *outline.html, *(link.span for link in outline.links))
        if not any(span.start <= match.start() < span.end for span in covered):
            yield Span(match.start(), match.end())


RULE = Rule(
    code="KY205",
    slug="placeholder-left",
    title=Words("書いた文章の中に仮の文言が残っている", "A placeholder is left among what is written"),
    reason=Words(
        "公開された文書の TODO は、もう誰も書き足さない TODO です。",
        "A TODO in a published document is one that nobody will ever do.",
    ),
    weight=Weight.WARNING,
    bad=Words(
        "## 影響\n\n- 失敗した注文: 412 件（全体の 31%）\n- 影響時間: 40 分\n- サポート問い合わせ: TODO\n",
        "## Impact\n\n- failed orders: 412 (31% of all)\n- duration: 40 min\n- support tickets: TODO\n",
    ),
    good=Words(
        "## 影響\n\n- 失敗した注文: 412 件（全体の 31%）\n- 影響時間: 40 分\n- サポート問い合わせ: 不明（窓口の記録が残っていない）\n",
        "## Impact\n\n- failed orders: 412 (31% of all)\n- duration: 40 min\n- support tickets: unknown, since the desk kept no record\n",
    ),
    of_document=check,
)
