"""All files of the lists: scripts, styles, and each list's data."""

import json
from collections.abc import Iterator
from pathlib import Path

from kyokun.model.language import Language
from kyokun.pages.actions import action_data
from kyokun.pages.context import SiteContext
from kyokun.pages.lesson_list import lesson_data
from kyokun.pages.page import Asset
from kyokun.pages.postmortem_list import incident_data
from kyokun.pages.tables.listing import FOLDER
from kyokun.pages.wording import wording

_OWN = Path(__file__).resolve().parent.parent / "assets" / "tables"
_COPYING = ("copy", "copied")


def list_assets(site: SiteContext) -> Iterator[Asset]:
    """The scripts as they are, the few words that any page may need, and the rows."""
    for file in sorted(_OWN.iterdir()):
        yield Asset(f"{FOLDER}/{file.name}", file)
    for language in Language:
        words = {key: wording(language)(f"tables.{key}") for key in _COPYING}
        yield Asset(f"{FOLDER}/words.{language.value}.json", json.dumps(words, ensure_ascii=False).encode())
    if site.knowledge.incidents:
        yield incident_data(site)
    if site.knowledge.actions:
        yield action_data(site)
    if site.knowledge.lessons:
        yield lesson_data(site)
