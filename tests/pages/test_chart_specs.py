"""The specifications of charts: put together by hand from what Altair writes, they must be what Altair would accept."""

import copy
import re

import altair as alt
import pytest
from jsonschema import ValidationError

from kyokun.pages.trends.drawing import svg
from kyokun.pages.trends.material import Material
from kyokun.pages.trends.question import Question
from kyokun.pages.trends.questions import QUESTIONS
from kyokun.pages.trends.scales import Scale
from kyokun.pages.trends.specs.blocks import stacked_units
from kyokun.pages.trends.specs.composing import MARKS, ROWS
from tests.pages.bases import SMALL, material_of


@pytest.fixture(scope="module")
def material() -> Material:
    return material_of(SMALL)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)
def test_every_chart_is_vega_lite(material: Material, question: Question) -> None:
    chart = question.chart(material)
    if chart is not None:
        alt.Chart.from_dict(chart.spec(), validate=True)


def test_a_chart_that_is_none_would_be_noticed(material: Material) -> None:
    chart = next(found for question in QUESTIONS if (found := question.chart(material)) is not None)
    broken = copy.deepcopy(chart.spec())
    broken["layer"][0]["mark"]["type"] = "sparkle"
    with pytest.raises(ValidationError):
        alt.Chart.from_dict(broken, validate=True)


@pytest.mark.parametrize("count", [1, 2, 3, 5, 40])
def test_counts_are_told_at_whole_numbers_each_once(count: int) -> None:
    kind = {"period": "2025", "kind": "high", "glyph": "", "on": "black"}
    rows = [{**kind, "low": at, "high": at + 1} for at in range(count)]
    drawn = svg(
        stacked_units(("2025",), Scale("", ("high",), ("--kyokun-red",))), {ROWS: rows, MARKS: []}, "counts"
    )
    labels = re.findall(r'<text text-anchor="end"[^>]*>([^<]*)</text>', drawn)
    assert labels[0] == "0"
    assert labels[-1] == str(count)
    assert len(labels) == len(set(labels))
