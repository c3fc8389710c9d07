"""KY990."""

from collections.abc import Iterator

from kyokun.model.language import Words
from kyokun.reading.document import Document
from kyokun.rules.rule import Raised, Rule, Setting, Weight
from kyokun.rules.suppressing import suppressions


def check(document: Document, setting: Setting) -> Iterator[Raised]:  # noqa: ARG001
    for comment in suppressions(document):
        if not comment.reason:
            codes = " ".join(comment.codes) or "CODE"
            yield Raised(
                comment.span,
                Words(
                    "抑制コメントに理由がないので、何も抑制されません",
                    "a suppression without a reason suppresses nothing",
                ),
                Words(
                    "コロンのあとに理由を書いてください: `<!-- kyokun-ignore {codes}: 理由 -->`",
                    "write the reason after a colon: `<!-- kyokun-ignore {codes}: reason -->`",
                ).format(codes=codes),
            )


RULE = Rule(
    code="KY990",
    slug="suppression-without-reason",
    title=Words("理由のない抑制がある", "A suppression has no reason"),
    reason=Words(
        "理由のない抑制は、半年後には誰にも消せなくなります。",
        "Half a year later nobody dares to remove a suppression that does not say why.",
    ),
    weight=Weight.WARNING,
    bad=Words(
        "## タイムライン\n\n<!-- kyokun-ignore KY202 -->\n| 時刻 | イベント |\n|---|---|\n| 10:04 | 検知 |\n",
        "## Timeline\n\n<!-- kyokun-ignore KY202 -->\n| Time | Event |\n|---|---|\n| 10:04 | Detected |\n",
    ),
    good=Words(
        "## タイムライン\n\n<!-- kyokun-ignore KY202: 詳細は委託先の報告書にある -->\n",
        "## Timeline\n\n<!-- kyokun-ignore KY202: the vendor's report has the details -->\n",
    ),
    of_document=check,
)
