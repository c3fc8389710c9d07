"""KY010."""

from collections.abc import Iterator

from kyokun.model.language import Words
from kyokun.reading.document import Document
from kyokun.rules.rule import Fix, Mending, Raised, Rule, Setting, Weight
from kyokun.text.span import Span


def check(document: Document, setting: Setting) -> Iterator[Raised]:  # noqa: ARG001
    if document.has_bom:
        yield Raised(
            Span(0, 0),
            Words(
                "ファイルの先頭に BOM（バイト順マーク）があります",
                "the file begins with a byte-order mark (BOM)",
            ),
            Words(
                "エディターで「UTF-8（BOM なし）」として保存し直してください",
                "save it again as UTF-8 without a BOM",
            ),
            fix=Fix(Words("BOM を取り除く", "Remove the byte-order mark"), (), drops_mark=True),
        )


RULE = Rule(
    code="KY010",
    slug="byte-order-mark",
    title=Words("ファイルの先頭に BOM がある", "The file begins with a byte-order mark"),
    reason=Words(
        "見えない文字が `---` の前に付くので、フロントマターに気付かないツールがあります。差分にも理由の分からない変更として現れます。",
        "An invisible character stands before the `---`: some tools then see no front matter, and differences show a change that nobody can see.",
    ),
    weight=Weight.ADVICE,
    bad=Words(
        "=== postmortems/2025/PM-001-example.md (utf-8-sig)\n",
        "=== postmortems/2025/PM-001-example.md (utf-8-sig)\n",
    ),
    good=Words(
        "=== postmortems/2025/PM-001-example.md (utf-8)\n", "=== postmortems/2025/PM-001-example.md (utf-8)\n"
    ),
    of_document=check,
    mending=Mending.SAFE,
)
