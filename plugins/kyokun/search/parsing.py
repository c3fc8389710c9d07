"""From a query as a person types it to what it asks for. Whatever is typed means something: nothing is a syntax error.

Words and "phrases" that must all be there; ``OR``; ``NOT`` or ``-``; parentheses; ``name:value`` filters; ``word*``.
Full-width letters, spaces, colons, quotes and brackets are the ordinary ones.
"""

import re
import unicodedata
from typing import NamedTuple

from kyokun.model.language import Words
from kyokun.search.analysis import runs
from kyokun.search.filters import BadValue, close_name, filter_named, read_filter
from kyokun.search.query import Either, Every, Node, Query, Text, Without

_QUOTES = str.maketrans("“”„‟〝〞〟", '"""""""')
_DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2212"
_FILTER = re.compile(r"([^\W\d][\w-]{0,19}):(?!//)(.*)", re.DOTALL)
_LONGEST_QUERY = 2_000
_DEEPEST = 40


class _Item(NamedTuple):
    """``kind`` is ``word``, ``phrase``, ``not``, ``or``, ``(`` or ``)``."""

    kind: str
    text: str = ""
    name: str = ""
    """Of a filter whose value the text is."""


def parse(written: str, *more: str) -> Query:
    """What a query asks for, and what ``more`` asks for beside it; of one longer than any sentence, the beginning."""
    roots: list[Node] = []
    notes: list[Words] = []
    for text in (written, *more):
        shaped = unicodedata.normalize("NFKC", text[:_LONGEST_QUERY]).translate(_QUOTES)
        parser = _Parser(_items(shaped))
        root = parser.read()
        roots += root.parts if isinstance(root, Every) else _listed(root)
        notes += parser.notes
    return Query(written, _every(roots), tuple(notes))


def _items(shaped: str) -> list[_Item]:
    """The query's items, from left to right."""
    items: list[_Item] = []
    at, depth = 0, 0
    while at < len(shaped):
        letter = shaped[at]
        if letter.isspace() or letter == "+":
            at += 1
        elif letter == "(":
            depth += 1
            items.append(_Item("("))
            at += 1
        elif letter == ")":
            depth -= depth > 0
            items.append(_Item(")"))
            at += 1
        elif letter == "|":
            items.append(_Item("or"))
            at += 1
        elif letter in _DASHES or letter == "!":
            items.append(_Item("not"))
            at += 1
        elif letter == '"':
            text, at = _quoted(shaped, at)
            items.append(_Item("phrase", text))
        else:
            found, at = _word(shaped, at, depth)
            items.append(found)
    return items


def _quoted(shaped: str, at: int) -> tuple[str, int]:
    """What stands between quotes; a quote that is not closed reaches to the end."""
    end = shaped.find('"', at + 1)
    return (shaped[at + 1 :], len(shaped)) if end < 0 else (shaped[at + 1 : end], end + 1)


def _word(shaped: str, at: int, depth: int) -> tuple[_Item, int]:
    """A word up to a space, or to the bracket that closes what was opened before it; its own brackets belong to it."""
    start, own = at, 0
    while at < len(shaped) and not shaped[at].isspace() and shaped[at] not in '"|':
        if shaped[at] == "(":
            own += 1
        elif shaped[at] == ")":
            if own == 0 and depth:
                break
            own -= own > 0
        at += 1
    text = shaped[start:at]
    if text in ("OR", "AND", "NOT", "&&"):
        return _Item({"OR": "or", "NOT": "not"}.get(text, "and")), at
    match = _FILTER.fullmatch(text)
    name = filter_named(match.group(1)) if match else None
    if match is None or name is None:
        return _Item("word", text), at
    value = match.group(2)
    if not value:  # the value follows after a space, or in quotes
        while at < len(shaped) and shaped[at].isspace():
            at += 1
        if at < len(shaped) and shaped[at] == '"':
            value, at = _quoted(shaped, at)
        elif at < len(shaped) and shaped[at] not in "()|":
            following, at = _word(shaped, at, depth)
            value = following.text
    return _Item("word", value.strip(), name), at


class _Parser:
    def __init__(self, items: list[_Item]) -> None:
        self._items = items
        self._at = 0
        self.notes: list[Words] = []

    def read(self) -> Node | None:
        """All of it: a bracket too many is passed over."""
        parts: list[Node] = []
        while self._at < len(self._items):
            part = self._either(0)
            if part is not None:
                parts.append(part)
            self._at += 1
        return _every(parts)

    def _either(self, depth: int) -> Node | None:
        """Alternatives, up to a closing bracket or the end."""
        alternatives: list[Node] = []
        parts: list[Node] = []
        negated = False
        while self._at < len(self._items):
            item = self._items[self._at]
            if item.kind == ")":
                break
            self._at += 1
            if item.kind == "or":
                alternatives += _listed(_every(parts))
                parts, negated = [], False
            elif item.kind == "not":
                negated = not negated
            elif item.kind != "and":
                part = self._part(item, depth)
                if part is not None:
                    parts.append(Without(part) if negated else part)
                negated = False
        alternatives += _listed(_every(parts))
        if len(alternatives) < 2:
            return alternatives[0] if alternatives else None
        return Either(tuple(alternatives))

    def _part(self, item: _Item, depth: int) -> Node | None:
        if item.kind == "(":
            if depth >= _DEEPEST:
                return None
            inside = self._either(depth + 1)
            self._at += 1  # the closing bracket
            return inside
        if item.name:
            return self._filter(item)
        if item.kind == "phrase":
            found = Text(item.text, is_phrase=True)
        else:
            self._note_close_name(item.text)
            found = Text(item.text.rstrip("*"), is_prefix=item.text.endswith("*"))
        # Nothing but marks asks for nothing.
        return found if next(runs(found.text), None) is not None else None

    def _filter(self, item: _Item) -> Node | None:
        if not item.text:
            self.notes.append(_NO_VALUE.format(name=item.name))
            return None
        try:
            return read_filter(item.name, item.text)
        except BadValue as error:
            self.notes.append(_BAD_VALUE.format(name=item.name, problem=error.words))
            return None

    def _note_close_name(self, text: str) -> None:
        match = _FILTER.fullmatch(text)
        close = close_name(match.group(1)) if match else None
        if match and close:
            self.notes.append(_CLOSE_NAME.format(written=match.group(1), name=close))


def _every(parts: list[Node]) -> Node | None:
    if len(parts) < 2:
        return parts[0] if parts else None
    return Every(tuple(parts))


def _listed(node: Node | None) -> list[Node]:
    return [] if node is None else [node]


_NO_VALUE = Words("{name}: に値がないため、絞り込みませんでした", "{name}: has no value and was left out")
_BAD_VALUE = Words("{name}: は絞り込みに使えませんでした。{problem}", "{name}: was left out: {problem}")
_CLOSE_NAME = Words(
    "{written}: という絞り込みはないため、文字として検索しました。{name}: のことですか？",
    "there is no filter {written}:, so it was searched for as text; did you mean {name}:?",
)
