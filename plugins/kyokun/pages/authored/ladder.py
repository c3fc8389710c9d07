"""The 5 Whys as a ladder: the author's questions and answers, set one below the other."""

from dataclasses import dataclass

from kyokun.model.cause import Why
from kyokun.pages.authored.blocks import joined, list_block
from kyokun.pages.authored.body import AuthoredText
from kyokun.pages.escaping import as_text
from kyokun.text.blocks import Block, Paragraph
from kyokun.text.span import Span


@dataclass(frozen=True, slots=True)
class Ladder:
    """Which paragraphs it stands for, and its Markdown by the block that it follows.

    A block between two whys (a listing, say) stays where it is, and the ladder goes on below it.
    """

    dropped: frozenset[Span]
    after: dict[Span, str]


def ladder(text: AuthoredText, whys: tuple[Why, ...]) -> Ladder:
    """The ladder of whys that are written as paragraphs (``**Why 1**: …`` and ``→ …``); lists and tables stay as they are."""
    dropped: set[Span] = set()
    steps: dict[Span, list[Why]] = {}
    before: Block | None = None
    for block in text.document.outline.blocks:
        asked = _asked_in(block, whys)
        if before is None or not (asked or _continues(block, whys, dropped)):
            before = block
            continue
        dropped.add(block.span)
        steps.setdefault(before.span, []).extend(asked)
    return Ladder(frozenset(dropped), {span: _written(text, found) for span, found in steps.items()})


def _asked_in(block: Block, whys: tuple[Why, ...]) -> list[Why]:
    """The whys that a paragraph consists of; none when it says anything before them."""
    if not isinstance(block, Paragraph):
        return []
    inside = [why for why in whys if block.span.start <= why.where.whole.start < block.span.end]
    return inside if inside and inside[0].where.whole.start == block.inline.span.start else []


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
