"""A front-matter key that is missing, put where it belongs with a comment that says what it holds: shared by the rules about keys."""

import re

from kyokun.model.front_matter import LESSON_KEYS, POSTMORTEM_KEYS, Form, Key
from kyokun.model.language import Words
from kyokun.reading.document import Document
from kyokun.rules.own_language import own_language
from kyokun.rules.rule import Fix
from kyokun.text.edit import Edit
from kyokun.text.span import Span


def key_prompt(document: Document, key: Key) -> Fix | None:
    """The key without a value, behind the nearest one that is advised to stand before it; none for ids."""
    subject = document.postmortem or document.lesson
    if subject is None or key.form is Form.ID or not document.has_front_matter:
        return None
    keys = POSTMORTEM_KEYS if document.postmortem else LESSON_KEYS
    earlier = [one.name for one in keys[: keys.index(key)] if one.name in subject.where]
    at = _end_of_entry(document, earlier[-1], subject.where[earlier[-1]]) if earlier else _beginning(document)
    if at is None:
        return None
    line_break = "\r\n" if document.text[:at].endswith("\r\n") else "\n"
    choices = f": {' / '.join(key.choices)}" if key.choices else ""
    prompt = f"{key.name}:  # {key.holds.in_(own_language(document))}{choices}{line_break}"
    title = Words("キー `{name}` を書き足す（値は空）", "Add the key `{name}`, without a value")
    return Fix(title.format(name=key.name), (Edit(Span(at, at), prompt),), is_safe=False)


def _beginning(document: Document) -> int | None:
    """Behind the first line."""
    return document.text.find("\n") + 1 or None


def _end_of_entry(document: Document, name: str, value: Span) -> int | None:
    """Behind the last line of a key at the margin and its value."""
    text = document.text[: document.body.start]
    if re.search(rf"^{re.escape(name)}[ \t]*:", text, re.MULTILINE) is None:
        return None
    if text[value.end - 1 : value.end] == "\n":
        return value.end
    return text.find("\n", value.end) + 1 or None
