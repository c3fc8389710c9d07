"""Completion at any place of a document."""

from kyokun.editor.completion.actions import complete_action
from kyokun.editor.completion.asked import Asked
from kyokun.editor.completion.candidate import Completion
from kyokun.editor.completion.front_matter import complete_front_matter
from kyokun.editor.completion.references import complete_reference
from kyokun.editor.completion.sections import complete_heading
from kyokun.text.front_matter import FrontMatterForm, split
from kyokun.text.span import Span


def complete(asked: Asked) -> Completion | None:
    """What can be written at the place asked about; None when nothing is known for it."""
    text = asked.document.text
    parts = split(text)
    if parts.form is FrontMatterForm.YAML and parts.yaml.start <= asked.offset <= parts.yaml.end:
        return complete_front_matter(asked, parts.yaml)
    if parts.form is FrontMatterForm.UNCLOSED:  # it is being written
        start = text.find("\n") + 1
        if 0 < start <= asked.offset:
            return complete_front_matter(asked, Span(start, len(text)))
    if asked.offset < parts.body.start:
        return None
    return complete_reference(asked) or complete_action(asked) or complete_heading(asked)
