"""Documents that people wrote: our own, and those of ``KYOKUN_CORPORA`` where it is set."""

import os
from pathlib import Path

from tests.reading.given import DOCUMENTS

ROOT = Path(__file__).parents[2]


def corpora() -> Path | None:
    """The folder of real documents, if there is one here."""
    named = os.environ.get("KYOKUN_CORPORA")
    return Path(named) if named else None


def all_documents() -> list[Path]:
    """Every document there is to read here, in a stable order."""
    folders = [DOCUMENTS, ROOT / "postmortems", ROOT / "lessons", ROOT / "templates"]
    real = corpora()
    if real is not None:
        folders.append(real)
    return sorted(
        file for folder in folders for file in folder.rglob("*") if file.is_file() and file.name != "LICENSE"
    )


def name_of(document: Path) -> str:
    """A name for a test's id: the last folder and the file."""
    return "/".join(document.parts[-2:])
