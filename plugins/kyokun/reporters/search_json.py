"""What a search found, for programs; ``search_schema`` describes it."""

from typing import Any

from kyokun.model.language import Language
from kyokun.reporters.search_plain import suggestion_words
from kyokun.search.answers import Answer, Group, Hit
from kyokun.search.entries import Entry
from kyokun.search.matching import Marks
from kyokun.search.snippets import Snippet

SCHEMA_VERSION = 1


def search_object(answer: Answer, language: Language) -> dict[str, Any]:
    """An answer as plain data; notes and hints are sentences in ``language``."""
    return {
        "schema_version": SCHEMA_VERSION,
        "query": answer.query.written,
        "total": answer.total,
        "results": [_group(group) for group in answer.groups],
        "notes": [note.in_(language) for note in answer.query.notes],
        "suggestions": {
            "corrections": [
                {"written": one.written, "instead": list(one.instead)}
                for one in answer.suggestions.corrections
            ],
            "reliefs": [
                {"dropped": list(one.dropped), "count": one.documents} for one in answer.suggestions.reliefs
            ],
            "words": [words.in_(language) for words in suggestion_words(answer.suggestions)],
        },
    }


def _group(group: Group) -> dict[str, Any]:
    about = group.about
    return {
        **_entry(about),
        "date": about.on.isoformat() if about.on else None,
        "severity": about.severity.value if about.severity else None,
        "status": about.status.value if about.status else None,
        "services": list(about.services),
        "causes": list(about.causes),
        "summary": about.summary or None,
        "match": _match(group.main) if group.main else None,
        "actions": [_action(hit) for hit in group.actions],
        "more_actions": group.more_actions,
    }


def _action(hit: Hit) -> dict[str, Any]:
    entry = hit.entry
    return {
        **_entry(entry),
        "state": entry.state.value if entry.state else "unknown",
        "owners": list(entry.owners),
        "match": _match(hit),
    }


def _entry(entry: Entry) -> dict[str, Any]:
    return {
        "type": entry.kind.value,
        "id": entry.id,
        "path": entry.path,
        "title": entry.title or None,
        "lang": entry.lang.value,
    }


def _match(hit: Hit) -> dict[str, Any]:
    return {
        "title_marks": _marks(hit.title_marks),
        "snippet": _snippet(hit.snippet) if hit.snippet else None,
    }


def _snippet(snippet: Snippet) -> dict[str, Any]:
    return {
        "section": snippet.part.value if snippet.part else None,
        "heading": snippet.heading or None,
        "text": snippet.text,
        "marks": _marks(snippet.marks),
    }


def _marks(marks: Marks) -> list[list[int]]:
    return [[start, end] for start, end in marks]
