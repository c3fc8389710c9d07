"""Small bases made by tests."""

from collections.abc import Mapping
from pathlib import Path

_RULES = Path(__file__).parent / "rules"
LESSON = (_RULES / "complete-lesson.en.md").read_text(encoding="utf-8")
NOW = "2025-06-05T09:00+09:00"
"""While the complete postmortem is fresh: no deadline has passed."""


TITLE = "Checkout answered 5xx while the stock service was slow"


def complete(id_: str = "PM-001", title: str = TITLE, status: str = "review") -> str:
    """A postmortem without any finding, as long as the lesson ``practice/timeouts`` exists and it is ``NOW``."""
    text = (_RULES / "complete.en.md").read_text(encoding="utf-8")
    return (
        text.replace("id: PM-001", f"id: {id_}")
        .replace("status: review", f"status: {status}")
        .replace(TITLE, title)
    )


def write_base(
    folder: Path, files: Mapping[str, str | bytes] | None = None, options: str = "lang: en"
) -> Path:
    """A base in ``folder``; without ``files`` one complete postmortem and its lesson. Returns the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    indented = "".join(f"      {line}\n" for line in options.splitlines())
    plugin = f"  - kyokun:\n{indented}" if indented else "  - kyokun\n"
    (folder / "mkdocs.yml").write_text(
        f"site_name: Test\ntheme: mkdocs\nplugins:\n{plugin}", encoding="utf-8"
    )
    if files is None:
        files = {"postmortems/2025/PM-001.md": complete(), "lessons/practice/timeouts.md": LESSON}
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder
