"""The charts of trends in a real browser: with scripts they answer, without them they stay."""

import re

from playwright.sync_api import expect

from tests.browser.conftest import Visitors
from tests.browser.visitor import Visitor

READY = 'figure[data-ready="yes"]'


def at_chart(visitor: Visitor, name: str, query: str = "") -> Visitor:
    """On the page of a question, its chart ready."""
    visitor.visit(f"trends/{name}/{query}")
    expect(visitor.page.locator(READY)).to_be_visible()
    return visitor


def count(visitor: Visitor) -> int:
    """How many incidents the status names."""
    text = visitor.page.locator(".kyokun-chart-status").inner_text()
    found = re.match(r"\d+", text)
    assert found is not None, text
    return int(found[0])


def test_filters_select_and_their_state_stands_in_the_address(site: str, visitors: Visitors) -> None:
    visitor = at_chart(visitors(site), "response")
    everything = count(visitor)
    visitor.page.get_by_label("サービス").select_option("web")
    expect(visitor.page.locator(".kyokun-chart-status")).to_contain_text("絞り込みました")
    chosen = count(visitor)
    assert 0 < chosen < everything
    assert "service=web" in visitor.page.url
    visitor.page.locator(".kyokun-trends-others a", has_text="件数は増えているか").click()
    expect(visitor.page.locator(READY)).to_be_visible()
    assert "service=web" in visitor.page.url
    expect(visitor.page.get_by_label("サービス")).to_have_value("web")


def test_an_address_with_a_period_shows_it_and_one_with_nonsense_does_not_break(
    site: str, visitors: Visitors
) -> None:
    visitor = at_chart(visitors(site), "incidents", "?from=2025-07&to=2025-12&service=%3Cb%3E")
    labels = visitor.page.locator(f"{READY} svg text").all_text_contents()
    assert "2025-07" in labels
    assert "2026-01" not in labels
    assert "service" not in (
        visitor.page.locator(".kyokun-trends-others a").first.get_attribute("href") or ""
    )


def test_a_mark_names_its_incident_and_leads_to_it(site: str, visitors: Visitors) -> None:
    visitor = at_chart(visitors(site), "response")
    mark = visitor.page.locator(f"{READY} .mark-symbol.role-mark path[d]").last
    mark.hover()
    tip = visitor.page.get_by_role("tooltip")
    expect(tip).to_be_visible()
    id_ = tip.locator("strong").inner_text()
    expect(tip.locator(".kyokun-chart-tip-title")).not_to_be_empty()
    expect(tip.locator("small")).to_contain_text(re.compile(r"^\d{4}-\d\d-\d\d · .+ · 1時間$"))
    mark.click()
    visitor.page.wait_for_url(f"**/postmortems/{id_}/")


def test_without_scripts_and_in_print_the_drawing_stays(site: str, visitors: Visitors) -> None:
    visitor = visitors(site, scripts=False).visit("trends/response/")
    drawing = visitor.page.locator("figure.kyokun-chart svg")
    expect(drawing).to_be_visible()
    assert "復旧まで（MTTR）" in (drawing.text_content() or "")
    expect(visitor.page.locator("form.kyokun-chart-filters")).to_have_count(0)
    visitor.page.emulate_media(media="print")
    expect(drawing).to_be_visible()
    assert visitor.loaded("vega.js") == []


def test_other_pages_do_not_load_the_library(site: str, visitors: Visitors) -> None:
    visitor = visitors(site).visit("postmortems/")
    expect(visitor.page.locator("h1")).to_be_visible()
    assert visitor.loaded("assets/trends/") == []


def test_a_theme_that_knows_nothing_of_charts_shows_them_too(plain_site: str, visitors: Visitors) -> None:
    at_chart(visitors(plain_site), "detection")


def test_nothing_keeps_anyone_out(site: str, visitors: Visitors) -> None:
    for dark in (False, True):
        visitor = at_chart(visitors(site, dark=dark, phone=dark), "incidents")
        assert visitor.violations("article") == []


def test_marks_are_reached_by_keyboard_and_enter_leads_on(site: str, visitors: Visitors) -> None:
    visitor = at_chart(visitors(site), "incidents")
    page = visitor.page
    page.locator(".kyokun-chart-filters select").last.focus()
    page.keyboard.press("Tab")
    chart = page.get_by_role("application")
    expect(chart).to_be_focused()
    expect(chart).to_have_accessible_name(re.compile("インシデント"))
    expect(chart).to_have_accessible_description(re.compile("矢印キー"))
    tip, voice = page.get_by_role("tooltip"), page.locator(".kyokun-chart-voice")
    heads = []
    for key in ("ArrowRight", "ArrowRight", "End", "Home", "ArrowDown"):
        page.keyboard.press(key)
        expect(tip).to_be_visible()
        expect(page.locator(".kyokun-chart-ring")).to_be_visible()
        heads.append(tip.locator("strong").inner_text())
    assert heads[0] == heads[3]
    assert heads[1] == heads[4]
    assert len({*heads[:3]}) == 3
    expect(voice).to_contain_text(heads[-1])
    page.keyboard.press("Escape")
    expect(tip).to_be_hidden()
    page.keyboard.press("End")
    id_ = tip.locator("strong").inner_text()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/postmortems/{id_}/")


def test_marks_that_are_no_incident_say_what_they_are(site: str, visitors: Visitors) -> None:
    for name in ("actions", "completeness", "week"):
        page = at_chart(visitors(site), name).page
        page.get_by_role("application").focus()
        page.keyboard.press("ArrowRight")
        expect(page.get_by_role("tooltip").locator("strong")).not_to_be_empty()
        expect(page.get_by_role("tooltip").locator("small")).not_to_be_empty()


def test_a_service_has_charts_of_its_own_that_answer(site: str, visitors: Visitors) -> None:
    visitor = visitors(site).visit("trends/")
    visitor.page.get_by_role("link", name="payment-gateway").click()
    expect(visitor.page.locator(READY).first).to_be_visible()
    expect(visitor.page.locator("form.kyokun-chart-filters")).to_have_count(0)
    visitor.page.get_by_role("application").first.focus()
    visitor.page.keyboard.press("End")
    id_ = visitor.page.get_by_role("tooltip").locator("strong").first.inner_text()
    visitor.page.keyboard.press("Enter")
    visitor.page.wait_for_url(f"**/postmortems/{id_}/")
    expect(visitor.page.locator("article")).to_contain_text("payment-gateway")
    assert visitor.violations("article") == []
