"""KY003."""

from collections.abc import Iterator

from kyokun.model.language import Words
from kyokun.reading.document import Document
from kyokun.rules.late_front_matter import late_front_matter
from kyokun.rules.rule import Raised, Rule, Setting, Weight
from kyokun.text.front_matter import FrontMatterForm
from kyokun.text.span import Span

_WHAT = {
    FrontMatterForm.NONE: Words("フロントマターがありません", "there is no front matter"),
    FrontMatterForm.UNCLOSED: Words(
        "フロントマターが `---` で閉じられていません", "the front matter is not closed by a second `---`"
    ),
    FrontMatterForm.TOML: Words("フロントマターが TOML（`+++`）です", "the front matter is TOML (`+++`)"),
}
_HELP = {
    FrontMatterForm.NONE: Words(
        "1 行目から `---` の間に id, title, status, severity などを書いてください。`kyokun new` のひな形が使えます",
        "begin the file with `---`, id, title, status, severity and so on, and `---`; `kyokun new` writes a template",
    ),
    FrontMatterForm.UNCLOSED: Words(
        "最後のキーの次の行に `---` を書いてください", "write `---` on the line after the last key"
    ),
    FrontMatterForm.TOML: Words(
        '`---` で囲んだ YAML に書き直してください: `key = "値"` は `key: 値` になります',
        'rewrite it as YAML between `---` lines: `key = "value"` becomes `key: value`',
    ),
}


def check(document: Document, setting: Setting) -> Iterator[Raised]:  # noqa: ARG001
    is_missing = document.unreadable is None and document.form is not FrontMatterForm.YAML
    if is_missing and late_front_matter(document) is None:  # that there is one further down is another rule's
        yield Raised(Span(0, 0), _WHAT[document.form], _HELP[document.form])


RULE = Rule(
    code="KY003",
    slug="front-matter-missing",
    title=Words("フロントマターがない", "There is no front matter"),
    reason=Words(
        "一覧、検索、傾向、教訓とのリンクは、どれもフロントマターから作られます。",
        "Lists, search, trends and the links to lessons are all made from it.",
    ),
    weight=Weight.REQUIREMENT,
    bad=Words(
        "# 在庫サービスの遅延で注文 API が 5xx を返した\n",
        "# Checkout answered 5xx while the stock service was slow\n",
    ),
    good=Words(
        """---
id: PM-001
title: 在庫サービスの遅延で注文 API が 5xx を返した
status: review
severity: medium
---

# 在庫サービスの遅延で注文 API が 5xx を返した
""",
        """---
id: PM-001
title: Checkout answered 5xx while the stock service was slow
status: review
severity: medium
---

# Checkout answered 5xx while the stock service was slow
""",
    ),
    of_document=check,
)
