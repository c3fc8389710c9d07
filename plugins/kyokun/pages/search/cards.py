"""What a result shows of a page, and the text in which the browser finds the words again."""

import re
from collections.abc import Iterator
from typing import Any

from kyokun.model.terms import SectionKind
from kyokun.pages.search.findable import Findable
from kyokun.search.entries import Entry, EntryKind

_BEFORE_WORDS = re.compile(r"^[^\w]+(?=\w)")
"""Emoji and other decoration of a heading."""


def card(found: Findable) -> dict[str, Any]:
    """A page as JSON; what was not written is left out."""
    page = found.page
    values = {
        "uri": found.uri,
        "id": page.id,
        "kind": page.kind.value,
        "title": page.title,
        "summary": page.summary
        if page.kind is EntryKind.LESSON
        else "",  # an incident's is one of its passages
        "lang": page.lang.value,
        "date": page.on.isoformat() if page.on else "",
        "severity": page.severity.value if page.severity else "",
        "status": page.status.value if page.status else "",
        "services": page.services,
        "causes": page.causes,
        "teams": page.teams,
        "tags": page.tags,
        "passages": list(_passages(page)),
        "actions": [_action(action) for action in found.actions],
    }
    return {name: value for name, value in values.items() if value}


def _action(action: Entry) -> dict[str, Any]:
    values = {
        "id": action.id,
        "title": action.title,
        "state": action.state.value if action.state else "",
        "text": "\n\n".join(passage.prose for passage in action.passages),
    }
    return {name: value for name, value in values.items() if value}


def _passages(page: Entry) -> Iterator[list[str]]:
    """Each as its heading, its text, and whether it is the section of the actions, which are shown by themselves."""
    for passage in page.passages:
        text = "\n\n".join(filter(None, (passage.prose, passage.code)))
        if passage.heading or text != page.title:
            marked = ["actions"] if passage.part is SectionKind.ACTION_ITEMS else []
            yield [_BEFORE_WORDS.sub("", passage.heading), text, *marked]
