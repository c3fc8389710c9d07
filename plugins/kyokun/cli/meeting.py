"""``kyokun meeting``."""

import sys

import click

from kyokun.cli.output import emit, note
from kyokun.cli.session import Session, fail, session_options
from kyokun.knowledge.knowledge import Incident
from kyokun.knowledge.loading import load_base
from kyokun.knowledge.lookup import find
from kyokun.model.language import Words
from kyokun.pages.addresses import Surroundings
from kyokun.pages.context import SiteContext
from kyokun.pages.meeting import meeting_page
from kyokun.pages.templating import BadTemplate
from kyokun.reporters.terminal import printable
from kyokun.rules.checking import check

_EXIT_NOT_FOUND = 1
_NO_INCIDENT = Words(
    "{id} というポストモーテムはありません。`kyokun search` で探せます",
    "there is no postmortem {id}; `kyokun search` finds them",
)


@click.command()
@click.argument("id_", metavar="ID")
@session_options
def meeting(session: Session, id_: str) -> None:
    """Print the agenda of the review meeting of the postmortem ID, as Markdown in the document's language.

    The site has the same page for every postmortem in draft or review. Exit code 1: there is no such postmortem.
    """
    base = session.base()
    knowledge = load_base(base)
    found = find(knowledge, id_)
    if not isinstance(found, Incident):
        note(session.say(_NO_INCIDENT.format(id=printable(id_)), base))
        sys.exit(_EXIT_NOT_FOUND)
    now = session.now(base)
    findings = check(knowledge, now, only={found.document.path})
    site = SiteContext(knowledge, findings, now.date(), Surroundings(base.templates))
    try:
        emit(meeting_page(site, found).markdown)
    except BadTemplate as error:
        fail(str(error))
