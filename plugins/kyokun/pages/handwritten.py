"""The pages of a site that are written by hand, where no engine says which they are."""

import os
from pathlib import Path

from kyokun.pages.page import Asset


def handwritten(root: Path, docs: str = "docs") -> tuple[dict[str, str], tuple[Asset, ...]]:
    """The visible files below a folder of the base: by their paths in the base their URIs, and as files to go along."""
    uris: dict[str, str] = {}
    assets = []
    for folder, names, files in os.walk(root / docs):
        names[:] = sorted(name for name in names if not name.startswith("."))
        for name in sorted(files):
            file = Path(folder) / name
            if name.startswith(".") or file.is_symlink():
                continue
            uri = file.relative_to(root / docs).as_posix()
            uris[f"{docs}/{uri}"] = uri
            assets.append(Asset(uri, file))
    return uris, tuple(assets)
