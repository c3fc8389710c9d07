"""What the pages stand among, as the engine knows it."""

import os
import re
from pathlib import Path, PurePath
from urllib.parse import urljoin

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files, InclusionLevel

from kyokun.knowledge.base import Base
from kyokun.pages.addresses import Surroundings

_EDIT = re.compile(r"/edit/(?=[^/])")


def root_of(config: MkDocsConfig) -> Path:
    """The base's folder: that of the configuration file."""
    return Path(config.config_file_path or ".").resolve().parent


def surroundings(config: MkDocsConfig, files: Files, base: Base) -> Surroundings:
    """The templates, the hand-written files, and where the repository can be seen."""
    others = {
        f"{docs_folder(config, base.root)}/{file.src_uri}": file.src_uri
        for file in files
        if file.generated_by is None
        and file.src_dir is not None
        and Path(file.src_dir) == Path(config.docs_dir)
        and file.inclusion is not InclusionLevel.EXCLUDED
    }
    return Surroundings(base.templates, others, _repository(config, base.root), config.site_name)


def docs_folder(config: MkDocsConfig, root: Path) -> str:
    """The folder of hand-written pages, as a POSIX path from the base's folder."""
    return PurePath(os.path.relpath(os.path.realpath(config.docs_dir), os.path.realpath(root))).as_posix()


def _repository(config: MkDocsConfig, root: Path) -> str:
    """The address below which the base's files can be seen; empty when it cannot be told from the edit links."""
    if not config.repo_url or not config.edit_uri:
        return ""
    repo_url = config.repo_url if config.repo_url.endswith("/") else f"{config.repo_url}/"
    docs = urljoin(repo_url, config.edit_uri)
    docs_suffix = f"/{docs_folder(config, root)}/"
    if not docs.endswith(docs_suffix) or "?" in docs or "#" in docs:
        return ""
    return _EDIT.sub("/blob/", docs.removesuffix(docs_suffix) + "/", count=1)
