"""Lines of a terminal's width."""

from collections.abc import Iterator

from kyokun.reporters.terminal import width

_NEVER_FIRST = frozenset("、。，．・：；？！）」』】〕〉》ー…っゃゅょッャュョ々")
"""What a Japanese line does not begin with (JIS X 4051)."""


def wrapped(text: str, columns: int) -> Iterator[slice]:
    """The stretches of a text that fit the columns: broken at spaces, and between Japanese letters."""
    start = 0
    while start < len(text):
        end, used = start, 0
        while end < len(text) and used + (wide := width(text[end])) <= columns:
            used += wide
            end += 1
        if end < len(text):
            end = _break_before(text, start, end)
        end = max(end, start + 1)
        yield slice(start, len(text[:end].rstrip(" ")) if end < len(text) else end)
        start = end
        while start < len(text) and text[start] == " ":
            start += 1


def _break_before(text: str, start: int, end: int) -> int:
    """The last place at or before ``end`` where a line may break; ``end`` when there is none."""
    for at in range(end, start, -1):
        if text[at] in _NEVER_FIRST:
            continue
        if text[at] == " " or text[at - 1] == " " or not (text[at].isascii() and text[at - 1].isascii()):
            return at
    return end
