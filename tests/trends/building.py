"""Bases in memory, and figures of them."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from kyokun.knowledge.knowledge import Knowledge
from kyokun.model.options import Options
from kyokun.reading.conventions import Conventions, conventions_of
from kyokun.reading.document import Document, DocumentKind, Location, read_source
from kyokun.text.decoding import Decoded
from kyokun.trends.figures import Dimension, Figure, Metric, Segment, Statistic, Why
from kyokun.trends.periods import Granularity, Period, parse_period
from kyokun.trends.trends import Query, Trends, trends

TODAY = date(2026, 1, 15)
ROOT = Path("/nowhere")


def postmortem(id_: str, *lines: str, body: str = "") -> tuple[str, str]:
    """A postmortem's path and text."""
    front_matter = "\n".join((f"id: {id_}", f"title: {id_}", *lines))
    return (f"postmortems/{id_}.md", f"---\n{front_matter}\n---\n\n# {id_}\n\n{body}\n")


def lasting(id_: str, began: str, minutes: int, *lines: str) -> tuple[str, str]:
    """One that began at ``2025-03-01T10:00`` and was resolved so many minutes (below 1440) later, on that day."""
    day, _, clock = began.partition("T")
    hour, minute = map(int, clock.split(":"))
    hours, rest = divmod(hour * 60 + minute + minutes, 60)
    return postmortem(id_, f"started_at: {began}", f"resolved_at: {day}T{hours:02d}:{rest:02d}", *lines)


def lesson(id_: str, *lines: str) -> tuple[str, str]:
    """A lesson's path and text."""
    return (f"lessons/{id_}.md", "\n".join(("---", f"title: {id_}", *lines, "---", "", "# Lesson", "")))


def action(number: int, *lines: str) -> str:
    """An action item; the section's heading is the caller's."""
    return "\n".join((f"### {number}. Do it {number}", *(f"- **{line}" for line in lines), ""))


def knowledge(documents: Iterable[tuple[str, str]], timezone: str = "Asia/Tokyo") -> Knowledge:
    """The knowledge that these documents hold."""
    options = Options(timezone=timezone)
    conventions = conventions_of(options)
    read = [_read(path, text, conventions) for path, text in documents]
    return Knowledge(tuple(sorted(read, key=lambda document: document.path)), options, ROOT)


def _read(path: str, text: str, conventions: Conventions) -> Document:
    is_lesson = path.startswith("lessons/")
    kind = DocumentKind.LESSON if is_lesson else DocumentKind.POSTMORTEM
    lesson_id = path.removeprefix("lessons/").removesuffix(".md") if is_lesson else ""
    location = Location(ROOT / path, path, kind, lesson_id)
    return read_source(location, Decoded(text, has_bom=False), conventions)


def period(name: str) -> Period:
    """The period of that name."""
    found = parse_period(name)
    assert found is not None
    return found


def trends_of(
    documents: Iterable[tuple[str, str]],
    by: Granularity = Granularity.YEAR,
    today: date = TODAY,
    timezone: str = "Asia/Tokyo",
    first: date | None = None,
) -> Trends:
    """The trends of these documents."""
    return trends(knowledge(documents, timezone), Query(by, first), today)


def figure(
    found: Trends,
    metric: Metric,
    name: str,
    statistic: Statistic = Statistic.MEDIAN,
    segment: tuple[Dimension, str] | None = None,
) -> Figure:
    """One of its figures, which is there."""
    wanted = Segment(*segment) if segment else None
    one = next(
        (
            one
            for one in found.figures
            if (one.metric, one.span.name, one.statistic, one.segment) == (metric, name, statistic, wanted)
        ),
        None,
    )
    assert one is not None, (metric.id, name, statistic, segment)
    return one


def left_out(one: Figure) -> dict[str, Why]:
    """What was left out, and why."""
    return {excluded.id: excluded.why for excluded in one.excluded}
