"""Action items in their three shapes: headings with labelled lists, a table, a checklist."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import islice

from kyokun.model.action import Action
from kyokun.model.labels import ACTION_FIELDS, ActionField
from kyokun.model.reference import Reference
from kyokun.model.terms import ActionKind, ActionState, Horizon
from kyokun.model.vocabulary import ACTION_KINDS, HORIZONS, PRIORITIES
from kyokun.reading.action_values import StateRead, is_due, read_due, read_owners, read_state
from kyokun.reading.labelled import read_labelled
from kyokun.reading.placeholders import is_placeholder
from kyokun.reading.plain import plain
from kyokun.text.blocks import (
    Block,
    Heading,
    Html,
    Inline,
    Item,
    ItemList,
    Link,
    Paragraph,
    Row,
    Table,
    links_of,
)
from kyokun.text.folding import fold
from kyokun.text.patterns import lazy_pattern
from kyokun.text.span import Span, Where

_NUMBERED = lazy_pattern(
    r"\s*(?P<mark>[#＃]|Action\s*|アクション\s*)?(?P<number>\d{1,4})\s*(?P<stop>[.．):：、])?(?:(?:\s+|(?<=[．：、）]))(?P<title>.+))?",
    re.IGNORECASE | re.DOTALL,
)
_NUMBER = lazy_pattern(r"(?:[a-z]\w*-\d+-)?#?(\d{1,4})\.?")
_COMMA = lazy_pattern(r"([,、，])")
_DASH = lazy_pattern(r"(?<=\s)(?:—|–|--|―{1,2})(?=\s)|——")
_LINK = lazy_pattern(r"(?:[（(]\s*+)?\[[^\[\]]*\]\([^()]*\)(?:\s*+[)）])?")
_BRACKETED_LINK = lazy_pattern(r"[（(]\s*+\[[^\[\]]*\]\([^()]*\)\s*+[)）]")
_CHECKLIST_DUE = lazy_pattern(
    r"(?:(?:due|by)(?=[\s:：])|期限)\s*+[:：]?\s*+(?P<due>[^(（]+).*|(?P<until>[^(（]+)まで",
    re.IGNORECASE | re.DOTALL,
)
_CHECKLIST_DONE_WHEN = lazy_pattern(
    r"(?:done[ -]when|完了条件)\s*[:：]?\s*(?P<done_when>.+)", re.IGNORECASE | re.DOTALL
)
_LESSON_TARGET = lazy_pattern(r"(?:^|/)lessons/")
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
    drafts = (draft for draft in _drafts(text, blocks) if _is_begun(draft))
    return tuple(_finish(draft, counted_from) for draft in drafts)


def _is_begun(draft: _Draft) -> bool:
    """Whether anything is written beyond a number and labels: an empty form is no action yet."""
    return not is_placeholder(draft.title) or any(
        not is_placeholder(plain(written)) for written, _ in draft.fields.values()
    )


def _drafts(text: str, blocks: tuple[Block, ...]) -> Iterator[_Draft]:
    horizon: Horizon | None = None
    horizon_level = 0
    current: _Draft | None = None
    for at, block in enumerate(blocks):
        if isinstance(block, Heading):
            if current:
                yield current
            current = _heading_action(text, block, _first_written(blocks, at + 1), horizon)
            named = _horizon(block.inline.text) if current is None else None
            if named or (current is None and block.level <= horizon_level):
                horizon, horizon_level = named, block.level
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


def _first_written(blocks: tuple[Block, ...], at: int) -> Block | None:
    """The first block from a place on that is no comment."""
    return next((block for block in blocks[at : at + 5] if not isinstance(block, Html)), None)


def _heading_action(
    text: str, heading: Heading, following: Block | None, horizon: Horizon | None
) -> _Draft | None:
    """An action when its heading is numbered, or what follows it has an action's labels."""
    match = _NUMBERED.fullmatch(heading.inline.text)
    labels = {label for label, _, _ in _labels(text, following)} if isinstance(following, ItemList) else set()
    is_numbered = match is not None and bool(match["mark"] or match["stop"])
    if not labels & _IDENTIFYING and (not is_numbered or _horizon(heading.inline.text)):
        return None
    return _Draft(
        number=int(match["number"]) if match else None,
        title=((match["title"] or "") if match else heading.inline.text).strip(),
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
            span = _trimmed(text, Span(labelled.span.start, nested_end))
            yield name, _outdented(text, span, item.blocks[0].span.start), span
        else:
            yield name, labelled.value, labelled.span


def _outdented(text: str, span: Span, nested: int) -> str:
    """What is written there, its lines moved left by as much as the nested block stands in."""
    line = text[text.rfind("\n", 0, nested) + 1 : span.end]
    depth = len(line) - len(line.lstrip(" \t"))
    return re.sub(rf"\n[ \t]{{0,{depth}}}", "\n", span.of(text))


def _trimmed(text: str, span: Span) -> Span:
    """A stretch without the white space at its ends."""
    source = span.of(text)
    start = span.start + len(source) - len(source.lstrip())
    return Span(start, start + len(source.strip()))


def _gather(text: str, block: Block, draft: _Draft) -> None:
    if not isinstance(block, ItemList):
        return
    for name, value, span in _labels(text, block):
        if name not in draft.fields:
            draft.fields[name] = (value, span)
    draft.links.extend(links_of((block,)))


def _table(table: Table, horizon: Horizon | None) -> Iterator[_Draft]:
    columns = [
        ACTION_FIELDS.find_heading(cell.text) or ACTION_FIELDS.find(cell.text) for cell in table.header.cells
    ]
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
        horizon=_horizon(own.text) if (own := cells.get(ActionField.HORIZON)) and own.text else horizon,
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
    if match and not (match["mark"] or match["stop"]):
        match = None  # "3 pods to be added"
    begins = (match.start("title") if match["title"] else match.end()) if match else 0
    start = source.start + begins
    dash = _dash_before_fields(text, Span(start, source.end))
    title = _trimmed(text, Span(start, dash.start if dash else source.end))
    draft = _Draft(
        number=int(match["number"]) if match else None,
        title=plain(_BRACKETED_LINK.sub("", title.of(text))),
        whole=item.span,
        horizon=horizon,
        checked=item.checked,
        title_span=title,
        links=list(item.inline.links),
    )
    if dash:
        _checklist_fields(text, Span(dash.end, source.end), draft)
    for block in item.blocks:
        _gather(text, block, draft)
    return draft


def _dash_before_fields(text: str, span: Span) -> Span | None:
    """The first dash that a field follows: other dashes are the title's own."""
    for dash in islice(_DASH.finditer(text, span.start, span.end), 20):
        following = _without_links(text[dash.end() : min(span.end, dash.end() + 200)])
        first = _COMMA.split(following, maxsplit=1)[0]
        here = _trimmed(text, Span(dash.end(), dash.end() + len(first)))
        word = first.strip()
        if not word or _CHECKLIST_DONE_WHEN.match(word) or _checklist_field(text, word, here):
            return Span(*dash.span())
    return None


def _without_links(source: str) -> str:
    """The same with blanks where links stand."""
    return _LINK.sub(lambda link: " " * len(link.group()), source)


def _checklist_fields(text: str, span: Span, draft: _Draft) -> None:
    """``@diana, due 2025-01-15, P0, prevent, done when …, ([lesson](…))``."""
    bare = _without_links(span.of(text))
    done_when = _CHECKLIST_DONE_WHEN.search(bare)
    if done_when:
        value = done_when["done_when"].strip().rstrip("。.,、").strip()
        at = span.start + done_when.start("done_when")
        draft.fields[ActionField.DONE_WHEN] = (value, Span(at, at + len(value)))
        bare = bare[: done_when.start()]
    at = span.start
    for part in _COMMA.split(bare):
        here = Span(at + (len(part) - len(part.lstrip())), at + len(part.rstrip()))
        at += len(part)
        found = _checklist_field(text, part.strip(), here)
        if found is None:
            continue
        name, where = found
        if name is ActionField.OWNER and name in draft.fields:  # a second handle after a comma
            where = Span(draft.fields[name][1].start, where.end)
            draft.fields[name] = (where.of(text), where)
        draft.fields.setdefault(name, (where.of(text), where))


def _checklist_field(text: str, word: str, here: Span) -> tuple[ActionField, Span] | None:
    """What one part says between commas, and where its value stands; ``word`` is the part without links."""
    labelled = read_labelled(text, here) if word else None
    name = ACTION_FIELDS.find(labelled.label) if labelled else None
    if labelled is not None and name is not None:
        return name, labelled.span
    due = _CHECKLIST_DUE.fullmatch(word)
    if due:
        group = "due" if due["due"] else "until"
        value = Span(here.start + due.start(group), here.start + due.end(group))
        return ActionField.DUE, _trimmed(text, value)
    says = (
        (ActionField.OWNER, word.startswith(("@", "＠"))),
        (ActionField.DUE, is_due(word)),
        (ActionField.PRIORITY, PRIORITIES.find(word) is not None),
        (ActionField.KIND, ACTION_KINDS.find(word) is not None),
        (ActionField.STATE, read_state(word).state is not ActionState.UNKNOWN),
    )
    return next(((said, here) for said, is_it in says if is_it), None)


def _finish(draft: _Draft, counted_from: date | None) -> Action:
    values = {name: plain(written) for name, (written, _) in draft.fields.items() if written}

    def value(name: ActionField) -> str:
        return values[name] if name in values and not is_placeholder(values[name]) else ""

    state = (
        read_state(value(ActionField.STATE))
        if ActionField.STATE in values
        else StateRead(ActionState.UNKNOWN)
    )
    if state.state is ActionState.UNKNOWN and draft.checked is not None:
        state = StateRead(ActionState.DONE if draft.checked else ActionState.OPEN)
    parts = {name.value: span for name, (written, span) in draft.fields.items()}
    return Action(
        number=draft.number,
        title="" if is_placeholder(draft.title) else draft.title,
        owners=read_owners(value(ActionField.OWNER)),
        due=read_due(value(ActionField.DUE), counted_from),
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
        causes=tuple(cause.strip() for cause in _COMMA.split(value(ActionField.CAUSE))[::2] if cause.strip()),
        lessons=_lessons(draft),
        where=Where(draft.whole, {"title": draft.title_span or draft.whole, **parts}),
    )


def _kind(written: str) -> ActionKind | None:
    words = re.split(r"[・/／、,]", written)
    return next((kind for kind in map(ACTION_KINDS.find_heading, words) if kind), None)


def _issue(draft: _Draft, value: str) -> str:
    written = draft.fields.get(ActionField.ISSUE)
    if written is None:
        return ""
    linked = next(
        (link for link in draft.links if written[1].start <= link.span.start < written[1].end), None
    )
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
