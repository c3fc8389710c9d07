"""Blocks of Markdown put together so that Python-Markdown and CommonMark read them alike."""

import re

SEPARATOR = "<!-- -->"
"""Stands where engines would otherwise join what is apart, or see nothing where something is."""
INDENT = 4
"""Columns: what Python-Markdown wants inside a list's item."""
_LIST_START = re.compile(r"(?:-   |\d+\. )")
_ALIGNMENTS = {"Left": ":---", "Center": ":---:", "Right": "---:"}


def item_text(blocks: list[str], *, is_loose: bool) -> str:
    """What an item holds; only a list right below its text may follow without a blank line."""
    if not blocks:
        return SEPARATOR
    first, *rest = blocks
    if _LIST_START.match(first) or first.startswith((" " * INDENT, "#", ">", "|", "```", "---")):
        rest = [first, *rest]
        first = SEPARATOR
    text = first
    for block in rest:
        tight = not is_loose and _LIST_START.match(block)
        text += ("\n" if tight else "\n\n") + block
    return text


def list_block(items: list[str], first: int | None, *, is_loose: bool) -> str:
    """A list; ``first`` is the number of the first item of an ordered one."""
    written = []
    for at, text in enumerate(items):
        marker = "-" if first is None else f"{first + at}."
        width = max(INDENT, len(marker) + 1)
        written.append(marker.ljust(width) + prefixed(text, " " * width)[width:])
    is_loose = is_loose or any("\n\n" in item for item in written)
    return ("\n\n" if is_loose else "\n").join(written)


def table_block(rows: list[list[str]], alignments: list[str]) -> str:
    """A table whose first row is its header; the alignments are the parser's names."""
    header, *body = rows or [[]]
    rules = [_ALIGNMENTS.get(name, "---") for name in alignments] or ["---"] * len(header)
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (header, rules, *body))


def joined(blocks: list[str]) -> str:
    """Blocks one after the other; two lists, or a list and indented code, are kept apart."""
    out: list[str] = []
    for block in blocks:
        after_list = out and _LIST_START.match(out[-1])
        if after_list and (_LIST_START.match(block) or block.startswith(" " * INDENT)):
            out.append(SEPARATOR)
        out.append(block)
    return "\n\n".join(out)


def prefixed(text: str, prefix: str) -> str:
    """Every line with a prefix; lines that are empty keep no white space at their end."""
    return "\n".join(prefix + line if line else prefix.rstrip(" ") for line in text.split("\n"))
