"""All files of the search: scripts, styles, words, and the index."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from kyokun.knowledge.collecting import no_collecting
from kyokun.model.language import Language
from kyokun.model.terms import ActionState, Severity, Status
from kyokun.model.vocabulary import ACTION_STATES, SEVERITIES, STATUSES, TYPES
from kyokun.pages.addresses import ACTION_LIST, LESSON_LIST, POSTMORTEM_LIST, SEARCH
from kyokun.pages.context import SiteContext
from kyokun.pages.page import Asset
from kyokun.pages.search.cards import card
from kyokun.pages.search.facets import facet_table
from kyokun.pages.search.findable import findables
from kyokun.pages.search.postings import Postings
from kyokun.pages.search.shards import packed_json, shards
from kyokun.pages.search.spelling import words
from kyokun.pages.wording import wording

FOLDER = "assets/search"
"""Where the files of the search are, as a URI."""
SCRIPT = f"{FOLDER}/open.js"
"""The only script that a page loads before the search is opened."""
_OWN = Path(__file__).resolve().parent.parent / "assets" / "search"


def search_assets(site: SiteContext) -> Iterator[Asset]:
    """The scripts as they are, the words of each language, and the index of what the site publishes."""
    for file in sorted(_OWN.iterdir()):
        yield Asset(f"{FOLDER}/{file.name}", file)
    for language in Language:
        yield Asset(f"{FOLDER}/words.{language.value}.bin", packed_json(_words(language)))
    with no_collecting():
        for name, data in index_files(site):
            yield Asset(f"{FOLDER}/index/{name}", data)


def index_files(site: SiteContext) -> Iterator[tuple[str, bytes]]:
    """The index by file name: ``start.bin`` and what it leads to."""
    pages = findables(site)
    postings = Postings()
    digest = hashlib.sha256()
    for number, page in enumerate(pages):
        postings.add(number, page.regions())
        data = packed_json(card(page))
        digest.update(data)
        yield f"page-{number}.bin", data
    firsts = []
    for number, (first, data) in enumerate(shards(postings)):
        firsts.append(first)
        digest.update(data)
        yield f"terms-{number}.bin", data
    yield "words.bin", packed_json(words(pages))
    yield (
        "start.bin",
        packed_json(
            {
                "version": digest.hexdigest()[:12],
                "count": len(pages),
                "lists": {
                    "home": SEARCH,
                    "postmortem": POSTMORTEM_LIST,
                    "lesson": LESSON_LIST,
                    "action": ACTION_LIST,
                },
                "facets": facet_table(pages),
                "shards": firsts,
            }
        ),
    )


def _words(language: Language) -> dict[str, dict[str, str]]:
    """What the search says, and the names of the values it shows."""
    catalogue = wording(language)
    own = {key: text for key, text in catalogue.entries.items() if key.startswith("search.")}
    return {
        "text": own,
        "type": {kind.value: TYPES.label(kind, language) for kind in TYPES.labels}
        | {"lesson": catalogue("column.lesson"), "action": catalogue("column.action")},
        "severity": {severity.value: SEVERITIES.label(severity, language) for severity in Severity},
        "status": {status.value: STATUSES.label(status, language) for status in Status},
        "state": {state.value: ACTION_STATES.label(state, language) for state in ActionState},
        "lang": {each.value: wording(each)("language") for each in Language},
    }
