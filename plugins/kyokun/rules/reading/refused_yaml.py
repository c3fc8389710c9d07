"""KY002."""

from collections.abc import Iterator

from kyokun.model.language import Words
from kyokun.reading.document import Document
from kyokun.rules.rule import EVERYTHING, Fix, Mending, Raised, Rule, Setting, Weight
from kyokun.rules.yaml_mending import mending_edits
from kyokun.text.yaml_nodes import Refusal

_WHAT = {
    Refusal.COLON: Words(
        "値の中に「: 」（コロンと空白）があります", "a value holds a colon followed by a space"
    ),
    Refusal.TAB: Words("タブで字下げされています", "a tab is used for indentation"),
    Refusal.RESERVED: Words(
        "「{letter}」は YAML の予約文字なので、値の先頭に書けません",
        "“{letter}” is reserved by YAML and cannot begin a value",
    ),
    Refusal.UNCLOSED: Words(
        "引用符か括弧が閉じられていません", "a quotation mark or bracket is never closed"
    ),
    Refusal.INDENTATION: Words(
        "字下げが前後の行とそろっていません", "this line is not indented like its neighbours"
    ),
    Refusal.ALIAS: Words(
        "`*` や `&` で始まる値は YAML の参照とみなされます",
        "a value that begins with `*` or `&` is taken for a YAML reference",
    ),
    Refusal.CONTROL: Words("制御文字が含まれています", "there is a control character"),
    Refusal.TOO_DEEP: Words(
        "フロントマターの入れ子が深すぎるか、大きすぎます",
        "the front matter is nested too deeply, or too large",
    ),
    Refusal.SYNTAX: Words("YAML として読めません（{detail}）", "YAML cannot read this ({detail})"),
}
_HELP = {
    Refusal.COLON: Words(
        '値全体を引用符で囲んでください: title: "API: 応答なし"',
        'put the whole value in quotes: title: "API: no answer"',
    ),
    Refusal.TAB: Words("タブを半角スペース 2 つに置き換えてください", "write two spaces in place of the tab"),
    Refusal.RESERVED: Words(
        '値を引用符で囲んでください: owner: "@alice"', 'put the value in quotes: owner: "@alice"'
    ),
    Refusal.UNCLOSED: Words(
        "開いた引用符や括弧を同じ値の終わりで閉じてください", "close it at the end of the value"
    ),
    Refusal.INDENTATION: Words(
        "同じ階層のキーを同じ桁から書き始めてください", "begin the keys of one level in the same column"
    ),
    Refusal.ALIAS: Words(
        '値を引用符で囲んでください: tags: ["*.example.com"]',
        'put the value in quotes: tags: ["*.example.com"]',
    ),
    Refusal.CONTROL: Words(
        "その文字を消してください（端末の出力を貼ると混ざることがあります）",
        "delete it (it often comes with pasted terminal output)",
    ),
    Refusal.TOO_DEEP: Words(
        "フロントマターには format のキーだけを書き、ほかは本文へ移してください",
        "keep to the known keys and move the rest to the body",
    ),
    Refusal.SYNTAX: Words("`キー: 値` を 1 行に 1 つ書いてください", "write one `key: value` a line"),
}

_QUOTE = Words("値を引用符で囲む", "Put the value in quotes")
_FIX = {
    Refusal.TAB: Words("タブを空白に置き換える", "Write spaces in place of tabs"),
    **dict.fromkeys((Refusal.COLON, Refusal.RESERVED, Refusal.ALIAS), _QUOTE),
}


def check(document: Document, setting: Setting) -> Iterator[Raised]:  # noqa: ARG001
    refused = document.refused_yaml
    if refused is None:
        return
    letter = refused.span.of(document.text).strip() or "%"
    message = _WHAT[refused.refusal].format(letter=letter, detail=refused.detail)
    edits = mending_edits(document)
    fix = Fix(_FIX[refused.refusal], edits, mends=EVERYTHING, reveals=True) if edits else None
    yield Raised(refused.span, message, _HELP[refused.refusal], fix=fix)


RULE = Rule(
    code="KY002",
    slug="refused-yaml",
    title=Words("フロントマターが YAML として読めない", "YAML cannot read the front matter"),
    reason=Words(
        "フロントマターが読めないと、ID も重大度も時刻もすべて失われます。多くのツールは黙って読み飛ばします。",
        "Without it the id, the severity and every time are lost; most tools drop it in silence.",
    ),
    weight=Weight.ALWAYS_ERROR,
    bad=Words(
        "title: 注文 API: 在庫サービスの遅延で 5xx を返した\n",
        "title: Checkout: 5xx while the stock service was slow\n",
    ),
    good=Words(
        'title: "注文 API: 在庫サービスの遅延で 5xx を返した"\n',
        'title: "Checkout: 5xx while the stock service was slow"\n',
    ),
    of_document=check,
    mending=Mending.SAFE,
)
