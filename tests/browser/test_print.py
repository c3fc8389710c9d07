"""On paper a postmortem is a report: A4, nothing of the site around it, nothing folded away, nothing cut in two or off."""

import re

import pytest

from tests.browser.conftest import Sample, Visitors

PRINTABLE = 665
"""CSS pixels between the margins of an A4 page."""
JAPANESE, ENGLISH = "postmortems/PM-042/", "postmortems/PM-062/"
_SHOWN = "(node) => node.getClientRects().length > 0 && getComputedStyle(node).visibility !== 'hidden'"


@pytest.mark.parametrize(("url", "name"), [(JAPANESE, "障害報告書"), (ENGLISH, "Incident report")])
@pytest.mark.parametrize("dark", [False, True])
def test_a_postmortem_is_a_report(
    sample: Sample, visitors: Visitors, url: str, name: str, *, dark: bool
) -> None:
    page = visitors(sample.home, dark=dark).visit(url).page
    page.set_viewport_size({"width": PRINTABLE, "height": 950})
    page.emulate_media(media="print")
    for chrome in (".md-header", ".md-sidebar", ".md-footer", ".md-top", ".headerlink", ".kyokun-neighbour"):
        for node in page.locator(chrome).all():
            assert not node.evaluate(_SHOWN), chrome
    head = page.evaluate("getComputedStyle(document.querySelector('.kyokun'), '::before').content")
    assert head == f'"{name}"'
    card = page.locator(".kyokun ul:has(.kyokun-label)").first
    assert card.bounding_box() is not None
    assert page.evaluate("document.documentElement.scrollWidth") <= PRINTABLE
    for node in page.locator(".kyokun :is(figure, svg, tr, pre)").all():
        box = node.bounding_box()
        assert box is None or box["x"] + box["width"] <= PRINTABLE + 1
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    ink = page.evaluate("getComputedStyle(document.querySelector('.kyokun p')).color")
    assert ink == "rgb(0, 0, 0)"
    assert page.evaluate("getComputedStyle(document.querySelector('figure')).breakInside") == "avoid"


def test_pages_are_numbered_a4(sample: Sample, visitors: Visitors) -> None:
    page = visitors(sample.home).visit(JAPANESE).page
    pdf = page.pdf(prefer_css_page_size=True)
    boxes = set(re.findall(rb"/MediaBox \[([^\]]*)\]", pdf))
    assert boxes == {b"0 0 594.95996 841.91998"}
    count = len(re.findall(rb"/Type /Page\b", pdf))
    assert 4 <= count <= 12


def test_addresses_that_lead_out_are_printed_and_those_within_are_not(
    sample: Sample, visitors: Visitors
) -> None:
    page = visitors(sample.home).visit(ENGLISH).page
    page.emulate_media(media="print")
    after = "(node) => getComputedStyle(node, '::after').content"
    outside = page.locator('.kyokun a[href^="https://incidents.internal.example"]').first
    assert outside.evaluate(
        after
    ) == '" <" attr(data-outside) ">"' or "https://incidents" in outside.evaluate(after)
    within = page.locator('.kyokun a[href*="lessons/"]').first
    assert within.evaluate(after) in ("none", "normal")


def test_what_is_folded_is_printed(sample: Sample, visitors: Visitors) -> None:
    page = visitors(sample.home).visit(JAPANESE).page
    page.evaluate(
        "document.querySelector('.kyokun').insertAdjacentHTML('beforeend',"
        " '<details><summary>log</summary><p id=folded>inside</p></details>')"
    )
    page.emulate_media(media="print")
    assert page.locator("#folded").evaluate("(node) => node.checkVisibility({ contentVisibilityAuto: true })")
