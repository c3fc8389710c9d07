"""The page of the drill, and the files it replays."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from kyokun.knowledge.knowledge import Incident
from kyokun.model.language import Language
from kyokun.pages.context import SiteContext, View
from kyokun.pages.drawings.markup import element, html
from kyokun.pages.drill.addresses import DRILL, FOLDER, can_be_replayed, drill_link, told_events
from kyokun.pages.drill.story import story
from kyokun.pages.page import Asset, Page, slot
from kyokun.pages.templating import render
from kyokun.pages.wording import wording

_OWN = Path(__file__).resolve().parent.parent / "assets" / "drill"


@dataclass(frozen=True, slots=True)
class DrillRow:
    """One incident that can be replayed."""

    drill: Markup
    document: Markup
    severity: Markup
    date: str
    events: int


def drill_page(site: SiteContext) -> Page:
    """A place that ``open.js`` fills, what this is, and everything that can be replayed, newest first."""
    view = site.view(DRILL)
    title = view.words("drill.title")
    place = element(
        "div",
        element("p", view.words("drill.without-script")),
        id="kyokun-drill",
        data_words=json.dumps(
            {language.value: _words(language) for language in Language}, ensure_ascii=False
        ),
    )
    markdown = render(
        site.surroundings.templates,
        "drill",
        t=view.words,
        title=title,
        place=Markup(slot("drill")),  # noqa: S704 - made here
        rows=tuple(_row(view, incident) for incident in _replayed(site)),
    )
    return Page(
        DRILL,
        title,
        site.language,
        markdown,
        None,
        view.words("drill.description"),
        drawings={"drill": html(place)},
    )


def drill_assets(site: SiteContext) -> Iterator[Asset]:
    """The script, its style, and a file for each incident, in both languages where it exists in both."""
    for file in sorted(_OWN.iterdir()):
        yield Asset(f"{FOLDER}/{file.name}", file)
    for incident in site.knowledge.incidents:
        if incident.document.path in site.uris and can_be_replayed(incident):
            data = json.dumps(story(site, incident), ensure_ascii=False, separators=(",", ":"))
            yield Asset(f"{FOLDER}/{incident.id}.json", data.encode())


def _replayed(site: SiteContext) -> Iterator[Incident]:
    for original in reversed(site.in_time):
        incident = site.knowledge.in_language(original, site.language)
        if incident.document.path in site.uris and can_be_replayed(incident):
            yield incident


def _row(view: View, incident: Incident) -> DrillRow:
    postmortem = incident.postmortem
    return DrillRow(
        drill=drill_link(view, incident, postmortem.title or postmortem.id or view.words("unknown")),
        document=view.incident_id(incident),
        severity=view.severity(postmortem.severity),
        date=view.format.day(postmortem.happened_at),
        events=len(told_events(incident)),
    )


def _words(language: Language) -> dict[str, str]:
    prefix = "drill."
    return {key: text for key, text in wording(language).entries.items() if key.startswith(prefix)}
