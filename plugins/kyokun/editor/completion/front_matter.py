"""Completion inside the front matter: keys, and the values a key can have."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from kyokun.editor.completion.asked import Asked
from kyokun.editor.completion.candidate import Candidate, CandidateKind, Completion, completion
from kyokun.editor.key_help import key_help, keys_of, own_key_help
from kyokun.editor.words import both, used
from kyokun.model.front_matter import DATA_LOSS_CHOICES, ROLLOUT_CHOICES, Form, Key, key_named
from kyokun.model.impact import QUANTITIES
from kyokun.model.language import Language, Words
from kyokun.model.moment import Absent
from kyokun.model.terms import CauseCategory, DataLoss, RolloutState
from kyokun.model.vocabulary import (
    AUDIENCES,
    CAUSE_CATEGORIES,
    DATA_LOSSES,
    DETECTIONS,
    ROLLOUT_STATES,
    SEVERITIES,
    STATUSES,
    TYPES,
    Vocabulary,
)
from kyokun.text.span import Span
from kyokun.text.yaml_quoting import quoted

E = TypeVar("E", bound=StrEnum)

_KEY = re.compile(r"(?P<typed>[\w-]*)")
_VALUE = re.compile(r"(?P<key>[\w-]+):(?:\s+(?P<value>.*))?")
_ITEM = re.compile(r"\s*-\s+(?P<value>.*)")
_INNER = re.compile(r"\s+(?P<typed>[\w-]*)")
_INNER_VALUE = re.compile(r"\s+(?P<key>[^\s:#]+):\s+(?P<value>.*)")
_PAIR = re.compile(r"(?P<key>[^\s:,{}]+):\s+(?P<value>.*)")
_PARENT = re.compile(r"(?P<key>[\w-]+):")
_LAST = re.compile(r"[\[{,]\s*(?P<value>[^\[\]{},]*)\Z")
_WORD = re.compile(r"[\w./@-]*")
_QUOTATION = re.compile(r"""[\s\[,][\'"][^\'"]*\Z""")
_FLOW = re.compile(r"[\[\]{},]")
"""What would end a value inside a list on one line."""


def _by_value(vocabulary: Vocabulary[E]) -> dict[str, Words]:
    return {member.value: label for member, label in vocabulary.labels.items()}


_LABELS: Mapping[str, Mapping[str, Words]] = {
    "type": _by_value(TYPES),
    "status": _by_value(STATUSES),
    "severity": _by_value(SEVERITIES),
    "detected_by": _by_value(DETECTIONS),
    "audience": _by_value(AUDIENCES),
    "lang": {Language.JA: Words("日本語", "Japanese"), Language.EN: Words("英語", "English")},
}
_UNKNOWN = Words("分からない時刻", "a time nobody knows")
_CATEGORY = Words("分類", "category")
_TAXONOMY = Words("ベースで決めた原因", "agreed on in this base")


@dataclass(frozen=True, slots=True)
class _Place:
    """What is being typed: a key of the mapping that ``parent`` holds, or a value."""

    key: str
    """The key whose value is typed; empty when a key is."""
    parent: str
    """The key of the mapping it stands in; empty at the top."""
    typed: str


def complete_front_matter(asked: Asked, yaml: Span) -> Completion | None:
    """What can be written in the front matter at the place asked about."""
    place = _place(asked, yaml)
    if place is None:
        return None
    typed = place.typed.lstrip("'\"")
    more = _WORD.match(asked.after)
    replaced = asked.typed(len(typed), len(more.group()) if more else 0)
    return completion(replaced, typed, _candidates(asked, yaml, place))


def _place(asked: Asked, yaml: Span) -> _Place | None:
    before = asked.before
    if re.search(r"(?:^|\s)#", before):
        return None  # a comment
    top = _KEY.fullmatch(before)
    if top:
        return _Place("", "", top["typed"])
    value = _VALUE.fullmatch(before)
    if value:
        return _of_value(value["key"], value["value"]) if value["value"] is not None else None
    parent = _parent(asked, yaml)
    item = _ITEM.fullmatch(before)
    if item:
        return _Place(parent, "", item["value"])
    inner = _INNER.fullmatch(before)
    if inner:
        return _Place("", parent, inner["typed"])
    inner_value = _INNER_VALUE.fullmatch(before)
    return _Place(inner_value["key"], parent, inner_value["value"]) if inner_value else None


def _of_value(key: str, value: str) -> _Place:
    if not value.startswith(("[", "{")):
        return _Place(key, "", value)
    last = _LAST.search(value)
    typed = last["value"] if last else ""
    if value.startswith("["):
        return _Place(key, "", typed)
    pair = _PAIR.fullmatch(typed)
    return _Place(pair["key"], key, pair["value"]) if pair else _Place("", key, typed)


def _parent(asked: Asked, yaml: Span) -> str:
    """The key at the beginning of the nearest line above that has one there."""
    lines = asked.document.text[yaml.start : asked.offset].split("\n")[:-1]
    found = (_PARENT.match(line) for line in reversed(lines))
    return next((match["key"] for match in found if match), "")


def _candidates(asked: Asked, yaml: Span, place: _Place) -> Iterable[Candidate]:
    keys = keys_of(asked.document.location.kind)
    if place.parent:
        parent = key_named(keys, place.parent)
        inside = _INSIDE.get(parent.form) if parent else None
        return inside(asked, place.key) if inside else ()
    if not place.key:
        return _keys(asked, yaml)
    key = key_named(keys, place.key)
    return _values(asked, key) if key else ()


def _impact(asked: Asked, key: str) -> Iterable[Candidate]:
    if key == "data_loss":
        labels = (DATA_LOSSES.labels[DataLoss(choice)] for choice in DATA_LOSS_CHOICES)
        return _choices(DATA_LOSS_CHOICES, labels)
    return () if key else _inner_keys(asked, (*QUANTITIES, "data_loss"))


def _rollout(asked: Asked, key: str) -> Iterable[Candidate]:
    if not key:
        return _inner_keys(asked, asked.stock.words.get("services", {}))
    labels = (ROLLOUT_STATES.labels[RolloutState(choice)] for choice in ROLLOUT_CHOICES)
    return _choices(ROLLOUT_CHOICES, labels)


_INSIDE: Mapping[Form, Callable[[Asked, str], Iterable[Candidate]]] = {
    Form.IMPACT: _impact,
    Form.ROLLOUT: _rollout,
}
"""What stands in the mapping that a key of such a form holds: its keys, or the values of one."""


def _keys(asked: Asked, yaml: Span) -> Iterator[Candidate]:
    text = asked.document.text
    line = Span(asked.offset - len(asked.before), asked.offset + len(asked.after))
    others = f"{text[yaml.start : line.start]}\n{text[line.end : yaml.end]}"
    written = set(re.findall(r"^([\w-]+):", others, re.MULTILINE))
    colon = "" if re.match(r"[\w-]*:", asked.after) else ": "
    kind = asked.document.location.kind
    for key in keys_of(kind):
        if key.name not in written:
            explained = key_help(key.name, kind, asked.language) or ""
            holds = key.holds.in_(asked.language)
            yield Candidate(key.name, CandidateKind.KEY, f"{key.name}{colon}", holds, explained)
    for name in asked.options.extra_keys:
        if name not in written:
            yield Candidate(name, CandidateKind.KEY, f"{name}{colon}", own_key_help(asked.language))


def _inner_keys(asked: Asked, names: Iterable[str]) -> Iterator[Candidate]:
    colon = "" if re.match(r"[\w-]*:", asked.after) else ": "
    for name in names:
        yield Candidate(name, CandidateKind.KEY, f"{name}{colon}")


def _values(asked: Asked, key: Key) -> Iterable[Candidate]:
    if key.form is Form.CHOICE:
        labels = _LABELS[key.name]
        return _choices(key.choices, (labels[choice] for choice in key.choices))
    make = _MAKERS.get(key.form)
    return make(asked, key) if make else ()


def _choices(choices: Iterable[str], labels: Iterable[Words]) -> Iterator[Candidate]:
    for choice, label in zip(choices, labels, strict=True):
        yield Candidate(choice, CandidateKind.CHOICE, choice, both(label), typed_as=f"{choice} {both(label)}")


def _times(asked: Asked, key: Key) -> Iterator[Candidate]:  # noqa: ARG001 - as all makers are called
    yield Candidate(Absent.UNKNOWN, CandidateKind.CHOICE, Absent.UNKNOWN, _UNKNOWN.in_(asked.language))


def _incidents(asked: Asked, key: Key) -> Iterator[Candidate]:
    if key.name == "id":
        return  # an id is given once, by `kyokun new`
    own = asked.document.subject
    for incident in asked.stock.incidents:
        if incident.id != own:
            yield Candidate(
                incident.id,
                CandidateKind.INCIDENT,
                incident.id,
                incident.title,
                typed_as=f"{incident.id} {incident.title}",
            )


def _lessons(asked: Asked, key: Key) -> Iterator[Candidate]:  # noqa: ARG001 - as above
    own = asked.document.subject
    for lesson in asked.stock.lessons:
        if lesson.id != own:
            named = f"{lesson.id} {lesson.title}"
            yield Candidate(lesson.id, CandidateKind.LESSON, lesson.id, lesson.title, typed_as=named)


def _words(asked: Asked, key: Key) -> Iterator[Candidate]:
    for word, count in asked.stock.words.get(key.name, {}).items():
        yield Candidate(word, CandidateKind.WORD, _scalar(asked, word), used(count).in_(asked.language))


def _causes(asked: Asked, key: Key) -> Iterator[Candidate]:  # noqa: ARG001 - as above
    used_ones = asked.stock.causes
    for cause in dict.fromkeys((*used_ones, *asked.options.taxonomy)):
        count = used_ones.get(cause, 0)
        category = CAUSE_CATEGORIES.find(cause.partition("/")[0])
        label = both(CAUSE_CATEGORIES.labels[category]) if category else ""
        said = used(count).in_(asked.language) if count else _TAXONOMY.in_(asked.language)
        yield Candidate(cause, CandidateKind.WORD, cause, said, label, typed_as=f"{cause} {label}")
    for one in CauseCategory:
        label = both(CAUSE_CATEGORIES.labels[one])
        said = f"{_CATEGORY.in_(asked.language)}: {label}"
        yield Candidate(f"{one}/", CandidateKind.WORD, f"{one}/", said, typed_as=f"{one}/ {label}")


def _owners(asked: Asked, key: Key) -> Iterator[Candidate]:
    if key.name != "owner":
        return
    for person, count in asked.stock.people.items():
        said = used(count).in_(asked.language)
        yield Candidate(person, CandidateKind.PERSON, _scalar(asked, person), said)


def _scalar(asked: Asked, value: str) -> str:
    """A value as it may be written where the place is: inside quotation marks, in a list, or alone."""
    if _QUOTATION.search(asked.before):
        return value
    return f'"{value}"' if _FLOW.search(value) and quoted(value) == value else quoted(value)


_MAKERS: Mapping[Form, Callable[[Asked, Key], Iterator[Candidate]]] = {
    Form.TIME: _times,
    Form.ID: _incidents,
    Form.IDS: _incidents,
    Form.LESSON_ID: _lessons,
    Form.TEXTS: _words,
    Form.CAUSES: _causes,
    Form.TEXT: _owners,
}
"""What the values of a key of each form are taken from."""
