"""Styles: each page has those it needs, also when pages change in place, and what is published says what was written."""

import pytest
from playwright.sync_api import Browser, Page, expect

from kyokun.pages.stylesheets import CHART_STYLESHEET, PRINT_STYLESHEET, packed, whole_style
from tests.browser.conftest import Sample, Visitors

_RULES = """(style) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  return [...sheet.cssRules].map((rule) => rule.cssText.replace(/,?\\s+/g, (blank) => blank.trim() || " ")); // variables keep their blanks
}"""


def links(page: Page, name: str) -> int:
    """How often a stylesheet is on the page."""
    return page.locator(f'link[rel="stylesheet"][href$="{name}"]').count()


def test_the_published_rules_are_the_written_ones(browser: Browser) -> None:
    style = whole_style().read().decode()
    page = browser.new_page()
    written = page.evaluate(_RULES, style)
    assert len(written) > 100
    assert page.evaluate(_RULES, packed(style)) == written
    page.close()


@pytest.mark.parametrize(("url", "charts"), [("postmortems/PM-042/", 0), ("trends/response/", 1)])
def test_a_page_waits_for_no_styles_that_it_does_not_need(
    sample: Sample, visitors: Visitors, url: str, charts: int
) -> None:
    page = visitors(sample.home).visit(url).page
    assert links(page, CHART_STYLESHEET) == charts
    assert page.locator(f'link[href$="{PRINT_STYLESHEET}"]').get_attribute("media") == "print"


def test_styles_stay_when_pages_change_in_place(instant_site: str, visitors: Visitors) -> None:
    visitor = visitors(instant_site).visit("postmortems/")
    page = visitor.page
    form = page.locator(".kyokun-list-form")
    expect(form).to_be_visible()
    page.evaluate("window.isStill = true")
    page.locator(".md-nav--primary").get_by_role("link", name="教訓", exact=True).first.click()
    page.wait_for_url("**/lessons/")
    expect(form).to_be_visible()
    page.go_back()
    page.wait_for_url("**/postmortems/")
    expect(form).to_be_visible()
    assert page.evaluate("window.isStill")
    assert links(page, "tables.css") == 1
    assert links(page, PRINT_STYLESHEET) == 1
    assert (
        page.evaluate("getComputedStyle(document.querySelector('.kyokun-list-form')).borderTopWidth") != "0px"
    )
