"""What reading could not make sense of: facts for the rules to explain."""

from dataclasses import dataclass
from enum import StrEnum

from kyokun.model.front_matter import Key
from kyokun.text.decoding import Obstacle
from kyokun.text.span import Span
from kyokun.text.yaml_nodes import Refusal
from kyokun.text.yaml_readings import OtherReading


@dataclass(frozen=True, slots=True)
class Unreadable:
    """The file is no text that can be read; ``detail`` as in ``Undecodable``."""

    obstacle: Obstacle
    detail: str


@dataclass(frozen=True, slots=True)
class RefusedYaml:
    """YAML refuses the front matter at ``span``."""

    refusal: Refusal
    detail: str
    span: Span


class Mismatch(StrEnum):
    """In which way a value is not what its key holds."""

    EMPTY = "empty"
    """Nothing is written after the colon."""
    PLACEHOLDER = "placeholder"
    """``TODO``, ``YYYY-MM-DD`` and the like."""
    FORM = "form"
    """A list where a word belongs, or a time that is none."""
    CHOICE = "choice"
    """Not one of the values it may have."""


@dataclass(frozen=True, slots=True)
class BadValue:
    """A front-matter value that does not fit its key; ``name`` tells the place, as in ``impact.users``."""

    key: Key
    name: str
    written: str
    mismatch: Mismatch
    choices: tuple[str, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class UnknownKey:
    """A front-matter key that neither the format nor the base knows."""

    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class RepeatedKey:
    """A front-matter key that stands twice; YAML keeps the last."""

    name: str
    span: Span
    first: Span


@dataclass(frozen=True, slots=True)
class Unquoted:
    """A text that other readers of the front matter take for something else, since it is not quoted."""

    key: Key
    name: str
    written: str
    becomes: OtherReading
    span: Span


@dataclass(frozen=True, slots=True)
class Spelling:
    """A value that is understood, but usually written in another way; with ``is_list`` it is several, read as one."""

    key: Key
    name: str
    written: str
    usual: str
    """As it would stand after the colon."""
    span: Span
    is_list: bool = False
