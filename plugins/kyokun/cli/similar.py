"""``kyokun similar``."""

import sys
from collections.abc import Callable
from pathlib import Path

import click

from kyokun.cli.left_out import note_left_out
from kyokun.cli.output import colour, columns, emit, note
from kyokun.cli.progress import progress
from kyokun.cli.session import Session, fail, session_options
from kyokun.knowledge.base import POSTMORTEMS, Base
from kyokun.knowledge.knowledge import Incident, Knowledge, OwnedAction
from kyokun.knowledge.loading import load_base, read_draft
from kyokun.knowledge.lookup import close_to, find
from kyokun.model.language import Language, Words
from kyokun.reporters.similar_json import similar_json
from kyokun.reporters.similar_markdown import similar_markdown
from kyokun.reporters.similar_plain import similar_plain
from kyokun.reporters.similar_words import NOTHING
from kyokun.reporters.terminal import printable
from kyokun.search.related.relations import Relations
from kyokun.text.decoding import MAX_BYTES, Decoded, Obstacle, Undecodable, decode, read_text

_STDIN = "-"
_UNFILED = f"{POSTMORTEMS}/new"
"""Where a draft from elsewhere is taken to stand: its links to lessons lead as those of new documents do."""
_NOT_FOUND = Words(
    "{name}: そのような ID もファイルもありません。PM-042 のような ID か、ファイルか、標準入力を表す - を指定してください{hint}",
    "{name}: no such id or file; name an id such as PM-042, a file, or - for standard input{hint}",
)
_DID_YOU_MEAN = Words("。{ids} のことですか？", "; did you mean {ids}?")
_A_LESSON = Words(
    "{name}: 教訓です。ポストモーテムの ID かファイルを指定してください",
    "{name} is a lesson: name a postmortem's id or file",
)
_UNREADABLE = Words(
    "{name}: テキストとして読み取れません（{obstacle}）。UTF-8 の Markdown を指定してください",
    "{name}: cannot be read as text ({obstacle}); give Markdown in UTF-8",
)
_REFUSED = Words(
    "{name}: フロントマターの YAML が読み取れないため、本文だけで比べます。理由は `kyokun check` で分かります",
    "{name}: its front matter is no YAML, so that only its text is compared; `kyokun check` tells why",
)
_READING = Words("文書を読み込んでいます…", "reading the documents…")
_COMPARING = Words("{count} 件のインシデントと比べています…", "comparing with {count} incidents…")


@click.command()
@click.argument("subject", metavar="ID|FILE|-")
@click.option(
    "--limit",
    type=click.IntRange(1, 20),
    default=5,
    show_default=True,
    help="At most so many incidents of each language, and lessons.",
)
@click.option("--json", "format_", flag_value="json", help="As JSON, see similar.schema.json.")
@click.option("--markdown", "format_", flag_value="markdown", help="For a pull request or a job's summary.")
@session_options
def similar(session: Session, subject: str, limit: int, format_: str | None) -> None:
    """Show the incidents most like one, and the lessons it might cite.

    Name an incident of the base (PM-042), a file, or - for a draft on standard input. The reasons are facts to check; a
    suspected recurrence is a suggestion, not a verdict.
    """
    base = session.base()
    language = session.language(base)
    with progress() as say:
        say(session.say(_READING, base))
        knowledge = load_base(base)
        incident = _subject(session, base, knowledge, subject, language)
        say(session.say(_COMPARING.format(count=len(knowledge.originals)), base))
        related = Relations(knowledge).related(incident, limit)
    note_left_out(knowledge, language)
    if format_ == "json":
        emit(similar_json(incident, related, language))
    elif format_ == "markdown":
        emit(similar_markdown(incident, related, language))
    elif any(related.incidents.values()) or related.lessons:
        emit(similar_plain(incident, related, language, colour=colour(), columns=columns()))
    else:
        note(NOTHING.in_(language))


def _subject(session: Session, base: Base, knowledge: Knowledge, name: str, language: Language) -> Incident:
    """The incident asked about; anything else ends the run with exit code 2."""
    if name == _STDIN:
        return _draft(base, name, f"{_UNFILED}/stdin.md", _standard_input, language)
    file = session.start / name
    if file.is_file():
        return _of_file(base, knowledge, name, file, language)
    found = find(knowledge, name)
    if not isinstance(found, Incident | OwnedAction):
        wrong = _not_found(knowledge, name) if found is None else _A_LESSON.format(name=printable(name))
        fail(wrong.in_(language))
    return found if isinstance(found, Incident) else found.incident


def _of_file(base: Base, knowledge: Knowledge, name: str, file: Path, language: Language) -> Incident:
    """The base's own document, or a draft."""
    real = file.resolve()
    path = real.relative_to(base.root).as_posix() if real.is_relative_to(base.root) else ""
    own = next((one for one in knowledge.incidents if one.document.path == path), None)
    if own is not None:
        return own
    if path in (page.document.path for page in knowledge.lessons):
        fail(_A_LESSON.in_(language).format(name=printable(name)))
    return _draft(base, name, path or f"{_UNFILED}/{file.name}", lambda: read_text(file), language)


def _draft(base: Base, name: str, path: str, read: Callable[[], Decoded], language: Language) -> Incident:
    try:
        incident = read_draft(base, path, read())
    except Undecodable as error:
        fail(_UNREADABLE.in_(language).format(name=printable(name), obstacle=error.obstacle.value))
    if incident.document.refused_yaml is not None:
        note(_REFUSED.in_(language).format(name=printable(name)))
    return incident


def _standard_input() -> Decoded:
    data = sys.stdin.buffer.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise Undecodable(Obstacle.TOO_LARGE)
    return decode(data)


def _not_found(knowledge: Knowledge, name: str) -> Words:
    close = close_to(knowledge, name)
    hint = _DID_YOU_MEAN.format(ids=", ".join(map(printable, close))) if close else Words("", "")
    return _NOT_FOUND.format(name=printable(name), hint=hint)
