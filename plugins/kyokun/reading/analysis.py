"""The root cause analysis: 5 Whys, named causes, and the fishbone's categories."""

import re
from dataclasses import dataclass, field

from kyokun.model.cause import Analysis, Factor, Why
from kyokun.model.terms import CauseCategory, FactorKind
from kyokun.model.vocabulary import CAUSE_CATEGORIES, FACTOR_KINDS
from kyokun.reading.labelled import read_labelled, split_lines
from kyokun.reading.plain import plain
from kyokun.text.folding import fold
from kyokun.text.markdown import Block, Heading, Item, ItemList, Paragraph, Quote, Table
from kyokun.text.span import Span, Where

_WHY = re.compile(
    r"(?:\*\*|__)?\s*(?:why|なぜ)\s*[#＃]?(?P<number>\d+)\s*(?:\*\*|__)?\s*[:：.．?？]?\s*(?:\*\*|__)?\s*[:：]?\s*(?P<question>.*)",
    re.IGNORECASE | re.DOTALL,
)
_ANSWER = re.compile(r"\s*(?:→|⇒|->|=>|➡️?|(?:A|答え|Answer|Because)\s*[:：])\s*(?P<answer>.*)", re.DOTALL)
_WHYS_HEADING = re.compile(r"whys?\b|なぜなぜ|なぜを")
_ASKS = re.compile(r"[?？]|^why\b|^なぜ", re.IGNORECASE)


def read_analysis(text: str, heading: str, blocks: tuple[Block, ...]) -> Analysis:
    """Everything the section names; ``heading`` is the section's own ("Contributing factors" is a whole section in some)."""
    reader = _Reader(text, FACTOR_KINDS.find_heading(heading))
    reader.read(blocks)
    written = (why for why in reader.whys if why.question or why.answer)
    return Analysis(tuple(written), tuple(reader.factors))


@dataclass(slots=True)
class _Reader:
    text: str
    kind: FactorKind | None
    category: CauseCategory | None = None
    in_whys: bool = False
    whys: list[Why] = field(default_factory=list)
    factors: list[Factor] = field(default_factory=list)
    label_kind: FactorKind | None = None

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
        self.label_kind = None
        loose: list[Span] = []
        for line in split_lines(self.text, span):
            if not self._why_line(line) and not self._labelled_factor(line):
                loose.append(line)
        if loose and not self.in_whys and self.kind is not None and self.label_kind is None:
            self._add(self.kind, Span(loose[0].start, loose[-1].end))

    def _why_line(self, line: Span) -> bool:
        source = line.of(self.text)
        why = _WHY.match(source)
        if why:
            where = Where(line, {"question": Span(line.start + why.start("question"), line.end)})
            self._ask(int(why["number"]), why["question"], where)
            return True
        answer = _ANSWER.match(source)
        if answer and self.whys:
            self._answer(answer["answer"], Span(line.start + answer.start("answer"), line.end))
            return True
        if self.whys and self.in_whys and self.whys[-1].answer:
            last = self.whys[-1]
            self._answer(f"{last.answer}\n{source}", Span(last.where["answer"].start, line.end))
            return True
        return False

    def _ask(self, number: int, question: str, where: Where) -> None:
        self.whys.append(Why(number, plain(question), "", where))

    def _answer(self, answer: str, span: Span) -> None:
        last = self.whys[-1]
        whole = Span(last.where.whole.start, max(last.where.whole.end, span.end))
        where = Where(whole, {**last.where.parts, "answer": span})
        self.whys[-1] = Why(last.number, last.question, plain(answer), where)

    def _labelled_factor(self, line: Span) -> bool:
        labelled = read_labelled(self.text, line)
        kind = FACTOR_KINDS.find_heading(_unnumbered(labelled.label)) if labelled else None
        if labelled is None or kind is None:
            return False
        self.label_kind = kind
        if labelled.value:
            self._add(kind, labelled.span)
        return True

    def _list(self, items: ItemList) -> None:
        kind, category = self.label_kind or self.kind, self.category
        self.label_kind = None
        for order, item in enumerate(items.items, start=items.start or 1):
            if self.in_whys or (kind is None and category is None):
                self._why_item(item, order)
            elif not self._labelled_factor(item.inline.span):
                self._add(kind or FactorKind.CONTRIBUTING, item.inline.span)
            else:
                self.read(item.blocks)
        self.label_kind = None

    def _why_item(self, item: Item, order: int) -> None:
        lines = split_lines(self.text, item.inline.span)
        if not lines:
            return
        first = lines[0]
        if not self._why_line(first):
            if self._labelled_factor(first):
                self.read(item.blocks)
                return
            if not self.in_whys or not _ASKS.search(plain(first.of(self.text))):
                return
            self._ask(order, first.of(self.text), Where(first, {"question": first}))
        for line in lines[1:]:
            if _ANSWER.match(line.of(self.text)):
                self._why_line(line)
            else:
                self._answer(line.of(self.text), line)
        for block in item.blocks:
            if isinstance(block, Paragraph):
                self._why_item_answer(block.inline.span)
            elif isinstance(block, ItemList) and block.items:
                self._why_item_answer(block.items[0].inline.span)

    def _why_item_answer(self, span: Span) -> None:
        if not self.whys:
            return
        answer = _ANSWER.match(span.of(self.text))
        start = span.start + (answer.start("answer") if answer else 0)
        if not self.whys[-1].answer:
            self._answer(self.text[start : span.end], Span(start, span.end))

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
            parts = {"question": asked.span, **({"answer": answered.span} if answered.text else {})}
            self.whys.append(Why(order, asked.text, answered.text, Where(row.span, parts)))

    def _add(self, kind: FactorKind, span: Span) -> None:
        text = plain(span.of(self.text))
        if text:
            self.factors.append(Factor(kind, text, self.category, Where(span)))


def _unnumbered(label: str) -> str:
    """``寄与因子1: 検知の遅れ`` and ``Contributing factor 2`` name a kind like the bare word."""
    return re.sub(r"\s*\d+\s*(?:[:：].*)?$", "", fold(label), flags=re.DOTALL)
