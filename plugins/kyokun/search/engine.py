"""The only file that knows Whoosh."""

import warnings

with warnings.catch_warnings():
    # Whoosh 2.7.4 is of 2016: Python warns of some of its literals whenever it compiles them.
    warnings.simplefilter("ignore", SyntaxWarning)
    warnings.simplefilter("ignore", DeprecationWarning)
    from whoosh.lang.porter import stem as _porter


def stem(word: str) -> str:
    """The stem of an English word in lower case (Porter 1980)."""
    return str(_porter(word))
