"""The site's pages and assets as files of the build."""

import posixpath

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from kyokun.pages.page import Asset, Page, Site
from kyokun.pages.staging import front_matter


def add_generated(files: Files, config: MkDocsConfig, site: Site, docs_folder: str) -> dict[str, Page]:
    """Add what is not written by hand already; gives the pages added, by their URIs."""
    taken = {file.dest_uri for file in files}
    added: dict[str, Page] = {}
    for page in site.pages:
        file = File.generated(
            config,
            page.uri,
            content=front_matter(page) + page.markdown,
            # Not being in the nav is what these pages are made for: nothing to warn of.
            inclusion=InclusionLevel.NOT_IN_NAV,
        )
        if file.dest_uri in taken:
            continue
        if page.source is not None:
            file.edit_uri = posixpath.relpath(page.source, docs_folder)
        files.append(file)
        added[page.uri] = page
    for asset in site.assets:
        if asset.uri not in taken:
            files.append(_asset_file(config, asset))
    return added


def _asset_file(config: MkDocsConfig, asset: Asset) -> File:
    if isinstance(asset.content, bytes):
        return File.generated(config, asset.uri, content=asset.content, inclusion=InclusionLevel.INCLUDED)
    return File.generated(
        config, asset.uri, abs_src_path=str(asset.content), inclusion=InclusionLevel.INCLUDED
    )
