"""``kyokun search``."""

import os
import shutil
import sys

import click

from kyokun.cli.output import emit, note, reason
from kyokun.cli.progress import progress
from kyokun.cli.session import Session, fail, session_options
from kyokun.knowledge.base import Base
from kyokun.model.language import Words
from kyokun.search.answers import Answer, Order, Searcher
from kyokun.search.cache_folder import user_cache
from kyokun.search.engine.damage import Damaged
from kyokun.search.index import Say, open_index
from kyokun.search.parsing import parse
from kyokun.search.query import Query

_EXIT_NOTHING = 1
_MINUS = "\u2212"
_COLUMNS, _WIDEST = 80, 100


class _QueryCommand(click.Command):
    """Lets a query begin with ``-``, which rules out what follows, as no option of one letter but ``-C`` and ``-h`` does."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        return super().parse_args(ctx, [_MINUS + arg[1:] if _rules_out(arg) else arg for arg in args])


def _rules_out(argument: str) -> bool:
    return (
        len(argument) > 1
        and argument[0] == "-"
        and not argument.startswith(("--", "-C"))
        and argument != "-h"
    )


@click.command(cls=_QueryCommand)
@click.argument("words", nargs=-1, required=True, metavar="QUERY...")
@click.option("--type", "type_", metavar="TYPE", help="The same as type:TYPE in the query.")
@click.option(
    "--limit",
    type=click.IntRange(1, 10_000),
    default=10,
    show_default=True,
    help="How many documents to show.",
)
@click.option(
    "--sort",
    type=click.Choice([order.value for order in Order]),
    default=Order.RELEVANCE.value,
    show_default=True,
    help="What comes first: the best answer, or the newest.",
)
@click.option("--json", "as_json", is_flag=True, help="As JSON, see search.schema.json.")
@session_options
def search(
    session: Session, words: tuple[str, ...], type_: str | None, limit: int, sort: str, as_json: bool
) -> None:
    """Find postmortems, actions and lessons.

    \b
    memory leak                 both words
    "connection pool"           a phrase
    timeout*                    words that begin so
    cache OR CDN, NOT test      either; without (also: -test)
    severity:high service:api   filters: severity service cause team tag status
                                type lang detected_by owner state
    since:2025-01 year:2024     also until: and started:2025-01..2025-03

    Filters have Japanese names and values too (重大度:高). The index is kept in the user's cache folder and follows the files.
    Exit code 1: nothing was found.
    """
    base = session.base()
    language = session.language(base)
    written = " ".join(words).replace(_MINUS, "-")
    query = parse(written, *([f'type:"{type_}"'] if type_ else []))
    if query.root is None:
        fail(session.say(query.notes[0] if query.notes else _NOTHING_ASKED, base))
    answer = _answer(session, base, query, limit, Order(sort))
    from kyokun.reporters.search_plain import nothing_found, search_plain

    if as_json:
        from kyokun.reporters.export import json_text
        from kyokun.reporters.search_json import search_object

        emit(json_text(search_object(answer, language)))
    else:
        for words_ in query.notes:
            note(words_.in_(language))
        if answer.groups:
            is_terminal = sys.stdout.isatty()
            columns = (
                min(_WIDEST, shutil.get_terminal_size((_COLUMNS, 24)).columns) if is_terminal else _COLUMNS
            )
            colour = is_terminal and "NO_COLOR" not in os.environ
            emit(search_plain(answer, language, columns=columns, colour=colour))
        else:
            for line in nothing_found(answer, language):
                note(line)
    if not answer.groups:
        sys.exit(_EXIT_NOTHING)


def _answer(session: Session, base: Base, query: Query, limit: int, order: Order) -> Answer:
    """The answer from the index as it is; one that turns out to be damaged is made anew."""
    with progress() as show:

        def say(words: Words) -> None:
            show(session.say(words, base))

        try:
            try:
                answer, noted = _searched(base, query, limit, order, say, anew=False)
            except Damaged:
                answer, noted = _searched(base, query, limit, order, say, anew=True)
        except (OSError, Damaged) as error:
            problem = reason(error) if isinstance(error, OSError) else str(error)
            fail(session.say(_NO_INDEX.format(reason=problem), base))
    if noted is not None:
        note(session.say(noted, base))
    return answer


def _searched(
    base: Base, query: Query, limit: int, order: Order, say: Say, *, anew: bool
) -> tuple[Answer, Words | None]:
    with open_index(base, user_cache(os.environ), say, anew=anew) as index:
        return Searcher(index).search(query, limit, order), index.note


_NOTHING_ASKED = Words(
    "検索する語がありません。例: kyokun search 'メモリリーク severity:high'",
    "there is no word to search for; for example: kyokun search 'memory leak severity:high'",
)
_NO_INDEX = Words("索引を作成できません（{reason}）", "the index cannot be made ({reason})")
