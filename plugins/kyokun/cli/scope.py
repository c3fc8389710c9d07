"""What a run of ``check`` is asked to tell and what to leave out."""

import functools
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from kyokun.cli.output import note, reason
from kyokun.cli.progress import progress
from kyokun.cli.session import Session, fail
from kyokun.knowledge.base import Base
from kyokun.knowledge.knowledge import Knowledge
from kyokun.model.language import Words
from kyokun.model.options import Options
from kyokun.reporters.terminal import printable
from kyokun.rules.baseline import BadBaseline, Compared
from kyokun.rules.checking import check
from kyokun.rules.fixing import Chosen
from kyokun.rules.judging import judge
from kyokun.rules.naming import BadRuleName
from kyokun.rules.rule import Finding
from kyokun.rules.selecting import selection_of
from kyokun.text.span import Lines

_MENDED = Words(
    "ベースラインの指摘のうち {count} 件はもうありません。`kyokun baseline --shrink` で一覧から消せます",
    "findings in the baseline that no longer occur: {count}; `kyokun baseline --shrink` takes them out",
)

_COMPARING = Words("以前の文書と比べています…", "comparing with the documents as they were…")


@dataclass(frozen=True, slots=True)
class Scope:
    """The options of one run; each adds to, or stands in for, those of the base."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    baseline: Path | None = None
    changed_since: str | None = None

    @property
    def about_a_base(self) -> str | None:
        """The option given that only a base can answer."""
        if self.changed_since is not None:
            return "--changed-since"
        return "--baseline" if self.baseline is not None else None

    def asked(self, options: Options) -> Options:
        """The base's options with this run's: ``--select`` begins anew, ``--ignore`` adds."""
        if self.select:
            return replace(options, select=self.select, ignore=self.ignore)
        return replace(options, ignore=(*options.ignore, *self.ignore))


def scope_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--select``, ``--ignore``, ``--baseline`` and ``--changed-since``; the command takes them as ``scope``."""

    @click.option(
        "--select",
        metavar="RULES",
        multiple=True,
        help="Only these rules: codes, names, families or beginnings of codes (KY5,lessons,vague-action).",
    )
    @click.option("--ignore", metavar="RULES", multiple=True, help="All rules but these.")
    @click.option(
        "--baseline",
        metavar="FILE",
        type=click.Path(path_type=Path),
        help="Leave out the findings listed in FILE; `kyokun baseline` writes it.",
    )
    @click.option(
        "--changed-since",
        metavar="REF",
        help="Only findings that the work since it branched off from REF (origin/main) made or touched.",
    )
    @functools.wraps(function)
    def with_scope(
        select: tuple[str, ...],
        ignore: tuple[str, ...],
        baseline: Path | None,
        changed_since: str | None,
        **rest: Any,
    ) -> Any:
        return function(scope=Scope(_names(select), _names(ignore), baseline, changed_since), **rest)

    return with_scope


def _names(written: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name.strip() for one in written for name in one.split(",") if name.strip())


def asked_by(scope: Scope, options: Options, session: Session, base: Base | None) -> Options:
    """The options to ask by; a rule that does not exist ends the run with exit code 2."""
    asked = scope.asked(options)
    try:
        selection_of(asked)
    except BadRuleName as error:
        fail(printable(session.say(error.words, base)))
    return asked


def beginning(scope: Scope, session: Session, base: Base) -> str | None:
    """The commit where the work began that ``--changed-since`` asks about; None when it does not.

    Asked before anything is read, since git may not know: then the run ends with exit code 2.
    """
    if scope.changed_since is None:
        return None
    # Only here: what it takes to call another program takes a while to load.
    from kyokun.knowledge.git import NoHistory, history_of

    try:
        return history_of(base.root).branching_point(scope.changed_since)
    except NoHistory as error:
        fail(printable(session.say(error.words, base)))


def found_since_then(
    commit: str,
    scope: Scope,
    session: Session,
    base: Base,
    knowledge: Knowledge,
    findings: tuple[Finding, ...],
    now: datetime,
) -> frozenset[Finding]:
    """Of the findings, those that the work since that commit made or touched."""
    with progress() as say:
        say(session.say(_COMPARING, base))
        return _found_since(commit, scope, session, base, knowledge, findings, now)


def _found_since(
    commit: str,
    scope: Scope,
    session: Session,
    base: Base,
    knowledge: Knowledge,
    findings: tuple[Finding, ...],
    now: datetime,
) -> frozenset[Finding]:
    from kyokun.knowledge.git import NoHistory
    from kyokun.knowledge.moves import versions
    from kyokun.rules.since import found_since

    try:
        return found_since(commit, base, versions(knowledge), findings, now, scope.asked)
    except (NoHistory, BadRuleName) as error:
        fail(printable(session.say(error.words, base)))
    except OSError as error:
        fail(reason(error))


def left_in(
    scope: Scope,
    session: Session,
    base: Base,
    findings: tuple[Finding, ...],
    sources: Mapping[str, Lines],
    looked_at: set[str] | None = None,
    fresh: frozenset[Finding] | None = None,
) -> Compared:
    """The findings that the run is asked to tell; a baseline that cannot be read ends it with exit code 2.

    ``findings`` are those of the documents ``looked_at`` (None: all), of which only the ``fresh`` are to be told (None: all).
    """
    compared = _compared(scope, session, base, findings, sources, looked_at, fresh)
    if compared.mended:
        note(session.say(_MENDED.format(count=len(compared.mended)), base))
    return compared


def _compared(
    scope: Scope,
    session: Session,
    base: Base,
    findings: tuple[Finding, ...],
    sources: Mapping[str, Lines],
    looked_at: set[str] | None,
    fresh: frozenset[Finding] | None,
) -> Compared:
    listed = session.start / scope.baseline if scope.baseline else None
    try:
        compared = judge(base, findings, sources, listed, looked_at, fresh or frozenset())
    except BadBaseline as error:
        fail(printable(session.say(error.words, base)))
    if fresh is None:
        return compared
    return replace(compared, reported=tuple(one for one in compared.reported if one in fresh))


def to_mend(scope: Scope, session: Session, base: Base, now: datetime) -> Chosen:
    """Picks of findings those that the run is asked to tell, and those whose rules only mend, on the same terms."""
    selection, commit = selection_of(base.options), beginning(scope, session, base)

    def chosen(knowledge: Knowledge, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
        asked = tuple(one for one in findings if selection.asks(one.code, one.path))
        fresh = None
        if commit is not None:
            fresh = _found_since(commit, scope, session, base, knowledge, asked, now)
        looked_at = {finding.path for finding in findings}
        return _compared(scope, session, base, asked, knowledge.sources, looked_at, fresh).reported

    return chosen


def told(session: Session, base: Base, knowledge: Knowledge, now: datetime) -> tuple[Finding, ...]:
    """What a check of the whole base tells, for commands that have no options of their own for it."""
    asked_by(Scope(), base.options, session, base)
    return left_in(Scope(), session, base, check(knowledge, now), knowledge.sources).reported
