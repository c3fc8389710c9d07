"""What every subcommand shares: where to start, in which language to speak, and what time it is."""

import functools
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NoReturn

import click

from kyokun.knowledge.base import Base, find_base
from kyokun.knowledge.configuration import BadConfiguration
from kyokun.model.language import Language, Words

EXIT_USAGE = 2


@dataclass(frozen=True, slots=True)
class Session:
    """One run of the command."""

    start: Path
    """The folder to act from."""
    chosen_language: Language | None
    """From ``--lang``, else the locale; None when neither says."""
    chosen_now: datetime | None
    """From ``--now``."""

    def language(self, base: Base | None) -> Language:
        """The language to speak: chosen, else the base's, else English."""
        if self.chosen_language is not None:
            return self.chosen_language
        return base.options.lang if base is not None else Language.EN

    def now(self, base: Base | None) -> datetime:
        """The time, in the base's zone: ``--now``, else the option ``now``, else SOURCE_DATE_EPOCH, else the clock.

        A time outside the calendar's range ends the run with exit code 2.
        """
        try:
            return self.clock(base)
        except (OverflowError, OSError, ValueError):
            fail(self.say(_NO_TIME, base))

    def clock(self, base: Base | None) -> datetime:
        """The same as ``now``.

        Raises:
            OverflowError, OSError, ValueError: a time outside the calendar's range.
        """
        zone = base.options.zone if base is not None else UTC
        if self.chosen_now is not None:
            return (
                self.chosen_now.astimezone(zone)
                if self.chosen_now.tzinfo
                else self.chosen_now.replace(tzinfo=zone)
            )
        if base is not None and base.options.now is not None:
            return base.options.now.astimezone(zone)
        epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
        if epoch.isdigit():
            return datetime.fromtimestamp(int(epoch), zone)
        return datetime.now(zone)

    def find_base(self, *, start: Path | None = None) -> Base | None:
        """The base upward from ``start``; a bad configuration ends the run with exit code 2."""
        try:
            return find_base(start or self.start)
        except BadConfiguration as error:
            fail(str(error))

    def find_base_of(self, paths: Sequence[Path]) -> Base | None:
        """The base that is meant by paths: the one upward from ``start``, unless all of them lie in one other base."""
        here = self.find_base()
        places = [place_of(self.start / path) for path in paths]
        if not places or (here is not None and any(place.is_relative_to(here.root) for place in places)):
            return here
        there = self.find_base(start=places[0] if places[0].is_dir() else places[0].parent)
        return there if there and all(place.is_relative_to(there.root) for place in places) else here

    def base(self) -> Base:
        """The base upward from ``start``; without one the run ends with exit code 2."""
        found = self.find_base()
        if found is None:
            fail(self.say(NO_BASE.format(start=str(self.start))))
        return found

    def say(self, words: Words, base: Base | None = None) -> str:
        """Words in the session's language."""
        return words.in_(self.language(base))


def place_of(path: Path) -> Path:
    """Where a path lies. Not through a link at its end: one that loops or leads nowhere is a finding, not a crash."""
    return path.resolve() if path.is_dir() else path.parent.resolve() / path.name


NO_BASE = Words(
    "{start} から上にナレッジベースがありません。mkdocs.yml の plugins に `kyokun` を書いたフォルダーで実行するか、-C で指定してください",
    "no knowledge base from {start} upward: run this where mkdocs.yml lists the plugin `kyokun`, or name the folder with -C",
)
_NO_TIME = Words(
    "現在時刻として渡された値（--now、オプション now、SOURCE_DATE_EPOCH）が暦の範囲を外れています",
    "the time to take for now (--now, the option now, or SOURCE_DATE_EPOCH) lies outside the calendar",
)


def fail(message: str) -> NoReturn:
    """Say why on one line of standard error and exit with 2."""
    click.echo(f"kyokun: {message}", err=True)
    sys.exit(EXIT_USAGE)


def session_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``-C``, ``--lang`` and ``--now``; a subcommand's win over those before its name.

    A subcommand that wants the session takes a parameter of that name.
    """

    @click.option(
        "-C", "directory", metavar="DIR", type=click.Path(path_type=Path), help="Act as if started in DIR."
    )
    @click.option(
        "--lang", type=click.Choice([language.value for language in Language]), help="Language of messages."
    )
    @click.option("--now", metavar="TIME", callback=_time, help="The time to take for now (ISO 8601).")
    @functools.wraps(function)
    def with_session(directory: Path | None, lang: str | None, now: datetime | None, **rest: Any) -> Any:
        ctx = click.get_current_context()
        given = {"directory": directory, "lang": lang, "now": now}
        outer = ctx.parent.obj if ctx.parent is not None and ctx.parent.obj else {}
        ctx.obj = {name: outer.get(name) if value is None else value for name, value in given.items()}
        if isinstance(ctx.command, click.Group):
            return function(**rest)
        return function(session=_session(**ctx.obj), **rest)

    return with_session


def _time(ctx: click.Context, param: click.Parameter, value: str | None) -> datetime | None:
    try:
        return datetime.fromisoformat(value) if value is not None else None
    except ValueError:
        message = f"{value!r} is no ISO 8601 time, such as 2025-01-31T09:00+09:00"
        raise click.BadParameter(message, ctx, param) from None


def _session(directory: Path | None, lang: str | None, now: datetime | None) -> Session:
    start = directory or Path.cwd()
    if not start.is_dir():
        fail(f"-C {start}: no such folder")
    language = Language(lang) if lang else _locale_language()
    return Session(start.absolute(), language, now)


def _locale_language() -> Language | None:
    """The language the locale asks for; ``C`` and ``POSIX`` ask for none."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "")
        if value:
            return next((language for language in Language if value.startswith(language.value)), None)
    return None
