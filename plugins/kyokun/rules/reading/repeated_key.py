"""KY004."""

from collections.abc import Iterator

from kyokun.model.language import Words
from kyokun.reading.document import Document
from kyokun.reading.problems import RepeatedKey
from kyokun.rules.rule import Fix, Mending, Raised, Rule, Setting, Weight
from kyokun.text.edit import Edit
from kyokun.text.span import Span


def check(document: Document, setting: Setting) -> Iterator[Raised]:  # noqa: ARG001
    for repeated in document.repeated_keys:
        line = document.lines.position(repeated.first.start).line
        yield Raised(
            repeated.span,
            Words(
                "キー `{name}` が 2 回書かれています（最初は {line} 行目）",
                "the key `{name}` is written twice (first on line {line})",
            ).format(name=repeated.name, line=line),
            Words(
                "どちらか一方を消してください。YAML は後に書かれた値だけを残します",
                "keep one of them: YAML silently keeps only the last",
            ),
            fix=_fix(document, repeated),
        )


def _fix(document: Document, repeated: RepeatedKey) -> Fix | None:
    """Of two lines that say the same, the second may go."""
    first, second = (document.lines.position(span.start).line for span in (repeated.first, repeated.span))
    line = document.lines.line(second)
    starts = document.lines.starts
    if line != document.lines.line(first) or not _is_whole(line) or second >= len(starts):
        return None
    if document.lines.line(second + 1)[:1] in (" ", "\t") or document.lines.line(first + 1)[:1] in (
        " ",
        "\t",
    ):
        return None  # what is indented beneath belongs to it
    title = Words("同じ内容の 2 行目を消す", "Delete the second of the two equal lines")
    return Fix(title, (Edit(Span(starts[second - 1], starts[second]), ""),))


def _is_whole(line: str) -> bool:
    """Whether a line is one key at the margin with a value of its own."""
    key, colon, value = line.partition(":")
    return bool(colon) and key[:1].isalpha() and bool(value.strip()) and value.strip()[0] not in "|>&*!{[\"'"


RULE = Rule(
    code="KY004",
    slug="repeated-key",
    title=Words("同じキーが 2 回ある", "A key is written twice"),
    reason=Words(
        "YAML の読み取り器は先に書かれた値を黙って捨てます。",
        "YAML readers drop the first value without a word.",
    ),
    weight=Weight.REQUIREMENT,
    bad=Words(
        """---
id: PM-001
title: 在庫サービスの遅延で注文 API が 5xx を返した
status: review
severity: medium
severity: high
---

# 在庫サービスの遅延で注文 API が 5xx を返した
""",
        """---
id: PM-001
title: Checkout answered 5xx while the stock service was slow
status: review
severity: medium
severity: high
---

# Checkout answered 5xx while the stock service was slow
""",
    ),
    good=Words(
        """---
id: PM-001
title: 在庫サービスの遅延で注文 API が 5xx を返した
status: review
severity: high
---

# 在庫サービスの遅延で注文 API が 5xx を返した
""",
        """---
id: PM-001
title: Checkout answered 5xx while the stock service was slow
status: review
severity: high
---

# Checkout answered 5xx while the stock service was slow
""",
    ),
    of_document=check,
    mending=Mending.SAFE,
)
