"""What a result shows of a page, and the text in which the browser finds the words again."""

from collections.abc import Iterable
from typing import Any

from kyokun.pages.search.findable import Findable
from kyokun.search.entries import Entry, EntryKind, Passage


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
        "passages": _passages(page.passages),
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


def _passages(passages: Iterable[Passage]) -> list[list[str]]:
    return [
        [passage.heading, "\n\n".join(filter(None, (passage.prose, passage.code)))] for passage in passages
    ]
