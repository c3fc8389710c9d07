"""The pages on which one document can be read in several languages."""

from collections.abc import Iterable

from kyokun.knowledge.knowledge import Incident, LessonPage
from kyokun.model.language import Language
from kyokun.pages.addresses import lesson_uri
from kyokun.pages.context import SiteContext
from kyokun.pages.page import Versions


def incident_versions(site: SiteContext, incident: Incident) -> Versions:
    """Those of a postmortem that are published."""
    original = site.knowledge.original_of(incident)
    family = (original, *site.knowledge.other_languages(original))
    return _several(
        (each.postmortem.lang, site.uris[each.document.path])
        for each in family
        if each.document.path in site.uris
    )


def lesson_versions(site: SiteContext, page: LessonPage) -> Versions:
    """Those of a lesson."""
    family = (page, *site.knowledge.lesson_family(page.lesson.id))
    original = site.knowledge.original_lesson(page.lesson.id)
    return _several(
        (each.lesson.lang, lesson_uri(each))
        for each in sorted(family, key=lambda each: (each.lesson.id != original, each.lesson.id))
    )


def _several(found: Iterable[tuple[Language, str]]) -> Versions:
    versions = tuple(found)
    return versions if len(versions) > 1 else ()
