"""Words that stand where something is still to be written."""

import re

from kyokun.text.folding import fold

_MARKS = " \t\n-–—―・*_…．。、，.,:：;!?？！|~〜()（）「」[]【】<>"
_WORDS = re.compile(
    r"""(?:
        todo | tbd | tba | tbc | fixme | xxx+ | wip
      | (?:todo|tbd|fixme)\b.*
      | yyyy[-/]mm[-/]dd | hh:mm(?::ss)? | mm-dd | yyyy
      | @(?:name|handle|owner|user|username|someone|who|担当者?|名前|ユーザー名?)
      | (?:pm|inc)-(?:xxx+|nnn+|000)
      | 未記入 | 未記載 | 未定 | 未実施 | 未入力 | 記入中 | 作成中 | 執筆中 | 追記予定 | (?:後|あと)(?:で|ほど)(?:書く|追記|記入|記載).{0,6}
      | ここに.{0,30} | .{0,40}(?:記入|記載|入力|書いて|追記)(?:して)?(?:ください|下さい)
      | (?:to\ be|needs\ to\ be)\ (?:written|filled(?:\ in)?|added|determined|completed|decided|done)
      | (?:fill\ in|write|describe|add|insert)\ (?:this|here|me|later|the\ \w+\ here)
      | (?:your\ )?(?:text|name|title|description|summary)\ here
      | lorem\ ipsum.*
      | foo | bar | asdf
    )""",
    re.VERBOSE,
)
_BRACKETED = re.compile(r"\[[^\]]*\](?!\()|\{\{.*?\}\}|\{%.*?%\}|<[^<>/!][^<>]*>", re.DOTALL)


def is_placeholder(written: str) -> bool:
    """Whether a text says nothing yet: empty, dashes, ``TODO``, ``YYYY-MM-DD``, ``@name``, ``[…]``, 「未記入」."""
    text = fold(written)
    if "](" not in text:
        text = _BRACKETED.sub(" ", text)
    text = text.strip(_MARKS)
    return not text or _WORDS.fullmatch(text) is not None
