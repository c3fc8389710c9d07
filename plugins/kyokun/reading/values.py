"""Front-matter values: from YAML nodes to typed values, collecting what does not fit."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from kyokun.model.cause import Cause
from kyokun.model.front_matter import DATA_LOSS_CHOICES, ROLLOUT_CHOICES, Form, Key
from kyokun.model.impact import QUANTITIES, Impact, Quantity
from kyokun.model.lesson import Rollout
from kyokun.model.moment import Absent, When
from kyokun.model.terms import CauseCategory, DataLoss, RolloutState
from kyokun.reading.conventions import Conventions
from kyokun.reading.placeholders import is_placeholder
from kyokun.reading.problems import BadValue, Mismatch, RepeatedKey, UnknownKey, Unquoted
from kyokun.reading.times import parse_time, says_unknown
from kyokun.text.folding import fold
from kyokun.text.patterns import lazy_pattern
from kyokun.text.span import Span, Where
from kyokun.text.yaml_nodes import YamlList, YamlMap, YamlNode, YamlScalar
from kyokun.text.yaml_readings import other_reading

E = TypeVar("E", bound=StrEnum)
T = TypeVar("T")

_QUANTITY = lazy_pattern(r"([-+]?[\d,_]*\.?\d+)\s*(.*)", re.DOTALL)
_TAG = lazy_pattern(r"[\w.+-]+")
_FREE = frozenset({Form.TEXT, Form.TEXTS, Form.IMPACT})
_LESSON_ID = lazy_pattern(r"[\w.-]+(?:/[\w.-]+)*")


@dataclass(slots=True)
class FrontMatter:
    """A front matter being read: hands out typed values and remembers what did not fit."""

    keys: tuple[Key, ...]
    node: YamlMap
    conventions: Conventions
    problems: list[BadValue] = field(default_factory=list)

    def text(self, name: str) -> str:
        """A single value as text; empty when not written, or written as a list, or a placeholder."""
        scalar = self._scalar(name)
        return scalar.text.strip() if scalar else ""

    def choice(self, name: str, choices: type[E]) -> E | None:
        """One of a closed set, in any case and width."""
        scalar = self._scalar(name)
        if scalar is None:
            return None
        try:
            return choices(fold(scalar.text))
        except ValueError:
            self._bad(name, scalar, Mismatch.CHOICE, tuple(choice.value for choice in choices))
            return None

    def time(self, name: str) -> When:
        """A time; ``unknown`` when not written or not readable."""
        scalar = self._scalar(name)
        if scalar is None:
            return Absent.UNKNOWN
        when = parse_time(scalar.text, self.conventions.zone)
        if when is None:
            self._bad(name, scalar, Mismatch.FORM)
            return Absent.UNKNOWN
        return when

    def document_id(self, name: str) -> str | None:
        """``PM-042``."""
        scalar = self._scalar(name)
        return self._id(name, scalar) if scalar else None

    def document_ids(self, name: str) -> tuple[str, ...]:
        """A list of ids; a single one counts as a list of one."""
        return self._each(name, lambda item: self._id(name, item))

    def lesson_id(self, name: str) -> str | None:
        """``design/idempotency``; a trailing ``.md`` and a leading ``lessons/`` do not matter."""
        scalar = self._scalar(name)
        if scalar is None:
            return None
        composed = unicodedata.normalize("NFC", scalar.text.strip())
        written = composed.removeprefix("lessons/").removesuffix(".md")
        if _LESSON_ID.fullmatch(written):
            return written
        self._bad(name, scalar, Mismatch.FORM)
        return None

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of words; a single one counts as a list of one."""
        return self._each(name, lambda item: item.text.strip())

    def causes(self, name: str) -> tuple[Cause, ...]:
        """A list of ``category/tag``."""

        def cause(item: YamlScalar) -> Cause | None:
            category, slash, tag = item.text.strip().partition("/")
            known = fold(category) in tuple(CauseCategory)
            if known and slash and _TAG.fullmatch(tag.strip()):
                return Cause(CauseCategory(fold(category)), tag.strip())
            choices = () if known else tuple(f"{category}/…" for category in CauseCategory)
            self._bad(name, item, Mismatch.FORM if known else Mismatch.CHOICE, choices)
            return None

        return self._each(name, cause)

    def impact(self, name: str) -> Impact:
        """Numbers with their units, and ``data_loss``."""
        quantities: list[tuple[str, Quantity]] = []
        data_loss: DataLoss | None = None
        for key, item in self._map(name):
            place = f"{name}.{key.text}"
            known = key.text in QUANTITIES or key.text == "data_loss"
            if known and says_unknown(item.text):
                continue
            if key.text == "data_loss":
                if fold(item.text) in DATA_LOSS_CHOICES:
                    data_loss = DataLoss(fold(item.text))
                else:
                    self._bad(name, item, Mismatch.CHOICE, DATA_LOSS_CHOICES, place)
            elif key.text in QUANTITIES:
                quantity = _quantity(item.text)
                if quantity:
                    quantities.append((key.text, quantity))
                else:
                    mismatch = Mismatch.PLACEHOLDER if is_placeholder(item.text) else Mismatch.FORM
                    self._bad(name, item, mismatch, (), place)
            else:
                self._bad(name, key, Mismatch.CHOICE, (*QUANTITIES, "data_loss"), place)
        return Impact(tuple(quantities), data_loss)

    def rollout(self, name: str) -> tuple[Rollout, ...]:
        """Services and whether the lesson has reached them."""
        found: list[Rollout] = []
        for key, item in self._map(name):
            if fold(item.text) in ROLLOUT_CHOICES:
                found.append(Rollout(key.text, RolloutState(fold(item.text))))
            else:
                self._bad(name, item, Mismatch.CHOICE, ROLLOUT_CHOICES, f"{name}.{key.text}")
        return tuple(found)

    def where(self, whole: Span) -> Where:
        """The spans of all values; a key without a value has the span of the key."""
        parts = {}
        for entry in self.node.entries:
            empty = isinstance(entry.value, YamlScalar) and entry.value.is_null
            parts[entry.key.text] = entry.key.span if empty else entry.value.span
        return Where(whole, parts)

    def empty_keys(self) -> frozenset[str]:
        """Keys that are there with nothing after the colon, or with an empty list."""
        return frozenset(entry.key.text for entry in self.node.entries if _is_empty(entry.value))

    def unknown_keys(self) -> tuple[UnknownKey, ...]:
        """Keys that neither the format nor the base knows."""
        known = {key.name for key in self.keys} | self.conventions.extra_keys
        return tuple(
            UnknownKey(entry.key.text, entry.key.span)
            for entry in self.node.entries
            if entry.key.text not in known
        )

    def repeated_keys(self) -> tuple[RepeatedKey, ...]:
        """Keys written a second time, in the front matter or in a mapping in it (``impact.users``)."""
        repeated = list(_repeated(self.node, ""))
        for entry in self.node.entries:
            if isinstance(entry.value, YamlMap):
                repeated += _repeated(entry.value, f"{entry.key.text}.")
        return tuple(sorted(repeated, key=lambda key: key.span))

    def unquoted(self) -> tuple[Unquoted, ...]:
        """Free texts and quantities that other readers take for something else."""
        keys = {key.name: key for key in self.keys if key.form in _FREE}
        found = []
        for entry in self.node.entries:
            key = keys.get(entry.key.text)
            for name, scalar in _leaves(key, entry.value) if key else ():
                becomes = None if scalar.quoted else other_reading(scalar.text)
                if key is not None and becomes is not None:
                    found.append(Unquoted(key, name, scalar.text, becomes, scalar.span))
        return tuple(found)

    def _scalar(self, name: str) -> YamlScalar | None:
        node = self.node.get(name)
        if node is None or (isinstance(node, YamlScalar) and not node.text.strip()):
            return None
        if not isinstance(node, YamlScalar):
            self._bad(name, node, Mismatch.FORM)
            return None
        if node.is_null:
            return None
        if is_placeholder(node.text):
            self._bad(name, node, Mismatch.PLACEHOLDER)
            return None
        return node

    def _each(self, name: str, read: Callable[[YamlScalar], T | None]) -> tuple[T, ...]:
        node = self.node.get(name)
        if node is None:
            return ()
        items = node.items if isinstance(node, YamlList) else (node,)
        found: list[T] = []
        for item in items:
            if not isinstance(item, YamlScalar):
                self._bad(name, item, Mismatch.FORM)
            elif not item.is_null and item.text.strip():
                value = None
                if is_placeholder(item.text):
                    self._bad(name, item, Mismatch.PLACEHOLDER)
                else:
                    value = read(item)
                if value is not None:
                    found.append(value)
        return tuple(found)

    def _map(self, name: str) -> list[tuple[YamlScalar, YamlScalar]]:
        node = self.node.get(name)
        if node is None or (isinstance(node, YamlScalar) and node.is_null):
            return []
        if not isinstance(node, YamlMap):
            self._bad(name, node, Mismatch.FORM)
            return []
        pairs: dict[str, tuple[YamlScalar, YamlScalar]] = {}
        for entry in node.entries:
            pairs.pop(entry.key.text, None)  # of a repeated key, the last counts
            if not isinstance(entry.value, YamlScalar):
                self._bad(name, entry.value, Mismatch.FORM, (), f"{name}.{entry.key.text}")
            elif not entry.value.is_null:
                pairs[entry.key.text] = (entry.key, entry.value)
        return list(pairs.values())

    def _id(self, name: str, item: YamlScalar) -> str | None:
        written = fold(item.text).upper()
        prefix = self.conventions.id_prefix
        if re.fullmatch(rf"{re.escape(prefix.upper())}-[0-9]+", written):
            return prefix + written[len(prefix) :]
        self._bad(name, item, Mismatch.FORM)
        return None

    def _bad(
        self,
        name: str,
        node: YamlNode,
        mismatch: Mismatch,
        choices: tuple[str, ...] = (),
        place: str = "",
    ) -> None:
        key = next(key for key in self.keys if key.name == name)
        written = node.text if isinstance(node, YamlScalar) else ""
        self.problems.append(BadValue(key, place or name, written, mismatch, choices, node.span))


def _leaves(key: Key, node: YamlNode) -> Iterator[tuple[str, YamlScalar]]:
    """The single values of a key, each with its place."""
    match node:
        case YamlScalar():
            yield key.name, node
        case YamlList():
            yield from ((key.name, item) for item in node.items if isinstance(item, YamlScalar))
        case YamlMap():
            for entry in node.entries:
                if isinstance(entry.value, YamlScalar):
                    yield f"{key.name}.{entry.key.text}", entry.value


def _repeated(node: YamlMap, prefix: str) -> Iterator[RepeatedKey]:
    first: dict[str, Span] = {}
    for entry in node.entries:
        name = entry.key.text
        if name in first:
            yield RepeatedKey(prefix + name, entry.key.span, first[name])
        first.setdefault(name, entry.key.span)


def _is_empty(node: YamlNode) -> bool:
    match node:
        case YamlScalar():
            return node.is_null or not node.text.strip()
        case YamlList():
            # Lists in lists are not looked into: through aliases there may be more of them than time.
            return all(isinstance(item, YamlScalar) and _is_empty(item) for item in node.items)
        case YamlMap():
            return not node.entries


def _quantity(written: str) -> Quantity | None:
    text = (
        " ".join(unicodedata.normalize("NFKC", written).split()).removeprefix("約").removeprefix("~").strip()
    )
    match = _QUANTITY.fullmatch(text.removeprefix("$"))
    if match is None:
        return None
    amount = Decimal(match[1].replace(",", "").replace("_", ""))
    return Quantity(amount, "$" if text.startswith("$") else match[2])
