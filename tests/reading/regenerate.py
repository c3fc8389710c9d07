"""Write the golden files of ``tests/documents`` anew: ``python -m tests.reading.regenerate``, then read the difference.

A golden file says what *is* read. Whether that is what the document says only a person can tell: compare value by value.
"""

import json
from pathlib import Path

from tests.reading.given import DOCUMENTS, given
from tests.reading.telling import tell


def golden_text(document: Path) -> str:
    """The reading of a document as its golden file has it."""
    read = given(document.read_bytes(), is_lesson=document.name.startswith("lesson"))
    return json.dumps(tell(read), ensure_ascii=False, indent=1) + "\n"


def main() -> None:
    """Write them all."""
    for document in sorted(DOCUMENTS.glob("*.md")):
        document.with_suffix(".json").write_text(golden_text(document), encoding="utf-8")


if __name__ == "__main__":
    main()
