"""Where there is no page: the site's language, and the way on."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Sample, Visitors


@pytest.mark.parametrize("phone", [False, True], ids=["desktop", "phone"])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_someone_who_is_lost_can_search(sample: Sample, visitors: Visitors, phone: bool, dark: bool) -> None:
    visitor = visitors(sample.home, phone=phone, dark=dark).visit("404.html")
    expect(visitor.page.get_by_role("heading", level=1)).to_have_text("ページが見つかりません")
    assert visitor.violations() == []
    visitor.page.get_by_role("link", name="症状、エラー名、サービス、PM-042 などで探す").click()
    expect(visitor.field).to_be_focused()
    visitor.search("PM-042")
    expect(visitor.results.first).to_contain_text("PM-042")


def test_no_preview_hides_the_field_that_opens_the_search(sample: Sample, visitors: Visitors) -> None:
    visitor = visitors(sample.home).visit()
    box = visitor.page.locator(".kyokun-search-box a")
    preview = visitor.page.get_by_role("dialog")
    # A link that has a preview shows it, so that there being none can be told from its not having come yet.
    visitor.page.locator("article a[href*='/postmortems/PM-']").first.hover()
    expect(preview).to_have_count(1)
    box.hover()
    box.focus()
    visitor.page.locator("article a[href*='/lessons/']").first.hover()
    expect(preview).to_have_count(1)
    expect(preview).not_to_contain_text("JavaScript")


def test_the_way_home_needs_no_script(english_sample: Sample, visitors: Visitors) -> None:
    visitor = visitors(english_sample.home, scripts=False).visit("404.html")
    expect(visitor.page.get_by_role("heading", level=1)).to_have_text("Page not found")
    visitor.page.get_by_role("link", name="Home", exact=True).last.click()
    visitor.page.wait_for_url(english_sample.home)
