"""The whole site: every page, and the files that go with them."""

from datetime import date

from kyokun.knowledge.knowledge import Knowledge
from kyokun.pages.actions import action_pages
from kyokun.pages.addresses import Surroundings, published
from kyokun.pages.context import SiteContext
from kyokun.pages.drill.page import drill_assets, drill_page
from kyokun.pages.home import home_page
from kyokun.pages.lesson import lesson_page
from kyokun.pages.lesson_list import lesson_list_page
from kyokun.pages.meeting import has_meeting, meeting_page
from kyokun.pages.page import Asset, Page, Site
from kyokun.pages.postmortem import postmortem_page
from kyokun.pages.postmortem_list import postmortem_list_page
from kyokun.pages.rollout import rollout_page
from kyokun.pages.rules import rule_pages
from kyokun.pages.search.assets import search_assets
from kyokun.pages.search.page import search_page
from kyokun.pages.tables.assets import list_assets
from kyokun.pages.topics import topic_pages
from kyokun.pages.trends.material import Material
from kyokun.pages.trends.pages import trend_assets, trend_pages
from kyokun.pages.years import year_pages
from kyokun.reporters.api import api_files
from kyokun.rules.rule import Finding


def make_site(
    knowledge: Knowledge,
    findings: tuple[Finding, ...],
    today: date,
    surroundings: Surroundings,
    extra: tuple[Asset, ...] = (),
) -> Site:
    """The pages of a base as they are on a day, with ``extra`` files: the look, and what is written by hand. The same input gives the same bytes.

    A page that is written by hand (``surroundings.others``) is not made.

    Raises:
        BadTemplate: a template of the base's own cannot be used.
    """
    site = SiteContext(published(knowledge), findings, today, surroundings)
    material = Material(site)
    pages: list[Page] = [
        home_page(site, material),
        postmortem_list_page(site),
        lesson_list_page(site),
        rollout_page(site),
        *action_pages(site),
        search_page(site),
        drill_page(site),
    ]
    pages += [
        postmortem_page(site, incident)
        for incident in site.knowledge.incidents
        if incident.document.path in site.uris
    ]
    pages += [
        meeting_page(site, incident)
        for incident in site.knowledge.incidents
        if incident.document.path in site.uris and has_meeting(incident)
    ]
    pages += [lesson_page(site, page) for page in site.knowledge.lessons]
    pages += trend_pages(material)
    made = frozenset(page.uri for page in pages)
    pages += topic_pages(site, made)
    pages += year_pages(site, made)
    pages += rule_pages(knowledge.options.lang)
    api = (Asset(uri, data) for uri, data in api_files(site.knowledge).items())
    images = (Asset(uri, file) for uri, file in site.links.images.items())
    by_hand = frozenset(surroundings.others.values())
    return Site(
        tuple(sorted((page for page in pages if page.uri not in by_hand), key=lambda page: page.uri)),
        tuple(
            sorted(
                (
                    *search_assets(site),
                    *list_assets(site),
                    *drill_assets(site),
                    *trend_assets(material),
                    *api,
                    *images,
                    *extra,
                ),
                key=lambda asset: asset.uri,
            )
        ),
    )
