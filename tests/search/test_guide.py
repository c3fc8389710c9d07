"""What the guide shows is what the program does: every example of the query language, every filter."""

import re
from pathlib import Path

import pytest

from kyokun.search.filters import NAMES, filter_named
from kyokun.search.parsing import parse
from kyokun.search.query import Labelled, Text

ROOT = Path(__file__).parents[2]
PAGES = ("docs/guide/search.md", "docs/guide/en/search.md")


@pytest.mark.parametrize("page", PAGES)
def test_every_example_is_understood(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    rows = [line for line in text.splitlines() if line.startswith("| `")]
    examples = [example for row in rows for example in re.findall(r"`([^`]+)`", row)]
    examples += re.findall(r"^\$ kyokun search '([^']+)'$", text, re.MULTILINE)
    assert len(examples) > 50
    for example in examples:
        query = parse(example)
        assert query.root is not None, example
        assert not query.notes, example
        filtered = re.match(r"(\w+):", example)
        if filtered:
            assert filter_named(filtered.group(1)), example
            assert query.filters, example


@pytest.mark.parametrize("page", PAGES)
def test_every_filter_is_told_of_in_both_languages(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    rows = [
        [re.findall(r"`([^`]+)`", cell) for cell in line.split(" | ")]
        for line in text.splitlines()
        if line.startswith("| `")
    ]
    told = {
        name: japanese for names, japanese, *_ in (row for row in rows if len(row) == 3) for name in names
    }
    assert set(told) == set(NAMES)
    for name, japanese in told.items():
        assert all(filter_named(one) in (name, "status", "since", "until") for one in japanese), name


def test_words_are_words_and_filters_filters() -> None:
    assert parse("接続 枯渇").texts == (Text("接続"), Text("枯渇"))
    assert isinstance(parse("service:pay*").root, Labelled)
