"""Words that promise effort instead of a result: shared by the rules about actions."""

from enum import StrEnum

from kyokun.text.folding import fold
from kyokun.text.patterns import lazy_pattern


class Vague(StrEnum):
    """What a vague title promises."""

    BETTER = "better"
    CARE = "care"
    TELL = "tell"
    CONSIDER = "consider"


_TAIL = (
    r"(?:の(?:実施|推進|継続))?(?:を(?:行う|図る|はかる|行います|図ります|実施|推進|継続|お願い))?"
    r"(?:する|します|した|していく|していきます|すること|させる|しておく|しましょう|しよう|に努める)?$"
)
_JAPANESE = tuple(
    (vague, lazy_pattern(rf"(?P<word>{words}){_TAIL}"))
    for vague, words in (
        (Vague.TELL, r"周知徹底|周知|注意喚起|呼び?かけ(?:る|ます)?|啓蒙|啓発"),
        (Vague.CARE, r"徹底|注意(?:を払う)?|意識|留意|配慮|努力|努め(?:る|ます)|気を[つ付](?:ける|けます)"),
        (Vague.CARE, r"心[が掛](?:ける|けます|け)?|忘れないように|慎重に"),
        (Vague.BETTER, r"強化|改善|向上|充実"),
        (Vague.CONSIDER, r"検討"),
    )
)
_ENGLISH = tuple(
    (vague, lazy_pattern(pattern))
    for vague, pattern in (
        (
            Vague.CARE,
            (
                r"\b(?P<word>be (?:more |extra |very )?(?:careful|mindful|vigilant|cautious|attentive|diligent|aware)"
                r"|pay (?:more |closer )?attention|take (?:more |extra |greater )?care|keep in mind|try harder"
                r"|remember to)\b"
            ),
        ),
        (
            Vague.TELL,
            (
                r"^(?:to )?(?P<word>(?:raise|increase|spread|create) awareness|(?:remind|tell|educate) "
                r"(?:everyone|everybody|people|staff|all|the team|engineers|developers))\b"
            ),
        ),
        (
            Vague.CONSIDER,
            r"^(?:to |we should |we could |should |maybe |perhaps |possibly )?(?P<word>consider|think about|look into)\b",
        ),
        (
            Vague.BETTER,
            (
                r"^(?:to |we should |we need to |we will |further |continue to )?(?P<word>improve|strengthen|enhance|beef up|try (?:not )?to)\b"
                r"|^(?P<word2>better|improved|more) (?:monitoring|alerting|alerts?|tests?|testing|documentation|docs|communication|logging)\b"
            ),
        ),
        (
            Vague.BETTER,
            (
                r"^(?:to )?(?:monitor|watch|check|test|review|communicate|document)\b.{0,80}?"
                r"\b(?P<word>more (?:closely|carefully|thoroughly|often)|more|better|closely|carefully)$"
            ),
        ),
    )
)
_MEASURE = lazy_pattern(
    r"\d(?:[\d,.]*)\s?(?:%|ミリ秒|秒|分|時間|日|週|[かヶケカ]月|月|件|回|台|名|人|倍|本|つ|個"
    r"|ms\b|s\b|sec|min|hours?\b|h\b|days?\b|weeks?\b|x\b|times\b|[kmgt]i?b\b|rps\b|qps\b|pods?\b|nodes?\b)"
)
_SPELT_OUT = lazy_pattern(
    r"[:：]\s?\S.{5,}|\([^()]{8,}\)|\b(?:so that|such that|until|whenever|with an?)\b|\bby (?:\w+ly )?\w+ing\b|よう(?:に)?(?:強化|改善)"
)
_EMPTY_STATE = lazy_pattern(
    r"^(?=.{0,30}$).*(?:強化|徹底|改善|向上|周知|意識|充実|確立|浸透|検討|実施|完了|対応|十分|適切)"
    r"(?:が|を|に|な)?(?:され(?:る|た|ている)|でき(?:る|た|ている)|し(?:た|ている|ていく)|する|済み|なっている|行われ(?:る|ている|た))?"
    r"(?:状態|こと|とき)?$"
    r"|^(?=.{0,70}$).*\b(?:improved|better|strengthened|enhanced|done|completed?|finished|considered|discussed|aware|careful"
    r"|enough|sufficient|adequate|appropriate|as needed|implemented)$"
)


def vague_word(title: str) -> tuple[Vague, str] | None:
    """What a title promises and the word that does, folded; None when it says what will be different."""
    folded = fold(title).strip(" 。.!！、,;*")
    if _MEASURE.search(folded) or _SPELT_OUT.search(folded):
        return None
    for vague, pattern in _JAPANESE:
        match = pattern.search(folded)
        if match:
            return vague, match["word"]
    for vague, pattern in _ENGLISH:
        match = pattern.search(folded)
        if match:
            groups = match.groupdict()
            return vague, groups["word"] or groups.get("word2") or ""
    return None


def tells_when_done(done_when: str) -> bool:
    """Whether somebody else could check it: not when it only says that the thing has been done, or done well."""
    folded = fold(done_when).strip(" 。.!！、,;*")
    return bool(folded) and (any(map(str.isdigit, folded)) or not _EMPTY_STATE.search(folded))
