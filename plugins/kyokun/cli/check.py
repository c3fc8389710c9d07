"""``kyokun check``."""

import os
import sys
from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from time import time_ns

import click

from kyokun.cli.caching import cache_options
from kyokun.cli.mending import Outcome, Wish, mend, show_difference, tell_of
from kyokun.cli.output import emit, note
from kyokun.cli.progress import progress
from kyokun.cli.reports import FORMATS, Report, counts, render
from kyokun.cli.scope import Scope, asked_by, beginning, found_since_then, left_in, scope_options, to_mend
from kyokun.cli.session import EXIT_USAGE, NO_BASE, Session, fail, place_of, session_options
from kyokun.cli.sources import Sources
from kyokun.knowledge.base import Base
from kyokun.knowledge.collecting import no_collecting
from kyokun.knowledge.discovery import folder_locations, location, shown_path
from kyokun.knowledge.loading import base_conventions, load, load_base, template_boxes, template_prompts
from kyokun.knowledge.packaged import packaged
from kyokun.knowledge.store import Store
from kyokun.model.language import Language, Words
from kyokun.model.options import Options
from kyokun.reading.conventions import conventions_of
from kyokun.reading.document import Location
from kyokun.reporters.finding_words import IN_BASELINE
from kyokun.rules.base_check import Request, check_base
from kyokun.rules.checking import check as check_knowledge
from kyokun.rules.crew import processors
from kyokun.rules.rule import Finding, Level

_NO_SUCH_PATH = Words("{path}: ファイルもフォルダーもありません", "{path}: no such file or folder")
_NOTHING_YET = Words(
    'ポストモーテムがまだありません。`kyokun new "タイトル"` で最初の 1 件を書けます',
    'there are no postmortems yet; `kyokun new "TITLE"` begins the first one',
)
_OUTSIDE = Words(
    "{path} はナレッジベースの外にあるため、{option} では検査できません",
    "{path} lies outside the knowledge base: {option} cannot be asked of it",
)
_READING = Words("文書を読み込んでいます…", "reading the documents…")
_MENDING = Words(
    "{count} 件の文書で直せるところを探しています…", "looking for what can be fixed in {count} documents…"
)
_CHECKING = Words("文書を検査しています… {done} / {count} 件", "checking documents… {done} of {count}")


@dataclass(frozen=True, slots=True)
class _Checked:
    """What was looked at: findings, the documents by path, and the folder that the paths count from."""

    findings: tuple[Finding, ...]
    documents: Mapping[str, Location]
    root: Path
    hidden: int = 0
    """How many more there are that the baseline leaves out."""


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path(path_type=Path))
@click.option("--fix", is_flag=True, help="Mend what can be mended without changing what a document says.")
@click.option(
    "--unsafe-fixes",
    is_flag=True,
    help="With --fix or --diff: also what its author must complete or look at.",
)
@click.option("--diff", is_flag=True, help="Write nothing: print what --fix would change, for `git apply`.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(FORMATS),
    default=FORMATS[0],
    show_default=True,
    help="For people (full, concise), for programs (json), for a CI system (github, gitlab, sarif, junit), "
    "or for a comment on a pull request (markdown).",
)
@scope_options
@cache_options
@session_options
def check(
    session: Session,
    scope: Scope,
    cache: Path | None,
    paths: tuple[Path, ...],
    format_: str,
    fix: bool,
    unsafe_fixes: bool,
    diff: bool,
) -> None:
    """Check documents: all of the base's, or those PATHs name.

    PATHs limit what is reported and mended; the whole base stays known. Exit code 0: no error; 1: at least one error is
    left, or --diff has something to change; 2: the command could not run, or a file could not be written.
    """
    base = session.find_base_of(paths)
    language = session.language(base)
    wish = Wish(fix, unsafe_fixes, diff)
    wish.check(language)
    if base is None and not paths:
        fail(NO_BASE.in_(language).format(start=session.start))
    inside, outside = _sorted_paths(session, base, paths, language)
    if outside and (option := scope.about_a_base):
        fail(_OUTSIDE.in_(language).format(path=outside[0], option=option))
    options = asked_by(scope, base.options if base else Options(), session, base)
    in_base = None if not paths else inside
    outcomes = _mended(session, scope, base, options, in_base, outside, wish) if wish.is_any else []
    if diff:
        show_difference(outcomes, language)
    with no_collecting():
        parts = []
        if base is not None and (inside or not paths):
            here = replace(base, options=options)
            parts.append(_check_base(session, scope, here, inside if paths else None, cache))
        if outside:
            parts.append(_check_outside(session, outside, options, base))
        report = Report(
            findings=tuple(
                sorted((one for part in parts for one in part.findings), key=lambda one: one.sort_key)
            ),
            sources=Sources({path: one for part in parts for path, one in part.documents.items()}),
            roots={path: part.root for part in parts for path in part.documents},
            language=language,
            to_terminal=sys.stdout.isatty(),
            hidden=sum(part.hidden for part in parts),
        )
        if fix:
            tell_of(outcomes, len(report.findings), language)
        text = render(report, format_)
    if text:
        emit(text)
    if report.hidden and not counts(report, format_):
        note(IN_BASELINE.format(count=report.hidden).in_(language))
    is_bad = any(finding.level is Level.ERROR for finding in report.findings)
    sys.exit(EXIT_USAGE if any(outcome.left for outcome in outcomes) else int(is_bad))


def _sorted_paths(
    session: Session, base: Base | None, paths: Iterable[Path], language: Language
) -> tuple[list[Path], list[Path]]:
    """The paths inside the base and those outside; one that does not exist ends the run with exit code 2."""
    inside: list[Path] = []
    outside: list[Path] = []
    for path in paths:
        full = session.start / path
        if not os.path.lexists(full):
            fail(_NO_SUCH_PATH.in_(language).format(path=path))
        full = place_of(full)
        in_base = base is not None and full.is_relative_to(base.root)
        (inside if in_base else outside).append(full)
    return inside, outside


def _mended(
    session: Session,
    scope: Scope,
    base: Base | None,
    options: Options,
    inside: list[Path] | None,
    outside: list[Path],
    wish: Wish,
) -> list[Outcome]:
    """What was mended of the paths ``inside`` the base (None: of all of it), and of those ``outside``."""
    outcomes = []
    if base is not None and (inside is None or inside):
        outcomes.append(_mend_base(session, scope, base, options, inside, wish))
    if outside:
        outcomes.append(_mend_outside(session, outside, options, base, wish))
    return outcomes


def _mend_base(
    session: Session, scope: Scope, base: Base, options: Options, chosen: list[Path] | None, wish: Wish
) -> Outcome:
    """Mend what the run's ``options`` ask about; by the base's own is judged whether that makes anything worse."""
    asked_by(Scope(), base.options, session, base)
    now = session.now(base)
    picks = to_mend(scope, session, replace(base, options=options), now)
    paths = [base.root] if chosen is None else chosen
    named = [location(path, path.relative_to(base.root)) for path in paths if not path.is_dir()]
    with progress() as say:
        say(session.say(_READING, base))
        knowledge = load_base(base, named)
        wanted = knowledge.under(path.relative_to(base.root).as_posix() for path in paths)
        asked = {document.path for document in wanted}
        say(session.say(_MENDING.format(count=len(asked)), base))
        return mend(knowledge, base_conventions(base), now, asked, wish, picks)


def _mend_outside(
    session: Session, paths: list[Path], options: Options, base: Base | None, wish: Wish
) -> Outcome:
    located = _located(paths, session.start)
    shipped = [packaged("templates")]
    conventions = conventions_of(options, template_prompts(shipped), template_boxes(shipped))
    knowledge = load(located.values(), options, session.start, conventions.prompts, conventions.boxes)
    return mend(knowledge, conventions, session.now(base), set(located), wish)


def _check_base(
    session: Session, scope: Scope, base: Base, chosen: list[Path] | None, cache: Path | None
) -> _Checked:
    """What is to be told of the paths ``chosen`` (None: of the whole base)."""
    named, wanted = [], None
    if chosen is not None:
        named = [location(path, path.relative_to(base.root)) for path in chosen if not path.is_dir()]
        wanted = tuple(path.relative_to(base.root).as_posix() for path in chosen)
    began = beginning(scope, session, base)
    now = session.now(base)
    request = Request(base, now, wanted, tuple(named), processes=processors(), looked_at=time_ns())
    with progress() as say, closing(Store(cache, base.root)) as store:
        say(session.say(_READING, base))
        answer = check_base(
            request,
            store,
            lambda done, count: say(session.say(_CHECKING.format(done=done, count=count), base)),
        )
    documents = {one.path: one for one in answer.asked}
    looked_at = None if chosen is None else set(documents)
    findings = answer.findings
    fresh = None
    if began is not None:
        knowledge = load_base(base, named)
        fresh = found_since_then(began, scope, session, base, knowledge, findings, now)
    told = left_in(scope, session, base, findings, Sources(documents), looked_at, fresh)
    if not any(document.incident or document.lesson is None for document in answer.survey.documents):
        note(session.say(_NOTHING_YET, base))
    return _Checked(told.reported, documents, base.root, told.hidden)


def _check_outside(session: Session, paths: list[Path], options: Options, base: Base | None) -> _Checked:
    start = session.start
    located = _located(paths, start)
    with progress() as say:
        say(session.say(_READING, base))
        knowledge = load(
            located.values(),
            options,
            start,
            template_prompts([packaged("templates")]),
            template_boxes([packaged("templates")]),
        )
        findings = check_knowledge(knowledge, session.now(base))
    return _Checked(findings, located, start)


def _located(paths: Iterable[Path], start: Path) -> dict[str, Location]:
    """Documents outside the base, by the path they are reported under."""
    located: dict[str, Location] = {}
    for path in paths:
        found = folder_locations(path, start) if path.is_dir() else (location(path, shown_path(path, start)),)
        located.update((one.path, one) for one in found)
    return located
