"""One postmortem, action or lesson for people: ``kyokun show``."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, tzinfo

from kyokun.knowledge.knowledge import Incident, Knowledge, LessonPage, OwnedAction
from kyokun.knowledge.lookup import Found
from kyokun.model.durations import duration_words
from kyokun.model.labels import ACTION_FIELDS, ActionField
from kyokun.model.language import Language, Words
from kyokun.model.moment import Absent, Moment, Precision, When
from kyokun.model.postmortem import Postmortem
from kyokun.model.vocabulary import ACTION_KINDS, HORIZONS, ROLLOUT_STATES, SEVERITIES, STATUSES, TYPES
from kyokun.reporters import plain_words as words
from kyokun.reporters.actions_plain import actions_plain, state_words
from kyokun.reporters.terminal import Style, printable, styled
from kyokun.reporters.wrapping import wrapped
from kyokun.text.width import width

_Row = tuple[Words, str]
_GAP = "  "
_DEEPEST = 24
_ABSENT = {
    Absent.UNKNOWN: words.UNKNOWN,
    Absent.NOT_APPLICABLE: words.NOT_APPLICABLE,
    Absent.OPEN: words.ONGOING,
}


@dataclass(frozen=True, slots=True)
class _Look:
    language: Language
    colour: bool
    columns: int | None


def show_plain(
    knowledge: Knowledge,
    found: Found,
    today: date,
    language: Language,
    *,
    colour: bool,
    columns: int | None = None,
) -> str:
    """What is known of it, in ``language``; times are shown in the base's zone, what is not known is left out or called so.

    Lines are at most ``columns`` wide; None: as long as they are.
    """
    look = _Look(language, colour, columns)
    match found:
        case Incident():
            return _incident(knowledge, found, today, look)
        case OwnedAction():
            return _action(knowledge, found, today, look)
        case LessonPage():
            return _lesson(knowledge, found, today, look)


def _incident(knowledge: Knowledge, incident: Incident, today: date, look: _Look) -> str:
    language = look.language
    postmortem = incident.postmortem
    unknown = words.UNKNOWN.in_(language)
    severity = SEVERITIES.label(postmortem.severity, language) if postmortem.severity else unknown
    status = STATUSES.label(postmortem.status, language) if postmortem.status else unknown
    rows: list[_Row] = [
        (words.TYPE, TYPES.label(postmortem.type, language)),
        (words.SEVERITY, severity),
        (words.STATUS, status),
        *_times(postmortem, knowledge.options.zone, language),
        *_durations(postmortem, language),
        (words.SERVICES, ", ".join(postmortem.services)),
        (words.TEAMS, ", ".join(postmortem.teams)),
        (words.CAUSES, ", ".join(map(str, postmortem.causes))),
        (words.TAGS, ", ".join(postmortem.tags)),
        (words.RECURRENCE_OF, ", ".join(postmortem.recurrence_of)),
        (words.RECURRED_AS, _ids(knowledge.recurrences_of(incident))),
        (words.OTHER_LANGUAGES, _ids(knowledge.other_languages(incident))),
        (words.PATH, incident.document.path),
    ]
    original = knowledge.original_of(incident)
    actions = [OwnedAction(original, action) for action in original.postmortem.actions]
    table = actions_plain(actions, today, language, colour=False, columns=_inner(look))
    return (
        _title(postmortem.id, postmortem.title, look)
        + _rows(rows, look)
        + _part(words.SUMMARY, _broken(postmortem.summary.splitlines(), look), look)
        + _part(words.ACTIONS, table.splitlines(), look)
        + _part(words.LESSONS, _lesson_lines(knowledge, knowledge.lesson_ids(incident), look), look)
    )


def _action(knowledge: Knowledge, owned: OwnedAction, today: date, look: _Look) -> str:
    language = look.language
    action, postmortem = owned.action, owned.incident.postmortem
    unknown = words.UNKNOWN.in_(language)
    due = ""
    if action.due is not None:
        meant = action.due.on.isoformat() if action.due.on else unknown
        due = f"{meant} ({action.due.written})" if action.due.is_relative else meant
    fields = {
        ActionField.STATE: state_words(action, today, language),
        ActionField.OWNER: action.owner or unknown,
        ActionField.DUE: due or unknown,
        ActionField.PRIORITY: action.priority or unknown,
        ActionField.KIND: ACTION_KINDS.label(action.kind, language) if action.kind else "",
        ActionField.HORIZON: HORIZONS.label(action.horizon, language) if action.horizon else "",
        ActionField.DONE_WHEN: action.done_when,
        ActionField.DETAIL: action.detail,
        ActionField.DELIVERABLE: action.deliverable,
        ActionField.CAUSE: ", ".join(action.causes),
        ActionField.ISSUE: action.issue,
    }
    rows: list[_Row] = [(ACTION_FIELDS.labels[name], value) for name, value in fields.items()]
    rows.append((words.POSTMORTEM, f"{postmortem.id}  {postmortem.title}"))
    rows.append((words.PATH, owned.incident.document.path))
    return (
        _title(owned.id, action.title, look)
        + _rows(rows, look)
        + _part(words.LESSONS, _lesson_lines(knowledge, knowledge.action_lesson_ids(owned), look), look)
    )


def _lesson(knowledge: Knowledge, page: LessonPage, today: date, look: _Look) -> str:
    language = look.language
    lesson = page.lesson
    rows: list[_Row] = [
        (words.CATEGORY, lesson.category),
        (words.SERVICES, ", ".join(lesson.services)),
        (words.TAGS, ", ".join(lesson.tags)),
        (words.OWNER, lesson.owner),
        (
            words.ROLLOUT,
            ", ".join(
                f"{rollout.service}: {ROLLOUT_STATES.label(rollout.state, language)}"
                for rollout in lesson.rollout
            ),
        ),
        (
            words.OTHER_LANGUAGES,
            ", ".join(other.lesson.id for other in knowledge.lesson_family(lesson.id)),
        ),
        (words.PATH, page.document.path),
    ]
    taught_by: list[str] = []
    for incident, actions in knowledge.evidence(lesson.id):
        taught_by += _entry(f"{incident.postmortem.id or '-'}  ", incident.postmortem.title, look)
        for owned in actions:
            state = state_words(owned.action, today, language)
            taught_by += _entry(f"  {owned.id or '-'}  {state}  ", owned.action.title, look)
    return (
        _title(lesson.id, lesson.title, look)
        + _rows(rows, look)
        + _part(words.SUMMARY, _broken(lesson.summary.splitlines(), look), look)
        + _part(words.TAUGHT_BY, taught_by, look)
    )


def _times(postmortem: Postmortem, zone: tzinfo, language: Language) -> Iterable[_Row]:
    for name, label in words.TIMES.items():
        if name in postmortem.where:
            yield label, _when(postmortem.time(name), zone, language)


def _when(when: When, zone: tzinfo, language: Language) -> str:
    if not isinstance(when, Moment):
        return _ABSENT[when].in_(language)
    if when.precision is Precision.DAY:
        return when.at.date().isoformat()  # a day has no zone to be moved to
    at = when.at.astimezone(zone)
    shown = at.strftime("%H:%M:%S" if when.precision is Precision.SECOND else "%H:%M")
    if when.precision is Precision.HOUR:
        shown = at.strftime("%H") + Words("時台", "h").in_(language)
    return f"{at.date().isoformat()} {shown} {at.tzname()}"


def _durations(postmortem: Postmortem, language: Language) -> Iterable[_Row]:
    for name, label in words.DURATIONS.items():
        seconds = postmortem.duration(name)
        if seconds is not None:
            yield label, duration_words(seconds).in_(language)


def _ids(incidents: Iterable[Incident]) -> str:
    return ", ".join(incident.postmortem.id or incident.document.path for incident in incidents)


def _lesson_lines(knowledge: Knowledge, lesson_ids: Iterable[str], look: _Look) -> list[str]:
    found = ((id_, knowledge.lessons_by_id[id_].lesson.title) for id_ in lesson_ids)
    return [line for id_, title in found for line in _entry(f"{id_}  ", title, look)]


def _title(id_: str | None, title: str, look: _Look) -> str:
    lines = wrapped(printable(f"{id_ or '-'}  {title}"), look.columns)
    return "".join(f"{styled(line, Style.BOLD, colour=look.colour)}\n" for line in lines) + "\n"


def _rows(rows: Iterable[_Row], look: _Look) -> str:
    """Labels and values in two columns; values that were not written are left out."""
    shown = [(label.in_(look.language), value) for label, value in rows if value]
    columns = max((width(label) for label, _ in shown), default=0)
    lines: list[str] = []
    for label, value in shown:
        margin = " " * (columns + len(_GAP))
        before = f"{label}{' ' * (columns - width(label))}{_GAP}"
        for line in value.splitlines() or [""]:
            lines += wrapped(printable(line), look.columns, len(margin), before)
            before = margin
    return "".join(f"{line}\n" for line in lines)


def _part(heading: Words, lines: Iterable[str], look: _Look) -> str:
    body = "".join(f"{_GAP}{printable(line)}\n" for line in lines)
    return f"\n{styled(heading.in_(look.language), Style.BOLD, colour=look.colour)}\n{body}" if body else ""


def _inner(look: _Look) -> int | None:
    """How wide a part's own lines may be."""
    return look.columns and look.columns - len(_GAP)


def _broken(lines: Iterable[str], look: _Look) -> list[str]:
    return [part for line in lines for part in wrapped(printable(line), _inner(look))]


def _entry(before: str, text: str, look: _Look) -> list[str]:
    """The text behind what begins its line, and under itself where it is long."""
    return wrapped(printable(text), _inner(look), min(width(before), _DEEPEST), printable(before))
