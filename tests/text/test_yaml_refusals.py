"""What YAML refuses is explained in the author's terms, at the place where it goes wrong."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kyokun.text.span import Span
from kyokun.text.yaml_nodes import (
    MAX_CHARACTERS,
    MAX_DEPTH,
    Refusal,
    YamlList,
    YamlMap,
    YamlRefused,
    parse_yaml,
)
from tests.fragments import YAML


def refused(text: str) -> YamlRefused:
    """What parsing raises."""
    with pytest.raises(YamlRefused) as caught:
        parse_yaml(text)
    return caught.value


@pytest.mark.parametrize(
    ("text", "refusal", "at"),
    [
        ("title: DB: failed", Refusal.COLON, ": failed"),
        ("a: 1\ntitle: one\n  two words: three", Refusal.COLON, ": three"),
        ("authors: @literat", Refusal.RESERVED, "@literat"),
        ("title: `make` failed", Refusal.RESERVED, "`make`"),
        ("title: %5 failed", Refusal.RESERVED, "%5"),
        ('title: "API" failed', Refusal.RESERVED, "failed"),
        ("title: [API] failed", Refusal.RESERVED, "failed"),
        ("title: {API} failed", Refusal.RESERVED, "failed"),
        ("title: , failed", Refusal.RESERVED, ", failed"),
        ("title: - failed", Refusal.RESERVED, "- failed"),
        ("title: >failed", Refusal.RESERVED, "failed"),
        ("? [a]: b", Refusal.RESERVED, "[a]"),
        ("title: *failed* again", Refusal.ALIAS, "* again"),
        ("title: **bold**", Refusal.ALIAS, "*bold"),
        ("title: *failed", Refusal.ALIAS, "*failed"),
        ("title: & failed", Refusal.ALIAS, " failed"),
        ("a:\n\tb: c", Refusal.TAB, "\tb"),
        ("\ta: b", Refusal.TAB, "\ta"),
        ("a: b\n\tc: d", Refusal.TAB, "\tc"),
        ("id: PM-001\n title: x", Refusal.INDENTATION, ": x"),
        (" id: PM-001\ntitle: x", Refusal.INDENTATION, "title"),
        ("a:\n   b: c\n  d: e", Refusal.INDENTATION, "d: e"),
        ("a: 'never closed\nb: c", Refusal.UNCLOSED, "'never"),
        ('a: "never closed', Refusal.UNCLOSED, '"never'),
        ("a: [never, closed", Refusal.UNCLOSED, "[never"),
        ("a: {never: closed", Refusal.UNCLOSED, "{never"),
        ("a: bell\x07", Refusal.CONTROL, "\x07"),
        ("a: nul\x00", Refusal.CONTROL, "\x00"),
        ("a: delete\x7f", Refusal.CONTROL, "\x7f"),
        ("no colon\nid: x", Refusal.SYNTAX, ": x"),
        ("a: b\n---\nc: d", Refusal.SYNTAX, "---"),
        ("%YAML 9", Refusal.SYNTAX, ""),
    ],
)
def test_the_refusal_names_what_the_author_did(text: str, refusal: Refusal, at: str) -> None:
    error = refused(text)
    assert error.refusal is refusal
    assert text[error.offset :].startswith(at)


def test_the_offset_given_is_part_of_the_offset_told() -> None:
    with pytest.raises(YamlRefused) as caught:
        parse_yaml("a: @b", 40)
    assert caught.value.offset == 43


@pytest.mark.parametrize(
    "text",
    [
        "a: " + "[" * (MAX_DEPTH + 1),
        "a: " + "{b: " * (MAX_DEPTH + 1),
        "\n".join(" " * n + "a:" for n in range(MAX_DEPTH + 2)),
        "\n".join(["a0: &a0 [x]", *(f"a{n}: &a{n} [*a{n - 1}]" for n in range(1, MAX_DEPTH))]),
        "a: " + "- " * 3 + "x" * MAX_CHARACTERS,
    ],
    ids=["brackets", "braces", "blocks", "aliases", "long"],
)
def test_nesting_and_length_have_an_end(text: str) -> None:
    assert refused(text).refusal is Refusal.TOO_DEEP


def test_a_mapping_that_holds_itself_is_refused() -> None:
    assert refused("a: &a [*a]").refusal is Refusal.ALIAS


@given(st.one_of(YAML, st.text()))
def test_any_text_is_read_or_refused_inside_the_text(text: str) -> None:
    spans = spans_of(text)
    assert all(0 <= span.start <= span.end <= len(text) for span in spans)
    assert spans_of(text) == spans


def spans_of(text: str) -> list[Span]:
    """Every span of what is read, or the place where it is refused."""
    try:
        pending = [parse_yaml(text)]
    except YamlRefused as error:
        return [Span(error.offset, error.offset)]
    spans = []
    while pending:
        node = pending.pop()
        spans.append(node.span)
        if isinstance(node, YamlMap):
            pending += [part for entry in node.entries for part in (entry.key, entry.value)]
        elif isinstance(node, YamlList):
            pending += node.items
    return spans


_WITHOUT_LIBYAML = r"""
import yaml
del yaml.CSafeLoader
from kyokun.text.yaml_nodes import YamlRefused, parse_yaml
print(parse_yaml('title: "\\u6559\\u8a13"').get("title").text)
try:
    parse_yaml('title: "\\ud800"')
except YamlRefused as refused:
    print(refused.refusal)
"""


def test_without_libyaml_too_an_escape_spells_text_or_is_refused() -> None:
    told = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", _WITHOUT_LIBYAML],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert told.stdout.split() == ["教訓", "syntax"]
    refused('title: "\\ud800"')
