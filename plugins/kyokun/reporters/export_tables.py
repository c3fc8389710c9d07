"""The base as tables, for spreadsheets, databases and search engines: ``kyokun export --format csv|ndjson|sqlite|parquet|opensearch``.

The guide's page "Trends and reports" documents the columns; these are they.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kyokun.knowledge.knowledge import Incident, Knowledge, OwnedAction
from kyokun.model.ids import id_order
from kyokun.model.moment import Absent, Moment
from kyokun.model.postmortem import DURATIONS, TIMES
from kyokun.reporters.export import action_object, incident_object, is_exported, lesson_object
from kyokun.trends.durations import STATED, stated_seconds
from kyokun.trends.periods import Granularity
from kyokun.trends.population import Fact, Selection, population


class Kind(StrEnum):
    """What a column holds; any value may be null."""

    TEXT = "text"
    INTEGER = "integer"
    BOOLEAN = "boolean"
    DATE = "date"
    TEXTS = "list of texts"


@dataclass(frozen=True, slots=True)
class Column:
    """One column."""

    name: str
    kind: Kind
    holds: str


@dataclass(frozen=True, slots=True)
class Table:
    """One table."""

    name: str
    columns: tuple[Column, ...]


Value = str | int | bool | date | list[str] | None
Row = Mapping[str, Value]


def _texts(*names: str) -> tuple[Column, ...]:
    return tuple(Column(name, Kind.TEXT, "") for name in names)


INCIDENTS = Table(
    "incidents",
    (
        *_texts("id", "path", "title", "type", "status", "severity", "lang"),
        Column("counts", Kind.BOOLEAN, "false for a translation: sum only rows where it is true"),
        Column("began_on", Kind.DATE, "the day it belongs to in trends, in the base's time zone"),
        *(Column(name, Kind.TEXTS, "") for name in ("services", "teams", "causes", "tags", "recurrence_of")),
        *_texts("translation_of", "detected_by"),
        *(Column(name, Kind.TEXT, "ISO 8601, as exact as it was written; null: none") for name in TIMES),
        Column("open", Kind.TEXTS, "the times that are null because it is still going on"),
        Column("not_applicable", Kind.TEXTS, "the times that are null because they do not apply"),
        *(Column(f"seconds_to_{name}", Kind.INTEGER, "computed from times") for name in DURATIONS),
        *(Column(f"stated_{name}_seconds", Kind.INTEGER, f"impact.{name}, as stated") for name in STATED),
        Column("lessons", Kind.TEXTS, "ids of lessons"),
    ),
)
ACTIONS = Table(
    "actions",
    (
        *_texts("id", "incident", "incident_path", "title", "owner"),
        Column("opened_on", Kind.DATE, "held_at, else resolved_at"),
        Column("due", Kind.DATE, ""),
        *_texts("priority", "kind", "horizon", "state"),
        Column("done_on", Kind.DATE, ""),
        *_texts("done_when", "issue"),
        Column("causes", Kind.TEXTS, ""),
        Column("lessons", Kind.TEXTS, "ids of lessons"),
    ),
)
LESSONS = Table(
    "lessons",
    (
        *_texts("id", "path", "title", "category", "lang", "translation_of", "summary", "owner"),
        Column("services", Kind.TEXTS, ""),
        Column("tags", Kind.TEXTS, ""),
    ),
)
ROLLOUT = Table("rollout", _texts("lesson", "service", "state"))
TABLES = (INCIDENTS, ACTIONS, LESSONS, ROLLOUT)


def rows(knowledge: Knowledge, table: Table) -> Iterator[Row]:
    """The rows of a table, in the order of ids; each has every column. What could not be read is left out."""
    match table:
        case _ if table is INCIDENTS:
            yield from _incidents(knowledge)
        case _ if table is ACTIONS:
            yield from _actions(knowledge)
        case _ if table is LESSONS:
            yield from _lessons(knowledge)
        case _:
            yield from _rollout(knowledge)


def _facts(knowledge: Knowledge) -> dict[str, Fact]:
    people = population(knowledge, date.min, Selection(), Granularity.MONTH)
    return {fact.incident.document.path: fact for fact in people.every}


def _exported(knowledge: Knowledge) -> list[Incident]:
    found = (incident for incident in knowledge.incidents if is_exported(incident.document))
    return sorted(found, key=lambda one: (id_order(one.postmortem.id), one.document.path))


def _incidents(knowledge: Knowledge) -> Iterator[Row]:
    facts = _facts(knowledge)
    for incident in _exported(knowledge):
        postmortem, fact = incident.postmortem, facts.get(incident.document.path)
        times = {name: postmortem.time(name) for name in TIMES}
        found = {
            **incident_object(knowledge, incident),
            "counts": fact is not None,
            "began_on": fact.day if fact is not None else None,
            "detected_by": postmortem.detected_by.value if postmortem.detected_by else None,
            **{name: when.iso() if isinstance(when, Moment) else None for name, when in times.items()},
            "open": [name for name, when in times.items() if when is Absent.OPEN],
            "not_applicable": [name for name, when in times.items() if when is Absent.NOT_APPLICABLE],
            **{f"seconds_to_{name}": postmortem.duration(name) for name in DURATIONS},
            **{f"stated_{name}_seconds": stated_seconds(postmortem, name) for name in STATED},
        }
        yield _row(INCIDENTS, found)


def _actions(knowledge: Knowledge) -> Iterator[Row]:
    facts = _facts(knowledge)
    for incident in _exported(knowledge):
        fact = facts.get(incident.document.path)
        for one in fact.actions if fact is not None else ():
            due = one.action.due.on if one.action.due else None
            found = {
                **action_object(knowledge, OwnedAction(incident, one.action)),
                "incident": incident.postmortem.id,
                "incident_path": incident.document.path,
                "opened_on": one.opened,
                "due": due,
                "done_on": one.action.done_on,
            }
            yield _row(ACTIONS, found)


def _lessons(knowledge: Knowledge) -> Iterator[Row]:
    for page in sorted(knowledge.lessons, key=lambda page: page.lesson.id):
        if is_exported(page.document):
            lesson = page.lesson
            found = {
                **lesson_object(page),
                "lang": lesson.lang.value,
                "translation_of": lesson.translation_of,
                "summary": lesson.summary or None,
                "owner": lesson.owner or None,
                "tags": list(lesson.tags),
            }
            yield _row(LESSONS, found)


def _rollout(knowledge: Knowledge) -> Iterator[Row]:
    for page in sorted(knowledge.lessons, key=lambda page: page.lesson.id):
        if is_exported(page.document):
            for rollout in page.lesson.rollout:
                yield {"lesson": page.lesson.id, "service": rollout.service, "state": rollout.state.value}


def _row(table: Table, found: Mapping[str, Value]) -> Row:
    return {column.name: found[column.name] for column in table.columns}
