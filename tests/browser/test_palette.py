"""The switch between light and dark in Material's header."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.base import write_base
from tests.browser.conftest import Sample, Visitors, built
from tests.browser.serving import served

JAPANESE = "postmortems/PM-042/"
TO_DARK, TO_LIGHT = "暗い配色にする", "明るい配色にする"
FOLLOWING = """\
  font: false
  palette:
    - media: "(prefers-color-scheme)"
      toggle: {icon: material/link, name: To light}
    - media: "(prefers-color-scheme: light)"
      scheme: default
      toggle: {icon: material/toggle-switch, name: To dark}
    - media: "(prefers-color-scheme: dark)"
      scheme: slate
      toggle: {icon: material/toggle-switch-off, name: To the system's}
"""
_WRITES = """
globalThis.writes = [];
new MutationObserver((seen) => writes.push(...seen.map((one) => one.attributeName)))
  .observe(document, { subtree: true, attributes: true, attributeFilter: %s });
"""
"""The names of attributes as scripts write them; a parser's own are none."""


@pytest.fixture(scope="module")
def following(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site whose first choice is what the system likes."""
    site = built(write_base(tmp_path_factory.mktemp("following") / "base", options=FOLLOWING))
    with served(site) as home:
        yield home


def scheme(page: Page, name: str) -> None:
    """Wait until the page has the colours of a scheme."""
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", name)


def test_a_first_visit_has_what_the_system_likes(sample: Sample, visitors: Visitors) -> None:
    light = visitors(sample.home).visit(JAPANESE).page
    scheme(light, "default")
    expect(light.get_by_title(TO_DARK)).to_be_visible()
    expect(light.get_by_title(TO_LIGHT)).to_be_hidden()
    dark = visitors(sample.home, dark=True).visit(JAPANESE).page
    scheme(dark, "slate")
    expect(dark.get_by_title(TO_LIGHT)).to_be_visible()
    expect(dark.locator("meta[name=color-scheme]")).to_have_attribute("content", "dark")


def test_a_choice_stays_on_other_pages_and_later(sample: Sample, visitors: Visitors) -> None:
    page = visitors(sample.home).visit(JAPANESE).page
    page.get_by_title(TO_DARK).click()
    scheme(page, "slate")
    expect(page.locator("meta[name=color-scheme]")).to_have_attribute("content", "dark")
    page.locator("article a[href*='lessons/best-practices/']").first.click()
    page.wait_for_url("**/lessons/best-practices/**")
    scheme(page, "slate")
    page.reload()
    scheme(page, "slate")
    page.get_by_title(TO_LIGHT).click()
    scheme(page, "default")
    expect(page.locator("meta[name=color-scheme]")).to_have_attribute("content", "light")


def test_the_keyboard_switches_too(sample: Sample, visitors: Visitors) -> None:
    page = visitors(sample.home).visit(JAPANESE).page
    page.get_by_label(TO_DARK).focus()
    page.keyboard.press("Enter")
    scheme(page, "slate")
    page.keyboard.press("Enter")
    scheme(page, "default")


def test_what_follows_the_system_changes_with_it(following: str, visitors: Visitors) -> None:
    page = visitors(following, dark=True).visit("").page
    scheme(page, "slate")
    page.emulate_media(color_scheme="light")
    scheme(page, "default")
    page.get_by_title("To light").click()
    page.emulate_media(color_scheme="dark")
    expect(page.get_by_title("To dark")).to_be_visible()
    scheme(page, "default")


def test_a_page_that_has_its_colours_and_its_language_is_not_given_them_again(
    sample: Sample, visitors: Visitors
) -> None:
    page = visitors(sample.home).page
    page.add_init_script(_WRITES % '["lang", "data-md-color-scheme", "data-md-color-switching"]')
    page.goto(sample.home + JAPANESE)
    expect(page.get_by_title(TO_DARK)).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert page.evaluate("writes") == []
    page.get_by_title(TO_DARK).click()
    scheme(page, "slate")
    assert "data-md-color-scheme" in page.evaluate("writes")
