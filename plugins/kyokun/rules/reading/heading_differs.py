"""KY009."""

from collections.abc import Iterator

from kyokun.model.language import Words
from kyokun.model.vocabulary import SECTIONS
from kyokun.reading.document import Document
from kyokun.rules.rule import Raised, Rule, Setting, Weight
from kyokun.text.blocks import Heading
from kyokun.text.folding import fold


def check(document: Document, setting: Setting) -> Iterator[Raised]:  # noqa: ARG001
    subject = document.postmortem or document.lesson
    if subject is None or not subject.title or "title" not in subject.where:
        return
    h1 = next(
        (block for block in document.outline.blocks if isinstance(block, Heading) and block.level == 1), None
    )
    if h1 is None or SECTIONS.find_heading(h1.inline.text) is not None:
        return
    heading, title = _letters(h1.inline.text), _letters(subject.title)
    if heading in title or title in heading:  # 「Post-Mortem: …」 and the id before it say nothing else
        return
    yield Raised(
        h1.inline.span,
        Words(
            "H1 見出し「{heading}」がフロントマターの title と違います",
            "the H1 “{heading}” is not the title that the front matter gives",
        ).format(heading=" ".join(h1.inline.text.split())),
        Words(
            "どちらかにそろえてください: `# {title}`", "make them the same, for example `# {title}`"
        ).format(title=" ".join(subject.title.split())),
        related=((subject.where["title"], Words("title はここです", "the title is here")),),
    )


def _letters(text: str) -> str:
    return "".join(letter for letter in fold(text) if letter.isalnum())


RULE = Rule(
    code="KY009",
    slug="heading-differs-from-title",
    title=Words("H1 見出しと title が違う", "The H1 differs from the title"),
    reason=Words(
        "一覧や検索は title を、開いたページは H1 を見せます。違っていると、読む人は別の文書を開いたと思います。",
        "Lists and search show the title, the page its H1: a reader who sees another one thinks of another incident.",
    ),
    weight=Weight.ADVICE,
    bad=Words("title: 支払い画面の読み込みが遅い\n", "title: Slow loading of the payment page\n"),
    good=Words(
        "title: 在庫サービスの遅延で注文 API が 5xx を返した\n",
        "title: Checkout answered 5xx while the stock service was slow\n",
    ),
    of_document=check,
)
