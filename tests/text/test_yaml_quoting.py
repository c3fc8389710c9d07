"""Any text survives YAML."""

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from kyokun.text.yaml_nodes import YamlMap, YamlScalar, parse_yaml
from kyokun.text.yaml_quoting import quoted

HAZARDS = [
    ": ",
    " #",
    "#",
    ":",
    "'",
    '"',
    "\\",
    "---",
    "- ",
    "? ",
    "!",
    "&a",
    "*a",
    "{}",
    "[]",
    "|",
    ">",
    "%",
    "@",
    "`",
]
WORDS = [
    "yes",
    "No",
    "null",
    "~",
    "true",
    "1_000",
    "0x1f",
    "12:30",
    "2025-01-05",
    ".inf",
    "<<",
    "=",
    "1e3",
    "é",
    "障害",
]
TEXTS = st.one_of(
    st.text(), st.lists(st.sampled_from([*HAZARDS, *WORDS, " ", "\n", "\t", "　"])).map("".join)
)


@given(TEXTS)
@example("\ufeff\u2028\x85\x00\x7f")
@example("\U0001f468\u200d\U0001f469\u200d\U0001f467 を含む")
@example("😀: '\"")
def test_any_text_comes_back_as_it_was(text: str) -> None:
    line = f"title: {quoted(text)}  # a comment\nnext: 1\n"
    assert line.count("\n") == 2
    read = parse_yaml(line)
    assert isinstance(read, YamlMap)
    title, following = read.get("title"), read.get("next")
    assert isinstance(title, YamlScalar)
    assert title.text == text
    assert not title.is_null
    assert isinstance(following, YamlScalar)
    assert following.text == "1"
    assert yaml.safe_load(line) == {"title": text, "next": 1}


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("websocket-gateway のメモリ不足", "websocket-gateway のメモリ不足"),
        ("サーバー　停止", '"サーバー　停止"'),
        ("api: 5xx", '"api: 5xx"'),
        ("3 in 10", '"3 in 10"'),
        ("Don't", "Don't"),
        ("on", '"on"'),
        ("a\u202eb", '"a\\u202eb"'),
    ],
)
def test_letters_stay_legible_and_quotes_are_used_only_where_needed(text: str, written: str) -> None:
    assert quoted(text) == written


def test_a_lone_surrogate_is_refused() -> None:
    with pytest.raises(ValueError, match="surrogate"):
        quoted("a\ud800")
