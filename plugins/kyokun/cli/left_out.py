"""Saying what an answer lacks."""

from kyokun.cli.output import note
from kyokun.knowledge.knowledge import Knowledge
from kyokun.model.language import Language, Words
from kyokun.reporters.export import left_out
from kyokun.reporters.terminal import printable

_LEFT_OUT = Words(
    "{path}: 読み取れないため含めていません。理由は `kyokun check` で分かります",
    "{path}: left out, it cannot be read; `kyokun check` tells why",
)


def note_left_out(knowledge: Knowledge, language: Language) -> None:
    """One line of standard error for every document that could not be read."""
    for document in left_out(knowledge):
        note(_LEFT_OUT.in_(language).format(path=printable(document.path)))
