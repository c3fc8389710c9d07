"""The root cause analysis: 5 Whys, named causes, and the fishbone's categories."""

import re
from dataclasses import dataclass, field

from kyokun.model.cause import Analysis, Factor, Why
from kyokun.model.terms import CauseCategory, FactorKind
from kyokun.model.vocabulary import CAUSE_CATEGORIES, FACTOR_KINDS
from kyokun.reading.labelled import read_labelled, split_lines
from kyokun.reading.placeholders import is_placeholder
from kyokun.reading.plain import plain
from kyokun.text.blocks import Block, Heading, Item, ItemList, Paragraph, Quote, Table
from kyokun.text.folding import fold
from kyokun.text.patterns import lazy_pattern
from kyokun.text.span import Span, Where

_BOLD = r"(?:\*\*|__)?"
_ARROW = r"→|⇒|->|=>|➡️?"
_WHY = lazy_pattern(
    # 「なぜ 3 つとも止まった？」 asks about three things; it is not the third question.
    rf"{_BOLD}\s*(?:why|なぜ(?=\s*[#＃]?\d+\s*(?:[*_:：.．?？)）→-]|なぜ|$)))\s*[#＃]?(?P<number>\d{{1,3}})(?!\d)"
    rf"(?:-?[a-z](?![a-z]))?\s*{_BOLD}\s*[:：.．?？]?\s*{_BOLD}\s*[:：]?\s*(?P<question>.*)",
    re.IGNORECASE | re.DOTALL,
)
_ANSWER = lazy_pattern(
    rf"\s*(?:{_ARROW}|{_BOLD}(?:A|答え|回答|Answer|Because){_BOLD}\s*[:：]{_BOLD})\s*(?P<answer>.*)",
    re.DOTALL,
)
_ANSWER_INSIDE = lazy_pattern(rf"(?<=[?？\s])(?:{_ARROW})\s*")
_WHYS_HEADING = lazy_pattern(r"whys?\b|なぜなぜ|なぜを")
_ASKS = lazy_pattern(r"[?？]|^why\b|^なぜ", re.IGNORECASE)
_ASKS_WHY = lazy_pattern(r"why\b|なぜ", re.IGNORECASE)
_NUMBER_AND_NAME = lazy_pattern(r"\s?(?<!\d)\d{1,4}\s?(?:[:：].*)?$", re.DOTALL)


def read_analysis(text: str, heading: str, blocks: tuple[Block, ...]) -> Analysis:
    """Everything the section names; ``heading`` is the section's own ("Contributing factors" is a whole section in some)."""
    reader = _Reader(text, FACTOR_KINDS.find_heading(heading))
    reader.read(blocks)
    whys = (asked.why() for asked in reader.whys)
    return Analysis(tuple(why for why in whys if why.question or why.answer), tuple(reader.factors))


@dataclass(slots=True)
class _Asked:
    """A why while its answer is gathered; texts are as a reader sees them."""

    number: int
    question: str
    asked_at: Span
    whole: Span
    answers: list[tuple[str, Span]] = field(default_factory=list)

    def why(self) -> Why:
        """The why; placeholders count as not written."""
        answer = "\n".join(text for text, _ in self.answers)
        parts = {"question": self.asked_at}
        whole = self.whole
        if self.answers:
            parts["answer"] = Span(self.answers[0][1].start, self.answers[-1][1].end)
            whole = Span(whole.start, max(whole.end, parts["answer"].end))
        question, answer = ("" if is_placeholder(text) else text for text in (self.question, answer))
        return Why(self.number, question, answer, Where(whole, parts))


@dataclass(slots=True)
class _Reader:
    text: str
    kind: FactorKind | None
    category: CauseCategory | None = None
    in_whys: bool = False
    whys: list[_Asked] = field(default_factory=list)
    factors: list[Factor] = field(default_factory=list)
    label_kind: FactorKind | None = None
    """The kind that a label named: for all that stands below it, up to the next label, why or heading."""

    def read(self, blocks: tuple[Block, ...]) -> None:
        for block in blocks:
            match block:
                case Heading():
                    self._enter(block.inline.text)
                case Paragraph():
                    self._paragraph(block.inline.span)
                case ItemList():
                    self._list(block)
                case Table():
                    self._table(block)
                case Quote():
                    self.read(block.blocks)

    def _enter(self, heading: str) -> None:
        folded = fold(heading)
        self.label_kind = None
        self.in_whys = bool(_WHYS_HEADING.search(folded))
        self.kind = None if self.in_whys else FACTOR_KINDS.find_heading(_unnumbered(heading))
        self.category = None if self.in_whys or self.kind else CAUSE_CATEGORIES.find_heading(heading)

    def _paragraph(self, span: Span) -> None:
        kind = self.label_kind or self.kind
        said: Span | None = None
        follows_why = False
        for line in split_lines(self.text, span):
            label = self._label(line)
            if self._why_line(line):
                follows_why = True
            elif label is not None:
                self._add(kind, said)
                kind, said = label
                self.label_kind, follows_why = kind, False
            elif self._continues_why(follows_why):
                self._answer(line)
                follows_why = True
            else:
                said = Span(said.start if said else line.start, line.end)
        self._add(kind, said)

    def _continues_why(self, follows_why: bool) -> bool:
        """Whether a line without a mark goes on with a why: below one of its lines, or as its answer."""
        return self.in_whys and bool(self.whys) and (follows_why or not self.whys[-1].answers)

    def _why_line(self, line: Span) -> bool:
        source = line.of(self.text)
        why = _WHY.match(source)
        if why:
            self._ask(int(why["number"]), Span(line.start + why.start("question"), line.end), line)
            return True
        answer = _ANSWER.match(source)
        if answer and self.whys:
            self._answer(Span(line.start + answer.start("answer"), line.end))
            return True
        return False

    def _ask(self, number: int, question: Span, line: Span) -> None:
        self.label_kind = None
        arrow = _ANSWER_INSIDE.search(self.text, question.start, question.end)
        asked = Span(question.start, arrow.start()) if arrow else question
        asked = Span(asked.start, asked.start + len(asked.of(self.text).rstrip()))
        self.whys.append(_Asked(number, plain(asked.of(self.text)), asked, line))
        if arrow:
            self._answer(Span(arrow.end(), question.end))

    def _answer(self, span: Span) -> None:
        self.whys[-1].answers.append((plain(span.of(self.text)), span))

    def _label(self, line: Span) -> tuple[FactorKind, Span | None] | None:
        """The kind that a line's label names, and its value if there is one on the line."""
        labelled = read_labelled(self.text, line)
        kind = FACTOR_KINDS.find_heading(_unnumbered(labelled.label)) if labelled else None
        if labelled is None or kind is None:
            return None
        return kind, labelled.span if labelled.value else None

    def _list(self, items: ItemList) -> None:
        kind = self.label_kind or self.kind or (FactorKind.CONTRIBUTING if self.category else None)
        for order, item in enumerate(items.items, start=items.start or 1):
            if kind is None:
                self._why_item(item, order)
            elif not self._labelled_item(item):
                self._add(kind, item.inline.span)

    def _labelled_item(self, item: Item) -> bool:
        label = self._label(item.inline.span)
        if label is None:
            return False
        outer = self.label_kind
        self.label_kind, said = label
        self._add(self.label_kind, said)
        self.read(item.blocks)
        self.label_kind = outer
        return True

    def _why_item(self, item: Item, order: int) -> None:
        lines = split_lines(self.text, item.inline.span)
        if not lines:
            return
        first = lines[0]
        if not self._why_line(first):
            if self._labelled_item(item):
                return
            if not self.in_whys or not _ASKS.search(plain(first.of(self.text))):
                return
            self._ask(order, first, first)
        for line in lines[1:]:
            if not self._why_line(line):
                self._answer(line)
        for block in item.blocks:
            if isinstance(block, Paragraph):
                self._why_item_answer(block.inline.span)
            elif isinstance(block, ItemList):
                self._below_why(block)

    def _below_why(self, items: ItemList) -> None:
        """The answer, and the whys that are asked of it: each may stand one list deeper than the one before."""
        for at, item in enumerate(items.items):
            if self._asks_on(item):
                self._why_item(item, len(self.whys) + 1)
                continue
            if at == 0:
                self._why_item_answer(item.inline.span)
            for block in item.blocks:
                if isinstance(block, ItemList) and any(self._asks_on(inner) for inner in block.items):
                    self._below_why(block)

    def _asks_on(self, item: Item) -> bool:
        source = item.inline.span.of(self.text)
        return bool(_WHY.match(source) or (self.in_whys and _ASKS_WHY.match(plain(source))))

    def _why_item_answer(self, span: Span) -> None:
        if not self.whys or self.whys[-1].answers:
            return
        answer = _ANSWER.match(span.of(self.text))
        self._answer(Span(span.start + (answer.start("answer") if answer else 0), span.end))

    def _table(self, table: Table) -> None:
        heads = [fold(cell.text) for cell in table.header.cells]
        questions = [
            at
            for at, head in enumerate(heads)
            if _WHYS_HEADING.search(head) or "なぜ" in head or "question" in head or "問い" in head
        ]
        answers = [
            at for at, head in enumerate(heads) if "answer" in head or "答" in head or "because" in head
        ]
        if not answers or not (self.in_whys or questions):
            return
        question = questions[0] if questions else max(0, answers[0] - 1)
        for order, row in enumerate(table.rows, start=1):
            if max(question, answers[0]) >= len(row.cells):
                continue
            asked, answered = row.cells[question], row.cells[answers[0]]
            if not asked.text and not answered.text:
                continue
            answer = [(answered.text, answered.span)] if answered.text else []
            self.whys.append(_Asked(order, asked.text, asked.span, row.span, answer))

    def _add(self, kind: FactorKind | None, span: Span | None) -> None:
        text = plain(span.of(self.text)) if span else ""
        if kind is not None and span is not None and not is_placeholder(text):
            self.factors.append(Factor(kind, text, self.category, Where(span)))


def _unnumbered(label: str) -> str:
    """``寄与因子1: 検知の遅れ`` and ``Contributing factor 2`` name a kind like the bare word."""
    return _NUMBER_AND_NAME.sub("", fold(label))
