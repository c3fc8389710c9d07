"""By what results can be refined: for each facet its values, and for each page which of them it has."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from kyokun.pages.search.findable import Findable

_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"

FACETS: dict[str, Callable[[Findable], Sequence[str]]] = {
    "type": lambda found: (found.page.kind.value,),
    "severity": lambda found: (found.page.severity.value,) if found.page.severity else (),
    "service": lambda found: found.page.services,
    "cause": lambda found: found.page.causes,
    "team": lambda found: found.page.teams,
    "year": lambda found: (str(found.page.on.year),) if found.page.on else (),
    "status": lambda found: (found.page.status.value,) if found.page.status else (),
    "lang": lambda found: (found.page.lang.value,),
}
"""The facets by name, and the values that a page has; what was not written is no value."""


def facet_table(pages: Sequence[Findable]) -> dict[str, Any]:
    """Each facet as ``values``, the ``sets`` of values that occur together, and the set of each page as two digits.

    The first digits of all pages, then the second ones: alike stands beside alike, so that it packs well.
    """
    return {name: _facet([tuple(dict.fromkeys(of(page))) for page in pages]) for name, of in FACETS.items()}


def _facet(of_pages: list[tuple[str, ...]]) -> dict[str, Any]:
    values = sorted({value for each in of_pages for value in each})
    sets = _in_order(of_pages)
    number = {each: at for at, each in enumerate(sets)}
    place = {value: at for at, value in enumerate(values)}
    columns = [number[each] for each in of_pages]
    digits = [[_DIGITS[at >> shift & 63] for at in columns] for shift in (0, 6, 12)]
    return {
        "values": values,
        "sets": [[place[value] for value in each] for each in sets],
        "pages": ["".join(digit) for digit in digits[: 1 + (len(sets) > 64) + (len(sets) > 4096)]],
    }


def _in_order(of_pages: Iterable[tuple[str, ...]]) -> list[tuple[str, ...]]:
    return sorted(set(of_pages))
