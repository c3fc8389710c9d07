"""The board of actions: what presses first; filtered, sorted, shared; with and without scripts."""

import re

from playwright.sync_api import Locator, expect

from tests.browser.conftest import Visitors
from tests.browser.visitor import Visitor

URL = "actions/"


def rows(visitor: Visitor) -> Locator:
    return visitor.page.locator("table.kyokun-list-table tbody tr")


def status(visitor: Visitor) -> Locator:
    return visitor.page.locator(".kyokun-list-status")


def test_actions_are_chosen_by_owner_priority_and_what_their_incident_was(
    site: str, visitors: Visitors
) -> None:
    visitor = visitors(site).visit(URL)
    visitor.page.get_by_label("担当", exact=True).select_option("@alice")
    expect(status(visitor)).to_have_text("24件中 12件")
    visitor.page.get_by_label("サービス", exact=True).select_option("api")
    expect(status(visitor)).to_have_text("24件中 4件")
    assert visitor.page.url.endswith("?owner=%40alice&service=api")
    visitor.page.get_by_role("button", name="期限", exact=True).first.click()
    expect(
        visitor.page.locator(".kyokun-list-table").get_by_role("columnheader", name="期限")
    ).to_have_attribute("aria-sort", "ascending")
    # What the search asks for is understood, whether or not there is a field for it.
    visitor.visit(f"{URL}?type=action&severity=high&year=2025")
    expect(status(visitor)).to_have_text("24件中 2件")


def test_the_way_from_incident_to_action_to_lesson_and_back(site: str, visitors: Visitors) -> None:
    visitor = visitors(site).visit(f"{URL}?text=PM-001-1")
    expect(rows(visitor)).to_have_count(1)
    rows(visitor).get_by_role("link", name="接続プールは見積もって決める").click()
    visitor.page.wait_for_url("**/lessons/design/pool/")
    visitor.page.locator("article").get_by_role("link", name="PM-001-1").click()
    visitor.page.wait_for_url("**/postmortems/PM-001/#PM-001-1")
    visitor.page.locator("article").get_by_role("link", name="接続プールは見積もって決める").first.click()
    visitor.page.wait_for_url("**/lessons/design/pool/")


def test_the_link_to_an_action_is_copied(site: str, visitors: Visitors) -> None:
    visitor = visitors(site)
    visitor.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    for url in (URL, f"{URL}?text=PM-001-1", "lessons/design/pool/", "services/api/"):
        visitor.visit(url)
        if "text=" in url:  # until the list is filtered, all of it stands there
            expect(rows(visitor)).to_have_count(1)
        button = visitor.page.locator("article .kyokun-copy:visible").first
        if url == "services/api/":  # nothing is open there
            expect(button).to_have_count(0)
            continue
        button.click()
        expect(button).to_have_attribute("aria-label", "コピーしました")
        copied = visitor.page.evaluate("navigator.clipboard.readText()")
        assert re.fullmatch(re.escape(site) + r"postmortems/(PM-\d+)/#\1-1", copied)


def test_without_scripts_and_on_a_phone(site: str, visitors: Visitors) -> None:
    visitor = visitors(site, scripts=False, phone=True).visit(URL)
    expect(visitor.page.locator("tbody tr")).to_have_count(24)
    expect(visitor.page.get_by_role("heading", level=2).first).to_contain_text("期限切れ")
    assert visitor.page.evaluate("document.documentElement.scrollWidth") == 390


def test_nothing_keeps_anyone_out(site: str, visitors: Visitors) -> None:
    for dark in (False, True):
        visitor = visitors(site, dark=dark, phone=dark).visit(f"{URL}?state=done")
        expect(rows(visitor)).to_have_count(24)
        assert visitor.violations("article") == []
