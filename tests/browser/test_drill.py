"""The drill: an incident replayed event by event, with its cause hidden until asked for."""

import re

from playwright.sync_api import expect

from tests.browser.conftest import Sample, Visitors
from tests.browser.visitor import Visitor

JAPANESE = "drill/?incident=PM-042"


def events(visitor: Visitor, count: int) -> None:
    expect(visitor.page.locator(".kyokun-drill-events li")).to_have_count(count)


def test_the_address_chooses_the_incident_and_the_keyboard_replays_it(
    sample: Sample, visitors: Visitors
) -> None:
    visitor = visitors(sample.home).visit(JAPANESE)
    events(visitor, 1)
    for shown in (2, 3):
        visitor.page.keyboard.press("ArrowRight")
        events(visitor, shown)
    visitor.page.keyboard.press("ArrowLeft")
    events(visitor, 2)
    expect(visitor.page).to_have_url(re.compile(r"\?incident=PM-042&step=2$"))
    visitor.page.reload()
    events(visitor, 2)


def test_the_cause_is_not_on_the_page_until_asked_for(sample: Sample, visitors: Visitors) -> None:
    visitor = visitors(sample.home).visit(JAPANESE)
    cause = "チェックリスト"
    events(visitor, 1)
    drill = visitor.page.locator("#kyokun-drill")
    expect(drill).not_to_contain_text(cause)
    visitor.page.get_by_role("button", name="原因を見る").click()
    answer = visitor.page.get_by_role("region", name="原因とその後")
    expect(answer).to_contain_text(cause)
    expect(answer).to_be_focused()
    visitor.page.get_by_role("button", name="原因を隠す").click()
    expect(answer).to_be_hidden()


def test_the_spin_chooses_another_and_the_way_back_leads_to_the_first(
    sample: Sample, visitors: Visitors
) -> None:
    visitor = visitors(sample.home).visit(JAPANESE)
    title = visitor.page.locator(".kyokun-drill-title")
    expect(title).to_contain_text("websocket-gateway")
    before = title.inner_text()
    visitor.page.get_by_role("button", name="くじで選ぶ").click()
    expect(title).not_to_have_text(before)
    visitor.page.go_back()
    expect(title).to_have_text(before)


def test_an_english_incident_is_told_in_english(sample: Sample, visitors: Visitors) -> None:
    visitor = visitors(sample.home).visit("drill/?incident=PM-062")
    expect(visitor.page.get_by_role("button", name="Next event")).to_be_visible()
    assert visitor.page.locator("#kyokun-drill").get_attribute("lang") == "en"


def test_on_a_phone_in_the_dark_everything_fits_and_nothing_violates(
    sample: Sample, visitors: Visitors
) -> None:
    visitor = visitors(sample.home, phone=True, dark=True).visit(f"{JAPANESE}&step=4")
    events(visitor, 4)
    visitor.page.get_by_role("button", name="原因を見る").tap()
    assert visitor.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert visitor.violations() == []
    for button in visitor.page.locator("#kyokun-drill button").all():
        box = button.bounding_box()
        assert box is not None
        assert box["height"] >= 44


def test_postmortems_lead_to_their_drill_and_the_drill_back(sample: Sample, visitors: Visitors) -> None:
    visitor = visitors(sample.home).visit("postmortems/PM-042/")
    visitor.page.get_by_role("link", name="追体験する").click()
    events(visitor, 1)
    visitor.page.get_by_role("button", name="原因を見る").click()
    visitor.page.get_by_role("link", name="文書を読む PM-042").click()
    expect(visitor.page).to_have_url(f"{sample.home}postmortems/PM-042/")


def test_without_scripts_the_page_says_what_it_is_and_lists_what_there_is(
    sample: Sample, visitors: Visitors
) -> None:
    visitor = visitors(sample.home, scripts=False).visit("drill/")
    expect(visitor.page.get_by_text("JavaScript で動きます")).to_be_visible()
    assert visitor.page.locator(".kyokun-entry a").count() > 15
    document = visitor.page.get_by_role("link", name="PM-042", exact=True)
    assert document.get_attribute("href") == "../postmortems/PM-042/"


def test_an_incident_that_is_not_there_is_said_not_to_be(sample: Sample, visitors: Visitors) -> None:
    visitor = visitors(sample.home).visit("drill/?incident=../PM-042")
    expect(visitor.page.get_by_role("alert")).to_contain_text("追体験できません")
    visitor.complaints.clear()  # the browser logs the answer 404
