"""The pages of trends: what stands beside each number, and that every page stands without scripts and without charts."""

import csv
import io
import re
from collections import Counter
from datetime import date

import pytest

from kyokun.pages.page import Site
from kyokun.pages.trends import figure
from kyokun.pages.trends.questions import QUESTIONS
from tests.pages.bases import SMALL, page, site_of


@pytest.fixture(scope="module")
def site() -> Site:
    return site_of(SMALL, checked=False)


def test_each_question_has_a_page_a_csv_and_a_way_from_the_overview(site: Site) -> None:
    overview = page(site, "trends/index.md").markdown
    assets = {asset.uri for asset in site.assets}
    for question in QUESTIONS:
        assert question.csv in assets
        assert f"]({question.name}.md)" in overview
        assert "中央値は5件から" in page(site, question.uri).markdown
    assert "](trends/index.md)" in page(site, "index.md").markdown


def test_too_few_is_said_instead_of_a_median(site: Site) -> None:
    markdown = page(site, "trends/response.md").markdown
    assert "件数不足（n = " in markdown
    assert "日（中央値" not in markdown


def test_every_month_since_the_first_incident_has_its_report(site: Site) -> None:
    months = [one.uri for one in site.pages if re.fullmatch(r"trends/reports/\d{4}-\d\d\.md", one.uri)]
    assert months[-1] == f"trends/reports/{date(2026, 5, 1):%Y-%m}.md"
    assert all(f"](reports/{uri[15:]})" in page(site, "trends/index.md").markdown for uri in months)


def test_drawings_share_no_ids_and_state_their_finding(site: Site) -> None:
    ids: Counter[str] = Counter()
    for question in QUESTIONS:
        drawn = page(site, question.uri).drawings.get(question.name)
        if drawn is not None:
            ids.update(re.findall(r'\bid="([^"]+)"', drawn))
            label = re.search(r'role="img" tabindex="0" aria-label="([^"]+)"', drawn)
            assert label is not None
            assert "font-family" not in drawn
            assert not re.search(r"https?://(?!www\.w3\.org)", drawn)
    assert all(count == 1 for count in ids.values())


def test_the_csv_tells_what_was_left_out(site: Site) -> None:
    data = next(asset for asset in site.assets if asset.uri == "assets/trends/response.csv").read()
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert {row["metric"] for row in rows} >= {"time-to-detect", "time-to-resolve"}
    for row in rows:
        left = [part for part in row["left_out"].split("; ") if part]
        assert len(left) == int(row["missing"]) + int(row["excluded"])
        assert len([part for part in row["ids"].split("; ") if part]) == int(row["n"])


def test_without_the_libraries_there_are_tables_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(figure, "can_draw_charts", lambda: False)
    bare = page(site_of(SMALL, checked=False), "trends/incidents.md")
    assert "svg" not in bare.drawn(bare.markdown)
    assert "| 期間 |" in bare.markdown


def test_the_limits_of_publishing_are_drawn(site: Site) -> None:
    assert page(site, "trends/publishing.md").drawings["publishing"].count('stroke-dasharray="4,4"') == 3


def test_each_service_and_cause_has_a_page_linked_from_the_overview(site: Site) -> None:
    overview = page(site, "trends/index.md").markdown
    uris = [one.uri for one in site.pages if re.match(r"trends/(services|causes)/", one.uri)]
    assert "trends/services/cart.md" in uris
    for uri in uris:
        assert f"]({uri.removeprefix('trends/')})" in overview
        markdown = page(site, uri).markdown
        assert "## 最近のもの" in markdown
        assert "中央値は5件から" in markdown
    assert "件数不足（n = " in page(site, "trends/services/cart.md").markdown
