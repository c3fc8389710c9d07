"""``kyokun report``."""

from pathlib import Path

import click

from kyokun.cli.left_out import note_left_out
from kyokun.cli.periods import period_named
from kyokun.cli.session import Session, fail, session_options
from kyokun.cli.writing import write_answer
from kyokun.knowledge.collecting import no_collecting
from kyokun.knowledge.loading import load_base
from kyokun.pages.report import report_markdown
from kyokun.pages.templating import BadTemplate
from kyokun.trends.review import review


@click.command()
@click.argument("period", metavar="PERIOD")
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Where to write it (default: standard output).",
)
@session_options
def report(session: Session, period: str, output: Path | None) -> None:
    """Write the incident report of PERIOD as Markdown: a month (2025-01), a quarter (2025-Q1) or a year (2025)."""
    base = session.base()
    language = session.language(base)
    named = period_named(period, language)
    knowledge = load_base(base)
    note_left_out(knowledge, language)
    with no_collecting():
        found = review(knowledge, named, session.now(base).date())
    try:
        text = report_markdown(knowledge, found, language, base.templates)
    except BadTemplate as error:
        fail(str(error))
    write_answer(session, text, output)
