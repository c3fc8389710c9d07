"""Lists of large bases: split by year, complete, light, and the same whether or not scripts run."""

import gzip
import json
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from kyokun.knowledge.base import find_base
from kyokun.knowledge.loading import load_base
from kyokun.pages.actions import action_pages
from kyokun.pages.addresses import Surroundings
from kyokun.pages.context import SiteContext
from kyokun.pages.page import Page
from kyokun.pages.postmortem_list import SHOWN, listed_incidents, postmortem_list_page
from kyokun.pages.tables.assets import list_assets
from kyokun.pages.topics import topic_pages
from kyokun.pages.years import year_pages
from tests.pages.bases import SMALL, page, site_of
from tests.pages.rendering import python_markdown

DOCUMENTS = 320
MOST_A_ROW = 250
"""Bytes, packed."""


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> SiteContext:
    """A base of ten years."""
    folder = tmp_path_factory.mktemp("large") / "base"
    command = [sys.executable, "-m", "bench.generate", str(folder), "--documents", str(DOCUMENTS)]
    subprocess.run(command, check=True, cwd=Path(__file__).parents[2], capture_output=True)
    base = find_base(folder)
    assert base is not None
    return SiteContext(load_base(base), (), date(2025, 12, 31), Surroundings(base.templates))


def rows(markdown: str) -> list[str]:
    """The first cells of the rows of tables."""
    return re.findall(r"^\| \[([A-Z]+-\d+(?:-\d+)?)\]", markdown, flags=re.MULTILINE)


def drawn(made: Page) -> bytes:
    return made.drawn(python_markdown(made.markdown)).encode()


def test_the_list_shows_the_newest_years_and_the_pages_of_years_have_everything(large: SiteContext) -> None:
    everything = [one.postmortem.id for one in listed_incidents(large)]
    shown = rows(postmortem_list_page(large).markdown)
    assert shown == everything[: len(shown)]
    assert len(shown) <= SHOWN < len(everything)
    by_year: list[str] = []
    for made in year_pages(large, frozenset()):
        found = made.markdown.partition("\n## ")[2].partition("\n## ")[0]
        by_year += [] if made.uri == "years/index.md" else rows(found)
    assert by_year == everything


def test_every_action_of_a_large_base_stands_on_the_page_of_its_year(large: SiteContext) -> None:
    board, *years = action_pages(large)
    everything = {owned.id for owned in large.knowledge.actions}
    assert len(everything) > SHOWN > len(rows(board.markdown)) / 2
    found = [id_ for made in years for id_ in rows(made.markdown)]
    assert sorted(found) == sorted(filter(None, everything))


def test_a_row_weighs_little(large: SiteContext) -> None:
    pages = [postmortem_list_page(large), *year_pages(large, frozenset()), *action_pages(large)]
    for made in pages:
        count = len(rows(made.markdown))
        if count >= 50:
            assert len(gzip.compress(drawn(made))) / count < MOST_A_ROW, made.uri


def test_pages_of_services_and_causes_do_not_grow_with_the_base(large: SiteContext) -> None:
    for made in topic_pages(large, frozenset()):
        assert len(rows(made.markdown)) <= 60, made.uri


def test_the_data_holds_what_the_lists_hold_and_nothing_else(large: SiteContext) -> None:
    data = {
        asset.uri.rpartition("/")[2]: json.loads(asset.read())
        for asset in list_assets(large)
        if asset.uri.endswith(("incidents.json", "actions.json", "lessons.json"))
    }
    assert data["incidents.json"]["values"]["id"] == [one.postmortem.id for one in listed_incidents(large)]
    assert len(data["actions.json"]["values"]["id"]) == len(large.knowledge.actions)
    for content in data.values():
        columns = (*content["values"].values(), *content["facets"].values())
        assert len({len(column) for column in columns}) == 1


def test_a_page_about_a_service_tells_its_counts_and_leads_to_what_is_open_and_learned() -> None:
    site = site_of(SMALL)
    markdown = page(site, "services/orders-db.md").markdown
    assert "**インシデント**</span> 1件" in markdown
    assert "**ニアミス**</span> 1件" in markdown
    assert "[PM-003-2](../postmortems/PM-003.md#PM-003-2)" in markdown
    assert "](../postmortems/index.md?service=orders-db)" in markdown
    assert "](../actions.md?service=orders-db&amp;state=open&amp;state=in-progress)" in markdown.replace(
        "&state", "&amp;state"
    )
    assert "| [上限は最初に決める](../lessons/design/limits.md) |" in markdown
    assert "[orders-db](orders-db.md)" in page(site, "services/index.md").markdown


def test_no_list_is_by_person() -> None:
    """People stand only beside the actions they own."""
    for made in site_of(SMALL).pages:
        assert not re.search(r"(?m)^#+ .*@\w", made.markdown), made.uri
    assert not any(made.uri.startswith(("people/", "owners/")) for made in site_of(SMALL).pages)


def test_an_action_tells_what_recurred_while_it_was_open() -> None:
    site = site_of(SMALL)
    (line,) = [
        line for line in page(site, "actions.md").markdown.split("\n") if line.startswith("| [PM-001-2]")
    ]
    assert "↻ 未完了の間に再発</span> [PM-002](postmortems/PM-002.md)" in line
    assert page(site, "actions.md").markdown.count("未完了の間に再発") == 1


def test_the_rollout_of_every_lesson_stands_in_one_table() -> None:
    markdown = page(site_of(SMALL), "rollout.md").markdown
    assert "| 教訓 | [cart](services/cart.md) | [orders-db]" in markdown
    assert "✓ 適用済み" in markdown
    assert "○ 未適用" in markdown
    assert (
        "[戻せるバックアップ](lessons/operations/backup.md)" in markdown.rpartition("書かれていない教訓")[2]
    )
