"""``kyokun baseline``."""

from pathlib import Path

import click

from kyokun.cli.output import emit, note, reason
from kyokun.cli.scope import Scope, asked_by
from kyokun.cli.session import Session, fail, session_options
from kyokun.knowledge.base import Base
from kyokun.knowledge.discovery import shown_path
from kyokun.knowledge.loading import load_base
from kyokun.model.language import Words
from kyokun.reporters.terminal import printable
from kyokun.rules.baseline import DEFAULT_NAME, BadBaseline, entries, without, written
from kyokun.rules.checking import check
from kyokun.rules.judging import judge, text_of
from kyokun.text.atomic import replace, write_new

_EXISTS = Words(
    "{file} はすでにあります。直ったものを消すには --shrink を付けてください。作り直すには、先にファイルを消してください",
    "{file} exists already: --shrink takes out what is mended; to begin anew, delete it first",
)
_WRITTEN = Words("{file}: {count} 件の指摘を書き出しました", "{file}: findings written: {count}")
_NAME_IT = Words(
    "mkdocs.yml の kyokun の下に `baseline: {file}` と書くと、これらの指摘は表示されなくなります",
    "`baseline: {file}` under kyokun in mkdocs.yml leaves them out from now on",
)
_NOTHING = Words("書き出す指摘がありません", "there are no findings to write")
_NOT_TAKEN = Words(
    "書き出せない指摘が {count} 件あります（読めない文書や重複した ID など）。直してください",
    "findings that no baseline may hold, such as unreadable files and repeated ids: {count}; mend them",
)
_SHRUNK = Words(
    "{file}: {gone} 件を消しました。残りは {left} 件です", "{file}: {gone} taken out, {left} left"
)


@click.command()
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option("--shrink", is_flag=True, help="Take out of FILE the findings that no longer occur.")
@session_options
def baseline(session: Session, file: Path | None, shrink: bool) -> None:
    """Write today's findings to FILE, so that `kyokun check` tells only of others.

    FILE is what the option `baseline` in mkdocs.yml names, else kyokun-baseline.txt beside it. It must not exist yet:
    a baseline never grows, and --shrink makes it smaller as findings are mended.
    """
    base = session.base()
    path = session.start / file if file is not None else base.root / (base.options.baseline or DEFAULT_NAME)
    asked_by(Scope(), base.options, session, base)
    try:
        if shrink:
            _shrink(session, base, path)
        else:
            _write(session, base, path)
    except BadBaseline as error:
        fail(printable(session.say(error.words, base)))
    except OSError as error:
        fail(reason(error))


def _write(session: Session, base: Base, path: Path) -> None:
    knowledge = load_base(base)
    findings = check(knowledge, session.now(base))
    sources = {document.path: document.lines for document in knowledge.documents}
    # In the base's language, whoever writes it: the file is everybody's.
    text = written(findings, sources, base.options.lang)
    count = len(entries(text))
    if count:
        try:
            write_new(path, text.encode("utf-8"))
        except FileExistsError:
            fail(printable(session.say(_EXISTS.format(file=_shown(session, path)), base)))
        emit(session.say(_WRITTEN.format(file=_shown(session, path), count=count), base))
    else:
        note(session.say(_NOTHING, base))
    if count < len(findings):
        note(session.say(_NOT_TAKEN.format(count=len(findings) - count), base))
    if count and base.options.baseline is None and path.parent == base.root:
        note(session.say(_NAME_IT.format(file=path.name), base))


def _shown(session: Session, path: Path) -> str:
    return shown_path(path, session.start).as_posix()


def _shrink(session: Session, base: Base, path: Path) -> None:
    knowledge = load_base(base)
    mended = judge(base, check(knowledge, session.now(base)), knowledge.sources, path).mended
    text = text_of(path)
    left = len(entries(text)) - len(mended)
    if mended:
        # What a link points to is written, not the link.
        replace(path.resolve(), without(text, mended).encode("utf-8"))
    emit(session.say(_SHRUNK.format(file=_shown(session, path), gone=len(mended), left=left), base))
