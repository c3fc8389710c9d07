"""What a base is told: its findings, but for those that its baseline says it lives with."""

from collections.abc import Callable, Collection, Iterable, Mapping
from pathlib import Path

from kyokun.knowledge.base import Base
from kyokun.model.language import Words
from kyokun.model.options import Options
from kyokun.rules.baseline import BadBaseline, Compared, Entry, compared, entries, on_one_line
from kyokun.rules.catalogue import all_rules
from kyokun.rules.rule import Finding
from kyokun.rules.selecting import selection_of
from kyokun.text.decoding import Obstacle, Undecodable, read_text
from kyokun.text.span import Lines

_MISSING = Words(
    "{file}: ベースラインがありません。`kyokun baseline` で今ある指摘を書き出せます",
    "{file}: there is no baseline; `kyokun baseline` writes the findings of today into one",
)
_UNREADABLE = Words(
    "{file}: ベースラインとして読めません（{reason}）", "{file}: cannot be read as a baseline ({reason})"
)
_IN_FILE = Words("{file}: {problem}", "{file}: {problem}")


def judge(
    base: Base,
    findings: Iterable[Finding],
    sources: Mapping[str, Lines],
    baseline: Path | None = None,
    looked_at: Collection[str] | None = None,
    rather: Collection[Finding] = frozenset(),
) -> Compared:
    """The findings less those in ``baseline`` (None: the base's own, from its options, if it names one).

    ``findings`` are all there are in the documents of the paths ``looked_at`` (None: in the whole base); ``sources`` are the
    documents' lines, by path. ``rather``: those to report where the baseline has some but not all of a kind.

    Raises:
        BadBaseline: the file is missing or cannot be read.
    """
    named = base.options.baseline
    if baseline is None and named is None:
        return Compared(tuple(findings), 0, ())
    known = entries_of(baseline or base.root / (named or ""))
    return compared(known, findings, sources, _answers(base.options, looked_at), rather)


def entries_of(file: Path) -> tuple[Entry, ...]:
    """What a baseline's file holds.

    Raises:
        BadBaseline: the file is missing or cannot be read.
    """
    text = text_of(file)
    try:
        return entries(text)
    except BadBaseline as error:
        raise BadBaseline(_IN_FILE.format(file=str(file), problem=error.words)) from None


def text_of(file: Path) -> str:
    """A baseline's text, its line breaks as they are.

    Raises:
        BadBaseline: the file is missing or cannot be read.
    """
    try:
        return read_text(file).text
    except Undecodable as error:
        words = _MISSING if error.obstacle is Obstacle.NOT_FOUND else _UNREADABLE
        raise BadBaseline(words.format(file=str(file), reason=str(error))) from None


def _answers(options: Options, looked_at: Collection[str] | None) -> Callable[[Entry], bool]:
    """Whether an entry's finding would have been among the findings if it still occurred."""
    selection = selection_of(options)
    codes = {rule.code for rule in all_rules()}
    paths = None if looked_at is None else {on_one_line(path) for path in looked_at}

    def answers(entry: Entry) -> bool:
        if paths is not None and entry.path not in paths:
            return False
        return entry.code not in codes or selection.asks(entry.code, entry.path)

    return answers
