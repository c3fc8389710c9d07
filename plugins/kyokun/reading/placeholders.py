"""Words that stand where something is still to be written."""

import re
import unicodedata
from functools import lru_cache

from kyokun.text.folding import fold
from kyokun.text.patterns import lazy_pattern

_MARKS = " \t\n→⇒-–—―・*_…．。、，.,:：;!?？！|/~〜()（）「」[]【】<>"
_WORDS = lazy_pattern(
    # First what they begin with: of most lines that is all there is to ask.
    r"""(?=[abdfhilmnpstwxy@あこ未作執後記追])(?:
        todo | tbd | tba | tbc | fixme | xxx+ | wip
      | (?:todo|tbd|fixme)\s?[:(].*
      | yyyy[-/]mm[-/]dd(?:[t\ ]hh:mm.{0,9})? | yyyy年mm月dd日? | hh:mm(?::ss)? | mm-dd | yyyy
      | @(?:name|handle|owner|user|username|someone|who|担当者?|名前|ユーザー名?)
      | (?:pm|inc)-(?:xxx+|nnn+|000)
      | 未記入 | 未記載 | 未定 | 未実施 | 未入力 | 記入中 | 作成中 | 執筆中 | 追記予定 | (?:後|あと)(?:で|ほど)(?:書く|追記|記入|記載).{0,6}
      | ここに.{0,30}(?:書く|書いて|記入|記載|入力|追記|説明)(?:する|します|しましょう)?
      | (?:to\ be|needs\ to\ be)\ (?:written|filled(?:\ in)?|added|determined|completed|decided|done)
      | (?:fill\ in|write|describe|add|insert)\ (?:this|here|me|later|the\ \w+\ here)
      | (?:your\ )?(?:text|name|title|description|summary)\ here
      | lorem\ ipsum.*
      | foo | bar | asdf
    )""",
    re.VERBOSE,
)
_ASKED_FOR = lazy_pattern(r".{0,40}(?:記入|記載|入力|書いて|追記)(?:して)?(?:ください|下さい)")
_PLEASE = ("ください", "下さい")
_TO_DO = ("todo", "tbd", "fixme")
_LEFT_TO_DO = lazy_pattern(r"\W*(?:TODO|TBD|FIXME)\b")
"""In capitals it is a mark whatever follows; in lower case it may be a word like any other."""
_BRACKETED = lazy_pattern(r"\[[^\[\]]*\](?!\()|\{\{[^{}]*\}\}|\{%[^%]*%\}|</?[^<>/!][^<>=@]*>")


@lru_cache(maxsize=4_096)
def is_placeholder(written: str) -> bool:
    """Whether a text says nothing yet: empty, dashes, ``TODO``, ``YYYY-MM-DD``, ``@name``, ``[…]``, 「未記入」."""
    text = fold(written)
    # Asked of every line there is: what few lines hold is looked for first.
    if any(map(text.__contains__, _TO_DO)) and _LEFT_TO_DO.match(unicodedata.normalize("NFKC", written)):
        return True
    if any(map(text.__contains__, "[{<")) and "](" not in text:
        text = _BRACKETED.sub(" ", text)
    text = text.strip(_MARKS)
    return (
        not text
        or _WORDS.fullmatch(text) is not None
        or (text.endswith(_PLEASE) and _ASKED_FOR.fullmatch(text) is not None)
    )
