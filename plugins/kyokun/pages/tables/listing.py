"""A list that a reader can filter and sort: what stands in its page, and what the script reads when it is asked."""

import html
import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from markupsafe import Markup

from kyokun.pages.addresses import relative
from kyokun.pages.context import View
from kyokun.pages.page import Asset, slot
from kyokun.pages.wording import Wording

FOLDER = "assets/tables"
"""Where scripts and data of the lists are, as a URI."""
TOOLS = "list-tools"
END = "list-end"
"""The slots before and after what the script puts its own table in place of."""
UNKNOWN = "unknown"
"""What is chosen to find the rows where a value was not written."""
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Facet:
    """Something rows can be chosen by: its values with their names, in order, and those of each row by their place."""

    key: str
    label: str
    values: tuple[tuple[str, str], ...]
    rows: tuple[tuple[int, ...], ...]
    is_offered: bool = True
    """Whether there is a field for it; one without can still be asked for by an address."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table; ``sort`` is the key that its head sorts by, empty when it does not."""

    label: str
    sort: str = ""
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """All rows, whether or not the page shows them without scripts."""

    name: str
    """Of its data file and of the script that draws its rows."""
    facets: tuple[Facet, ...]
    columns: tuple[Column, ...]
    sorts: Mapping[str, str]
    """From each key, in the order of the choice, to the facet or value it compares; rows come in the order of the first."""
    values: Mapping[str, Sequence[Any]]
    """What else a row shows, column by column: it packs better."""
    extra: Mapping[str, Any]
    """What many rows share."""
    count: int


def facet(
    words: Wording,
    key: str,
    rows: Iterable[T],
    of: Callable[[T], Iterable[str]],
    *,
    order: Sequence[str] = (),
    label: Callable[[str], str] = str,
    is_offered: bool = True,
) -> Facet:
    """A facet from what each row says; the most frequent value first unless there is an ``order``; unknown last."""
    written = [tuple(dict.fromkeys(of(row))) or (UNKNOWN,) for row in rows]
    counts = Counter(value for values in written for value in values)
    ranked = sorted(counts, key=lambda value: (-counts[value], value))
    known = [value for value in order if value in counts] if order else ranked
    names = [value for value in known if value != UNKNOWN] + [UNKNOWN] * (UNKNOWN in counts)
    place = {value: at for at, value in enumerate(names)}
    return Facet(
        key,
        words(f"tables.facet-{key}"),
        tuple((value, words("unknown") if value == UNKNOWN else label(value)) for value in names),
        tuple(tuple(place[value] for value in values) for values in written),
        is_offered,
    )


def slots() -> dict[str, Markup]:
    """The names under which a template inserts the two slots."""
    return {"tools": Markup(slot(TOOLS)), "end": Markup(slot(END))}  # noqa: S704 - made here


def data_link(view: View, name: str) -> Markup:
    """The way to a list's data, for those who want it by itself."""
    return Markup(f"[{view.words('tables.data')}]({relative(view.uri, f'{FOLDER}/{name}.json')})")  # noqa: S704


def drawings(listing: Listing, words: Wording) -> dict[str, str]:
    """What goes into the slots: an empty place for the tools with what they need to begin, and the end."""
    config = {
        "name": listing.name,
        "count": listing.count,
        "facets": [
            {
                "key": each.key,
                "label": each.label,
                "offered": each.is_offered,
                "values": _counted(each) if each.is_offered else [],
            }
            for each in listing.facets
        ],
        "columns": [
            {"label": each.label, "sort": each.sort, "number": each.is_number} for each in listing.columns
        ],
        "sorts": [[key, of] for key, of in listing.sorts.items()],
        "words": _words(listing, words),
    }
    # An attribute, since themes that change pages in place run every script they find.
    return {
        TOOLS: (
            f'<div class="kyokun-list-tools" lang="{html.escape(words.language.value)}"'
            f' data-list="{html.escape(_packed(config))}"></div>'
        ),
        END: '<div class="kyokun-list-end"></div>',
    }


def data(listing: Listing) -> Asset:
    """Every row, and the names that no field of the page shows."""
    content = {
        "names": {each.key: _counted(each) for each in listing.facets if not each.is_offered},
        "facets": {
            each.key: [values[0] if len(values) == 1 else values for values in each.rows]
            for each in listing.facets
        },
        "values": listing.values,
        "extra": listing.extra,
    }
    return Asset(f"{FOLDER}/{listing.name}.json", _packed(content).encode())


def _counted(each: Facet) -> list[tuple[str, str, int]]:
    """The values of a facet with their names and how many rows have them."""
    counts = Counter(value for values in each.rows for value in values)
    return [(value, name, counts[at]) for at, (value, name) in enumerate(each.values)]


def _words(listing: Listing, words: Wording) -> dict[str, str]:
    prefix = "tables.js-"
    found = {key.removeprefix(prefix): text for key, text in words.entries.items() if key.startswith(prefix)}
    for key in listing.sorts:
        for direction in ("up", "down"):
            found[f"sort-{key}-{direction}"] = words(f"tables.sort-{key}-{direction}")
    return found | {key: words(key) for key in ("none", "separator", "brackets", "unknown")}


def _packed(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))
