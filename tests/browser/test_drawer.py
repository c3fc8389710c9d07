"""The theme's drawer on a phone: what it holds is reached when it is open, and only then."""

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Visitors
from tests.browser.visitor import Visitor


def drawer_link(visitor: Visitor) -> Locator:
    return visitor.page.locator(".md-sidebar--primary").get_by_role("link", name="アクション", exact=True)


def visited_by_keyboard(visitor: Visitor) -> set[str]:
    """The classes of what Tab goes to on the way through the first parts of the page."""
    seen = set()
    for _ in range(12):
        visitor.page.keyboard.press("Tab")
        seen.add(visitor.page.evaluate("document.activeElement.closest('.md-sidebar')?.className ?? ''"))
    return seen


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_the_drawer_opens_and_its_links_lead_on(site: str, visitors: Visitors, scripts: bool) -> None:
    visitor = visitors(site, phone=True, scripts=scripts).visit()
    expect(drawer_link(visitor)).to_have_count(0)  # of no role while closed: no screen reader is led there
    visitor.page.locator("label.md-header__button[for=__drawer]").tap()
    drawer_link(visitor).tap()
    visitor.page.wait_for_url("**/actions/")


def test_the_keyboard_goes_past_the_closed_drawer(site: str, visitors: Visitors) -> None:
    visitor = visitors(site, phone=True).visit("postmortems/PM-001/")
    assert visited_by_keyboard(visitor) == {""}


def test_beside_a_wide_page_the_links_are_always_there(site: str, visitors: Visitors) -> None:
    expect(drawer_link(visitors(site).visit())).to_be_visible()
