"""What is written in a summary: shared by the rules that ask whether it is enough."""

from kyokun.model.postmortem import Postmortem
from kyokun.text.folding import fold

_MORE = 12
"""Letters that a summary may add to its title and still say nothing more: a date, 「が発生した」."""


def repeats_title(postmortem: Postmortem) -> bool:
    """Whether the summary says nothing that the title does not say."""
    summary, title = _letters(postmortem.summary), _letters(postmortem.title)
    if not summary or not title:
        return False
    return summary in title or (title in summary and len(summary) - len(title) <= _MORE)


def _letters(text: str) -> str:
    return "".join(letter for letter in fold(text) if letter.isalnum())
