"""Families of real incidents find one another: of this repository, and of ``KYOKUN_CORPORA`` where it is set."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from kyokun.knowledge.discovery import folder_locations
from kyokun.knowledge.knowledge import Knowledge
from kyokun.knowledge.loading import load
from kyokun.model.language import Language
from kyokun.model.options import Options
from kyokun.reading.document import Document
from kyokun.search.related.relations import Relations
from tests.reading.real_documents import ROOT, corpora

OWN = (ROOT / "postmortems",)


@dataclass(frozen=True)
class Family:
    """What the names of some incidents have in common; each finds one of them first, and all among the first five."""

    folders: tuple[Path, ...]
    named: str
    size: int


def families() -> Iterator[Family]:
    yield Family(OWN, "connection-pool", 2)
    yield Family(OWN, "certificate", 2)
    real = corpora()
    if real is not None:
        together = tuple(real / name for name in ("mybinder", "dfds", "alt-ja"))
        yield Family(together, "All services returning 503 in Kubernetes", 3)
        yield Family(together, "Flux version bump", 2)


@cache
def relations(folders: tuple[Path, ...]) -> Relations:
    documents: list[Document] = []
    for folder in folders:
        lang = Language.JA if folder.name == "alt-ja" else Language.EN
        documents += load(
            folder_locations(folder, folder.parent), Options(lang=lang), folder.parent
        ).documents
    in_order = sorted(documents, key=lambda document: document.path)
    return Relations(Knowledge(tuple(in_order), Options(), folders[0].parent))


@pytest.mark.parametrize("family", list(families()), ids=lambda family: family.named)
def test_a_family_finds_one_another(family: Family) -> None:
    compared = relations(family.folders)
    members = {
        one.document.path: one for one in compared.knowledge.incidents if family.named in one.document.path
    }
    assert len(members) == family.size
    for path, member in members.items():
        slots = compared.related(member, 5).incidents.values()
        found = [one.incident.document.path for slot in slots for one in slot]
        assert found[0] in members
        assert set(found) >= members.keys() - {path}
