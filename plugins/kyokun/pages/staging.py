"""Writing a site's pages to a folder, for any generator to build."""

import html
import json
import re
from pathlib import Path, PurePosixPath

import yaml

from kyokun.pages.page import Page, Site
from kyokun.text.atomic import replace, write_new

MARKER = ".kyokun-stage"
"""The file in a staged folder that lists what was written there, so that nothing else is ever touched."""
_VERSION = 1
_QUOTED = re.compile(r'"([^"]*)"')


class CannotStage(Exception):
    """The folder is not free to be written to; its text says what stands in the way."""


def front_matter(page: Page) -> str:
    """What the page says of itself, as YAML between rules."""
    values = {"title": _harmless(page.title), "lang": page.lang.value}
    if page.description:
        values["description"] = _harmless(page.description)
    written = yaml.safe_dump(values, allow_unicode=True, sort_keys=False, width=10**6)
    return f"---\n{written}---\n\n"


def _harmless(text: str) -> str:
    """A title that themes may insert as it is, which they do: in the head, in attributes, with entities undone or not.

    No escape is right in all of these, so what could become markup is written with characters that only look alike.
    """
    text = _QUOTED.sub(r"“\1”", text.replace("<", "＜")).replace('"', "”")
    return text if html.unescape(text) == text else text.replace("&", "＆")


def stage(site: Site, folder: Path) -> tuple[Path, ...]:
    """Write pages and assets; gives the files, in order. What an earlier run wrote and this one does not is removed.

    Raises:
        CannotStage: the folder holds something that was not staged, where a file has to go or at all.
        OSError: a file cannot be written or read.
    """
    contents = {page.uri: (front_matter(page) + page.drawn(page.markdown)).encode() for page in site.pages}
    contents |= {asset.uri: asset.read() for asset in site.assets if asset.uri not in contents}
    before = _staged_before(folder)
    _refuse_what_is_in_the_way(folder, frozenset(contents), before)
    folder.mkdir(parents=True, exist_ok=True)
    # Until all is written the marker lists old and new, so that a run that was killed can be repeated.
    _write_marker(folder, before | frozenset(contents))
    for uri, data in sorted(contents.items()):
        write = replace if uri in before else write_new
        write(folder / uri, data)
    for uri in sorted(before - frozenset(contents)):
        _remove(folder, uri)
    _write_marker(folder, frozenset(contents))
    return tuple(folder / uri for uri in sorted(contents))


def _staged_before(folder: Path) -> frozenset[str]:
    """What an earlier run wrote; only paths that stay inside the folder count."""
    marker = folder / MARKER
    if not marker.exists():
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise CannotStage(f"{folder} is neither empty nor a folder staged before")
        return frozenset()
    try:
        files = json.loads(marker.read_text(encoding="utf-8"))["files"]
        uris = frozenset(str(uri) for uri in files)
    except (ValueError, KeyError, TypeError, UnicodeDecodeError):
        raise CannotStage(f"{marker} cannot be read; empty the folder or choose another") from None
    return frozenset(uri for uri in uris if _stays_inside(uri))


def _stays_inside(uri: str) -> bool:
    path = PurePosixPath(uri)
    return not path.is_absolute() and ".." not in path.parts and path.name not in ("", MARKER)


def _refuse_what_is_in_the_way(folder: Path, wanted: frozenset[str], before: frozenset[str]) -> None:
    for uri in sorted(wanted):
        if not _stays_inside(uri):
            raise CannotStage(f"{uri!r} does not lie inside the folder")
        file = folder / uri
        for above in list(PurePosixPath(uri).parents)[:-1]:
            if (folder / above).is_symlink() or ((folder / above).exists() and not (folder / above).is_dir()):
                raise CannotStage(f"{folder / above} is in the way: it is no folder of the stage's own")
        if file.is_symlink() or (file.exists() and (uri not in before or not file.is_file())):
            raise CannotStage(f"{file} is in the way: it was not staged")


def _remove(folder: Path, uri: str) -> None:
    """Remove a file of an earlier run, and the folders that are empty without it."""
    file = folder / uri
    if any((folder / above).is_symlink() for above in PurePosixPath(uri).parents) or not file.is_file():
        return
    file.unlink()
    for above in list(PurePosixPath(uri).parents)[:-1]:
        try:
            (folder / above).rmdir()
        except OSError:
            return


def _write_marker(folder: Path, uris: frozenset[str]) -> None:
    text = json.dumps({"version": _VERSION, "files": sorted(uris)}, ensure_ascii=False, indent=1)
    replace(folder / MARKER, f"{text}\n".encode())
