"""The specifications of charts: put together by hand from what Altair writes, they must be what Altair would accept."""

import copy

import altair as alt
import pytest
from jsonschema import ValidationError

from kyokun.pages.trends.material import Material
from kyokun.pages.trends.question import Question
from kyokun.pages.trends.questions import QUESTIONS
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
