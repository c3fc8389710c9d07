"""What other programs make of an unquoted value."""

import pytest

from kyokun.text.yaml_nodes import YamlMap, YamlScalar, parse_yaml
from kyokun.text.yaml_readings import Reading, other_reading


@pytest.mark.parametrize(
    ("written", "reading", "value"),
    [
        ("12:30", Reading.NUMBER, "750"),
        ("12:30:45", Reading.NUMBER, "45045"),
        ("1_000", Reading.NUMBER, "1000"),
        ("1.10", Reading.NUMBER, "1.1"),
        ("0x1F", Reading.NUMBER, "31"),
        ("010", Reading.NUMBER, "8"),
        ("08", Reading.NUMBER, "8"),
        ("yes", Reading.BOOLEAN, "true"),
        ("Off", Reading.BOOLEAN, "false"),
        ("2025-06-02", Reading.DATE, "2025-06-02"),
        ("2023-07-94", Reading.DATE, ""),
        ("2025-01-05T28:00:00", Reading.DATE, ""),
        ("~", Reading.NULL, "null"),
    ],
)
def test_a_value_that_is_not_what_it_looks_like(written: str, reading: Reading, value: str) -> None:
    found = other_reading(written)
    assert found is not None
    assert (found.reading, found.value) == (reading, value)


@pytest.mark.parametrize(
    "written",
    ["", "404", "1.5", "v1.10", "PM-042", "02:30", "9:75", "y", "はい", "=", "<<", "1,000", "1" * 5000],
)
def test_a_text_that_stays_or_prints_the_same(written: str) -> None:
    assert other_reading(written) is None


def test_only_what_stands_in_quotes_is_quoted() -> None:
    node = parse_yaml("a: null\nb: 'null'\nc: \"null\"\nd: |\n  null\n")
    assert isinstance(node, YamlMap)
    scalars = [entry.value for entry in node.entries if isinstance(entry.value, YamlScalar)]
    assert [scalar.quoted for scalar in scalars] == [False, True, True, True]
    assert [scalar.is_null for scalar in scalars] == [True, False, False, False]
