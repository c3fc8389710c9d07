"""Pieces of Markdown, of YAML and of Japanese that generated texts are put together from."""

from hypothesis import strategies as st

_BLOCKS = [
    "# ",
    "## ",
    "### ",
    "- ",
    "1. ",
    "> ",
    "| ",
    " |",
    "|---|---|",
    "\n",
    "\n\n",
    "  ",
    "    ",
    "```",
    "~~~",
    "---\n",
    "===",
    "[x] ",
    "[ ] ",
    "<!--",
    "-->",
    "+++\n",
    "\r\n",
    "\r",
    "\t",
]
_INLINE = [
    "`",
    "**",
    "_",
    "~~",
    "[",
    "](",
    ")",
    "!",
    "<br>",
    "<b>",
    "\\",
    "&amp;",
    "@",
    "@alice",
    "https://x.y",
    "../../lessons/a/b.md",
    "a",
    "b c",
    "→ ",
    "—",
    ", ",
]
_YAML = [
    "id: ",
    "PM-001",
    "title: ",
    "impact:",
    "{",
    "}",
    "]",
    "'",
    '"',
    ": ",
    "&a ",
    "*a",
    "!t ",
    "|\n",
    ">",
    "%",
    "# ",
    "...",
    "? ",
    "unknown",
    "causes: [a/b]",
]
_JAPANESE = [
    "日本語",
    "📅",
    "：",
    "（",
    "）",
    "\u3000",
    "\u200b",
    "が",
    "ﾀｲﾑ",
    "１４：２０",
    "不明",
    "完了",
    "3日以内",
    "なぜ 1",
    "、",
    "。",
    "\u2028",
    "\x00",
]
_TIMES = [
    "14:20",
    "25:30",
    "2025-01-05",
    "01-26 02:50",
    "12:15p",
    "翌 02:10",
    "2025-01-05T14:20+09:00",
    "午後2時",
    "-",
    "〜",
    "UTC",
]
_LABELS = [
    "## Timeline\n",
    "## タイムライン\n",
    "## 根本原因分析\n",
    "### 5 Whys\n",
    "**Why 1**: ",
    "**Primary**: ",
    "## Action items\n",
    "#### 1. ",
    "- **担当**: ",
    "- **Due**: ",
    "- **状態**: ",
    "| Time | Event |\n|---|---|\n",
    "| # | Action | Owner |\n|---|---|---|\n",
    "## 参加者\n",
    "## Follow-up\n",
    "## 学び\n",
    "TODO",
]

YAML = st.lists(
    st.sampled_from([*_YAML, *_JAPANESE, "\n", "  ", "- ", "[", "\t", "@", "`"]), max_size=40
).map("".join)
"""What may stand in a front matter, well or badly formed."""

MARKDOWN = st.lists(st.sampled_from([*_BLOCKS, *_INLINE, *_JAPANESE]), max_size=60).map("".join)
"""What may stand in a body."""

POSTMORTEMS = st.tuples(
    st.lists(st.sampled_from([*_YAML, *_JAPANESE, *_TIMES, "\n", "started_at: "]), max_size=20).map("".join),
    st.lists(st.sampled_from([*_LABELS, *_BLOCKS, *_INLINE, *_JAPANESE, *_TIMES]), max_size=60).map("".join),
).map(lambda parts: f"---\n{parts[0]}\n---\n{parts[1]}")
"""A front matter and a body with the words that reading looks for."""
