"""Completion inside the action items: a whole item's form, and the values of its fields in the document's language."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

from kyokun.editor.completion.asked import Asked
from kyokun.editor.completion.candidate import Candidate, CandidateKind, Completion, completion
from kyokun.editor.completion.references import lesson_links, people
from kyokun.editor.words import both
from kyokun.model.labels import ACTION_FIELDS, ActionField
from kyokun.model.language import Language, Words
from kyokun.model.terms import ActionKind, ActionState, FactorKind, Priority, SectionKind
from kyokun.model.vocabulary import ACTION_KINDS, ACTION_STATES, FACTOR_KINDS
from kyokun.text.blocks import Heading

_LABEL = re.compile(
    r"\s*(?:[-*+]\s+)?(?P<mark>\*\*|__)?\s*(?P<label>[^:：*_|`\[\]]{1,40}?)\s*(?P=mark)?\s*[:：]\s*(?P=mark)?\s*(?P<value>.*)"
)
_BARE_LABEL = re.compile(r"\s*[-*+]\s+(?P<label>[^:：*_|`\[\]]{1,40}?)\s*[:：]\s*(?P<value>.*)")
_CELL = re.compile(r"\|\s*(?P<value>[^|]*)\Z")
_ITEM = re.compile(r"(?P<marks>#{0,6})\s*(?:\d+\.?\s*)?(?P<typed>[^\W\d]*)")
_NUMBERED = re.compile(r"\s*\d{1,4}\s*[.．):：、]")
_USUAL_LEVEL = 4
_FORM = Words("アクション", "Action")
_FORM_SAYS = Words("アクションアイテムの書式", "the form of an action item")
_WHAT = Words("やること", "what to do")
_FIELDS = (
    ActionField.OWNER,
    ActionField.DUE,
    ActionField.PRIORITY,
    ActionField.KIND,
    ActionField.STATE,
    ActionField.DONE_WHEN,
    ActionField.CAUSE,
    ActionField.LESSON,
)


def complete_action(asked: Asked) -> Completion | None:
    """What can be written at a place in the action items."""
    if not _is_inside(asked):
        return None
    field, value = _field(asked)
    make = _MAKERS.get(field) if field else None
    if make is not None:
        return completion(asked.typed(len(value)), value, make(asked))
    item = _ITEM.fullmatch(asked.before)
    if item is None or asked.after.strip():
        return None
    return completion(asked.typed(len(asked.before)), item["typed"], (_form(asked, len(item["marks"])),))


def _is_inside(asked: Asked) -> bool:
    postmortem = asked.document.postmortem
    section = postmortem.section(SectionKind.ACTION_ITEMS) if postmortem else None
    return section is not None and section.body.start <= asked.offset <= section.body.end


def _field(asked: Asked) -> tuple[ActionField | None, str]:
    """The field whose value stands at the place, and what is typed of it."""
    before = asked.before
    if before.lstrip().startswith("|"):
        cell = _CELL.search(before)
        return (_column(asked, before.count("|") - 1), cell["value"]) if cell else (None, "")
    labelled = _LABEL.fullmatch(before) or _BARE_LABEL.fullmatch(before)
    return (ACTION_FIELDS.find(labelled["label"]), labelled["value"]) if labelled else (None, "")


def _column(asked: Asked, number: int) -> ActionField | None:
    """What a column of the table that the place stands in holds, by its heading."""
    lines = asked.document.text[: asked.offset].split("\n")
    header = lines[-1]
    for line in reversed(lines[:-1]):
        if not line.lstrip().startswith("|"):
            break
        header = line
    cells = header.strip().removeprefix("|").split("|")
    return ACTION_FIELDS.find(cells[number].strip()) if number < len(cells) else None


def _states(asked: Asked) -> Iterator[Candidate]:
    known = (state for state in ActionState if state is not ActionState.UNKNOWN)
    return _labels(asked, known, ACTION_STATES.labels)


def _kinds(asked: Asked) -> Iterator[Candidate]:
    return _labels(asked, ActionKind, ACTION_KINDS.labels)


def _priorities(asked: Asked) -> Iterator[Candidate]:
    for priority in Priority:
        days = asked.options.due_days.get(priority)
        said = _WITHIN.format(days=days).in_(asked.language) if days is not None else ""
        yield Candidate(priority, CandidateKind.CHOICE, priority, said)


_WITHIN = Words("{days} 日以内", "within {days} days")


def _causes(asked: Asked) -> Iterator[Candidate]:
    postmortem = asked.document.postmortem
    counted: dict[FactorKind, int] = {}
    for factor in postmortem.analysis.factors if postmortem else ():
        counted[factor.kind] = counted.get(factor.kind, 0) + 1
        label = FACTOR_KINDS.label(factor.kind, asked.lang)
        name = (
            f"{label} {counted[factor.kind]}"
            if asked.lang is Language.JA
            else f"{label.lower()} {counted[factor.kind]}"
        )
        yield Candidate(name, CandidateKind.WORD, name, factor.text)


_Choice = TypeVar("_Choice", ActionState, ActionKind)


def _labels(
    asked: Asked,
    members: Iterable[_Choice],
    labels: Mapping[_Choice, Words],
) -> Iterator[Candidate]:
    for member in members:
        words = labels[member]
        name = words.in_(asked.lang)
        yield Candidate(name, CandidateKind.CHOICE, name, both(words), typed_as=f"{both(words)} {member}")


_MAKERS: Mapping[ActionField, Callable[[Asked], Iterator[Candidate]]] = {
    ActionField.OWNER: people,
    ActionField.PRIORITY: _priorities,
    ActionField.KIND: _kinds,
    ActionField.STATE: _states,
    ActionField.CAUSE: _causes,
    ActionField.LESSON: lesson_links,
}


def _form(asked: Asked, marks: int) -> Candidate:
    """The form of the next action; its number is one more than the highest in the document."""
    postmortem = asked.document.postmortem
    numbers = [action.number for action in postmortem.actions if action.number] if postmortem else []
    title = f"{'#' * (marks or _item_level(asked))} {max(numbers, default=0) + 1}. "
    values: dict[ActionField, tuple[str, str]] = {
        ActionField.OWNER: ("", "@$2"),
        ActionField.DUE: ("", "$3"),
        ActionField.PRIORITY: ("", f"${{4|{','.join(Priority)}|}}"),
        ActionField.KIND: (
            "",
            f"${{5|{','.join(ACTION_KINDS.label(kind, asked.lang) for kind in ActionKind)}|}}",
        ),
        ActionField.STATE: (ACTION_STATES.label(ActionState.OPEN, asked.lang),) * 2,
        ActionField.DONE_WHEN: ("", "$6"),
        ActionField.CAUSE: ("", "$7"),
        ActionField.LESSON: ("", "$0"),
    }
    lines = [(f"- **{ACTION_FIELDS.label(field, asked.lang)}**: ", *values[field]) for field in _FIELDS]
    plain = "\n".join((title, *(f"{label}{value}".rstrip() for label, value, _ in lines)))
    what = _WHAT.in_(asked.lang)
    snippet = "\n".join((f"{title}${{1:{what}}}", *(f"{label}{stop}" for label, _, stop in lines)))
    name = _FORM.in_(asked.lang)
    said = _FORM_SAYS.in_(asked.language)
    shown = both(_FORM)
    return Candidate(
        name, CandidateKind.FORM, plain, said, typed_as=f"{asked.before} {shown}", snippet=snippet
    )


def _item_level(asked: Asked) -> int:
    """The level of the headings that the document's other actions stand under."""
    levels = (
        block.level
        for block in asked.document.outline.blocks
        if isinstance(block, Heading) and _NUMBERED.match(block.inline.text)
    )
    return next(levels, _USUAL_LEVEL)
