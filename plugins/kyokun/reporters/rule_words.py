"""What is said of rules, wherever they are explained."""

from kyokun.model.language import Words
from kyokun.rules.rule import Mending, Rule, Weight

FAMILY_TITLES = {
    "reading": Words("読み取り", "Reading"),
    "metadata": Words("メタデータ", "Metadata"),
    "sections": Words("セクション", "Sections"),
    "timeline": Words("タイムライン", "Timeline"),
    "causes": Words("原因", "Causes"),
    "actions": Words("アクションアイテム", "Action items"),
    "lessons": Words("教訓とリンク", "Lessons and links"),
    "language": Words("個人を責めない言葉づかい", "Blameless language"),
    "confidentiality": Words("機密情報", "Confidentiality"),
    "process": Words("進め方", "Process"),
}

RULES = Words("規則一覧", "Rules")
CODE = Words("コード", "Code")
SLUG = Words("名前", "Name")
TITLE = Words("指摘する内容", "What it reports")
LEVEL = Words("レベル", "Level")
FIXING = Words("修正", "Fix")

WHY = Words("なぜ問題か", "Why it matters")
BAD = Words("悪い例", "Bad example")
GOOD = Words("良い例", "Good example")
SUPPRESSING = Words("抑制するには", "To suppress it")

WEIGHT_WORDS = {
    Weight.ALWAYS_ERROR: Words("常にエラー", "always an error"),
    Weight.REQUIREMENT: Words("エラー（下書きでは助言）", "error (advice in a draft)"),
    Weight.WARNING: Words("警告（下書きでは助言）", "warning (advice in a draft)"),
    Weight.ADVICE: Words("助言", "advice"),
    Weight.FORM: Words("指摘しない（修正のみ）", "not reported, only fixed"),
}
LEVEL_SENTENCES = {
    Weight.ALWAYS_ERROR: Words(
        "文書の状態にかかわらず、常にエラーです。", "Always an error, whatever the document's status."
    ),
    Weight.REQUIREMENT: Words(
        "下書き（`status: draft`）のあいだは助言、レビュー以降はエラーです。状態が分からない文書と教訓のページでもエラーになります。",
        "Advice while the document is a draft (`status: draft`), an error from review on. Also an error in a lesson, and where the status cannot be told.",
    ),
    Weight.WARNING: Words(
        "下書き（`status: draft`）のあいだは助言、それ以外では警告です。警告だけなら `kyokun check` は失敗しません。",
        "Advice while the document is a draft (`status: draft`), a warning otherwise. Warnings alone do not fail `kyokun check`.",
    ),
    Weight.ADVICE: Words(
        "常に助言です。助言だけなら `kyokun check` は失敗しません。",
        "Always advice, which never fails `kyokun check`.",
    ),
    Weight.FORM: Words(
        "指摘はしません。この書き方も正しいからです。`kyokun check --fix` を実行したときだけ書き換えます。",
        "Never reported, since the format allows it; only `kyokun check --fix` rewrites it.",
    ),
}
MENDING_WORDS = {
    Mending.SAFE: Words("自動", "yes"),
    Mending.UNSAFE: Words("要確認", "unsafe"),
}
"""In lists."""
MENDING_SENTENCES = {
    Mending.SAFE: Words(
        "確かなときは `kyokun check --fix` が直します。文書の意味は変わりません。`--diff` を付けると、書き換えずに差分だけを見られます。",
        "Where there is no doubt, `kyokun check --fix` mends it, and the document means the same. `--diff` shows the difference without writing anything.",
    ),
    Mending.UNSAFE: Words(
        "`kyokun check --fix --unsafe-fixes` が書き換えます。そのあと、あなたが確かめるか書き足すことになるので、`--fix` だけでは書き換えません。",
        "`kyokun check --fix --unsafe-fixes` rewrites it; since you then have something to check or to fill in, `--fix` alone does not.",
    ),
}

HOW_TO_SUPPRESS = Words(
    "そのままにすると決めたら、対象の行か、対象の段落・表・見出しの直前に、理由を添えたコメントを書きます。"
    "本文の先頭に書けば文書全体に効きます。理由のないコメントは効きません。",
    "Where it is to stay, write a comment with the reason on the line itself or right above the paragraph, table or heading. "
    "Before everything else in the body it speaks for the whole document. Without a reason it does nothing.",
)
NOT_SUPPRESSIBLE = Words("この指摘は抑制できません。", "This finding cannot be suppressed.")
_REASON = Words("理由", "the reason")


def suppressing_comment(rule: Rule) -> Words:
    """The comment that hides its findings."""
    return Words("<!-- kyokun-ignore {code}: {reason} -->", "<!-- kyokun-ignore {code}: {reason} -->").format(
        code=rule.code, reason=_REASON
    )
