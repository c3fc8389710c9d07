"""The index as static files: terms in their order, cut into pieces that a browser reads one by one.

All files are gzip, whatever they hold, so that they are small from any server; ``assets/search/store.js`` reads them.

A shard is: the length of its directory (4 bytes, little-endian), the directory (a line for each term: the term, its number
of pages, the number of bytes of its list), the lists. A list is: the pages as differences, seven bits to a byte, the lowest
first, the eighth set when more follow; then the masks' lowest bytes, their middle bytes and their highest bytes.
"""

import gzip
import json
from array import array
from collections.abc import Iterator
from typing import Any

from kyokun.pages.search.postings import Postings

_SHARD = 24_000
"""Bytes from which on a shard is full: about 10 kB when packed."""


def packed(data: bytes) -> bytes:
    """The same in every run: gzip without a time."""
    return gzip.compress(data, 6, mtime=0)


def packed_json(value: Any) -> bytes:
    """JSON, packed. Lone surrogates, which authors can write, become question marks."""
    return packed(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace"))


def browser_order(term: str) -> bytes:
    """A key that sorts as JavaScript compares: by UTF-16 units."""
    return term.encode("utf-16-be", "surrogatepass")


def shards(postings: Postings) -> Iterator[tuple[str, bytes]]:
    """Each shard with the first of its terms, in order."""
    directory: list[str] = []
    lists: list[bytes] = []
    size = 0
    first = ""
    for term in sorted(postings.pages, key=browser_order):
        written = _list(postings.pages[term], postings.masks[term])
        if size and size + len(written) > _SHARD:
            yield first, _shard(directory, lists)
            directory, lists, size = [], [], 0
        if not directory:
            first = term
        directory.append(f"{term}\t{len(postings.pages[term])}\t{len(written)}")
        lists.append(written)
        size += len(written) + len(term) + 6
    if directory:
        yield first, _shard(directory, lists)


def _shard(directory: list[str], lists: list[bytes]) -> bytes:
    head = "\n".join(directory).encode("utf-8", "replace")
    return packed(b"".join((len(head).to_bytes(4, "little"), head, *lists)))


def _list(pages: "array[int]", masks: "array[int]") -> bytes:
    out = bytearray()
    before = 0
    for page in pages:
        step = page - before
        before = page
        while step > 127:
            out.append(step & 127 | 128)
            step >>= 7
        out.append(step)
    for shift in (0, 8, 16):
        out += bytes([mask >> shift & 255 for mask in masks])
    return bytes(out)
