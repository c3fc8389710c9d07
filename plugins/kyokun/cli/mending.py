"""``kyokun check --fix`` and ``--diff``: what is mended, written, shown and said."""

import os
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from kyokun.cli.output import emit, note
from kyokun.cli.session import fail
from kyokun.knowledge.knowledge import Knowledge
from kyokun.knowledge.rewriting import Hindrance, NotRewritten, rewrite_all
from kyokun.model.language import Language, Words
from kyokun.reading.conventions import Conventions
from kyokun.reading.document import Document
from kyokun.reporters.finding_words import counted_in_english
from kyokun.rules.fixing import Chosen, mended

_HINDRANCES = {
    Hindrance.CHANGED: Words(
        "読み込んだあとに書き換えられたので、直していません。もう一度実行してください",
        "not fixed, since it has changed after it was read: run this again",
    ),
    Hindrance.OUTSIDE: Words(
        "フォルダーの外へのシンボリックリンクなので、直していません。リンク先を直してください",
        "not fixed, since it is a link that leads out of the folder: mend the file it leads to",
    ),
    Hindrance.READ_ONLY: Words(
        "読み取り専用なので、直していません。`chmod u+w` などで書けるようにしてください",
        "not fixed, since it is read-only: make it writable, for example with `chmod u+w`",
    ),
    Hindrance.SYSTEM: Words("書けませんでした（{detail}）", "could not be written ({detail})"),
}
_UNSAFE_ALONE = Words(
    "--unsafe-fixes は --fix か --diff と一緒に指定してください",
    "--unsafe-fixes goes with --fix or --diff",
)


@dataclass(frozen=True, slots=True)
class Wish:
    """What the options ask for."""

    fix: bool
    unsafe: bool
    diff: bool

    @property
    def is_any(self) -> bool:
        """Whether anything is to be mended at all."""
        return self.fix or self.diff

    def check(self, language: Language) -> None:
        """End the run with exit code 2 when they make no sense together."""
        if self.unsafe and not self.is_any:
            fail(_UNSAFE_ALONE.in_(language))


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was mended, or would be."""

    changes: tuple[tuple[Document, Document], ...] = ()
    fixes: Mapping[str, int] = field(default_factory=dict)
    """How many were made in each document, by path."""
    left_out: int = 0
    """How many fixes were not made, since they would bring up other findings."""
    left: Mapping[str, NotRewritten] = field(default_factory=dict)
    """Documents that could not be written, by path."""


def mend(
    knowledge: Knowledge,
    conventions: Conventions,
    now: datetime,
    wanted: set[str],
    wish: Wish,
    chosen: Chosen | None = None,
) -> Outcome:
    """Make the fixes wished for; they are written unless only the difference is asked for."""
    result = mended(knowledge, conventions, now, wanted, chosen, unsafe=wish.unsafe)
    if wish.diff:
        return Outcome(result.changes, result.fixes, result.left_out)
    left = rewrite_all(result.changes, knowledge.root)
    made = {path: count for path, count in result.fixes.items() if path not in left}
    return Outcome(result.changes, made, result.left_out, left)


def show_difference(outcomes: Iterable[Outcome], language: Language) -> None:
    """Print what would change and end the run: with exit code 1 when there is anything."""
    from kyokun.reporters.text_diff import text_diff

    outcomes = list(outcomes)
    to_terminal = sys.stdout.isatty()
    colour = to_terminal and "NO_COLOR" not in os.environ
    changes = [change for outcome in outcomes for change in outcome.changes]
    difference = text_diff(changes, to_terminal=to_terminal, colour=colour)
    if difference:
        emit(difference)
    note(_said(outcomes, _WOULD_FIX, language) + _more(outcomes, language))
    sys.exit(1 if changes else 0)


def tell_of(outcomes: Iterable[Outcome], findings: int, language: Language) -> None:
    """Say what was mended and what could not be written; ``findings`` are left."""
    outcomes = list(outcomes)
    for outcome in outcomes:
        for path, error in sorted(outcome.left.items()):
            words = _HINDRANCES[error.hindrance].format(detail=error.detail)
            note(f"{path}: {words.in_(language)}")
    rest = _LEFT.format(findings=findings, findings_en=counted_in_english(findings, "finding", "findings"))
    note(_said(outcomes, _FIXED, language) + rest.in_(language) + _more(outcomes, language))


def _said(outcomes: list[Outcome], some: Words, language: Language) -> str:
    counts = [count for outcome in outcomes for count in outcome.fixes.values() if count]
    if not counts:
        return _NOTHING.in_(language)
    return some.format(
        fixes=sum(counts),
        files=len(counts),
        fixes_en=counted_in_english(sum(counts), "place", "places"),
        files_en=counted_in_english(len(counts), "document", "documents"),
    ).in_(language)


def _more(outcomes: list[Outcome], language: Language) -> str:
    count = sum(outcome.left_out for outcome in outcomes)
    return _LEFT_OUT.format(count=count).in_(language) if count else ""


_FIXED = Words("{files} 件の文書で {fixes} か所を直しました", "fixed {fixes_en} in {files_en}")
_WOULD_FIX = Words("{files} 件の文書で {fixes} か所を直せます", "would fix {fixes_en} in {files_en}")
_NOTHING = Words("自動で直せるところはありません", "there is nothing to fix")
_LEFT = Words("。残っている指摘は {findings} 件です", "; {findings_en} left")
_LEFT_OUT = Words(
    "。ほかに {count} か所は、直すと別の指摘が現れるので残しました（--unsafe-fixes なら直すものもあります）",
    "; {count} more would bring up other findings and stay (--unsafe-fixes makes some of them)",
)
