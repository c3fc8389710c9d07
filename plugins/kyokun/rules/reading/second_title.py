"""KY007."""

from collections.abc import Iterator

from kyokun.model.language import Words
from kyokun.model.vocabulary import SECTIONS
from kyokun.reading.document import Document
from kyokun.rules.rule import Raised, Rule, Setting, Weight
from kyokun.text.blocks import Heading


def check(document: Document, setting: Setting) -> Iterator[Raised]:  # noqa: ARG001
    titles = [block for block in document.outline.blocks if isinstance(block, Heading) and block.level == 1]
    # Where H1 is the level of the sections, another one is just one more of them.
    if len(titles) < 2 or any(SECTIONS.find_heading(title.inline.text) for title in titles):
        return
    first, second = titles[:2]
    yield Raised(
        second.inline.span,
        Words("H1 見出しが {count} つあります", "there are {count} H1 headings").format(count=len(titles)),
        Words(
            "題は 1 つにし、この見出しは `## {heading}` にしてください。別のインシデントなら別のファイルに分けます",
            "keep one title: make this `## {heading}`, or move it to a file of its own if it is another incident",
        ).format(heading=" ".join(second.inline.text.split())),
        related=((first.inline.span, Words("最初の H1 はここです", "the first H1 is here")),),
    )


RULE = Rule(
    code="KY007",
    slug="second-title",
    title=Words("H1 見出しが 2 つ以上ある", "There is more than one H1"),
    reason=Words(
        "H1 は文書の題です。2 つあると、目次も検索結果もどちらの話か分からなくなります。1 つのファイルに 2 件を書くと、数えられるのは 1 件だけです。",
        "An H1 is the document's title: with two, neither the table of contents nor a search result tells which story it is. Of two incidents in one file only one is counted.",
    ),
    weight=Weight.WARNING,
    bad=Words(
        "## 関連リンク\n\n- [修正の PR](https://github.com/example/shop/pull/812)\n\n# 補足資料\n\n負荷試験の条件を載せる。\n",
        "## Links\n\n- [The fix](https://github.com/example/shop/pull/812)\n\n# Appendix\n\nThe conditions of the load test.\n",
    ),
    good=Words(
        "## 関連リンク\n\n- [修正の PR](https://github.com/example/shop/pull/812)\n\n## 補足資料\n\n負荷試験の条件を載せる。\n",
        "## Links\n\n- [The fix](https://github.com/example/shop/pull/812)\n\n## Appendix\n\nThe conditions of the load test.\n",
    ),
    of_document=check,
)
