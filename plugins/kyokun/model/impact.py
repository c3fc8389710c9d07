"""What an incident cost, in numbers with their units."""

from dataclasses import dataclass, field
from decimal import Decimal

from kyokun.model.terms import DataLoss

QUANTITIES = (
    "users",
    "error_rate",
    "requests_failed",
    "outage",
    "degraded",
    "support_tickets",
    "revenue",
    "effort",
    "rating",
)
"""The keys of ``impact`` that hold a number with its unit."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit as written: ``23`` and ``%``; the unit may be empty."""

    amount: Decimal
    unit: str


@dataclass(frozen=True, slots=True)
class Impact:
    """The front matter's ``impact``; what was not written is not in ``quantities``."""

    quantities: tuple[tuple[str, Quantity], ...] = field(default=())
    data_loss: DataLoss | None = None
