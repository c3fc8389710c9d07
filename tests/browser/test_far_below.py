"""Tables far below a long page's first screen are laid out when one comes near, or when there is nothing else to do."""

from playwright.sync_api import expect

from tests.browser.conftest import Sample, Visitors

URL = "postmortems/PM-042/"
_IS_LAID_OUT = "(node) => node.checkVisibility({contentVisibilityAuto: true})"
_ALL_ARE = f"() => [...document.querySelectorAll('.kyokun td')].every({_IS_LAID_OUT})"
_IN_SIGHT = "(node) => { const {top, bottom} = node.getBoundingClientRect(); return top >= 0 && bottom <= innerHeight; }"
_AT_THE_END = "scrollY + innerHeight >= document.documentElement.scrollHeight - 2"


def test_without_scripts_they_are_when_one_comes_near(sample: Sample, visitors: Visitors) -> None:
    page = visitors(sample.home, phone=True, scripts=False).visit(URL).page
    cell = page.locator(".kyokun td").last
    assert not cell.evaluate(_IS_LAID_OUT)
    cell.scroll_into_view_if_needed()
    expect(cell).to_be_in_viewport()
    page.wait_for_function(_IS_LAID_OUT, arg=cell.element_handle())


def test_on_paper_all_of_them_are(sample: Sample, visitors: Visitors) -> None:
    page = visitors(sample.home, scripts=False).visit(URL).page
    page.emulate_media(media="print")
    for cell in page.locator(".kyokun td").all():
        assert cell.evaluate(_IS_LAID_OUT)


def test_soon_the_whole_page_is_as_long_as_it_says(sample: Sample, visitors: Visitors) -> None:
    for phone in (True, False):
        page = visitors(sample.home, phone=phone).visit(URL).page
        page.wait_for_function(_ALL_ARE)
        page.keyboard.press("End")
        page.wait_for_function(_AT_THE_END)
        expect(page.locator(".kyokun li").last).to_be_in_viewport()


def test_an_address_leads_to_its_row_and_there_it_stays(sample: Sample, visitors: Visitors) -> None:
    for phone in (True, False):
        page = visitors(sample.home, phone=phone).visit(f"{URL}#PM-042-2").page
        row = page.locator('tr:has([id="PM-042-2"])')
        page.wait_for_function(_IN_SIGHT, arg=row.element_handle())
        page.wait_for_function(_ALL_ARE)
        assert row.evaluate(_IN_SIGHT)
