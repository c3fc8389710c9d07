"""The stems of English words."""

from kyokun.search.engine.stock import porter


def stem(word: str) -> str:
    """The stem of an English word in lower case (Porter 1980)."""
    return str(porter(word))
