"""What every page is made from, and the small pieces that many pages share."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from markupsafe import Markup

from kyokun.knowledge.knowledge import Incident, Knowledge, LessonPage, OwnedAction
from kyokun.model.cause import Cause
from kyokun.model.language import Language
from kyokun.model.terms import ActionState, Severity, Status
from kyokun.model.vocabulary import ACTION_STATES, CAUSE_CATEGORIES, SEVERITIES, STATUSES
from kyokun.pages.addresses import (
    Surroundings,
    cause_uri,
    incident_uri,
    lesson_uri,
    page_uris,
    relative,
    service_uri,
    team_uri,
)
from kyokun.pages.authored.links import SiteLinks, heading_slugs
from kyokun.pages.escaping import as_text, attribute, escape, link
from kyokun.pages.formatting import Formatter
from kyokun.pages.wording import Wording, wording
from kyokun.rules.rule import Finding, Level
from kyokun.search.related.matrix import is_available
from kyokun.search.related.relations import Relations
from kyokun.trends.lessons import Efficacy, efficacies
from kyokun.trends.meanwhile import met_while_open
from kyokun.trends.periods import Granularity
from kyokun.trends.population import Population, Selection, population

SEVERITY_SHAPES = {Severity.CRITICAL: "◆", Severity.HIGH: "▲", Severity.MEDIUM: "■", Severity.LOW: "●"}
"""Beside its colour, so that a severity is told without it."""
STATE_SHAPES = {
    ActionState.OPEN: "○",
    ActionState.IN_PROGRESS: "◐",
    ActionState.DONE: "✓",
    ActionState.WONT_DO: "×",
    ActionState.UNKNOWN: "?",
}


@dataclass(frozen=True)
class SiteContext:
    """The knowledge to publish, what the rules say of it, and the day it is published for."""

    knowledge: Knowledge
    findings: tuple[Finding, ...]
    today: date
    surroundings: Surroundings

    @cached_property
    def uris(self) -> Mapping[str, str]:
        """From a document's path in the base to its page."""
        return page_uris(self.knowledge)

    @cached_property
    def links(self) -> SiteLinks:
        """Where links in authors' texts lead."""
        action_ids = {
            incident.document.path: frozenset(
                id_
                for action in incident.postmortem.actions
                if (id_ := incident.postmortem.action_id(action))
            )
            for incident in self.knowledge.incidents
        }
        slugs = {document.path: heading_slugs(document) for document in self.knowledge.documents}
        return SiteLinks(self.knowledge.root, self.uris, self.surroundings, action_ids, slugs)

    @cached_property
    def wanted_anchors(self) -> Mapping[str, frozenset[str]]:
        """From a document's path to the headings that links lead to."""
        return self.links.wanted_anchors(self.knowledge.documents)

    @cached_property
    def findings_by_path(self) -> Mapping[str, tuple[Finding, ...]]:
        """From a document's path to what the rules say of it."""
        found: defaultdict[str, list[Finding]] = defaultdict(list)
        for finding in self.findings:
            found[finding.path].append(finding)
        return {path: tuple(findings) for path, findings in found.items()}

    @cached_property
    def relations(self) -> Relations | None:
        """Which incidents are like which; None without SciPy, since one after another would take too long."""
        if not is_available():
            return None
        relations = Relations(self.knowledge)
        relations.compute_all()
        return relations

    @cached_property
    def recurred_meanwhile(self) -> Mapping[int, tuple[Incident, ...]]:
        """From an action (its ``id()``) to the incidents that repeated its own while it was open."""
        found: defaultdict[int, list[Incident]] = defaultdict(list)
        for owned, incident in met_while_open(self._people):
            found[id(owned.action)].append(incident)
        return {key: tuple(incidents) for key, incidents in found.items()}

    @cached_property
    def lessons_of(self) -> Mapping[str, tuple[str, ...]]:
        """From the path of an incident that counts to the ids of the lessons it led to, in any language of either."""
        return {
            one.document.path: self.knowledge.original_lesson_ids(one) for one in self.knowledge.originals
        }

    @cached_property
    def taught_by(self) -> Mapping[str, int]:
        """From the id of an original lesson to how many incidents led to it."""
        return Counter(id_ for ids in self.lessons_of.values() for id_ in ids)

    @cached_property
    def efficacies(self) -> Mapping[str, Efficacy]:
        """From the id of an original lesson to what happened before and after its actions were done."""
        return {one.lesson_id: one for one in efficacies(self._people)}

    @cached_property
    def _people(self) -> Population:
        return population(self.knowledge, self.today, Selection(), Granularity.YEAR)

    @cached_property
    def services(self) -> frozenset[str]:
        """The services that have pages."""
        return frozenset(name for one in self.in_time for name in one.postmortem.services)

    @cached_property
    def teams(self) -> frozenset[str]:
        """The teams that have pages."""
        return frozenset(name for one in self.in_time for name in one.postmortem.teams)

    @cached_property
    def causes(self) -> frozenset[str]:
        """The causes that have pages."""
        return frozenset(str(cause) for one in self.in_time for cause in one.postmortem.causes)

    @cached_property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that keep the base from being published."""
        return tuple(finding for finding in self.findings if finding.level is Level.ERROR)

    @cached_property
    def in_time(self) -> tuple[Incident, ...]:
        """The incidents that count and have a page, the oldest first."""
        return tuple(one for one in reversed(self.knowledge.newest_first) if one.document.path in self.uris)

    @cached_property
    def place_in_time(self) -> Mapping[str, int]:
        """From a document's path to its place in ``in_time``."""
        return {incident.document.path: place for place, incident in enumerate(self.in_time)}

    @property
    def language(self) -> Language:
        """The language of generated pages."""
        return self.knowledge.options.lang

    def view(self, uri: str, language: Language | None = None) -> "View":
        """The pieces of one page."""
        words = wording(language or self.language)
        return View(self, uri, words, Formatter(words, self.knowledge.options.zone))


@dataclass(frozen=True)
class View:
    """One page's point of view: its place, its language."""

    site: SiteContext
    uri: str
    words: Wording
    format: Formatter

    @property
    def language(self) -> Language:
        """The page's language."""
        return self.words.language

    def to(self, uri: str, text: str | Markup, anchor: str = "") -> Markup:
        """A link to a page."""
        return link(text, relative(self.uri, uri, anchor))

    def incident_id(self, incident: Incident) -> Markup:
        """An incident's id, as a link when it has a page."""
        id_ = incident.postmortem.id or self.words("unknown")
        return self._to_incident(incident, id_)

    def incident_title(self, incident: Incident) -> Markup:
        """Its title in the page's language, if it exists in it, as a link when it has a page."""
        own = self.site.knowledge.in_language(incident, self.language)
        return self._to_incident(own, own.postmortem.title or own.postmortem.id or self.words("unknown"))

    def _to_incident(self, incident: Incident, text: str) -> Markup:
        if incident.document.path not in self.site.uris:
            return as_text(text)
        return self.to(incident_uri(incident), text)

    def lesson_title(self, page: LessonPage) -> Markup:
        """A lesson's title as a link."""
        return self.to(lesson_uri(page), page.lesson.title or page.lesson.id)

    def lesson_name(self, lesson_id: str) -> str:
        """A lesson's title in the page's language, if it exists in it."""
        lesson = self.own_version(lesson_id).lesson
        return lesson.title or lesson.id

    def own_version(self, lesson_id: str) -> LessonPage:
        """A lesson that exists, in the page's language if it exists in it."""
        page = self.site.knowledge.lessons_by_id[lesson_id]
        family = (page, *self.site.knowledge.lesson_family(lesson_id))
        return next((member for member in family if member.lesson.lang is self.language), page)

    def action_id(self, owned: OwnedAction) -> Markup:
        """An action's id as a link to where it stands; its incident's when it has no number."""
        if owned.id is None:
            return self.incident_id(owned.incident)
        if owned.incident.document.path not in self.site.uris:
            return as_text(owned.id)
        return self.to(incident_uri(owned.incident), owned.id, owned.id)

    def service(self, name: str) -> Markup:
        """A service, as a link when it has a page."""
        return self.to(service_uri(name), name) if name in self.site.services else as_text(name)

    def team(self, name: str) -> Markup:
        """A team, likewise."""
        return self.to(team_uri(name), name) if name in self.site.teams else as_text(name)

    def cause(self, cause: Cause) -> Markup:
        """A cause with its category in words, likewise."""
        shown = f"{CAUSE_CATEGORIES.label(cause.category, self.language)} / {cause.tag}"
        return self.to(cause_uri(cause), shown) if str(cause) in self.site.causes else as_text(shown)

    def severity(self, severity: Severity | None) -> Markup:
        """A severity by shape, word and colour."""
        if severity is None:
            return as_text(self.words("unknown"))
        words = SEVERITIES.label(severity, self.language)
        return _badge(f"severity-{severity.value}", f"{SEVERITY_SHAPES[severity]} {words}")

    def status(self, status: Status | None) -> Markup:
        """A status."""
        if status is None:
            return as_text(self.words("unknown"))
        return _badge(f"status-{status.value}", STATUSES.label(status, self.language))

    def state(self, owned: OwnedAction) -> Markup:
        """An action's state with what was noted about it, and whether it is overdue."""
        action = owned.action
        shown = f"{STATE_SHAPES[action.state]} {ACTION_STATES.label(action.state, self.language)}"
        badge = _badge(f"state-{action.state.value}", shown)
        note = self.state_note(owned)
        return badge + as_text(self.words("brackets", text=note)) if note else badge

    def state_note(self, owned: OwnedAction) -> str:
        """What was noted about an action's state, else the day it was done; empty when neither was written."""
        action = owned.action
        return action.state_note or (action.done_on.isoformat() if action.done_on else "")

    def due(self, owned: OwnedAction) -> Markup:
        """The date an action is due with the words it was written in, and a mark when it is overdue."""
        shown = as_text(text) if (text := self.due_text(owned)) else self.none()
        if owned.action.is_overdue(self.site.today):
            shown += Markup("<br>") + _badge("overdue", f"⚠ {self.words('postmortem.overdue')}")
        return shown

    def due_text(self, owned: OwnedAction) -> str:
        """The same as plain text without the mark; empty when nothing was written."""
        due = owned.action.due
        if due is None:
            return ""
        text = due.on.isoformat() if due.on else due.written
        return text + self.words("brackets", text=due.written) if due.on and due.is_relative else text

    def badge(self, kind: str, text: str) -> Markup:
        """A word that stands out, in the look of its kind."""
        return _badge(kind, text)

    def none(self) -> Markup:
        """What stands for a value that was not written."""
        return Markup(self.words("none"))  # noqa: S704

    def listed(self, parts: Iterable[str | Markup]) -> Markup:
        """Several values in a row; the mark for nothing when there are none."""
        written = [part if isinstance(part, Markup) else as_text(part) for part in parts]
        return as_text(self.words("separator")).join(written) if written else self.none()


def _badge(kind: str, text: str) -> Markup:
    return Markup(f'<span class="kyokun-badge kyokun-{attribute(kind)}">{escape(text)}</span>')  # noqa: S704
