"""Documents of every shape, in both languages, are read value by value, each at its line and column.

The expected readings were written once (``python -m tests.reading.regenerate``) and then compared with the documents by eye.
"""

from pathlib import Path

import pytest

from tests.reading.given import DOCUMENTS
from tests.reading.regenerate import golden_text


@pytest.mark.parametrize("document", sorted(DOCUMENTS.glob("*.md")), ids=lambda path: path.stem)
def test_a_document_is_read_as_its_golden_file_says(document: Path) -> None:
    assert golden_text(document) == document.with_suffix(".json").read_text(encoding="utf-8")


def test_every_golden_file_has_its_document_and_says_something() -> None:
    for golden in DOCUMENTS.glob("*.json"):
        assert golden.with_suffix(".md").is_file()
        assert len(golden.read_text(encoding="utf-8")) > len('{\n "form": "yaml"\n}\n')
