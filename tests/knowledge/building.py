"""Small knowledge bases, one line a document."""

from collections.abc import Mapping
from pathlib import Path

from kyokun.knowledge.base import Base
from kyokun.knowledge.knowledge import Incident, Knowledge
from kyokun.knowledge.loading import load_base
from kyokun.model.options import Options


def base_of(folder: Path, files: Mapping[str, str], options: Options | None = None) -> Knowledge:
    """The knowledge in a folder that holds these files."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return load_base(Base(folder, options or Options()))


def postmortem(id_: str, *lines: str, body: str = "") -> str:
    """A postmortem with this id, these lines of front matter and this body."""
    return "\n".join(("---", f"id: {id_}", *lines, "---", f"# {id_}", "", body, ""))


def lesson(*lines: str, body: str = "") -> str:
    """A lesson with these lines of front matter."""
    return "\n".join(("---", "title: A lesson", *lines, "---", "", body, ""))


def incident(knowledge: Knowledge, id_: str) -> Incident:
    """The incident of that id, which is there."""
    found = knowledge.incident(id_)
    assert found is not None
    return found


def ids(incidents: tuple[Incident, ...]) -> list[str | None]:
    """Their ids."""
    return [found.postmortem.id for found in incidents]
