"""One postmortem, action or lesson for people: ``kyokun show``."""

from collections.abc import Iterable
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
from kyokun.reporters.terminal import Style, printable, styled, width

_Row = tuple[Words, str]
_ABSENT = {
    Absent.UNKNOWN: words.UNKNOWN,
    Absent.NOT_APPLICABLE: words.NOT_APPLICABLE,
    Absent.OPEN: words.ONGOING,
}


def show_plain(knowledge: Knowledge, found: Found, today: date, language: Language, *, colour: bool) -> str:
    """What is known of it, in ``language``; times are shown in the base's zone, what is not known is left out or called so."""
    match found:
        case Incident():
            return _incident(knowledge, found, today, language, colour=colour)
        case OwnedAction():
            return _action(knowledge, found, today, language, colour=colour)
        case LessonPage():
            return _lesson(knowledge, found, today, language, colour=colour)


def _incident(
    knowledge: Knowledge, incident: Incident, today: date, language: Language, *, colour: bool
) -> str:
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
    return (
        _title(postmortem.id, postmortem.title, colour=colour)
        + _rows(rows, language)
        + _part(words.SUMMARY, postmortem.summary.splitlines(), language, colour=colour)
        + _part(
            words.ACTIONS,
            actions_plain(actions, today, language, colour=False).splitlines(),
            language,
            colour=colour,
        )
        + _part(
            words.LESSONS, _lesson_lines(knowledge, knowledge.lesson_ids(incident)), language, colour=colour
        )
    )


def _action(
    knowledge: Knowledge, owned: OwnedAction, today: date, language: Language, *, colour: bool
) -> str:
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
        _title(owned.id, action.title, colour=colour)
        + _rows(rows, language)
        + _part(
            words.LESSONS,
            _lesson_lines(knowledge, knowledge.action_lesson_ids(owned)),
            language,
            colour=colour,
        )
    )


def _lesson(knowledge: Knowledge, page: LessonPage, today: date, language: Language, *, colour: bool) -> str:
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
    taught_by = []
    for incident, actions in knowledge.evidence(lesson.id):
        taught_by.append(f"{incident.postmortem.id or '-'}  {incident.postmortem.title}")
        taught_by += [
            f"  {owned.id or '-'}  {state_words(owned.action, today, language)}  {owned.action.title}"
            for owned in actions
        ]
    return (
        _title(lesson.id, lesson.title, colour=colour)
        + _rows(rows, language)
        + _part(words.SUMMARY, lesson.summary.splitlines(), language, colour=colour)
        + _part(words.TAUGHT_BY, taught_by, language, colour=colour)
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


def _lesson_lines(knowledge: Knowledge, lesson_ids: Iterable[str]) -> list[str]:
    return [f"{id_}  {knowledge.lessons_by_id[id_].lesson.title}" for id_ in lesson_ids]


def _title(id_: str | None, title: str, *, colour: bool) -> str:
    return styled(printable(f"{id_ or '-'}  {title}"), Style.BOLD, colour=colour) + "\n\n"


def _rows(rows: Iterable[_Row], language: Language) -> str:
    """Labels and values in two columns; values that were not written are left out."""
    shown = [(label.in_(language), value) for label, value in rows if value]
    columns = max((width(label) for label, _ in shown), default=0)
    lines = []
    for label, value in shown:
        margin = " " * (columns + 2)
        first, *more = value.splitlines() or [""]
        lines.append(f"{label}{' ' * (columns - width(label))}  {printable(first)}\n")
        lines += [f"{margin}{printable(line)}\n" for line in more]
    return "".join(lines)


def _part(heading: Words, lines: Iterable[str], language: Language, *, colour: bool) -> str:
    body = "".join(f"  {printable(line)}\n" for line in lines)
    return f"\n{styled(heading.in_(language), Style.BOLD, colour=colour)}\n{body}" if body else ""
