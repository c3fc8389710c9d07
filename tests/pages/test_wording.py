"""The catalogues: the same words in every language, and every word used."""

import re
import string
from pathlib import Path

import pytest

from kyokun.model.impact import QUANTITIES
from kyokun.model.language import Language
from kyokun.model.postmortem import DURATIONS, TIMES
from kyokun.pages.search.facets import FACETS
from kyokun.pages.tables import actions, incidents, lessons
from kyokun.pages.trends.questions import QUESTIONS
from kyokun.pages.wording import wording
from kyokun.trends.definitions import PUBLISH_LIMITS
from kyokun.trends.durations import PHASES, STATED

ROOT = Path(__file__).resolve().parents[2]
SOURCES = [
    *sorted((ROOT / "plugins/kyokun/pages").rglob("*.py")),
    *sorted((ROOT / "plugins/kyokun/mkdocs").glob("*.py")),
    *sorted((ROOT / "templates/pages").glob("*.jinja")),
    *sorted((ROOT / "plugins/kyokun/pages/assets/search").glob("*.js")),
    *sorted((ROOT / "plugins/kyokun/pages/assets/drill").glob("*.js")),
]
SCRIPTS = "\n".join(
    path.read_text(encoding="utf-8")
    for path in sorted((ROOT / "plugins/kyokun/pages/assets/tables").glob("*.js"))
)
JS_WORDS = {
    *re.findall(r'\bt\("([a-z-]+)["]', SCRIPTS),
    *re.findall(r"config\.words\.([a-z]+)", SCRIPTS),
    *("part", "nothing"),
}
LISTS = sorted((ROOT / "plugins/kyokun/pages/tables").glob("*.py"))
FACETS_OF_LISTS = {
    name
    for path in LISTS
    for name in re.findall(r'\bfacet\(\s*words,\s*"([a-z]+)"', path.read_text(encoding="utf-8"))
}
NAMED_BY_VALUES = {
    *(f"impact.{name}" for name in QUANTITIES),
    *(f"milestone.{name}" for name in TIMES[:6]),
    *(f"took.{name}" for name in DURATIONS),
    *(f"duration.{unit}" for unit in ("day", "hour", "minute", "second")),
    *(f"unit.{name}" for name in ("users", "requests_failed", "support_tickets", "effort")),
    *(f"actions.{name}" for name in ("overdue", "open", "unknown", "settled")),
    *(f"home.numbers-{name}" for name in ("incidents", "lessons", "open", "resolve", "on-time")),
    *(f"phase.{name}" for name in (*TIMES[1:6], "told", "longest")),
    *(f"timeline.{name}" for name in ("system", "human", "external")),
    *(f"meeting.phase-{name.removesuffix('_at')}" for name in TIMES[1:6]),
    *(f"meeting.{name}" for name in ("timeline", "impact", "causes", "actions", "closing")),
    *(f"source.{name}" for name in ("edit", "history")),
    *(f"drill.ask-{name}" for name in ("system", "human", "external")),
    *(f"neighbours.{name}" for name in ("earlier", "later")),
    *(f"search.facet-{name}" for name in FACETS),
    *(f"trends.{each.name}-{part}" for each in QUESTIONS for part in ("title", "intro", "caption")),
    *(f"trends.{name}-note" for name in ("response", "actions", "week")),
    *(f"trends.phase-{name}" for name in PHASES),
    *(f"trends.time-{name}" for name in TIMES),
    *(f"trends.impact-{name}" for name in STATED),
    *(f"trends.within-{name}" for name in PUBLISH_LIMITS),
    *(f"trends.why-{name}" for name in ("no-common-cause", "no-actions", "still-open", "wont-do")),
    *(f"trends.{name}-intro" for name in ("service", "cause")),
    *(f"trends.js-{name}" for name in ("service", "severity", "from", "to", "all", "usual", "whole", "part")),
    *(f"trends.js-{name}" for name in ("fixed-period", "hint", "gap", "day", "hour", "minute", "second")),
    *(f"postmortem.{name}" for name in ("recurrence-of", "recurred-as", "recurrence-suspected")),
    *(f"topics.{kind}{part}" for kind in ("services", "teams", "causes") for part in ("", "-intro")),
    *(f"topics.{name}" for name in ("incidents", "near-misses", "open", "overdue", "lessons")),
    *(f"topics.all-{name}" for name in ("incidents", "actions")),
    *(f"tables.{name}" for name in ("copy", "copied")),
    *(f"tables.facet-{name}" for name in FACETS_OF_LISTS),
    *(
        f"tables.sort-{key}-{way}"
        for key in (*incidents.SORTS, *actions.SORTS, *lessons.SORTS)
        for way in ("up", "down")
    ),
    *(f"tables.due-{name}" for name in ("overdue", "soon", "later", "undated", "settled")),
    *(f"tables.recurred-{name}" for name in ("yes", "no")),
    *(f"tables.js-{name}" for name in JS_WORDS),
    *(f"lesson.held-{why}" for why in ("no-common-cause", "no-actions", "still-open", "wont-do")),
    "not-applicable",
}


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("language", Language)
def test_every_catalogue_has_the_same_keys_and_the_same_blanks(language: Language) -> None:
    japanese, other = wording(Language.JA).entries, wording(language).entries
    assert list(other) == list(japanese)
    for key, words in other.items():
        assert fields(words) == fields(japanese[key]), key


def test_every_word_is_used_and_every_word_used_is_there() -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in SOURCES)
    entries = set(wording(Language.JA).entries)
    assert entries >= NAMED_BY_VALUES
    literal = {key for key in entries if f'"{key}"' in text or f"'{key}'" in text}
    prefixed = {
        f"{prefix}.{name}"
        for prefix in ("postmortem", "lesson")
        for name in [*re.findall(r'entry\(\s*"([a-z-]+)"', text), "held", "published"]
    } & entries
    assert sorted(entries - literal - prefixed - NAMED_BY_VALUES) == []
    used = set(re.findall(r'(?:\bt|words|self\.words)\("([a-z.-]+)"', text))
    assert used - entries == set()
