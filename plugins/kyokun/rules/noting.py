"""What is written down of a document, so that it need not be read again: the form in which everything is kept."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import blake2b

from kyokun.knowledge.facts import Detail, detail_of, facts_of
from kyokun.knowledge.loading import template_texts
from kyokun.knowledge.store import Store
from kyokun.reading.conventions import Conventions
from kyokun.reading.document import Document
from kyokun.rules.examining import examine
from kyokun.rules.program import program
from kyokun.rules.rule import Rule, Setting
from kyokun.text.packing import Unpackable, pack, pack_by_field, unpack_by_field

_KEY = 16


@dataclass(frozen=True, slots=True)
class Keys:
    """What notes depend on beside a document's path and content: those of reading, and those of examining."""

    reading: bytes
    examining: bytes


@dataclass(frozen=True, slots=True)
class Notes:
    """Of one document: its facts, its detail, and (when it was examined) what rules about one document found, packed."""

    facts: bytes
    detail: bytes
    examined: bytes | None


class Outdated(Exception):
    """A note that was there a moment ago is there no more."""


def keys_of(setting: Setting, conventions: Conventions) -> Keys:
    """The keys for a policy, its templates and a day.

    Templates count whole: fixes are made of their text.
    """
    templates = json.dumps((sorted(conventions.prompts), sorted(conventions.boxes)))
    options = setting.options
    read_by = (options.lang.value, options.timezone, options.id_prefix, sorted(options.extra_keys))
    reading = _digest(program(), json.dumps(read_by), templates)
    day = setting.of_day.now
    # Which findings are told is decided when all are there, and what time it is, elsewhere.
    asked = replace(options, select=(), ignore=(), per_path_ignores={}, baseline=None, now=None)
    policy = pack(asked).decode()
    filled = json.dumps(list(template_texts(setting.templates)))
    examining = _digest(reading.hex(), policy, filled, day.isoformat() if day else "")
    return Keys(reading, examining)


def note(document: Document, setting: Setting, rules: tuple[Rule, ...], *, examined: bool) -> Notes:
    """Write down what is to be known of a document."""
    return Notes(
        pack(facts_of(document, setting.options)),
        pack_by_field(detail_of(document, setting.options)),
        pack(examine(document, setting, rules)) if examined else None,
    )


def cell(key: bytes, digest: str, packed: bytes) -> bytes:
    """A note as it is kept: with what it depends on."""
    return _digest(key.hex(), digest) + packed


def packed_in(cell_: bytes | None, key: bytes, digest: str | None) -> bytes | None:
    """The note in a cell; None unless it is about this content and made under the same conditions."""
    if cell_ is None or digest is None or cell_[:_KEY] != _digest(key.hex(), digest):
        return None
    return cell_[_KEY:]


class Details(Mapping[str, Detail]):
    """The detail of every document, each part of it unpacked when it is first asked for."""

    def __init__(
        self, fresh: Mapping[str, bytes], digests: Mapping[str, str | None], store: Store, key: bytes
    ) -> None:
        self._fresh = fresh
        self._digests = digests
        self._store = store
        self._key = key
        self._known: dict[str, Detail] = {}

    def __getitem__(self, path: str) -> Detail:
        known = self._known.get(path)
        if known is None:
            packed = self._fresh.get(path)
            if packed is None:
                packed = packed_in(self._store.one("details", path), self._key, self._digests[path])
            if packed is None:
                raise Outdated
            try:
                known = self._known[path] = unpack_by_field(packed, Detail)
            except Unpackable as error:
                raise Outdated from error
        return known

    def __iter__(self) -> Iterator[str]:
        return iter(self._digests)

    def __len__(self) -> int:
        return len(self._digests)


def _digest(*parts: str) -> bytes:
    return blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=_KEY).digest()
