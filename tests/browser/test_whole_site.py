"""The site of this repository's own base as a whole: every page well made."""

import re
from collections import Counter
from functools import cache
from pathlib import Path
from xml.etree import ElementTree as ET

import html5lib
from playwright.sync_api import expect

from tests.browser.conftest import Sample, Visitors
from tests.mkdocs.site_html import Html, broken_links, read_html

JAPANESE = "postmortems/PM-042/"
ENGLISH = "postmortems/PM-062/"


def files(sample: Sample) -> list[Path]:
    return [file for file in sorted(sample.folder.rglob("*.html")) if file.name != "404.html"]


@cache
def page_of(file: Path) -> Html:
    """A page as read; the sample does not change while it is looked at."""
    return read_html(file)


def head_value(html: str, name: str) -> str:
    found = re.search(
        rf'<(?:meta (?:name|property)="{name}" content|link rel="{name}" href)="([^"]*)">', html
    )
    return found[1] if found else ""


def test_every_internal_link_and_anchor_resolves(sample: Sample) -> None:
    assert broken_links(sample.folder, sample.home) == []


def test_every_page_is_valid_html(sample: Sample) -> None:
    wrong = []
    for file in (*files(sample), sample.folder / "404.html"):
        parser = html5lib.HTMLParser()
        parser.parse(file.read_text(encoding="utf-8"))
        wrong += [(file.name, at, code) for at, code, _ in parser.errors]
        ids = Counter(page_of(file).ids)
        wrong += [(str(file), id_, "twice") for id_, count in ids.items() if count > 1]
    assert wrong == []


def test_every_page_has_one_h1_and_a_title_and_description_of_its_own(sample: Sample) -> None:
    titles, descriptions = Counter[str](), Counter[str]()
    for file in files(sample):
        html = file.read_text(encoding="utf-8")
        assert page_of(file).tags.count("h1") == 1, file
        titles[html.split("<title>", 1)[1].split("</title>")[0]] += 1
        descriptions[head_value(html, "description")] += 1
    assert "" not in descriptions
    assert [text for text, count in (titles + descriptions).items() if count > 1] == []


def test_every_page_says_where_it_is_and_what_a_link_to_it_shows(sample: Sample) -> None:
    for file in files(sample):
        html = file.read_text(encoding="utf-8")
        url = sample.home + file.parent.relative_to(sample.folder).as_posix() + "/"
        url = url.replace("/./", "/")
        assert head_value(html, "canonical") == head_value(html, "og:url") == url
        assert head_value(html, "og:description") == head_value(html, "description")
        for name in ("og:title", "og:type", "og:site_name"):
            assert head_value(html, name), (file, name)
        language = page_of(file).lang
        assert head_value(html, "og:locale") == {"ja": "ja_JP", "en": "en_US"}[language]
    incident = (sample.folder / JAPANESE / "index.html").read_text(encoding="utf-8")
    assert head_value(incident, "og:type") == "article"
    assert head_value(incident, "og:title").startswith("PM-042 ")


def test_the_sitemap_lists_every_page(sample: Sample) -> None:
    tree = ET.parse(sample.folder / "sitemap.xml")  # noqa: S314 - written by the build
    listed = {node.text for node in tree.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")}
    assert listed == {sample.home + url for url in sample.urls if url != "404.html"}


def test_every_page_can_be_visited_without_an_error_and_asks_nobody_else(
    sample: Sample, visitors: Visitors
) -> None:
    """What the visitor complains of fails the test when it ends."""
    visitor = visitors(sample.home)
    for url in sample.urls:
        if not url.startswith("rules/KY"):
            visitor.visit(url)


def test_pages_change_in_place_and_everything_goes_on(sample: Sample, visitors: Visitors) -> None:
    visitor = visitors(sample.home).visit()
    page = visitor.page
    page.evaluate("window.isStillHere = true")
    page.get_by_role("link", name="ポストモーテム", exact=True).first.click()
    expect(page).to_have_url(f"{sample.home}postmortems/")
    page.locator('article a[href*="PM-042"]').first.click()
    expect(page.locator("h1")).to_contain_text("PM-042")
    visitor.search("メモリ")
    expect(visitor.results.first).to_be_visible()
    page.keyboard.press("Escape")
    page.get_by_role("link", name="追体験する").click()
    expect(page.locator(".kyokun-drill-events li")).to_have_count(1)
    page.get_by_role("link", name="ホーム", exact=True).first.click()
    page.locator(".kyokun-search-box a").click()
    expect(visitor.field).to_be_focused()
    visitor.search("接続")
    page.keyboard.press("Escape")
    expect(visitor.dialog).to_have_count(0)
    assert page.evaluate("window.isStillHere") is True


def test_charts_answer_however_one_comes_to_them(sample: Sample, visitors: Visitors) -> None:
    visitor = visitors(sample.home).visit()
    page = visitor.page
    page.get_by_role("link", name="トレンド", exact=True).first.click()
    for _ in range(2):
        page.locator('article a[href*="trends/response"]').first.click()
        expect(page.locator(".kyokun-chart-status").first).not_to_be_empty()
        page.get_by_role("link", name="ホーム", exact=True).first.click()
        expect(page.locator(".kyokun-search-box")).to_be_visible()
        page.go_back()
        expect(page.locator(".kyokun-chart-status").first).not_to_be_empty()
        page.go_back()


def test_headings_and_actions_give_their_address_to_the_clipboard(sample: Sample, visitors: Visitors) -> None:
    visitor = visitors(sample.home)
    page = visitor.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    visitor.visit(JAPANESE)
    page.locator("h2 .headerlink").first.click(force=True)
    expect(page.get_by_text("リンクをコピーしました")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(f"{sample.home}{JAPANESE}#")
    page.get_by_role("link", name="PM-042-3", exact=True).first.click()
    page.wait_for_function(
        "async (url) => (await navigator.clipboard.readText()) === url",
        arg=f"{sample.home}{JAPANESE}#PM-042-3",
    )


def test_a_link_shows_where_it_leads(sample: Sample, visitors: Visitors) -> None:
    page = visitors(sample.home).visit(JAPANESE).page
    page.locator("article a[href*='lessons/best-practices/memory-management']").first.hover()
    preview = page.locator(".md-tooltip2--active")
    expect(preview).to_contain_text("メモリ管理")
    assert page.locator("a[data-preview][href^='#']").count() == 0  # the page itself is there to be seen


def test_a_postmortem_is_light_and_loads_no_script_that_it_does_not_need(
    sample: Sample, visitors: Visitors
) -> None:
    visitor = visitors(sample.home, phone=True)
    sizes: dict[str, int] = {}
    visitor.page.on(
        "response", lambda response: sizes.update({response.url: int(response.headers["content-length"])})
    )
    visitor.visit(JAPANESE)
    visitor.page.wait_for_load_state("networkidle")
    assert sum(sizes.values()) <= 120_000
    first = set(sizes)
    scripts = {url.rsplit("/", 1)[1].split(".")[0] for url in first if url.endswith(".js")}
    assert scripts == {"bundle", "open", "palette"}
    visitor.visit(ENGLISH)
    visitor.page.wait_for_load_state("networkidle")
    assert sum(size for url, size in sizes.items() if url not in first) <= 40_000


def test_scripts_leave_the_line_to_the_styles(sample: Sample, visitors: Visitors) -> None:
    visitor = visitors(sample.home, phone=True)
    session = visitor.page.context.new_cdp_session(visitor.page)
    session.send("Network.enable")
    priorities: dict[str, str] = {}
    session.on(
        "Network.requestWillBeSent",
        lambda sent: priorities.update({sent["request"]["url"]: sent["request"]["initialPriority"]}),
    )
    visitor.visit(JAPANESE)
    of = {url.rsplit("/", 1)[1].split(".")[0]: priority for url, priority in priorities.items()}
    assert (of["main"], of["kyokun"]) == ("VeryHigh", "VeryHigh")
    assert (of["bundle"], of["open"], of["palette"]) == ("Low", "Low", "Low")
