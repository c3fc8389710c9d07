"""What happened when."""

from dataclasses import dataclass, field

from kyokun.model.moment import When
from kyokun.model.terms import EventClass
from kyokun.text.span import Where


@dataclass(frozen=True, slots=True)
class Event:
    """One row of the timeline. Cells that are not there are empty; ``written_time`` is the first cell as written."""

    at: When
    written_time: str
    event: str
    who: str = ""
    detail: str = ""
    result: str = ""
    action: str = ""
    evidence: str = ""
    by: EventClass | None = None
    where: Where = field(compare=False, kw_only=True)
