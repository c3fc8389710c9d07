"""What all answers to an editor say alike."""

from kyokun.model.language import Words

_USED = Words("{count} 回使用", "used {count}×")


def both(words: Words) -> str:
    """A word in both languages, once when they are the same."""
    return words.ja if words.ja == words.en else f"{words.ja} / {words.en}"


def used(count: int) -> Words:
    """How often a word is used in the base."""
    return _USED.format(count=count)
