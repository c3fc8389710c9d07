"""What a sentence is about, as far as its letters tell: to compare sentences in either language, without a dictionary.

From Japanese the Chinese characters and pieces of katakana words, from English the stems of words that carry meaning.
"""

from kyokun.text.folding import fold
from kyokun.text.patterns import lazy_pattern

_LATIN = lazy_pattern(r"[a-z][a-z']*|\d+")
_KANJI = lazy_pattern(r"[一-鿿々]+")
_KATAKANA = lazy_pattern(r"[ァ-ヴー]{2,}")
_PIECE = 3
_STOP_WORDS = """
    a an the this that these those it its they them their he she we us our you your i who whom which what when where why
    how do does did done is are was were be been being am has have had having will would can could should may might must
    not no nor never none nothing nobody any some all each every both either and or but so because as than then if
    of in on at to for from by with without into onto over under out up down off about after before during while until
    through there here also too only just still even yet again once more most very much many such own same other another
    get got gets make made take took go went come came let happen happened cause caused reason isn't wasn't didn't don't
    doesn't couldn't weren't aren't hadn't haven't hasn't wouldn't t s
"""
_STOP = frozenset(_STOP_WORDS.split())
_EMPTY_KANJI = frozenset("何故原因理由問題発生事時間前後中上下時点状態場合際為的")
"""Characters that any two sentences of an analysis may share."""
_ENDINGS = ("ations", "ation", "ings", "ing", "ies", "ied", "ers", "er", "es", "ed", "ly", "s", "e")


def content(text: str) -> frozenset[str]:
    """The pieces that carry the meaning."""
    folded = fold(text)
    pieces = {_stem(word) for word in _LATIN.findall(folded) if word not in _STOP}
    for run in _KATAKANA.findall(folded):
        word = run.strip("ー")
        pieces.update(word[at : at + _PIECE] for at in range(max(1, len(word) - _PIECE + 1)))
    for run in _KANJI.findall(folded):
        pieces.update(run)
    return frozenset(pieces - _EMPTY_KANJI)


def share(text: str, other: str) -> bool:
    """Whether two texts have any of it in common."""
    return not content(text).isdisjoint(content(other))


def _stem(word: str) -> str:
    bare = word.removesuffix("'s")
    ending = next((end for end in _ENDINGS if bare.endswith(end) and len(bare) - len(end) > 2), "")
    stem = bare[: len(bare) - len(ending)] if ending else bare
    doubled = len(stem) > 3 and stem[-1] == stem[-2] and ending[:1] in ("e", "i")
    return stem[:-1] if doubled else stem
