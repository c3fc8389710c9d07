"""YAML's values as the author wrote them, each with its place."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from kyokun.text.span import Span
from kyokun.text.yaml_nodes import MAX_DEPTH, YamlList, YamlMap, YamlNode, YamlScalar, parse_yaml


def scalar(text: str, key: str = "key") -> YamlScalar:
    """The single value of a key."""
    node = parse_yaml(text)
    assert isinstance(node, YamlMap)
    value = node.get(key)
    assert isinstance(value, YamlScalar)
    return value


@pytest.mark.parametrize(
    "written",
    [
        "2025-11-19T28:00:00",
        "2023-07-94",
        "2023-06-06 11:00",
        "12:30",
        "yes",
        "on",
        "No",
        "08",
        "0x1F",
        "1_000",
        "1.0",
        "2025-01-05",
        "14:20:03",
        ".inf",
        "=",
        "<<",
    ],
)
def test_what_yaml_1_1_would_turn_into_something_else_stays_as_written(written: str) -> None:
    value = scalar(f"key: {written}")
    assert (value.text, value.quoted, value.is_null) == (written, False, False)


@pytest.mark.parametrize("written", ["", "~", "null", "Null", "NULL", "# a comment"])
def test_yamls_words_for_nothing_are_nothing(written: str) -> None:
    assert scalar(f"key: {written}").is_null


@pytest.mark.parametrize("written", ["'~'", '""', '"null"', "none", "None", "--"])
def test_words_that_are_not_yamls_are_something(written: str) -> None:
    assert not scalar(f"key: {written}").is_null


def test_a_key_that_looks_like_an_id_has_nothing_for_its_value() -> None:
    value = scalar("PM-042: ", key="PM-042")
    assert value.is_null


@pytest.mark.parametrize(
    ("yaml_text", "source", "text"),
    [
        ("key: plain words # comment", "plain words", "plain words"),
        ("key:   'it''s'", "'it''s'", "it's"),
        ('key: "a\\nb"', '"a\\nb"', "a\nb"),
        ("key: two\n  lines", "two\n  lines", "two lines"),
        ("key: |\n  a\n  b\nnext: c", "|\n  a\n  b\n", "a\nb\n"),
        ("key: !tag value", "value", "value"),
        ("key: &anchor value", "value", "value"),
        ("日本: 語\nkey: 📅 予定", "📅 予定", "📅 予定"),
        ("a: 1\r\nkey: 値\r\n", "値", "値"),
        ("a: &x 1\nkey: *x", "*x", "1"),
    ],
)
def test_a_values_span_is_what_was_written(yaml_text: str, source: str, text: str) -> None:
    value = scalar(yaml_text)
    assert (value.span.of(yaml_text), value.text) == (source, text)


def test_collections_end_with_their_last_item_not_with_the_comments_below() -> None:
    text = "a:\n  b: c # one\n# two\n\nd:\n- x\n- y # [three]\n# four ]\ne: [p,\n  q] # five\n"
    node = parse_yaml(text)
    assert isinstance(node, YamlMap)
    written = {entry.key.text: entry.value.span.of(text) for entry in node.entries}
    assert written == {"a": "b: c", "d": "- x\n- y", "e": "[p,\n  q]"}


def test_spans_are_moved_by_the_offset() -> None:
    node = parse_yaml("a: b", 100)
    assert isinstance(node, YamlMap)
    assert (node.entries[0].key.span, node.entries[0].value.span) == (Span(100, 101), Span(103, 104))


def test_a_repeated_key_stands_twice_and_the_last_counts() -> None:
    node = parse_yaml("a: 1\nb: 2\na: 3")
    assert isinstance(node, YamlMap)
    assert [entry.key.text for entry in node.entries] == ["a", "b", "a"]
    last = node.get("a")
    assert isinstance(last, YamlScalar)
    assert last.text == "3"


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", "  "])
def test_an_empty_text_is_an_empty_mapping(text: str) -> None:
    assert parse_yaml(text, 7) == YamlMap((), Span(7, 7))


def test_an_alias_shares_rather_than_copies() -> None:
    lines = ["a0: &a0 [~, ~]", *(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, MAX_DEPTH - 1))]
    node = parse_yaml("\n".join(lines))
    assert isinstance(node, YamlMap)
    value: YamlNode | None = node.get(f"a{MAX_DEPTH - 2}")
    depth = 0
    while isinstance(value, YamlList):
        value, depth = value.items[0], depth + 1
    assert depth == MAX_DEPTH - 1


WORDS = st.text(alphabet=st.sampled_from("abz 日本語:#'\"-[]{}&*!|>%@`,?\\\n\t0"), max_size=12)


@given(st.dictionaries(WORDS, st.one_of(WORDS, st.lists(WORDS, max_size=3)), max_size=6))
def test_mappings_of_strings_are_read_as_yaml_reads_them(mapping: dict[str, str | list[str]]) -> None:
    text = yaml.safe_dump(mapping, allow_unicode=True)
    assert yaml.safe_load(text) == mapping
    assert plain_data(parse_yaml(text)) == mapping


def plain_data(node: YamlNode) -> object:
    """A node as safe_load would give it when all scalars are strings."""
    match node:
        case YamlMap():
            return {entry.key.text: plain_data(entry.value) for entry in node.entries}
        case YamlList():
            return [plain_data(item) for item in node.items]
        case YamlScalar():
            return node.text
