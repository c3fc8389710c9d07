"""``kyokun trends``."""

import os
import sys
from difflib import get_close_matches

import click

from kyokun.cli.left_out import note_left_out
from kyokun.cli.output import emit
from kyokun.cli.periods import period_named
from kyokun.cli.session import Session, fail, session_options
from kyokun.knowledge.collecting import no_collecting
from kyokun.knowledge.knowledge import Knowledge
from kyokun.knowledge.loading import load_base
from kyokun.model.language import Language, Words
from kyokun.model.terms import Severity
from kyokun.reporters.charts_plain import ASCII, BRAILLE, Marks
from kyokun.reporters.terminal import printable
from kyokun.trends.periods import Granularity, last_day
from kyokun.trends.population import Selection
from kyokun.trends.trends import Query
from kyokun.trends.trends import trends as trends_of

_MOST_PERIODS = 600
_BACKWARDS = Words("--from が --to（指定がなければ今日）より後です", "--from lies after --to, or after today")
_TOO_MANY = Words(
    "期間が {count} 個になります。--by year にするか --from を後にして、{most} 個までにしてください",
    "that makes {count} periods: choose --by year or a later --from, for at most {most}",
)
_NO_SERVICE = Words("{name} というサービスはありません", "there is no service {name}")
_DID_YOU_MEAN = Words("。{close} のことですか？", "; did you mean {close}?")


@click.command()
@click.option("--from", "from_", metavar="PERIOD", help="The first period: 2025-01, 2025-Q1 or 2025.")
@click.option("--to", metavar="PERIOD", help="The last period (default: the one that today lies in).")
@click.option(
    "--by",
    type=click.Choice([by.value for by in Granularity]),
    default=Granularity.MONTH.value,
    show_default=True,
    help="How long a period is.",
)
@click.option("--service", "services", metavar="NAME", multiple=True, help="Only incidents of this service.")
@click.option(
    "--severity",
    "severities",
    type=click.Choice([severity.value for severity in Severity]),
    multiple=True,
    help="Only incidents of this severity.",
)
@click.option("--json", "as_json", is_flag=True, help="As JSON; schemas/trends.schema.json describes it.")
@session_options
def trends(
    session: Session,
    from_: str | None,
    to: str | None,
    by: str,
    services: tuple[str, ...],
    severities: tuple[str, ...],
    as_json: bool,
) -> None:
    """Show what the incidents add up to, and whether that has changed.

    Every number comes with how many incidents it rests on and what was left out. A change is claimed only where the
    numbers carry it. --service and --severity may be given several times.
    """
    base = session.base()
    language = session.language(base)
    first = period_named(from_, language) if from_ else None
    last = period_named(to, language) if to else None
    today = session.now(base).date()
    query = Query(
        Granularity(by),
        first.first if first else None,
        last_day(last) if last else today,
        Selection(services, tuple(map(Severity, severities))),
    )
    periods = query.periods(today)
    if not periods:
        fail(_BACKWARDS.in_(language))
    if len(periods) > _MOST_PERIODS:
        fail(_TOO_MANY.in_(language).format(count=len(periods), most=_MOST_PERIODS))
    knowledge = load_base(base)
    note_left_out(knowledge, language)
    for name in services:
        _known(name, knowledge, language)
    with no_collecting():
        found = trends_of(knowledge, query, today)
    if as_json:
        from kyokun.reporters.export import json_text
        from kyokun.reporters.trends_json import trends_object

        emit(json_text(trends_object(found, knowledge, language)))
        return
    from kyokun.reporters.trends_plain import trends_plain

    colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    emit(trends_plain(found, base.options.timezone, language, _marks(), colour=colour))


def _known(name: str, knowledge: Knowledge, language: Language) -> None:
    """A service that no incident names ends the run: an empty answer would read like good news."""
    names = {service for incident in knowledge.incidents for service in incident.postmortem.services}
    if name not in names:
        close = get_close_matches(name, sorted(names), n=1)
        hint = _DID_YOU_MEAN.in_(language).format(close=printable(close[0])) if close else ""
        fail(_NO_SERVICE.in_(language).format(name=printable(name)) + hint)


def _marks() -> Marks:
    """Braille where standard output can show it."""
    try:
        BRAILLE.bar.encode(sys.stdout.encoding or "ascii")
    except (LookupError, UnicodeEncodeError):
        return ASCII
    return BRAILLE
