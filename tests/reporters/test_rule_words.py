"""What is said of rules: complete, and true."""

import re

import pytest

from kyokun.model.language import Language
from kyokun.reporters.rule_examples import pieces
from kyokun.reporters.rule_page import rule_index, rule_page
from kyokun.reporters.rule_text import rule_text, rules_text
from kyokun.reporters.rule_words import (
    FAMILY_TITLES,
    LEVEL_SENTENCES,
    MENDING_SENTENCES,
    MENDING_WORDS,
    WEIGHT_WORDS,
)
from kyokun.rules.catalogue import FAMILIES, all_rules, family_of
from kyokun.rules.rule import Mending, Rule, Weight
from kyokun.text.markdown import markdown_events
from kyokun.text.span import Span

every_rule = pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
both_languages = pytest.mark.parametrize("language", list(Language))


def test_every_family_and_every_weight_has_its_words() -> None:
    assert list(FAMILY_TITLES) == list(FAMILIES)
    assert set(WEIGHT_WORDS) == set(LEVEL_SENTENCES) == set(Weight)
    assert set(MENDING_WORDS) == set(MENDING_SENTENCES) == set(Mending)


@every_rule
def test_a_rules_family_is_the_folder_it_stands_in(rule: Rule) -> None:
    asks = rule.of_document or rule.of_base or rule.of_unused
    assert asks is not None
    assert asks.__module__.split(".")[2] == family_of(rule)


@every_rule
@both_languages
def test_no_line_of_an_example_is_lost(rule: Rule, language: Language) -> None:
    for example in (rule.bad.in_(language), rule.good.in_(language)):
        lines = [line for line in example.split("\n") if line.strip() and not line.startswith("=== ")]
        shown = [line for piece in pieces(example) for line in piece.text.split("\n") if line.strip()]
        assert shown == lines


@every_rule
@both_languages
def test_every_rule_has_its_page(rule: Rule, language: Language) -> None:
    text = rule_page(rule, language)
    events = list(markdown_events(text, Span(0, len(text))))
    assert {one.tag for one in events} <= {
        *("Heading", "Paragraph", "Text", "Code", "CodeBlock", "Link", "SoftBreak")
    }
    links = [one.attributes["dest_url"] for one in events if one.tag == "Link" and one.kind == "start"]
    assert links == ["index.md"]
    headings = [one for one in events if one.tag == "Heading" and one.kind == "start"]
    examples = bool(pieces(rule.bad.in_(language))) + bool(pieces(rule.good.in_(language)))
    assert len(headings) == 4 + examples + (rule.mending is not None)
    assert text.startswith(f"# {rule.code}: ")
    assert text.endswith("\n")


@both_languages
def test_the_index_links_to_every_page_once(language: Language) -> None:
    text = rule_index(all_rules(), language)
    assert re.findall(r"\((\w+\.md)\)", text) == [f"{rule.code}.md" for rule in all_rules()]
    rows = [line for line in text.split("\n") if line.startswith("| [")]
    assert len(rows) == len(all_rules())
    assert {line.count("|") for line in rows} == {6}


@both_languages
def test_the_list_for_the_terminal_names_every_rule(language: Language) -> None:
    text = rules_text(all_rules(), language, colour=False)
    for rule in all_rules():
        assert f"\n{rule.code}" in text
        assert rule.slug in text


@every_rule
@both_languages
def test_the_terminal_gets_no_control_characters(rule: Rule, language: Language) -> None:
    text = rule_text(rule, language, colour=False)
    assert rule.title.in_(language) in text
    assert all(letter.isprintable() or letter in "\n\u3000\u200d\u00a0" for letter in text)
