"""Every kind of page is for everyone: on a phone and a desktop, light and dark, in both languages, with scripts and without."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Sample, Visitors

JAPANESE = "postmortems/PM-042/"
ENGLISH = "postmortems/PM-062/"
KINDS = (
    "",
    "postmortems/",
    JAPANESE,
    ENGLISH,
    "postmortems/PM-067/",
    "lessons/",
    "lessons/best-practices/memory-management/",
    "lessons/operations/config-rollout/",
    "actions/",
    "search/",
    "drill/?incident=PM-042",
    "meetings/PM-065/",
    "trends/",
    "trends/response/",
    "trends/reports/2025/",
    "trends/services/api/",
    "services/",
    "services/api/",
    "causes/technology-memory-leak/",
    "years/2025/",
    "rollout/",
    "rules/",
    "rules/KY101/",
    "guide/",
    "guide/en/format/",
)
"""One page of every kind, in both languages where authors write it."""
GENERATED = (
    "",
    "postmortems/",
    "lessons/",
    "actions/",
    "search/",
    "drill/",
    "trends/",
    "trends/response/",
    "services/api/",
    "rollout/",
    "rules/KY101/",
)
"""The kinds that are in the site's own language."""


@pytest.mark.parametrize("url", KINDS)
def test_no_kind_of_page_shuts_anyone_out(sample: Sample, visitors: Visitors, url: str) -> None:
    for phone in (False, True):
        visitor = visitors(sample.home, dark=phone, phone=phone).visit(url)
        visitor.page.wait_for_load_state("networkidle")
        assert visitor.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), phone
        assert visitor.violations() == [], phone


@pytest.mark.parametrize("url", GENERATED)
def test_no_english_page_shuts_anyone_out(english_sample: Sample, visitors: Visitors, url: str) -> None:
    for phone in (False, True):
        visitor = visitors(english_sample.home, dark=not phone, phone=phone).visit(url)
        visitor.page.wait_for_load_state("networkidle")
        assert visitor.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), phone
        assert visitor.violations() == [], phone
        words = visitor.page.locator("article h1").inner_text()
        assert not re.search(r"[\u3040-\u30ff]", words)


@pytest.mark.parametrize("url", KINDS)
def test_pages_can_be_read_without_scripts(sample: Sample, visitors: Visitors, url: str) -> None:
    page = visitors(sample.home, scripts=False).visit(url).page
    expect(page.locator("article h1")).to_be_visible()
    assert len(page.locator("article").inner_text()) > 60
