"""The 5 Whys as a ladder: the author's questions and answers, set one below the other."""

import re
from dataclasses import dataclass

from kyokun.model.cause import Why
from kyokun.pages.authored.blocks import joined, list_block
from kyokun.pages.authored.body import AuthoredText
from kyokun.pages.escaping import as_text
from kyokun.reading.document import Document
from kyokun.text.blocks import Block, ItemList, Paragraph, Table
from kyokun.text.span import Span

_COLUMNS = 3
"""Of a table of whys: number, question and answer."""
_NUMBER = re.compile(r"(?:why|なぜ)?\s*\d{1,3}", re.IGNORECASE)
_WORD = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Ladder:
    """Which paragraphs it stands for, and its Markdown by the block that it follows.

    A block between two whys (a listing, say) stays where it is, and the ladder goes on below it.
    """

    dropped: frozenset[Span]
    after: dict[Span, str]


def ladder(text: AuthoredText, whys: tuple[Why, ...]) -> Ladder:
    """The ladder of whys, however they are written: as paragraphs (``**Why 1**: …`` and ``→ …``), as a list, also one that
    goes a step deeper with every why, or as a table. A list or table that says anything else stays as it is."""
    dropped: set[Span] = set()
    steps: dict[Span, list[Why]] = {}
    before: Block | None = None
    for block in text.document.outline.blocks:
        asked = _asked_in(text.document, block, whys)
        if before is None or not (asked or _continues(block, whys, dropped)):
            before = block
            continue
        dropped.add(block.span)
        steps.setdefault(before.span, []).extend(asked)
    return Ladder(frozenset(dropped), {span: _written(text, found) for span, found in steps.items()})


def _asked_in(document: Document, block: Block, whys: tuple[Why, ...]) -> list[Why]:
    """The whys that a block consists of; none when it says anything before them, or a list or table anything else."""
    inside = [why for why in whys if block.span.start <= why.where.whole.start < block.span.end]
    if isinstance(block, ItemList | Table):
        return inside if inside and not _says_more(document, block, inside) else []
    if not isinstance(block, Paragraph):
        return []
    return inside if inside and inside[0].where.whole.start == block.inline.span.start else []


def _says_more(document: Document, block: ItemList | Table, whys: list[Why]) -> bool:
    """Whether anything is left of it besides whys, numbers and a table's heads."""
    if isinstance(block, Table) and any(len(row.cells) > _COLUMNS for row in block.rows):
        return True
    start = block.rows[0].span.start if isinstance(block, Table) and block.rows else block.span.start
    rest = list(document.text[start : block.span.end])
    for why in whys:
        parts = list(why.where.parts.values())
        if isinstance(block, ItemList):
            parts.append(why.where.whole)
        for part in parts:
            for at in range(max(part.start, start), min(part.end, block.span.end)):
                rest[at - start] = " "
    return bool(_WORD.search(_NUMBER.sub("", "".join(rest))))


def _continues(block: Block, whys: tuple[Why, ...], dropped: set[Span]) -> bool:
    """Whether a paragraph is no more than the rest of an answer that began in one before."""
    if not isinstance(block, Paragraph) or not dropped:
        return False
    return any(
        why.where.whole.start < block.inline.span.start and block.inline.span.end <= why.where.whole.end
        for why in whys
    )


def _written(text: AuthoredText, steps: list[Why]) -> str:
    """Ordered lists that keep the author's numbers."""
    lists: list[tuple[int, list[str]]] = []
    for why in steps:
        if lists and why.number == lists[-1][0] + len(lists[-1][1]):
            lists[-1][1].append(_step(text, why))
        else:
            lists.append((why.number, [_step(text, why)]))
    return joined([list_block(items, first, is_loose=False) for first, items in lists])


def _step(text: AuthoredText, why: Why) -> str:
    question = text.fragment(why.where["question"], why.question) if why.question else as_text("—")
    step = f'<span class="kyokun-why">{question}</span>'
    if not why.answer:
        return step
    return f"{step}<br>→ {text.fragment(why.where['answer'], why.answer)}"
