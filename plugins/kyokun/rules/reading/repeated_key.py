"""KY004."""

from collections.abc import Iterator

from kyokun.model.language import Words
from kyokun.reading.document import Document
from kyokun.rules.rule import Raised, Rule, Setting, Weight


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
        )


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
)
