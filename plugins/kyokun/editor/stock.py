"""What a base offers to those who write in it: its ids, lessons, people, causes and other words, each with its use."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kyokun.knowledge.knowledge import Incident, Knowledge
from kyokun.model.language import Language


@dataclass(frozen=True, slots=True)
class NamedAction:
    """An action's id and what it does."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class NamedIncident:
    """An incident's id, title, place and actions."""

    id: str
    title: str
    path: str
    lang: Language
    actions: tuple[NamedAction, ...]


@dataclass(frozen=True, slots=True)
class NamedLesson:
    """A lesson's id, title, place and summary."""

    id: str
    title: str
    path: str
    lang: Language
    summary: str


@dataclass(frozen=True, slots=True)
class Stock:
    """The newest incidents first, then translations; lessons by id; words with how often they are used."""

    incidents: tuple[NamedIncident, ...] = ()
    lessons: tuple[NamedLesson, ...] = ()
    people: Mapping[str, int] = field(default_factory=dict)
    """Handles, each with its ``@``."""
    causes: Mapping[str, int] = field(default_factory=dict)
    words: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    """By front-matter key: ``services``, ``teams``, ``tags``."""


def stock_of(knowledge: Knowledge) -> Stock:
    """What a base offers."""
    originals = knowledge.newest_first
    translations = [incident for incident in knowledge.incidents if knowledge.is_translation(incident)]
    return Stock(
        incidents=tuple(
            _named(incident) for incident in (*originals, *translations) if incident.postmortem.id is not None
        ),
        lessons=tuple(
            NamedLesson(
                page.lesson.id, page.lesson.title, page.document.path, page.lesson.lang, page.lesson.summary
            )
            for page in sorted(knowledge.lessons, key=lambda page: page.lesson.id)
        ),
        people=_counted(_people(knowledge)),
        causes=_counted(str(cause) for incident in originals for cause in incident.postmortem.causes),
        words=_words(knowledge),
    )


def _named(incident: Incident) -> NamedIncident:
    postmortem = incident.postmortem
    numbered = ((postmortem.action_id(action), action.title) for action in postmortem.actions)
    return NamedIncident(
        postmortem.id or "",
        postmortem.title,
        incident.document.path,
        postmortem.lang,
        tuple(NamedAction(id_, title) for id_, title in numbered if id_ is not None),
    )


def _people(knowledge: Knowledge) -> Iterable[str]:
    for incident in knowledge.originals:
        for action in incident.postmortem.actions:
            yield from (owner for owner in action.owners if owner.startswith("@"))
        yield from (one.name for one in incident.postmortem.participants if one.name.startswith("@"))
    yield from (page.lesson.owner for page in knowledge.lessons if page.lesson.owner.startswith("@"))


def _words(knowledge: Knowledge) -> dict[str, dict[str, int]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for incident in knowledge.originals:
        found["services"] += incident.postmortem.services
        found["teams"] += incident.postmortem.teams
        found["tags"] += incident.postmortem.tags
    for page in knowledge.lessons:
        found["services"] += page.lesson.services
        found["tags"] += page.lesson.tags
    return {key: _counted(words) for key, words in sorted(found.items())}


def _counted(words: Iterable[str]) -> dict[str, int]:
    """The most used first, then by name."""
    return dict(sorted(Counter(words).items(), key=lambda pair: (-pair[1], pair[0])))
