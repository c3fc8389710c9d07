"""What several rules in turn ask of the same document is worked out once."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from kyokun.reading.document import Document

T = TypeVar("T")


def once(answer: Callable[[Document], T]) -> Callable[[Document], T]:
    """Remembers the answer for the document asked about last, by its identity."""
    last: tuple[Document, T] | None = None

    @wraps(answer)
    def asked(document: Document) -> T:
        nonlocal last
        known = last
        if known is None or known[0] is not document:
            known = last = (document, answer(document))
        return known[1]

    return asked
