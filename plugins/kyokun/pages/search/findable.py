"""What the site's search finds: each incident together with its actions, and each lesson, as they are published."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kyokun.model.terms import LessonPart, SectionKind
from kyokun.pages.addresses import incident_uri, lesson_uri
from kyokun.pages.context import SiteContext
from kyokun.search.document_entries import entries_of
from kyokun.search.entries import Entry, EntryKind

_CAUSES = frozenset({SectionKind.ROOT_CAUSE_ANALYSIS})
_SUMMARIES = frozenset({SectionKind.SUMMARY, LessonPart.LESSON})


@dataclass(frozen=True, slots=True)
class Findable:
    """A page that can be found; ``actions`` are those of an incident."""

    uri: str
    page: Entry
    actions: tuple[Entry, ...] = ()

    def regions(self) -> tuple[str, str, str, str, str]:
        """Its text by what a match in it is worth: names, summary, causes, actions, all else."""
        parts: tuple[list[str], ...] = ([self.page.title, self.page.head], [], [], [], [])
        _, summary, causes, actions, rest = parts
        if self.page.kind is EntryKind.LESSON:
            summary.append(self.page.summary)
        for action in self.actions:
            actions.append(action.id or "")  # their text stands in the section
        for passage in self.page.passages:
            if passage.part in _SUMMARIES:
                into = summary
            elif passage.part in _CAUSES:
                into = causes
            else:
                into = actions if passage.part is SectionKind.ACTION_ITEMS else rest
            into += (passage.heading, passage.prose, passage.code)
        names, summary_text, cause_text, action_text, other = (
            _BETWEEN.join(filter(None, part)) for part in parts
        )
        return names, summary_text, cause_text, action_text, other


_BETWEEN = "\n|\n"
"""A mark, so that no phrase reaches from one text into the next."""


def findables(site: SiteContext) -> tuple[Findable, ...]:
    """Every page that can be found: incidents newest first, then lessons by id. The order is the index's numbering."""
    return (*_incidents(site), *_lessons(site))


def _incidents(site: SiteContext) -> Iterator[Findable]:
    zone = site.knowledge.options.zone
    shown = (incident for incident in site.knowledge.incidents if incident.document.path in site.uris)
    found = []
    for incident in shown:
        page, *actions = entries_of(incident.document, zone)
        found.append(Findable(incident_uri(incident), page, tuple(actions)))
    yield from sorted(found, key=lambda each: (-(each.page.on or date.min).toordinal(), each.uri))


def _lessons(site: SiteContext) -> Iterator[Findable]:
    for lesson in sorted(site.knowledge.lessons, key=lambda each: each.lesson.id):
        (page,) = entries_of(lesson.document, site.knowledge.options.zone)
        yield Findable(lesson_uri(lesson), page)
