"""Action items in their three shapes: headings with labelled lists, a table, a checklist."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from kyokun.model.action import Action
from kyokun.model.labels import ACTION_FIELDS, ActionField
from kyokun.model.reference import Reference
from kyokun.model.terms import ActionKind, ActionState, Horizon, Priority
from kyokun.model.vocabulary import ACTION_KINDS, HORIZONS, PRIORITIES
from kyokun.reading.action_values import StateRead, read_due, read_owners, read_state
from kyokun.reading.labelled import read_labelled
from kyokun.reading.placeholders import is_placeholder
from kyokun.reading.plain import plain
from kyokun.text.folding import fold
from kyokun.text.markdown import Block, Heading, Inline, Item, ItemList, Link, Paragraph, Row, Table, links_of
from kyokun.text.span import Span, Where

_NUMBERED = re.compile(r"\s*(?:[#＃]|Action\s*|アクション\s*)?(?P<number>\d{1,4})\s*[.．):：、]?\s+(?P<title>.+)", re.IGNORECASE | re.DOTALL)
_NUMBER = re.compile(r"(?:[a-z]+-\d+-)?#?(\d{1,4})\.?")
_LIST = re.compile(r"\s*(?:,|、|，)\s*")
_DASH = re.compile(r"\s+(?:—|–|--|―)\s+|\s*(?:——)\s*")
_LINK = re.compile(r"[（(]?\s*\[[^\[\]]*\]\([^()]*\)\s*[)）]?")
_CHECKLIST_DUE = re.compile(r"(?:due|by|期限)\s*[:：]?\s*(?P<due>[^,、，(（]+)|(?P<due2>[^,、，(（]+?)\s*まで", re.IGNORECASE)
_CHECKLIST_DONE_WHEN = re.compile(r"(?:done[ -]when|完了条件)\s*[:：]?\s*(?P<done_when>.+)", re.IGNORECASE | re.DOTALL)
_CHECKLIST_CAUSE = re.compile(r"(?:cause|原因)\s*[:：]\s*(?P<cause>[^,、，(（]+)", re.IGNORECASE)
_LESSON_TARGET = re.compile(r"(?:^|/)lessons/")
_IDENTIFYING = frozenset({ActionField.OWNER, ActionField.DUE, ActionField.PRIORITY, ActionField.DONE_WHEN})


@dataclass(slots=True)
class _Draft:
    """An action while it is gathered: the sources of its fields, by label."""

    number: int | None
    title: str
    whole: Span
    horizon: Horizon | None
    checked: bool | None = None
    fields: dict[ActionField, tuple[str, Span]] = field(default_factory=dict)
    links: list[Link] = field(default_factory=list)
    title_span: Span | None = None


def read_actions(text: str, blocks: tuple[Block, ...], counted_from: date | None) -> tuple[Action, ...]:
    """The actions of a section in the order of writing; relative due dates count from ``counted_from``."""
    return tuple(_finish(draft, counted_from) for draft in _drafts(text, blocks))


def _drafts(text: str, blocks: tuple[Block, ...]) -> Iterator[_Draft]:
    horizon: Horizon | None = None
    current: _Draft | None = None
    for at, block in enumerate(blocks):
        if isinstance(block, Heading):
            if current:
                yield current
            current = _heading_action(text, block, blocks[at + 1 :], horizon)
            if current is None:
                horizon = _horizon(block.inline.text) or horizon
        elif current is not None:
            current.whole = Span(current.whole.start, block.span.end)
            _gather(text, block, current)
        elif isinstance(block, Table):
            yield from _table(block, horizon)
        elif isinstance(block, ItemList):
            yield from (_checklist_item(text, item, horizon) for item in block.items if item.inline.text)
        elif isinstance(block, Paragraph):
            label = read_labelled(text, block.inline.span)
            horizon = (_horizon(label.label) if label and not label.value else None) or horizon
    if current:
        yield current


def _horizon(heading: str) -> Horizon | None:
    return HORIZONS.find_heading(heading)


def _heading_action(
    text: str, heading: Heading, following: tuple[Block, ...], horizon: Horizon | None
) -> _Draft | None:
    """An action when its heading is numbered, or what follows it has an action's labels."""
    match = _NUMBERED.fullmatch(heading.inline.text)
    own = following[0] if following else None
    labels = {label for label, _, _ in _labels(text, own)} if isinstance(own, ItemList) else set()
    if match is None and not labels & _IDENTIFYING:
        return None
    return _Draft(
        number=int(match["number"]) if match else None,
        title=(match["title"] if match else heading.inline.text).strip(),
        whole=heading.span,
        horizon=horizon,
        title_span=heading.inline.span,
    )


def _labels(text: str, items: ItemList) -> Iterator[tuple[ActionField, str, Span]]:
    for item in items.items:
        labelled = read_labelled(text, item.inline.span)
        name = ACTION_FIELDS.find(labelled.label) if labelled else None
        if labelled is None or name is None:
            continue
        nested_end = max((block.span.end for block in item.blocks), default=labelled.span.end)
        if nested_end > labelled.span.end:
            source = Span(labelled.span.start, nested_end).of(text).rstrip()
            yield name, source, Span(labelled.span.start, labelled.span.start + len(source))
        else:
            yield name, labelled.value, labelled.span


def _gather(text: str, block: Block, draft: _Draft) -> None:
    if not isinstance(block, ItemList):
        return
    for name, value, span in _labels(text, block):
        if name not in draft.fields:
            draft.fields[name] = (value, span)
    draft.links.extend(links_of((block,)))


def _table(table: Table, horizon: Horizon | None) -> Iterator[_Draft]:
    columns = [ACTION_FIELDS.find_heading(cell.text) or ACTION_FIELDS.find(cell.text) for cell in table.header.cells]
    if columns and columns[0] is None and not table.header.cells[0].text.strip("# "):
        columns[0] = ActionField.NUMBER
    if ActionField.TITLE not in columns:
        return
    for row in table.rows:
        if any(cell.text for cell in row.cells):
            yield _row(row, columns, horizon)


def _row(row: Row, columns: list[ActionField | None], horizon: Horizon | None) -> _Draft:
    cells: dict[ActionField, Inline] = {}
    for column, cell in zip(columns, row.cells, strict=False):
        if column is not None:
            cells.setdefault(column, cell)
    title = cells.get(ActionField.TITLE)
    number = cells.get(ActionField.NUMBER)
    numbered = _NUMBER.fullmatch(fold(number.text)) if number else None
    draft = _Draft(
        number=int(numbered[1]) if numbered else None,
        title=title.text if title else "",
        whole=row.span,
        horizon=_horizon(cells[ActionField.HORIZON].text) if ActionField.HORIZON in cells else horizon,
        title_span=title.span if title else row.span,
    )
    for name, cell in cells.items():
        if name not in (ActionField.TITLE, ActionField.NUMBER, ActionField.HORIZON):
            value = cell.text
            if name is ActionField.ISSUE and cell.links:
                value = cell.links[0].target
            draft.fields[name] = (value, cell.span)
        draft.links.extend(cell.links)
    return draft


def _checklist_item(text: str, item: Item, horizon: Horizon | None) -> _Draft:
    source = item.inline.span
    written = source.of(text)
    match = _NUMBERED.fullmatch(written)
    start = source.start + (match.start("title") if match else 0)
    dash = _DASH.search(written, start - source.start)
    title_end = source.start + dash.start() if dash else source.end
    draft = _Draft(
        number=int(match["number"]) if match else None,
        title=plain(_LINK.sub("", text[start:title_end])) or plain(text[start:title_end]),
        whole=item.span,
        horizon=horizon,
        checked=item.checked,
        title_span=Span(start, title_end),
        links=list(item.inline.links),
    )
    if dash:
        _checklist_fields(text, Span(source.start + dash.end(), source.end), draft)
    for block in item.blocks:
        _gather(text, block, draft)
    return draft


def _checklist_fields(text: str, span: Span, draft: _Draft) -> None:
    """``@diana, due 2025-01-15, P0, prevent, done when …, ([lesson](…))``."""
    source = span.of(text)
    bare = _LINK.sub(lambda link: " " * len(link.group()), source)
    done_when = _CHECKLIST_DONE_WHEN.search(bare)
    if done_when:
        value = done_when["done_when"].strip().rstrip("。.,、").strip()
        at = span.start + done_when.start("done_when")
        draft.fields[ActionField.DONE_WHEN] = (value, Span(at, at + len(value)))
        bare = bare[: done_when.start()]
    cause = _CHECKLIST_CAUSE.search(bare)
    if cause:
        at = span.start + cause.start("cause")
        draft.fields[ActionField.CAUSE] = (cause["cause"].strip(), Span(at, span.start + cause.end("cause")))
    due = _CHECKLIST_DUE.search(bare)
    if due:
        group = "due" if due["due"] else "due2"
        at = span.start + due.start(group)
        draft.fields[ActionField.DUE] = (due[group].strip(), Span(at, span.start + due.end(group)))
    at = span.start
    for part in re.split(r"([,、，])", bare):
        word = part.strip()
        here = Span(at + (len(part) - len(part.lstrip())), at + len(part.rstrip()))
        at += len(part)
        if word.startswith("@"):
            draft.fields.setdefault(ActionField.OWNER, (word, here))
        elif PRIORITIES.find(word):
            draft.fields.setdefault(ActionField.PRIORITY, (word, here))
        elif ACTION_KINDS.find(word):
            draft.fields.setdefault(ActionField.KIND, (word, here))
        elif word and read_state(word).state is not ActionState.UNKNOWN:
            draft.fields.setdefault(ActionField.STATE, (word, here))


def _finish(draft: _Draft, counted_from: date | None) -> Action:
    def value(name: ActionField) -> str:
        written = draft.fields.get(name)
        text = plain(written[0]) if written else ""
        return "" if is_placeholder(text) else text

    state = read_state(value(ActionField.STATE)) if value(ActionField.STATE) else StateRead(ActionState.UNKNOWN)
    if state.state is ActionState.UNKNOWN and draft.checked is not None:
        state = StateRead(ActionState.DONE if draft.checked else ActionState.OPEN)
    parts = {name.value: span for name, (written, span) in draft.fields.items()}
    return Action(
        number=draft.number,
        title=draft.title,
        owners=read_owners(value(ActionField.OWNER)),
        due=read_due(value(ActionField.DUE), counted_from) if value(ActionField.DUE) else None,
        priority=PRIORITIES.find(value(ActionField.PRIORITY).split("（")[0].split("(")[0].strip()),
        kind=_kind(value(ActionField.KIND)),
        horizon=draft.horizon,
        state=state.state,
        done_on=state.done_on,
        state_note=state.note,
        done_when=value(ActionField.DONE_WHEN),
        detail=value(ActionField.DETAIL),
        deliverable=value(ActionField.DELIVERABLE),
        issue=_issue(draft, value(ActionField.ISSUE)),
        causes=tuple(cause for cause in _LIST.split(value(ActionField.CAUSE)) if cause),
        lessons=_lessons(draft),
        where=Where(draft.whole, {"title": draft.title_span or draft.whole, **parts}),
    )


def _kind(written: str) -> ActionKind | None:
    return next((kind for kind in map(ACTION_KINDS.find, re.split(r"[・/／、,]", written)) if kind), None)


def _issue(draft: _Draft, value: str) -> str:
    written = draft.fields.get(ActionField.ISSUE)
    if written is None:
        return ""
    linked = next((link for link in draft.links if written[1].start <= link.span.start < written[1].end), None)
    return linked.target if linked else value


def _lessons(draft: _Draft) -> tuple[Reference, ...]:
    """Links in the field or column of that name, and any other link that leads into ``lessons/``."""
    own = draft.fields.get(ActionField.LESSON)
    found: dict[Span, Reference] = {}
    for link in draft.links:
        in_field = own is not None and own[1].start <= link.span.start < own[1].end
        if not link.is_image and (in_field or _LESSON_TARGET.search(link.target)):
            found[link.span] = Reference(link.text, link.target, link.span)
    return tuple(found[span] for span in sorted(found))
