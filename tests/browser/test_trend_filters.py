"""What a reader's filters leave of a chart is what the build would have drawn of the same incidents."""

import math
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import pytest
from bench.generate.__main__ import write

from kyokun.knowledge.base import find_base
from kyokun.knowledge.loading import load_base
from kyokun.model.terms import Severity
from kyokun.pages.addresses import Surroundings
from kyokun.pages.context import SiteContext
from kyokun.pages.trends.material import Material
from kyokun.pages.trends.pages import trend_assets
from kyokun.pages.trends.question import Chart, Question
from kyokun.pages.trends.questions import QUESTIONS
from kyokun.trends.periods import Granularity, last_day, parse_period
from kyokun.trends.population import Selection
from kyokun.trends.trends import Query
from tests.browser.conftest import Visitors
from tests.browser.serving import served

TODAY = date(2025, 12, 31)
REPOSITORY = Path(__file__).resolve().parents[2]
PAGE = '<!doctype html><html><head><link rel="icon" href="data:,"></head><body class="kyokun" lang="ja">'
ROWS = """async ([chart, state]) => {
  const at = (name) => new URL(`assets/trends/${name}.js`, location.href);
  const [{ dataOf }, { rowsOf }] = await Promise.all([import(at("trends")), import(at("rows"))]);
  const bare = ({ told, at_, ...row }) => row;
  const { rows, marks } = rowsOf(chart, await dataOf(chart), state);
  return { rows: rows.map(bare), marks: marks.map(bare) };
}"""


@dataclass(frozen=True)
class Filter:
    """As it stands in an address; empty is any."""

    service: str = ""
    severity: str = ""
    first: str = ""
    last: str = ""

    @property
    def query(self) -> Query:
        """The same for the build."""
        first, last = parse_period(self.first), parse_period(self.last)
        return Query(
            Granularity.MONTH,
            first.first if first else None,
            last_day(last) if last else None,
            Selection(
                (self.service,) if self.service else (), (Severity(self.severity),) if self.severity else ()
            ),
        )

    @property
    def state(self) -> dict[str, str]:
        """The same for the script."""
        return {"service": self.service, "severity": self.severity, "from": self.first, "to": self.last}


class Example:
    """A base, what the build says of it under a filter, and its scripts and data in a folder."""

    def __init__(self, root: Path, folder: Path) -> None:
        found = find_base(root)
        assert found is not None
        self.site = SiteContext(load_base(found), (), TODAY, Surroundings(found.templates))
        self.material = cache(lambda chosen: Material(self.site, chosen.query))
        for asset in trend_assets(self.material(Filter())):
            file = folder / asset.uri
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(asset.read())
        (folder / "index.html").write_text(PAGE, encoding="utf-8")


@pytest.fixture(scope="module")
def served_examples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, tuple[Example, str]]]:
    """Ten years of generated incidents, records, near misses, recurrences and actions; and this repository's own base, whose
    lessons were acted on.
    """
    generated = tmp_path_factory.mktemp("generated") / "base"
    write(generated, 240, 7)
    with ExitStack() as stack:
        examples = {}
        for name, root in (("generated", generated), ("own", REPOSITORY)):
            folder = tmp_path_factory.mktemp(name)
            examples[name] = (Example(root, folder), stack.enter_context(served(folder)))
        yield examples


def filters(material: Material) -> list[Filter]:
    """Everything, a few that matter, and some by chance."""
    chance = Random(11)  # noqa: S311 - a choice of examples
    services = sorted({name for fact in material.facts.values() for name in fact.postmortem.services})
    months = [f"{year}-{month:02d}" for year in range(2016, 2026) for month in range(1, 13)]

    def one() -> Filter:
        first, last = sorted(chance.sample(months, 2))
        return Filter(
            chance.choice(["", *services]),
            chance.choice(["", *Severity]),
            chance.choice(["", first]),
            chance.choice(["", last]),
        )

    return [
        Filter(),
        Filter(service=services[0]),
        Filter(severity=Severity.CRITICAL),
        Filter(first="2016-01", last="2016-12"),
        Filter(services[1], Severity.HIGH, "2024-02", "2024-05"),
        *(one() for _ in range(9)),
    ]


def alike(one: Any, other: Any) -> bool:
    """Numbers to the fourth digit, as the build rounds shares; all else exactly."""
    if isinstance(one, float | int) and isinstance(other, float | int):
        return math.isclose(one, other, rel_tol=1e-6, abs_tol=1e-4)
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(alike(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(alike, one, other))
    return bool(one == other)


def drawn(chart: Chart | None) -> dict[str, Any]:
    """What the build would have drawn."""
    return {"rows": chart.rows, "marks": chart.marks} if chart is not None else {"rows": [], "marks": []}


def tells_something(made: dict[str, Any]) -> bool:
    """Whether any mark has a value: the build draws no chart of nothing."""
    return any(row.get("value") for row in [*made["rows"], *made["marks"]])


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)
def test_a_selection_is_what_the_build_would_draw_of_it(
    served_examples: dict[str, tuple[Example, str]], visitors: Visitors, question: Question
) -> None:
    example, home = served_examples["own" if question.name == "lessons" else "generated"]
    whole = question.chart(example.material(Filter()))
    assert whole is not None
    assert whole.kind
    chart = {
        "kind": whole.kind,
        "meta": whole.meta,
        "words": dict.fromkeys(("day", "hour", "minute", "second"), "{n}"),
    }
    page = visitors(home).visit().page
    compared = 0
    for chosen in filters(example.material(Filter())):
        state = {key: value for key, value in chosen.state.items() if key in whole.meta.get("filters", [key])}
        made = page.evaluate(ROWS, [chart, state])
        expected = question.chart(example.material(chosen))
        if expected is None:
            assert not tells_something(made), chosen
            continue
        compared += 1
        for part, rows in drawn(expected).items():
            assert len(made[part]) == len(rows), (chosen, part)
            for mine, theirs in zip(made[part], rows, strict=True):
                assert alike(mine, theirs), (chosen, part, mine, theirs)
    assert compared > 5
