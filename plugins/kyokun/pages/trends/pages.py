"""All pages of trends and the files that go with them."""

from collections.abc import Iterator

from kyokun.pages.page import Asset, Page
from kyokun.pages.trends.csv_file import csv_bytes
from kyokun.pages.trends.interactive import interactive_assets
from kyokun.pages.trends.material import Material
from kyokun.pages.trends.overview import overview_page
from kyokun.pages.trends.part_page import part_pages
from kyokun.pages.trends.question_page import figures_of, question_page
from kyokun.pages.trends.questions import QUESTIONS
from kyokun.pages.trends.reports import report_pages


def trend_pages(material: Material) -> Iterator[Page]:
    """The overview, a page for each question, service and cause, and the reports; in an empty base only the overview."""
    yield overview_page(material)
    if material.is_empty:
        return
    for question in QUESTIONS:
        yield question_page(material, question)
    yield from part_pages(material)
    yield from report_pages(material)


def trend_assets(material: Material) -> Iterator[Asset]:
    """The data behind each chart."""
    if material.is_empty:
        return
    for question in QUESTIONS:
        yield Asset(question.csv, csv_bytes(figures_of(material, question)))
    yield from interactive_assets(material)
