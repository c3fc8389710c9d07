"""``kyokun stage``."""

from pathlib import Path

import click

from kyokun.cli.left_out import note_left_out
from kyokun.cli.output import emit, note, reason
from kyokun.cli.scope import told
from kyokun.cli.session import Session, fail, session_options
from kyokun.knowledge.base import LESSONS, POSTMORTEMS
from kyokun.knowledge.loading import load_base
from kyokun.model.language import Words
from kyokun.pages.addresses import Surroundings
from kyokun.pages.handwritten import handwritten
from kyokun.pages.site import make_site
from kyokun.pages.staging import CannotStage
from kyokun.pages.staging import stage as stage_site
from kyokun.pages.stylesheets import whole_style
from kyokun.pages.templating import BadTemplate
from kyokun.rules.checking import summarise

_STAGED = Words("{folder}: {count} 件のファイルを書きました", "{folder}: {count} files written")
_INTO_SOURCES = Words(
    "{folder} はナレッジベースの元の文書があるフォルダーです。ほかのフォルダーを指定してください",
    "{folder} holds the base's own documents: name another folder",
)
_ERRORS = Words(
    "エラーの指摘が {count} 件あります。内容は `kyokun check` で分かります",
    "findings that are errors: {count}; `kyokun check` tells which",
)


@click.command()
@click.argument("target", metavar="DIR", type=click.Path(path_type=Path))
@session_options
def stage(session: Session, target: Path) -> None:
    """Write the site to DIR as plain Markdown, with what stands in docs/ and api/kyokun.json beside it.

    DIR must be new, empty, or staged before; files that were not staged are never touched. Errors in documents do not
    stop it: they stand on the pages, and `kyokun check` is what should stop a pipeline.
    """
    base = session.base()
    language = session.language(base)
    knowledge = load_base(base)
    now = session.now(base)
    findings = told(session, base, knowledge, now)
    note_left_out(knowledge, language)
    others, written = handwritten(base.root)
    folder = session.start / target
    sources = (base.root / name for name in (POSTMORTEMS, LESSONS, "docs", "templates"))
    if any(folder.resolve().is_relative_to(source.resolve()) for source in sources):
        fail(_INTO_SOURCES.in_(language).format(folder=target))
    try:
        around = Surroundings(base.templates, others)
        site = make_site(knowledge, findings, now.date(), around, (whole_style(), *written))
        files = stage_site(site, folder)
    except (BadTemplate, CannotStage) as error:
        fail(str(error))
    except OSError as error:
        fail(reason(error))
    errors = summarise(findings, len(knowledge.documents)).error
    if errors:
        note(_ERRORS.in_(language).format(count=errors))
    emit(_STAGED.in_(language).format(folder=target, count=len(files)))
