"""The index of the site's search: what is in it, and that it can be read again as it was written."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kyokun.model.options import Drafts
from kyokun.pages.page import Site
from kyokun.pages.search.facets import FACETS
from kyokun.pages.search.postings import Postings
from kyokun.pages.search.shards import browser_order, shards
from kyokun.search.analysis import positions
from tests.pages.bases import copied_to, page, site_of, with_drafts

INDEX = "assets/search/index/"
WORDS = st.text("メモリ接続 pool-TLS証明書_Ab。a１\n", max_size=80)


def index(site: Site) -> dict[str, bytes]:
    """The index's files by their names, unpacked."""
    return {
        asset.uri.removeprefix(INDEX): gzip.decompress(asset.read())
        for asset in site.assets
        if asset.uri.startswith(INDEX)
    }


def start(files: dict[str, bytes]) -> dict[str, Any]:
    return dict(json.loads(files["start.bin"]))


def cards(files: dict[str, bytes]) -> list[dict[str, Any]]:
    return [json.loads(files[f"page-{number}.bin"]) for number in range(start(files)["count"])]


def lists(shard: bytes) -> dict[str, tuple[list[int], list[int]]]:
    """The pages and masks of each term of a shard, read as the browser reads them."""
    head = 4 + int.from_bytes(shard[:4], "little")
    found, at = {}, head
    for line in shard[4:head].decode().split("\n"):
        term, count, length = line.split("\t")
        body, at = shard[at : at + int(length)], at + int(length)
        pages: list[int] = []
        number = shift = place = 0
        while len(pages) < int(count):
            number += (body[place] & 127) << shift
            shift = shift + 7 if body[place] > 127 else 0
            if shift == 0:
                pages.append(number)
            place += 1
        planes = [body[place + int(count) * plane : place + int(count) * (plane + 1)] for plane in range(3)]
        found[term] = (
            pages,
            [low | middle << 8 | high << 16 for low, middle, high in zip(*planes, strict=True)],
        )
    return found


@given(st.lists(st.tuples(WORDS, WORDS, WORDS, WORDS, WORDS), max_size=8), st.integers(1, 200))
def test_shards_hold_what_was_posted_in_the_order_of_browsers(
    pages: list[tuple[str, ...]], apart: int
) -> None:
    postings = Postings()
    for number, regions in enumerate(pages):
        postings.add(number * apart, regions)
    written = list(shards(postings))
    read = [lists(gzip.decompress(data)) for _, data in written]
    together = {term: posted for shard in read for term, posted in shard.items()}
    assert together == {
        term: (list(postings.pages[term]), list(postings.masks[term])) for term in postings.pages
    }
    assert [first for first, _ in written] == [next(iter(shard)) for shard in read]
    terms = [term for shard in read for term in shard]
    assert terms == sorted(terms, key=browser_order)


@given(WORDS.filter(bool))
def test_neighbours_always_share_a_stretch(text: str) -> None:
    postings = Postings()
    postings.add(0, ("", "", "", "", text * 9))
    masks = {term: posted[0] for term, posted in postings.masks.items()}
    places = positions(text * 9)[0]
    at: dict[int, list[str]] = {}
    for term, found in places.items():
        for place in found:
            at.setdefault(place, []).append(term)
    for place, terms in at.items():
        for term in terms:
            assert all(masks[term] & masks[after] for after in at.get(place + 1, []))


def test_every_page_that_is_published_can_be_found(tmp_path: Path) -> None:
    site = site_of(copied_to(tmp_path))
    found = {card["uri"] for card in cards(index(site))}
    written = {each.uri for each in site.pages if each.source is not None}
    assert found == written


def test_what_is_not_published_is_not_in_the_index(tmp_path: Path) -> None:
    root = with_drafts(copied_to(tmp_path), Drafts.OMIT)
    everything = b"\n".join(index(site_of(root)).values())
    assert b"PM-001" in everything
    assert b"PM-004" not in everything


def test_the_same_base_gives_the_same_bytes_and_another_one_another_version(tmp_path: Path) -> None:
    root = copied_to(tmp_path)
    before, again = site_of(root), site_of(root)
    assert [asset.read() for asset in before.assets] == [asset.read() for asset in again.assets]
    file = next((root / "postmortems").rglob("PM-001*.md"))
    file.write_text(file.read_text(encoding="utf-8") + "\nさらに一行。\n", encoding="utf-8")
    assert start(index(before))["version"] != start(index(site_of(root)))["version"]


def test_facets_tell_of_each_page_what_its_front_matter_says(tmp_path: Path) -> None:
    files = index(site_of(copied_to(tmp_path)))
    facets = start(files)["facets"]
    assert list(facets) == list(FACETS)
    for number, card in enumerate(cards(files)):
        for name, key in (("severity", "severity"), ("status", "status"), ("lang", "lang"), ("type", "kind")):
            assert values_of(facets[name], number) == ([card[key]] if key in card else [])
        assert values_of(facets["service"], number) == card.get("services", [])
        assert values_of(facets["cause"], number) == card.get("causes", [])


def values_of(facet: dict[str, Any], number: int) -> list[str]:
    digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"
    place = sum(digits.index(each[number]) << 6 * order for order, each in enumerate(facet["pages"]))
    return [facet["values"][at] for at in facet["sets"][place]]


@pytest.mark.parametrize("uri", ["search.md", "postmortems/index.md", "lessons/index.md", "actions.md"])
def test_the_pages_that_the_search_leads_to_are_there(tmp_path: Path, uri: str) -> None:
    site = site_of(copied_to(tmp_path))
    assert page(site, uri).title
    assert uri in start(index(site))["lists"].values()
