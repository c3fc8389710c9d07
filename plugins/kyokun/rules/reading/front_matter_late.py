"""KY008."""

from collections.abc import Iterator

from kyokun.model.language import Words
from kyokun.reading.document import Document
from kyokun.rules.late_front_matter import late_front_matter
from kyokun.rules.rule import EVERYTHING, Fix, Mending, Raised, Rule, Setting, Weight
from kyokun.text.edit import Edit
from kyokun.text.front_matter import FrontMatterForm, split
from kyokun.text.span import Span


def check(document: Document, setting: Setting) -> Iterator[Raised]:  # noqa: ARG001
    late = late_front_matter(document)
    if late is None:
        return
    before = document.text[: late.start].strip()
    line = document.lines.position(late.start).line
    if before:
        message = Words(
            "フロントマターが {line} 行目から始まり、その前に本文があります",
            "the front matter begins on line {line}, after other text",
        ).format(line=line)
        help_ = Words(
            "ファイルの 1 行目が `---` になるように、前にある行をフロントマターの後へ移してください",
            "move what stands before it behind it, so that the file's first line is `---`",
        )
    elif line > 1:
        message = Words(
            "フロントマターが {line} 行目から始まり、その前に空行があります",
            "the front matter begins on line {line}, after a blank line",
        ).format(line=line)
        help_ = Words(
            "前の空行を消し、ファイルの 1 行目を `---` にしてください",
            "delete the blank lines before it: the file's first line must be `---`",
        )
    else:
        message = Words("フロントマターの `---` が字下げされています", "the front matter's `---` is indented")
        help_ = Words("`---` を行頭から書いてください", "write `---` at the very beginning of its line")
    related: tuple[tuple[Span, Words], ...] = ()
    if before:
        first = document.text.index(before[0])
        related = ((Span(first, first + 1), Words("先に本文があります", "this stands before it")),)
    yield Raised(late, message, help_, related=related, fix=None if before else _fix(document, late))


def _fix(document: Document, late: Span) -> Fix | None:
    """Only white space stands before it; where the rest is indented as well, more is wrong than that."""
    start = document.text.index("-", late.start)
    if split(document.text[start:]).form is not FrontMatterForm.YAML:
        return None
    title = Words("前にある空白を消す", "Delete the white space before it")
    return Fix(title, (Edit(Span(0, start), ""),), mends=EVERYTHING, reveals=True)


RULE = Rule(
    code="KY008",
    slug="front-matter-late",
    title=Words("フロントマターがファイルの先頭にない", "The front matter is not at the beginning"),
    reason=Words(
        "フロントマターと認められるのは、1 行目が `---` のときだけです。空行やコメントが先にあると、Kyokun も、ほかのツールも、ID や重大度を本文の一部とみなします。",
        "It is only a front matter when the first line is `---`. After a blank line or a comment every tool, Kyokun included, takes id and severity for text.",
    ),
    weight=Weight.REQUIREMENT,
    bad=Words(
        """=== postmortems/2025/PM-001-example.md
# 在庫サービスの遅延で注文 API が 5xx を返した

---
id: PM-001
title: 在庫サービスの遅延で注文 API が 5xx を返した
status: review
severity: medium
---
""",
        """=== postmortems/2025/PM-001-example.md
# Checkout answered 5xx while the stock service was slow

---
id: PM-001
title: Checkout answered 5xx while the stock service was slow
status: review
severity: medium
---
""",
    ),
    good=Words(
        """=== postmortems/2025/PM-001-example.md
---
id: PM-001
title: 在庫サービスの遅延で注文 API が 5xx を返した
status: review
severity: medium
---

# 在庫サービスの遅延で注文 API が 5xx を返した
""",
        """=== postmortems/2025/PM-001-example.md
---
id: PM-001
title: Checkout answered 5xx while the stock service was slow
status: review
severity: medium
---

# Checkout answered 5xx while the stock service was slow
""",
    ),
    of_document=check,
    mending=Mending.SAFE,
)
