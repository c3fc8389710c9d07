"""From an editor's URIs to files and back."""

from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

from pygls.uris import from_fs_path, to_fs_path


def file_of(uri: str) -> Path | None:
    """The file of a ``file:`` URI, its folder free of symbolic links; None for any other."""
    try:
        path = to_fs_path(uri)
        if not path:
            return None
        file = Path(path)
        return file.parent.resolve() / file.name
    except (OSError, RuntimeError, ValueError):  # a loop of links, or a name that no file can have
        return None


def name_of(uri: str) -> str:
    """What a document that has no file yet may be called: the last part of its URI, ``Untitled-1``."""
    parts = urlsplit(uri)
    return Path(unquote(parts.path)).name or quote(uri, safe="")


def uri_of(file: Path) -> str | None:
    """The URI of a file; None when its name cannot be told in one."""
    try:
        uri: str | None = from_fs_path(str(file))
    except UnicodeEncodeError:
        return None
    return uri
