"""The search: found, refined, shared, left again; by keyboard, on a phone, in the dark, in both languages."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visitors

JAPANESE = "postmortems/PM-001/"
ENGLISH = "postmortems/PM-002/"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("接続プール", 13),
        ("タイムアウ", 12),
        ("コネクションプール", 12),
        ("TLS証明書", 12),
        ("テスト環境", 12),
        ("max_connections", 24),
        ("ConnectionPool", 12),
        ("OutOfMemoryError", 12),
        ("payment-gateway", 8),
        ("PM-007", 1),
        ("pool timeout", 12),
        ('"connection pool was exhausted"', 12),
        ("接続 -決済", 1),
        ("タイムアウト OR timeout", 24),
        ("exhausted severity:high", 3),
        ("だれも書いていない言葉", 0),
    ],
)
def test_words_parts_and_identifiers_are_found(site: str, visitors: Visitors, words: str, found: int) -> None:
    visitor = visitors(site).visit()
    visitor.search(words)
    expected = {0: "見つかりませんでした", 1: "1 件見つかりました"}.get(found, f"{found} 件見つかりました")
    expect(visitor.status).to_have_text(expected)


def test_a_result_is_an_incident_with_its_sections_and_actions(site: str, visitors: Visitors) -> None:
    visitor = visitors(site).visit()
    visitor.search("接続プール 001")
    result = visitor.results.first
    expect(visitor.results).to_have_count(1)
    expect(result.get_by_role("heading")).to_contain_text("ポストモーテム")
    summary = result.get_by_role("link", name=re.compile("^サマリー"))
    expect(summary.locator("mark")).to_have_text("接続プール")
    action = result.get_by_role("link", name=re.compile("^アクション PM-001-1"))
    expect(action).to_contain_text("完了")
    action.click()
    expect(visitor.page).to_have_url(f"{site}{JAPANESE}#PM-001-1")


def test_a_lesson_is_shown_as_one(site: str, visitors: Visitors) -> None:
    visitor = visitors(site).visit()
    visitor.search("見積もって決める")
    expect(visitor.results).to_have_count(1)
    expect(visitor.results.get_by_role("heading")).to_have_text(re.compile("^教訓"))
    visitor.results.get_by_role("heading").get_by_role("link").click()
    expect(visitor.page).to_have_url(f"{site}lessons/design/pool/")


def test_nothing_is_loaded_before_the_search_is_opened(site: str, visitors: Visitors) -> None:
    visitor = visitors(site)
    sizes: dict[str, int] = {}
    visitor.page.on(
        "response", lambda response: sizes.update({response.url: int(response.headers["content-length"])})
    )
    visitor.visit(JAPANESE)
    visitor.page.wait_for_load_state("networkidle")
    before = {url: size for url, size in sizes.items() if "search" in url}
    assert list(before) == [f"{site}assets/search/open.js"]
    assert sum(before.values()) < 15_000
    assert not [url for url in sizes if "lunr" in url or "search_index" in url or "workers" in url]


def test_the_keyboard_reaches_everything(site: str, visitors: Visitors) -> None:
    visitor = visitors(site).visit(JAPANESE)
    keyboard = visitor.page.keyboard
    keyboard.press("Control+k")
    expect(visitor.field).to_be_focused()
    keyboard.type("max_connections")
    expect(visitor.status).to_have_text("24 件見つかりました")
    keyboard.press("ArrowDown")
    first = visitor.results.first.get_by_role("link").first
    expect(first).to_be_focused()
    keyboard.press("ArrowDown")
    expect(visitor.results.first.get_by_role("link").nth(1)).to_be_focused()
    keyboard.press("ArrowUp")
    keyboard.press("ArrowUp")
    expect(visitor.field).to_be_focused()
    for _ in range(40):
        keyboard.press("Tab")
        assert visitor.page.evaluate(
            "document.activeElement === document.body || !!document.activeElement.closest('dialog')"
        )
    keyboard.press("Escape")
    expect(visitor.dialog).to_have_count(0)
    expect(visitor.page).to_have_url(f"{site}{JAPANESE}")


def test_focus_returns_to_where_it_was(site: str, visitors: Visitors) -> None:
    visitor = visitors(site).visit(JAPANESE)
    button = visitor.page.get_by_role("link", name="検索").first
    button.focus()
    visitor.page.keyboard.press("Enter")
    expect(visitor.field).to_be_focused()
    visitor.page.keyboard.press("Escape")
    expect(button).to_be_focused()


def test_a_slash_in_a_field_is_a_slash(site: str, visitors: Visitors) -> None:
    visitor = visitors(site).visit()
    visitor.open_search()
    visitor.page.keyboard.type("a/b")
    expect(visitor.field).to_have_value("a/b")


def test_enter_leads_to_the_page_of_all_results(site: str, visitors: Visitors) -> None:
    visitor = visitors(site).visit(ENGLISH)
    visitor.search("max_connections")
    visitor.page.keyboard.press("Enter")
    expect(visitor.page).to_have_url(f"{site}search/?q=max_connections")
    expect(visitor.results).to_have_count(10)
    visitor.page.get_by_role("button", name="さらに表示").click()
    expect(visitor.results).to_have_count(20)
    expect(visitor.results.nth(10).get_by_role("link").first).to_be_focused()


def test_facets_have_counts_and_combine(site: str, visitors: Visitors) -> None:
    visitor = visitors(site).visit()
    visitor.search("max_connections")
    facets = visitor.dialog.get_by_role("group", name="絞り込み")
    high = facets.get_by_label("高 6")
    expect(high).to_be_visible()
    high.check()
    expect(visitor.status).to_have_text("6 件見つかりました")
    expect(visitor.page).to_have_url(re.compile(r"\?q=max_connections&severity=high$"))
    facets.get_by_label("致命的 6").check()
    expect(visitor.status).to_have_text("12 件見つかりました")
    facets.get_by_label("web 4").check()
    expect(visitor.status).to_have_text("4 件見つかりました")
    for name in ("種類", "重大度", "サービス", "原因", "チーム", "年", "状態", "言語"):
        expect(facets.get_by_text(name, exact=True).first).to_be_visible()
    visitor.dialog.get_by_role("button", name="web を外す").click()
    expect(visitor.status).to_have_text("12 件見つかりました")


def test_only_actions_or_the_newest_first(site: str, visitors: Visitors) -> None:
    visitor = visitors(site).visit("?q=監視する&type=action&sort=date")
    expect(visitor.results).to_have_count(10)
    expect(visitor.results.first.locator(".kyokun-search-places > li")).to_have_count(1)
    dates = visitor.results.locator("time").all_inner_texts()
    assert dates == sorted(dates, reverse=True)
    visitor.dialog.get_by_label("並び順").select_option("relevance")
    expect(visitor.page).not_to_have_url(re.compile("sort="))


def test_the_address_holds_the_search(site: str, visitors: Visitors) -> None:
    visitor = visitors(site).visit(JAPANESE)
    visitor.search("max_connections")
    visitor.page.reload()
    expect(visitor.field).to_have_value("max_connections")
    expect(visitor.results).to_have_count(10)
    visitor.results.first.get_by_role("link").first.click()
    expect(visitor.page).to_have_url(re.compile(r"/kb/postmortems/PM-\d+/$"))
    visitor.page.go_back()
    expect(visitor.field).to_have_value("max_connections")
    expect(visitor.results).to_have_count(10)


def test_the_way_back_closes_the_search(site: str, visitors: Visitors) -> None:
    visitor = visitors(site, phone=True).visit(JAPANESE)
    visitor.page.get_by_role("link", name="検索").first.tap()
    expect(visitor.field).to_be_focused()
    visitor.search("max_connections")
    visitor.page.go_back()
    expect(visitor.dialog).to_have_count(0)
    expect(visitor.page).to_have_url(f"{site}{JAPANESE}")


def test_on_a_phone_it_fills_the_screen(site: str, visitors: Visitors) -> None:
    visitor = visitors(site, phone=True).visit("?q=max_connections")
    expect(visitor.results).to_have_count(10)
    box = visitor.dialog.bounding_box()
    assert box == {"x": 0, "y": 0, "width": 390, "height": 844}
    assert visitor.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    facets = visitor.dialog.get_by_role("group", name="絞り込み")
    expect(facets).to_be_hidden()
    visitor.dialog.get_by_role("button", name="絞り込み").tap()
    facets.get_by_label("高 6").tap()
    visitor.dialog.get_by_role("button", name="絞り込み (1)").tap()
    expect(visitor.results).to_have_count(6)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("phone", [False, True], ids=["desktop", "phone"])
@pytest.mark.parametrize("page", [JAPANESE, ENGLISH])
def test_axe_finds_nothing(site: str, visitors: Visitors, page: str, dark: bool, phone: bool) -> None:
    visitor = visitors(site, dark=dark, phone=phone).visit(page)
    visitor.search("max_connections severity:high,low")
    expect(visitor.results.first).to_be_visible()
    assert visitor.violations() == []
    visitor.search("conection pol")
    expect(visitor.results).to_have_count(0)
    assert visitor.violations() == []


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing_on_the_page_of_results(site: str, visitors: Visitors, dark: bool) -> None:
    visitor = visitors(site, dark=dark).visit("search/?q=max_connections")
    expect(visitor.results).to_have_count(10)
    assert visitor.violations(".kyokun-search") == []


@pytest.mark.parametrize(
    ("page", "title", "found"), [(JAPANESE, "検索", "24 件見つかりました"), (ENGLISH, "Search", "24 found")]
)
def test_it_speaks_the_language_of_the_page(
    site: str, visitors: Visitors, page: str, title: str, found: str
) -> None:
    visitor = visitors(site).visit(page)
    expect(visitor.page.get_by_role("link", name=title, exact=True).first).to_be_visible()
    visitor.search("max_connections")
    expect(visitor.page.get_by_role("dialog", name=title)).to_be_visible()
    expect(visitor.status).to_have_text(found)


def test_japanese_is_searched_when_it_has_been_composed(site: str, visitors: Visitors) -> None:
    visitor = visitors(site).visit()
    visitor.open_search()
    session = visitor.page.context.new_cdp_session(visitor.page)
    session.send("Input.imeSetComposition", {"text": "けっさい", "selectionStart": 4, "selectionEnd": 4})
    expect(visitor.field).to_have_value("けっさい")
    visitor.page.keyboard.press("Enter")
    expect(visitor.page).to_have_url(re.compile(r"/kb/\?q=$"))
    session.send("Input.insertText", {"text": "決済"})
    expect(visitor.field).to_have_value("決済")
    expect(visitor.status).to_have_text("12 件見つかりました")


def test_nothing_found_is_answered(site: str, visitors: Visitors) -> None:
    visitor = visitors(site).visit("?q=タイムアオト&severity=low")
    visitor.page.get_by_role("button", name="もしかして: タイムアウト").click()
    expect(visitor.field).to_have_value("タイムアウト")
    expect(visitor.page).to_have_url(re.compile("severity=low"))

    visitor = visitors(site).visit("?q=exhausted&service=web&lang=ja")
    expect(visitor.page.get_by_role("button", name="「web」を外す")).to_have_count(0)
    visitor.page.get_by_role("button", name="「日本語」を外す（4 件）").click()
    expect(visitor.results).to_have_count(4)

    visitor = visitors(site).visit("?q=exhausted+決済")
    expect(visitor.page.get_by_role("button", name="「決済」だけで探す（12 件）")).to_be_visible()
    cause = visitor.page.get_by_role("link", name="technology/connection-pool")
    expect(cause).to_have_attribute("href", f"{site}postmortems/?cause=technology%2Fconnection-pool")


def test_without_words_the_counts_and_the_list(site: str, visitors: Visitors) -> None:
    visitor = visitors(site).visit("?q=&severity=high&team=web")
    expect(visitor.status).to_have_text("条件に合うページ: 3 件")
    link = visitor.page.get_by_role("link", name="一覧を見る")
    expect(link).to_have_attribute("href", f"{site}postmortems/?severity=high&team=web")
    assert visitor.loaded("/index/") == [url for url in visitor.requests if url.endswith("start.bin")]


def test_what_authors_wrote_is_text(site: str, visitors: Visitors) -> None:
    visitor = visitors(site).visit()
    visitor.search("罠の文書")
    expect(visitor.results).to_have_count(1)
    heading = visitor.results.get_by_role("heading")
    expect(heading).to_contain_text("<img src=x onerror=\"document.title='ran'\"> <script>")
    expect(visitor.results).to_contain_text("<b>svc</b>")
    assert visitor.results.locator("img, script, b").count() == 0
    visitor.search("<script>")
    visitor.search('"><img src=x onerror=alert(1)>')
    assert "ran" not in visitor.page.title()


def test_without_scripts_the_button_leads_to_the_lists(site: str, visitors: Visitors) -> None:
    visitor = visitors(site, scripts=False).visit(JAPANESE)
    visitor.page.get_by_role("link", name="検索").first.click()
    expect(visitor.page).to_have_url(f"{site}search/")
    expect(visitor.page.get_by_text("JavaScript が必要です")).to_be_visible()
    visitor.page.get_by_role("article").get_by_role("link", name="ポストモーテム").click()
    expect(visitor.page).to_have_url(f"{site}postmortems/")


def test_pages_changed_in_place(instant_site: str, visitors: Visitors) -> None:
    visitor = visitors(instant_site).visit(JAPANESE)
    visitor.page.evaluate("window.same = true")
    visitor.search("PM-002")
    visitor.results.get_by_role("heading").get_by_role("link").click()
    expect(visitor.page.get_by_role("heading", level=1)).to_contain_text("part 2")
    expect(visitor.dialog).to_have_count(0)
    assert visitor.page.evaluate("window.same") is True
    assert visitor.page.evaluate("document.documentElement.lang") == "en"
    visitor.search("max_connections")
    expect(visitor.status).to_have_text("24 found")
    visitor.page.keyboard.press("Escape")
    expect(visitor.page).to_have_url(f"{instant_site}{ENGLISH}")
    visitor.page.go_back()
    expect(visitor.field).to_have_value("PM-002")
    expect(visitor.results).to_have_count(1)
    visitor.page.keyboard.press("Escape")
    expect(visitor.page.get_by_role("heading", level=1)).to_contain_text("その1")
    visitor.page.get_by_role("link", name="検索").first.click(modifiers=["Control"])
    assert visitor.page.evaluate("window.same") is True


def test_with_another_theme(plain_site: str, visitors: Visitors) -> None:
    visitor = visitors(plain_site).visit(ENGLISH)
    visitor.page.get_by_role("link", name="Search").first.click()
    expect(visitor.field).to_be_focused()
    visitor.search("exhausted")
    expect(visitor.status).to_have_text("12 found")
