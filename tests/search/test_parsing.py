"""Queries as people type them: everything means something."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kyokun.search.parsing import parse
from kyokun.search.query import Days, Either, Every, Labelled, Node, Query, Text, Without
from tests.search.small_base import make, searching

A, B, C = Text("a"), Text("b"), Text("c")


def labelled(written: str, *labels: str) -> Labelled:
    return Labelled(written, labels[0].partition(":")[0], labels)


@pytest.mark.parametrize(
    ("written", "root"),
    [
        ("", None),
        ("   ", None),
        ("a", A),
        ("a b", Every((A, B))),
        ("a　b", Every((A, B))),
        ("a AND b && c", Every((A, B, C))),
        ("a OR b", Either((A, B))),
        ("a b OR c", Either((Every((A, B)), C))),
        ("a | b", Either((A, B))),
        ("a|b", Either((A, B))),
        ("(a OR b) c", Every((Either((A, B)), C))),
        ("（ａ ＯＲ ｂ）　ｃ", Every((Either((A, B)), C))),
        ("a -b", Every((A, Without(B)))),
        ("a NOT b", Every((A, Without(B)))),
        ("a −b", Every((A, Without(B)))),
        ("a NOT NOT b", Every((A, B))),
        ("a -(b c)", Every((A, Without(Every((B, C)))))),
        ("+a", A),
        ("or", Text("or")),
        ('"a b"', Text("a b", is_phrase=True)),
        ("“a b”", Text("a b", is_phrase=True)),
        ('"a b', Text("a b", is_phrase=True)),
        ('a"b c"', Every((A, Text("b c", is_phrase=True)))),
        ("a*", Text("a", is_prefix=True)),
        ("f(x)", Text("f(x)")),
        ("(f(x) b)", Every((Text("f(x)"), B))),
        ("a)", Text("a)")),
        ("a ) b", Every((A, B))),
        ("(a", A),
        ("((a))", A),
        ("()", None),
        ("OR a OR", A),
        ("NOT", None),
        ("!?、", None),
        ("* -", None),
        ("http://x.example/y", Text("http://x.example/y")),
        ("14:20", Text("14:20")),
        ("Error:x", Text("Error:x")),
        ("severity:high", labelled("severity:high", "severity:high")),
        ("Severity：ＨＩＧＨ", labelled("severity:HIGH", "severity:high")),
        ("重大度:高", labelled("severity:高", "severity:high")),
        ("severity:high,low", labelled("severity:high,low", "severity:high", "severity:low")),
        ('cause:"memory leak"', labelled("cause:memory leak", "cause:memory-leak")),
        ("type:action", labelled("type:action", "type:action")),
        ("status:done", Labelled("status:done", "status", ("state:done",))),
        ("-severity:high", Without(labelled("severity:high", "severity:high"))),
        ("since:2025", Days("since:2025", date(2025, 1, 1), None)),
        ("until:2024-02", Days("until:2024-02", None, date(2024, 2, 29))),
        ("以降:2025年3月", Days("since:2025年3月", date(2025, 3, 1), None)),
        ("year:2024..2025", Days("year:2024..2025", date(2024, 1, 1), date(2025, 12, 31))),
        ("started:2025/1/2..", Days("started:2025/1/2..", date(2025, 1, 2), None)),
        ("started:..2025-01", Days("started:..2025-01", None, date(2025, 1, 31))),
        ("発生:2025-01〜2025-03", Days("started:2025-01〜2025-03", date(2025, 1, 1), date(2025, 3, 31))),
    ],
)
def test_what_a_query_asks_for(written: str, root: Node | None) -> None:
    assert parse(written) == Query(written, root)


@pytest.mark.parametrize(
    ("written", "note"),
    [
        ("severity:urgent a", "severity: was left out: urgent is not one of critical, high, medium, low"),
        (
            "since:soon a",
            "since: was left out: soon is no day: write 2025, 2025-01, 2025-01-31 or 2025-01..2025-03",
        ),
        (
            "since:2025-13 a",
            "since: was left out: 2025-13 is no day: write 2025, 2025-01, 2025-01-31 or 2025-01..2025-03",
        ),
        (
            "started:.. a",
            "started: was left out: .. is no day: write 2025, 2025-01, 2025-01-31 or 2025-01..2025-03",
        ),
        ("a service:", "service: has no value and was left out"),
    ],
)
def test_what_is_left_out_is_told(written: str, note: str) -> None:
    query = parse(written)
    assert query.root == A
    assert [words.en for words in query.notes] == [note]


def test_more_is_asked_for_beside_the_query() -> None:
    wanted = labelled("type:record", "type:record")
    assert parse("a OR b", "type:record").root == Every((Either((A, B)), wanted))
    assert parse("a b", "type:record").root == Every((A, B, wanted))
    assert parse("", "type:record").root == wanted
    assert parse("a", "type:x").notes


def test_a_misspelt_filter_is_text_and_told() -> None:
    query = parse("sevrity:high")
    assert query.root == Text("sevrity:high")
    assert "did you mean severity:?" in query.notes[0].en


def test_a_query_without_end_is_cut() -> None:
    assert parse("(" * 100_000).root is None
    assert len(str(parse("a" * 100_000).root)) < 3_000
    assert parse("(" * 500 + "a" + ")" * 500).root == A


PIECES = st.sampled_from(
    ["a", "メモリ", "証", "(", ")", '"', "-", "NOT ", " OR ", " ", "　", ":", "severity:", "since:", "..", "*", "high",
     "2025-01", "service:api", "，", "／", "\\", "\x00", "\ud800", "か\u3099", "PM-001", "year:99999", ","]
)  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("any")
    make(folder / "base")
    return folder


def test_any_query_is_answered(folder: Path) -> None:
    with searching(make(folder / "base"), folder / "cache") as searcher:

        @given(st.one_of(st.lists(PIECES, max_size=12).map("".join), st.text(max_size=30)))
        @example("\ud800*")
        @example("since:0000 until:9999")
        @example("-" * 40 + "a")
        def answered(written: str) -> None:
            answer = searcher.search(parse(written), 3)
            assert answer.total >= len(answer.groups)

        answered()
