"""The bases that these tests ask."""

from pathlib import Path

from kyokun.knowledge.base import Base, find_base
from kyokun.knowledge.knowledge import Knowledge
from kyokun.knowledge.loading import load_base

REPOSITORY = Path(__file__).parents[2]
SMALL = REPOSITORY / "tests" / "bases" / "export-small"
"""One document of each kind, each with something that is easy to get wrong; ``expected.json`` is its export."""


def base_at(folder: Path) -> Base:
    """The base in a folder."""
    base = find_base(folder)
    assert base is not None
    assert base.root == folder.resolve()
    return base


def load_folder(folder: Path) -> Knowledge:
    """Everything in the base in a folder."""
    return load_base(base_at(folder))
