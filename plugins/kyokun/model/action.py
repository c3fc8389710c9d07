"""Action items."""

from dataclasses import dataclass, field
from datetime import date

from kyokun.model.reference import Reference
from kyokun.model.terms import ActionKind, ActionState, Horizon, Priority
from kyokun.text.span import Where

_SETTLED = frozenset((ActionState.DONE, ActionState.WONT_DO))


@dataclass(frozen=True, slots=True)
class Due:
    """A due date as written, and the date it means; ``on`` is None when that cannot be told.

    ``is_relative`` when it counts from ``held_at``, else ``resolved_at`` (「3日以内」).
    """

    written: str
    on: date | None
    is_relative: bool = False


@dataclass(frozen=True, slots=True)
class Action:
    """An action item. Empty texts and None mean not written; placeholders count as not written."""

    number: int | None
    title: str
    owners: tuple[str, ...] = ()
    due: Due | None = None
    priority: Priority | None = None
    kind: ActionKind | None = None
    horizon: Horizon | None = None
    state: ActionState = ActionState.UNKNOWN
    done_on: date | None = None
    state_note: str = ""
    done_when: str = ""
    detail: str = ""
    deliverable: str = ""
    issue: str = ""
    causes: tuple[str, ...] = ()
    lessons: tuple[Reference, ...] = field(default=(), compare=False)
    where: Where = field(compare=False, kw_only=True)

    @property
    def is_settled(self) -> bool:
        """Nothing is left to do: done, or decided against."""
        return self.state in _SETTLED

    @property
    def owner(self) -> str:
        """The owners in one text; empty when there is none."""
        return ", ".join(self.owners)

    def is_overdue(self, today: date) -> bool:
        """Whether its known due date has passed without it being settled."""
        return (
            not self.is_settled and self.due is not None and self.due.on is not None and self.due.on < today
        )
