"""Old findings that a base lives with: a file that is written once, on purpose, and then only shrinks.

One finding a line, in the order of paths::

    postmortems/2019/PM-003.md: error KY501 2f0c9d3e51a4b677 action PM-003-1 has no owner

Path, level, code and the mark (made of the finding's ``fingerprint.identity``) say which finding is meant; the words after
them are for people. Equal lines mean as many findings. A finding of another level is another one: a draft
that goes to review is asked about again. Lines that begin with ``#`` are remarks.
"""

import hashlib
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from kyokun.model.language import Language, Words
from kyokun.rules.catalogue import all_rules
from kyokun.rules.fingerprint import identity
from kyokun.rules.rule import Finding, Level
from kyokun.rules.suppressing import may_be_left_out
from kyokun.text.patterns import lazy_pattern
from kyokun.text.span import Lines

DEFAULT_NAME = "kyokun-baseline.txt"
"""In the base's folder, where the option ``baseline`` names no other."""

_LINE = lazy_pattern(r"(?P<path>.+?): (?P<level>[a-z]+) (?P<code>KY\d{3}) (?P<mark>[0-9a-f]{16})(?: .*)?")
_LEVELS = {level.value for level in Level}
_HEAD = Words(
    "# このベースが抱える古い指摘。この一覧は減るだけです。直ったものは `kyokun baseline --shrink` で消えます。",
    "# Old findings that this base lives with. The list only shrinks: `kyokun baseline --shrink` takes out what is mended.",
)
_BAD_LINE = Words(
    "{line} 行目が読めません。`パス: レベル コード 16 桁の印 説明` の形に直すか、その行を消してください",
    "line {line} cannot be read: write `path: level code mark words`, or take the line out",
)


class BadBaseline(Exception):
    """A baseline that cannot be used; ``words`` say where and what to do, on one line."""

    def __init__(self, words: Words) -> None:
        super().__init__(words.en)
        self.words = words


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """Which finding a line means; equal entries mean as many findings."""

    path: str
    level: str
    code: str
    mark: str


@dataclass(frozen=True, slots=True)
class Compared:
    """A base's findings next to its baseline."""

    reported: tuple[Finding, ...]
    """Those that the baseline does not have."""
    hidden: int
    """How many it has."""
    mended: tuple[Entry, ...]
    """What it still has although there is no such finding any more."""


def written(findings: Iterable[Finding], sources: Mapping[str, Lines], language: Language) -> str:
    """A baseline of these findings; those that may not be left out are not in it."""
    lines = sorted(
        (entry, f"{entry.path}: {entry.level} {entry.code} {entry.mark} {on_one_line(words)}")
        for entry, words in (
            (_entry(one, sources), one.message.in_(language)) for one in findings if one.code in _lenient()
        )
    )
    return "".join(f"{line}\n" for line in (_HEAD.in_(language), *(line for _, line in lines)))


def entries(text: str) -> tuple[Entry, ...]:
    """What a baseline holds, in the order of its lines.

    Raises:
        BadBaseline: a line that is neither an entry nor a remark, such as git leaves where a merge failed.
    """
    return tuple(entry for _, entry in _read(text) if entry is not None)


def compared(
    baseline: Iterable[Entry],
    findings: Iterable[Finding],
    sources: Mapping[str, Lines],
    answers: Callable[[Entry], bool],
    rather: Collection[Finding] = frozenset(),
) -> Compared:
    """Leave out as many findings of a kind as the baseline has entries; of more, first those not in ``rather``.

    ``answers`` tells for which entries the findings are all there are: only of those can be said that they are mended.
    """
    left = Counter(baseline)
    listed = tuple(findings)
    hidden: set[int] = set()
    for at in sorted(range(len(listed)), key=lambda at: listed[at] in rather):
        entry = _entry(listed[at], sources)
        if left[entry] and entry.code in _lenient():
            left[entry] -= 1
            hidden.add(at)
    return Compared(
        tuple(one for at, one in enumerate(listed) if at not in hidden),
        len(hidden),
        tuple(sorted(entry for entry in left.elements() if answers(entry))),
    )


def without(text: str, mended: Iterable[Entry]) -> str:
    """The baseline's text without the lines of what is mended; all others stay as they are.

    Raises:
        BadBaseline: as ``entries``.
    """
    gone = Counter(mended)
    kept = []
    for line, entry in _read(text):
        if entry is not None and gone[entry]:
            gone[entry] -= 1
        else:
            kept.append(line)
    return "".join(kept)


def _read(text: str) -> Iterable[tuple[str, Entry | None]]:
    for number, line in enumerate(text.splitlines(keepends=True), 1):
        said = line.strip()
        if not said or said.startswith("#"):
            yield line, None
            continue
        match = _LINE.fullmatch(said)
        if match is None or match["level"] not in _LEVELS:
            raise BadBaseline(_BAD_LINE.format(line=number))
        yield line, Entry(match["path"], match["level"], match["code"], match["mark"])


@cache
def _lenient() -> frozenset[str]:
    """What a baseline may hold, whatever is written into it."""
    return frozenset(rule.code for rule in all_rules() if may_be_left_out(rule))


def _entry(finding: Finding, sources: Mapping[str, Lines]) -> Entry:
    mark = hashlib.sha256(identity(finding, sources).encode()).hexdigest()[:16]
    return Entry(on_one_line(finding.path), finding.level.value, finding.code, mark)


def on_one_line(text: str) -> str:
    """With nothing that ends a line or drives a terminal, and no blanks around it."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
