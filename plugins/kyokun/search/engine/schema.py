"""What the index holds of an entry, and the fields it is held in."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from kyokun.search.engine.stock import COLUMN, STORED, Existence, FieldType, Format, NumericColumn, Schema

NAME = "MAIN"
TERMS, LABELS = "t", "l"


class Record(NamedTuple):
    """What the index holds of one entry."""

    terms: Mapping[str, tuple[float, list[int]]]
    """By term: its weight, and its positions in ascending order."""
    labels: Iterable[str]
    """What filters ask for, ``severity:high``; and what it is deleted by."""
    stored: str
    day: int
    """Days since 0001-01-01; 0 when unknown."""
    group: int
    """Entries of one document have the same number."""
    length: float
    """The sum of all weights."""


class _Positions(Format):  # type: ignore[misc]
    def __init__(self) -> None:
        super().__init__()


class _Ready(FieldType):  # type: ignore[misc]
    """A field whose terms go straight to the pool: they come ready made."""

    def __init__(self, format_: Format) -> None:
        super().__init__(format_, None)


def schema() -> Any:
    return Schema(
        **{TERMS: _Ready(_Positions()), LABELS: _Ready(Existence())},
        stored=STORED(),
        day=COLUMN(NumericColumn("i")),
        group=COLUMN(NumericColumn("q")),
        length=COLUMN(NumericColumn("f", default=0.0)),
    )
