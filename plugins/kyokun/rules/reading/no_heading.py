"""KY006."""

import re
from collections.abc import Iterator

from kyokun.model.language import Words
from kyokun.model.terms import LessonPart, SectionKind
from kyokun.model.vocabulary import LESSON_PARTS, SECTIONS
from kyokun.reading.document import Document
from kyokun.rules.rule import Raised, Rule, Setting, Weight
from kyokun.text.blocks import Heading
from kyokun.text.patterns import lazy_pattern
from kyokun.text.span import Span

_BOLD_LINE = lazy_pattern(r"^[ \t]*(?:\*\*|__)([^*_\n]{1,60})(?:\*\*|__)[ \t]*+[:：]?[ \t]*+$", re.MULTILINE)
_FIRST_WORD = lazy_pattern(r"\S")

_NO_TEXT = Words("本文がありません", "there is no text")
_NO_HEADING = Words("見出しが 1 つもありません", "there is not a single heading")
_BOLD = Words(
    "太字の行を見出しに変えてください: `## {heading}`", "make the bold lines headings: `## {heading}`"
)
_WRITE = Words(
    "`# 題` を書き、`## {section}` などの見出しでセクションを分けてください。`kyokun new` のひな形が使えます",
    "write `# title` and divide the text into sections (`## {section}` …); `kyokun new` has a template",
)


def check(document: Document, setting: Setting) -> Iterator[Raised]:  # noqa: ARG001
    if document.unreadable is not None or any(
        isinstance(block, Heading) for block in document.outline.blocks
    ):
        return
    first = _FIRST_WORD.search(document.text, document.body.start)
    bold = _bold_section(document)
    section = SECTIONS.labels[SectionKind.SUMMARY]
    if document.lesson is not None:
        section = LESSON_PARTS.labels[LessonPart.LESSON]
    if first is None:
        span, message = Span(document.body.start, document.body.start), _NO_TEXT
    else:
        span, message = bold or Span(first.start(), first.end()), _NO_HEADING
    if bold is not None:
        help_ = _BOLD.format(heading=bold.of(document.text).strip(" \t*_:："))
    else:
        help_ = _WRITE.format(section=section)
    yield Raised(span, message, help_)


def _bold_section(document: Document) -> Span | None:
    """A line in bold type that names a section: many write that in place of a heading."""
    for line in _BOLD_LINE.finditer(document.text, document.body.start):
        if SECTIONS.find_heading(line[1]) is not None:
            return Span(line.start(), line.end())
    return None


RULE = Rule(
    code="KY006",
    slug="no-heading",
    title=Words("見出しが 1 つもない", "There is no heading"),
    reason=Words(
        "セクションは見出しで見分けます。見出しのない文書からは、タイムラインもアクションも読み取れません。",
        "Sections are told by their headings: without any, neither timeline nor actions can be read.",
    ),
    weight=Weight.WARNING,
    bad=Words(
        """---
id: PM-001
title: 在庫サービスの遅延で注文 API が 5xx を返した
status: review
severity: medium
---

**サマリー**

注文のおよそ 3 割が 40 分間失敗した。在庫サービスの応答待ちで接続プールが枯れたためである。待ち時間に 2 秒の上限を設けて復旧した。
""",
        """---
id: PM-001
title: Checkout answered 5xx while the stock service was slow
status: review
severity: medium
---

**Summary**

About three orders in ten failed for 40 minutes. A limit of two seconds on every call ended it.
""",
    ),
    good=Words(
        """---
id: PM-001
title: 在庫サービスの遅延で注文 API が 5xx を返した
status: review
severity: medium
---

# 在庫サービスの遅延で注文 API が 5xx を返した

## サマリー

注文のおよそ 3 割が 40 分間失敗した。在庫サービスの応答待ちで接続プールが枯れたためである。待ち時間に 2 秒の上限を設けて復旧した。
""",
        """---
id: PM-001
title: Checkout answered 5xx while the stock service was slow
status: review
severity: medium
---

# Checkout answered 5xx while the stock service was slow

## Summary

About three orders in ten failed for 40 minutes. A limit of two seconds on every call ended it.
""",
    ),
    of_document=check,
)
