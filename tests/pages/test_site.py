"""The pages of the small base, byte for byte, and what must hold of any site."""

import os
import re
from dataclasses import replace
from pathlib import Path

import pytest

from kyokun.model.options import Drafts
from kyokun.pages.page import Page, Site
from kyokun.pages.staging import stage
from kyokun.pages.templating import BadTemplate
from tests.pages.bases import SMALL, copied_to, page, site_of, with_drafts
from tests.pages.rendering import elements, python_markdown

GOLDEN = Path(__file__).parent / "golden"


def own_pages(site: Site) -> tuple[Page, ...]:
    """The pages that are made from the base: the rules' reference is the same everywhere."""
    return tuple(page for page in site.pages if not page.uri.startswith("rules/"))


def _without_charts(page: Page) -> Page:
    """Where the words of a chart stand depends on the fonts of the machine that draws it."""
    return replace(page, drawings={}) if page.uri.startswith("trends/") else page


def test_the_staged_tree_is_the_golden_one(tmp_path: Path) -> None:
    """With UPDATE_GOLDEN=1 the golden tree is written anew; look at the difference before you keep it."""
    made = site_of(SMALL, checked=False)  # the rules' words are not the pages'
    site = Site(
        tuple(_without_charts(page) for page in own_pages(made)),
        tuple(asset for asset in made.assets if not asset.uri.startswith(("assets/", "api/"))),
    )
    if os.environ.get("UPDATE_GOLDEN"):
        stage(site, GOLDEN)
    stage(site, tmp_path)

    def tree(folder: Path) -> dict[str, bytes]:
        return {
            str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()
        }

    assert tree(tmp_path) == tree(GOLDEN)


def test_the_same_input_gives_the_same_site() -> None:
    assert site_of(SMALL) == site_of(SMALL)


def test_no_uri_stands_twice_and_every_page_has_one_h1() -> None:
    site = site_of(SMALL)
    uris = [page.uri for page in site.pages] + [asset.uri for asset in site.assets]
    assert len(uris) == len(set(uris))
    for made in site.pages:
        headings = [name for name, _ in elements(python_markdown(made.markdown)) if name == "h1"]
        assert headings == ["h1"], made.uri


def test_links_are_two_way() -> None:
    site = site_of(SMALL)
    lesson = page(site, "lessons/design/limits.md").markdown
    for id_ in ("PM-001-1", "PM-001-2", "PM-002-1", "PM-003-1"):
        incident = f"postmortems/{id_[:6]}.md"
        assert f"[{id_}](../../{incident}#{id_})" in lesson
        assert f'<a id="{id_}"></a>' in page(site, incident).markdown
    assert "](../lessons/design/limits.md)" in page(site, "postmortems/PM-001.md").markdown


def test_a_translation_has_its_own_anchors_and_is_listed_nowhere_twice() -> None:
    site = site_of(SMALL)
    assert '<a id="PM-006-1"></a>' in page(site, "postmortems/PM-006.md").markdown
    assert "PM-006-1" not in page(site, "actions.md").markdown
    listed = page(site, "postmortems/index.md").markdown
    assert "PM-006" not in listed
    assert "[English (PM-006)](PM-006.md)" in page(site, "postmortems/PM-001.md").markdown
    assert "[日本語 (PM-001)](PM-001.md)" in page(site, "postmortems/PM-006.md").markdown


def test_nothing_an_author_wrote_about_an_action_is_lost() -> None:
    site = site_of(SMALL)
    table = page(site, "postmortems/PM-002.md").markdown
    for words in (
        "the script ran twice",
        "OPS-17",
        "@erin (on call)",
        "search is being replaced",
        "Within a week",
    ):
        assert words in table
    assert "まず法務に聞く" in page(site, "postmortems/PM-003.md").markdown
    assert "完了条件**: 負荷試験で接続が50本を超えない" in page(site, "postmortems/PM-001.md").markdown


def test_a_relative_due_date_shows_the_date_it_means() -> None:
    assert "2026-01-20（1週間以内）" in page(site_of(SMALL), "postmortems/PM-001.md").markdown


def test_what_is_unknown_says_so() -> None:
    markdown = page(site_of(SMALL), "postmortems/PM-001.md").markdown
    assert "| 対応の開始 | 不明 | 検知から着手まで: 不明 |" in markdown


def test_a_draft_stands_under_a_banner_of_what_is_missing() -> None:
    markdown = page(site_of(SMALL), "postmortems/PM-004.md").markdown
    assert "**下書き**" in markdown
    assert re.search(r"\*\*19行目\*\*: .*PM-004-1.*担当", markdown)


def test_a_draft_left_out_is_nowhere(tmp_path: Path) -> None:
    root = with_drafts(copied_to(tmp_path), Drafts.OMIT)
    site = site_of(root, repository="")
    assert not any(page.uri == "postmortems/PM-004.md" for page in site.pages)
    assert not any("PM-004" in page.markdown or "書きかけの件" in page.markdown for page in own_pages(site))


def test_a_document_without_a_usable_id_has_no_page_and_of_two_the_first_has_it(tmp_path: Path) -> None:
    root = copied_to(tmp_path)
    (root / "postmortems/2026/broken.md").write_text("---\nid: [\n---\n# Broken\n", encoding="utf-8")
    (root / "postmortems/2026/zz-twin.md").write_text(
        "---\nid: PM-001\ntitle: Twin\n---\n\n# Twin\n", encoding="utf-8"
    )
    site = site_of(root)
    assert "# PM-001: カート" in page(site, "postmortems/PM-001.md").markdown
    assert not any("Twin" in page.title or "Broken" in page.title for page in site.pages)
    home = page(site, "index.md").markdown
    assert "broken.md:" in home
    assert "直すところ" in home


def test_a_page_written_by_hand_wins(tmp_path: Path) -> None:
    root = copied_to(tmp_path)
    (root / "docs/index.md").write_text("# Ours\n", encoding="utf-8")
    site = site_of(root)
    assert not any(page.uri == "index.md" for page in site.pages)
    assert [asset.read() for asset in site.assets if asset.uri == "index.md"] == [b"# Ours\n"]


def test_a_base_may_have_templates_of_its_own_but_nothing_unsafe_in_them(tmp_path: Path) -> None:
    root = copied_to(tmp_path)
    own = root / "templates" / "pages"
    own.mkdir(parents=True)
    (own / "lessons.md.jinja").write_text("# Ours: {{ title }} {{ '<b>' }}\n", encoding="utf-8")
    assert page(site_of(root), "lessons/index.md").markdown == "# Ours: 教訓 &lt;b&gt;\n"
    for bad in (
        "{{ nothing }}",
        "{% if %}",
        "{{ ''.__class__.__mro__ }}",
        "{{ 1 / 0 }}",
        '{{ t("no.such") }}',
    ):
        (own / "lessons.md.jinja").write_text(f"# x\n\n{bad}\n", encoding="utf-8")
        with pytest.raises(BadTemplate, match=r"templates/pages/lessons\.md\.jinja"):
            site_of(root)


def test_an_empty_base_has_pages_that_say_so(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: x\nplugins:\n  - kyokun:\n      lang: en\n", encoding="utf-8"
    )
    site = site_of(tmp_path)
    assert [page.uri for page in own_pages(site)] == [
        "actions.md",
        "causes/index.md",
        "drill.md",
        "index.md",
        "lessons/index.md",
        "postmortems/index.md",
        "rollout.md",
        "search.md",
        "services/index.md",
        "teams/index.md",
        "trends/index.md",
        "years/index.md",
    ]
    assert "There are no postmortems yet." in page(site, "postmortems/index.md").markdown
