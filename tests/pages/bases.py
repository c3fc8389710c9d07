"""Bases for the tests of the pages, and the sites made of them."""

import shutil
from datetime import date
from pathlib import Path

from kyokun.knowledge.base import find_base
from kyokun.knowledge.loading import load_base
from kyokun.model.options import Drafts
from kyokun.pages.addresses import Surroundings
from kyokun.pages.context import SiteContext
from kyokun.pages.handwritten import handwritten
from kyokun.pages.page import Page, Site
from kyokun.pages.site import make_site
from kyokun.pages.trends.material import Material
from kyokun.rules.checking import check

SMALL = Path(__file__).resolve().parents[1] / "bases" / "small"
TODAY = date(2026, 5, 1)


def copied_to(folder: Path) -> Path:
    """The small base, to be changed."""
    return Path(shutil.copytree(SMALL, folder / "base"))


def material_of(root: Path) -> Material:
    """What the trends of a base are made from on a fixed day."""
    base = find_base(root)
    assert base is not None
    return Material(SiteContext(load_base(base), (), TODAY, Surroundings(base.templates)))


def site_of(
    root: Path,
    repository: str = "https://git.example.com/org/kb/blob/main/",
    *,
    checked: bool = True,
    today: date = TODAY,
) -> Site:
    """The site of a base on a fixed day; unless ``checked`` as if the rules had found nothing."""
    base = find_base(root)
    assert base is not None
    knowledge = load_base(base)
    others, assets = handwritten(base.root)
    around = Surroundings(base.templates, others, repository, "Test")
    return make_site(knowledge, check(knowledge) if checked else (), today, around, assets)


def with_drafts(root: Path, drafts: Drafts) -> Path:
    """The base with another wish for drafts."""
    file = root / "mkdocs.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(
        text.replace("      lang: ja\n", f"      lang: ja\n      drafts: {drafts.value}\n"), encoding="utf-8"
    )
    return root


def page(site: Site, uri: str) -> Page:
    """The page at a URI."""
    return next(page for page in site.pages if page.uri == uri)
