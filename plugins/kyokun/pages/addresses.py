"""Where everything in the base is published, and how one page leads to another."""

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from kyokun.knowledge.base import LESSONS, POSTMORTEMS
from kyokun.knowledge.knowledge import Incident, Knowledge, LessonPage
from kyokun.model.cause import Cause
from kyokun.model.options import Drafts
from kyokun.model.terms import Status
from kyokun.pages.slugs import cause_slug, slug

HOME = "index.md"
POSTMORTEM_LIST = f"{POSTMORTEMS}/index.md"
LESSON_LIST = f"{LESSONS}/index.md"
ACTION_LIST = "actions.md"
SEARCH = "search.md"
SERVICE_LIST = "services/index.md"
TEAM_LIST = "teams/index.md"
CAUSE_LIST = "causes/index.md"
YEAR_LIST = "years/index.md"
ROLLOUT = "rollout.md"
_REMEMBERED = 65536
"""Links: lists lead to the same pages again and again."""
TREND_LIST = "trends/index.md"
RULE_LIST = "rules/index.md"


def service_uri(name: str) -> str:
    """The page of a service; its trends are at ``trends/`` before it."""
    return f"services/{slug(name)}.md"


def team_uri(name: str) -> str:
    """The page of a team."""
    return f"teams/{slug(name)}.md"


def cause_uri(cause: Cause) -> str:
    """The page of a cause."""
    return f"causes/{cause_slug(cause)}.md"


def year_uri(year: int | None) -> str:
    """The page of a year; of what has no date for None."""
    return f"years/{year or 'undated'}.md"


def rule_uri(code: str) -> str:
    """The page of a rule."""
    return f"rules/{code}.md"


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the pages stand among; all of it may be absent."""

    templates: tuple[Path, ...]
    """Folders with ``pages/*.md.jinja``; the first that has a template wins."""
    others: Mapping[str, str] = field(default_factory=dict)
    """Hand-written files of the site: from the path in the base (``docs/guide/index.md``) to the URI (``guide/index.md``)."""
    repository: str = ""
    """The address below which the base's files can be seen, ending in ``/``: ``https://…/blob/main/``. Empty: nowhere."""
    site_name: str = ""


def published(knowledge: Knowledge) -> Knowledge:
    """The knowledge that pages are made of: without drafts, if that is the base's wish."""
    if knowledge.options.drafts is not Drafts.OMIT:
        return knowledge
    kept = tuple(
        document
        for document in knowledge.documents
        if document.postmortem is None or document.postmortem.status is not Status.DRAFT
    )
    return Knowledge(kept, knowledge.options, knowledge.root)


def incident_uri(incident: Incident) -> str:
    """The page of an incident: from its id, so that it survives a renamed file."""
    return f"{POSTMORTEMS}/{incident.postmortem.id}.md"


def lesson_uri(page: LessonPage) -> str:
    """The page of a lesson."""
    return f"{LESSONS}/{page.lesson.id}.md"


def has_page(knowledge: Knowledge, incident: Incident) -> bool:
    """Whether an incident has a page: it needs an id, and of several with the same id the first by path has it."""
    id_ = incident.postmortem.id
    return id_ is not None and knowledge.incident(id_) is incident


def page_uris(knowledge: Knowledge) -> dict[str, str]:
    """From a document's path in the base to its page."""
    uris = {
        incident.document.path: incident_uri(incident)
        for incident in knowledge.incidents
        if has_page(knowledge, incident)
    }
    return uris | {page.document.path: lesson_uri(page) for page in knowledge.lessons}


@lru_cache(maxsize=_REMEMBERED)
def relative(from_uri: str, to_uri: str, anchor: str = "", query: str = "") -> str:
    """A link from one page to another, its path quoted; ``query`` (quoted already) asks something of a list."""
    fragment = f"#{anchor}" if anchor else ""
    if query:
        fragment = f"?{query}{fragment}"
    elif from_uri == to_uri and anchor:
        return fragment
    path = posixpath.relpath(to_uri, posixpath.dirname(from_uri) or ".")
    path = path.replace("%", "%25").replace("#", "%23").replace("?", "%3F")
    if ":" in path.split("/", 1)[0]:
        path = f"./{path}"
    return path + fragment
