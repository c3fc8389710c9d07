"""Places in texts, marked as a reader sees them."""

from kyokun.editor.completion.asked import Asked
from kyokun.editor.completion.candidate import Completion
from kyokun.editor.completion.complete import complete
from kyokun.editor.live import read_live
from kyokun.editor.stock import stock_of
from kyokun.knowledge.discovery import location
from kyokun.knowledge.knowledge import Knowledge
from kyokun.model.language import Language
from kyokun.reading.conventions import conventions_of
from kyokun.reading.document import Document

CARET = "‸"


def at_caret(knowledge: Knowledge, path: str, marked: str) -> tuple[Document, int]:
    """The document of that path and text, and where the caret in it is."""
    offset = marked.index(CARET)
    text = marked.replace(CARET, "")
    file = knowledge.root / path
    place = location(file, file.relative_to(knowledge.root))
    return read_live(place, text, conventions_of(knowledge.options)), offset


def completed(
    knowledge: Knowledge, path: str, marked: str, language: Language = Language.EN
) -> Completion | None:
    """What can be written at the caret."""
    document, offset = at_caret(knowledge, path, marked)
    return complete(Asked(document, offset, stock_of(knowledge), knowledge.options, language))


def labels(knowledge: Knowledge, path: str, marked: str, language: Language = Language.EN) -> list[str]:
    """The labels of what can be written at the caret."""
    found = completed(knowledge, path, marked, language)
    return [one.label for one in found.candidates] if found else []


def chosen(knowledge: Knowledge, path: str, marked: str, label: str, language: Language = Language.EN) -> str:
    """The text once the candidate of that label has been chosen."""
    found = completed(knowledge, path, marked, language)
    assert found is not None, marked
    candidate = next(one for one in found.candidates if one.label == label)
    text = marked.replace(CARET, "")
    return text[: found.replaced.start] + candidate.text + text[found.replaced.end :]
