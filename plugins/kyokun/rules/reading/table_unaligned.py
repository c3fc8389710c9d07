"""KY012."""

from collections.abc import Iterator

from kyokun.model.language import Words
from kyokun.reading.document import Document
from kyokun.rules.rule import Fix, Mending, Raised, Rule, Setting, Weight
from kyokun.text.blocks import Table
from kyokun.text.table_padding import padding_edits


def check(document: Document, setting: Setting) -> Iterator[Raised]:  # noqa: ARG001
    for block in document.outline.blocks:
        edits = padding_edits(document.text, block) if isinstance(block, Table) else ()
        if edits:
            yield Raised(
                block.span,
                Words("表の列がそろっていません", "the table's columns are not aligned"),
                Words(
                    "`kyokun check --fix` が空白を補ってそろえます（中身は変わりません）",
                    "`kyokun check --fix` pads its cells; what they say stays",
                ),
                fix=Fix(Words("表の列をそろえる", "Align the table's columns"), edits),
            )


RULE = Rule(
    code="KY012",
    slug="table-unaligned",
    title=Words("表の列がそろっていない", "A table's columns are not aligned"),
    reason=Words(
        "ページでの見え方は同じですが、列のそろった表は、エディターや差分でも表として読めます。全角文字は 2 桁と数えます。120 桁を超える表と、形の定まらない表には手を付けません。",
        "The page looks the same, but an aligned table can also be read in the editor and in a difference. Full-width letters count as two columns. Tables wider than 120 columns, and those whose shape is in doubt, are left alone.",
    ),
    weight=Weight.FORM,
    bad=Words(
        "## タイムライン\n\n| 時刻 | イベント | 担当 |\n|---|---|---|\n| 10:00 | デプロイ | @rin |\n| 10:04 | アラートが鳴った | Datadog |\n| 10:40 | 復旧 | @rin |\n",
        "## Timeline\n\n| Time | Event | Who |\n|---|---|---|\n| 10:00 | Deployment | @rin |\n| 10:04 | Alert fired | Datadog |\n| 10:40 | Resolved | @rin |\n",
    ),
    good=Words(
        "## タイムライン\n\n| 時刻  | イベント         | 担当    |\n|-------|------------------|---------|\n| 10:00 | デプロイ         | @rin    |\n| 10:04 | アラートが鳴った | Datadog |\n| 10:40 | 復旧             | @rin    |\n",
        "## Timeline\n\n| Time  | Event       | Who     |\n|-------|-------------|---------|\n| 10:00 | Deployment  | @rin    |\n| 10:04 | Alert fired | Datadog |\n| 10:40 | Resolved    | @rin    |\n",
    ),
    of_document=check,
    mending=Mending.SAFE,
)
