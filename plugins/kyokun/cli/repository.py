"""Where the repository begins: git hosts place what a report says by paths from there."""

import os
from pathlib import Path


def top_of(folder: Path) -> Path | None:
    """GitHub's workspace or, without one, the nearest folder upward that git knows; None outside of both."""
    folder = folder.resolve()
    workspace = os.environ.get("GITHUB_WORKSPACE", "")
    if workspace and folder.is_relative_to(Path(workspace).resolve()):
        return Path(workspace).resolve()
    return next((top for top in (folder, *folder.parents) if (top / ".git").exists()), None)


def from_top(top: Path | None, root: Path, path: str) -> str:
    """From the repository's top, the path of a document known as ``path`` from ``root``; unchanged outside of it."""
    if top is None:
        return path
    file = Path(os.path.normpath(root.resolve() / path))
    return file.relative_to(top).as_posix() if file.is_relative_to(top) else path
