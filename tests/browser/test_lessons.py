"""Lessons: chosen by category and tag, told with what came of them, and where they were rolled out."""

from playwright.sync_api import expect

from tests.browser.conftest import Visitors


def test_lessons_are_chosen_by_tag_and_the_choice_is_shared(site: str, visitors: Visitors) -> None:
    visitor = visitors(site).visit("lessons/?tag=capacity")
    expect(visitor.page.locator("table.kyokun-list-table tbody tr")).to_have_count(1)
    expect(visitor.page.get_by_label("タグ", exact=True)).to_have_value("capacity")
    visitor.page.get_by_label("キーワード").fill("だれも書いていない")
    expect(visitor.page.locator(".kyokun-list-status")).to_contain_text("0件")


def test_a_lesson_tells_what_came_of_it_and_leads_on(site: str, visitors: Visitors) -> None:
    visitor = visitors(site, scripts=False).visit("lessons/design/pool/")
    article = visitor.page.locator("article")
    expect(article.get_by_role("heading", name="その後どうなったか")).to_be_visible()
    expect(article).to_contain_text("前後を比べられません")
    article.get_by_role("link", name="capacity").click()
    visitor.page.wait_for_url("**/lessons/#tag-capacity")
    visitor.page.go_back()
    article.get_by_role("link", name="すべての教訓とサービスの一覧表").click()
    visitor.page.wait_for_url("**/rollout/")


def test_on_a_phone_lessons_are_cards_that_fit_and_their_numbers_are_named(
    site: str, visitors: Visitors
) -> None:
    for scripts, url in ((False, "lessons/"), (True, "lessons/?tag=capacity")):
        visitor = visitors(site, phone=True, scripts=scripts).visit(url)
        if scripts:  # measured too early, the row is the page's own, about to give way to the chosen ones
            expect(visitor.page.locator("table.kyokun-list-table tbody tr")).to_have_count(1)
        cell = visitor.page.locator("td:visible").filter(has_text="インシデント数: ")
        expect(cell.first).to_be_visible()
        box = cell.first.bounding_box()
        assert box is not None
        assert 0 <= box["x"] < box["x"] + box["width"] <= 390


def test_the_rollout_of_lessons_is_read_without_colour_and_scrolls_inside_its_frame(
    site: str, visitors: Visitors
) -> None:
    visitor = visitors(site, phone=True).visit("rollout/")
    cells = visitor.page.locator("td .kyokun-cell")
    expect(cells).to_have_text(["✓ 適用済み", "– 対象外", "○ 未適用"])
    head = visitor.page.locator("td").first
    frame = visitor.page.locator(".md-typeset__scrollwrap")
    before = head.bounding_box()
    frame.evaluate("frame => frame.scrollTo(200, 0)")
    after = head.bounding_box()
    assert before is not None
    assert after is not None
    assert after["x"] >= 0  # the lesson stays in sight
    assert visitor.page.evaluate("document.documentElement.scrollWidth") == 390
    for dark in (False, True):
        assert visitors(site, dark=dark).visit("rollout/").violations("article") == []
