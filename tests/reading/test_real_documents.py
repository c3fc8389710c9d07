"""Whatever people write is read without an exception, and every span lies in the file."""

from pathlib import Path

import pytest

from kyokun.model.options import Options
from kyokun.reading.conventions import conventions_of
from kyokun.reading.document import DocumentKind, Location, read_document
from tests.reading.real_documents import all_documents, name_of
from tests.reading.spans import misplaced

CONVENTIONS = conventions_of(Options())


@pytest.mark.parametrize("kind", list(DocumentKind))
@pytest.mark.parametrize("document", all_documents(), ids=name_of)
def test_a_document_is_read_and_its_spans_lie_in_it(document: Path, kind: DocumentKind) -> None:
    read = read_document(Location(document, document.name, kind, "x/y"), CONVENTIONS)
    assert read.unreadable is None
    assert (read.postmortem is None) == (kind is DocumentKind.LESSON)
    assert (read.lesson is None) == (kind is DocumentKind.POSTMORTEM)
    assert misplaced(read) == []
