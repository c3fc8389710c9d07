"""Causes that stop at a person: the words, and the question that leads on to the system."""

from kyokun.model.language import Words
from kyokun.text.folding import fold
from kyokun.text.patterns import lazy_pattern

_KINDS = (
    (
        r"(?:確認|チェック|検証)(?:不足|漏れ|もれ|ミス|を?怠(?:った|り)|しなかった|を忘れた)|見落とし(?:た|ていた)?|見逃し(?:た|ていた)?",
        r"failed to (?:check|verify|notice|test|review)|did(?: not|n't) (?:check|verify|notice|pay attention)|overlooked|oversight",
        Words(
            "確認しなくても誤りが止まるには、何が必要ですか？",
            "what would have stopped it without anyone checking?",
        ),
    ),
    (
        r"(?:スキル|経験|知識|理解|認識|能力)(?:が)?(?:不足|不十分)",
        r"lack of (?:skills?|experience|knowledge|training|understanding)|inexperience[d]?|incompeten\w+",
        Words(
            "その知識がなくても正しくできる手順や仕組みは、なぜありませんでしたか？",
            "why did the work depend on that knowledge: which procedure or default would not?",
        ),
    ),
    (
        r"(?:失念|忘れ)(?:た|ていた|し(?:た|ていた))?|(?:付け|つけ|消し|戻し|入れ|書き|設定し)忘れ",
        r"forgot(?:ten)?(?: .{0,40})?|forgetful\w*",
        Words(
            "忘れても気づける仕組みは、なぜありませんでしたか？", "why did nothing notice what was forgotten?"
        ),
    ),
    (
        (
            r"(?:ヒューマン|人為的?な?|人的な?|ケアレス|操作|入力|設定|作業|手順|単純な|うっかり|判断|オペレーション)?(?:ミス|エラー)"
            r"|不注意|注意不足|注意が足りな(?:い|かった)|うっかり(?:していた)?|怠慢|気の?緩み|油断|勘違い|思い込み|不手際"
        ),
        r"(?:human|operator|user|manual) error|(?:human |operator |honest |simple |careless |configuration |manual )?mistake|careless(?:ness)?|negligence|inattention|not careful(?: enough)?|typo by .{1,30}",
        Words(
            "なぜシステムがこの誤りを防げませんでしたか？", "why could the system not prevent this mistake?"
        ),
    ),
)
_END = r"(?:(?:して|し)?(?:い)?た|だった|である|です|でした|があった|によるもの|による|が原因|が要因|のため|から|の?せい)*[。.!\s)」]*"
_ERROR_OF_MACHINES = lazy_pattern(
    r"(?:5\d\d|4\d\d|制約|構文|型|システム|通信|接続|実行時|内部|db|sql|api|i/o|タイムアウト)の?エラー"
)
_JA = tuple(lazy_pattern(rf"(?:{ja}){_END}$") for ja, _, _ in _KINDS)
_EN = tuple(lazy_pattern(rf"\b(?:{en})\b") for _, en, _ in _KINDS)
_SYSTEM = lazy_pattern(
    r"\b(?:no|not|nothing|nobody|never|without|lacks?|lacking|missing|absen\w+|process|procedure|checklist|tool\w*|automat\w+|pipeline|ci|guard\w*"
    r"|safeguard\w*|prevent\w*|catch\w*|caught|detect\w*|allow\w*|validat\w+|alert\w*|design\w*|default\w*|documentation|runbook|policy|culture|review\w*)\b"
)
_SENTENCE = lazy_pattern(r"(?<=[。．！？!?])\s*|(?<=[a-z]\.)\s+|\n")


def stops_at_person(text: str) -> tuple[str, Words] | None:
    """The words with which a cause ends in a person, and the question to go on with; None when it ends in a system.

    Japanese says it at the end of the sentence (「確認不足だった」, but not 「確認不足を防ぐ仕組みがない」); an English sentence
    that also names something of the system is believed to be about that.
    """
    sentences = [part for part in _SENTENCE.split(fold(text)) if part.strip()]
    if not sentences:
        return None
    last = sentences[-1].strip()
    for at, (_, _, question) in enumerate(_KINDS):
        match = _JA[at].search(last)
        if match and not _ERROR_OF_MACHINES.search(last):
            return match.group().strip("。. "), question
        match = _EN[at].search(last)
        rest = last[: match.start()] + last[match.end() :] if match else ""
        if match and not _SYSTEM.search(rest):
            return match.group(), question
    return None
