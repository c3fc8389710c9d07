"""Any text is read: no exception, every span inside it, the same text the same way, and values where they were written."""

import pytest
from hypothesis import given as generated
from hypothesis import strategies as st

from kyokun.reading.document import Document
from tests.fragments import MARKDOWN, POSTMORTEMS, YAML
from tests.reading.given import given
from tests.reading.spans import misplaced

FRONT_MATTERS = YAML.map(lambda yaml: f"---\n{yaml}\n---\n# T\n")
TEXTS = st.one_of(st.text(), MARKDOWN, FRONT_MATTERS, POSTMORTEMS)
KINDS = pytest.mark.parametrize("is_lesson", [False, True], ids=["postmortem", "lesson"])


@KINDS
@generated(text=TEXTS)
def test_spans_lie_in_the_text_and_the_same_text_is_read_the_same(text: str, *, is_lesson: bool) -> None:
    document = given(text, is_lesson=is_lesson)
    assert misplaced(document) == []
    assert (document.lesson is None, document.postmortem is None) == (not is_lesson, is_lesson)
    assert given(text, is_lesson=is_lesson) == document


@generated(text=POSTMORTEMS)
def test_what_is_said_stands_where_it_is_said_to_stand(text: str) -> None:
    assert not_where_they_say(given(text)) == []


def not_where_they_say(document: Document) -> list[str]:
    """Values whose first line cannot be found in the source they claim, markup and white space aside."""
    postmortem = document.postmortem
    assert postmortem is not None
    claims = [(event.written_time, event.where["time"]) for event in postmortem.events]
    claims += [(factor.text, factor.where.whole) for factor in postmortem.analysis.factors]
    claims += [(why.question, why.where["question"]) for why in postmortem.analysis.whys if why.question]
    claims += [(action.due.written, action.where["due"]) for action in postmortem.actions if action.due]
    claims += [
        (action.done_when, action.where["done_when"]) for action in postmortem.actions if action.done_when
    ]
    return [
        value
        for value, span in claims
        if not set(letters(value.partition("\n")[0])) <= set(letters(span.of(document.text)) + "&")
    ]


def letters(text: str) -> str:
    """The letters and digits of a text."""
    return "".join(letter for letter in text if letter.isalnum())
