"""Text as terms: examples of each kind, and what must hold for any text."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kyokun.search.analysis import is_cjk, normalise, positions, terms, tokens, word_forms

LETTERS = st.sampled_from("証明書更新TLSのメモリリークｶﾞがか\u3099 　、。\n-_./AbcXyz019㈱ﬁ①\u200b🚨é")
TEXTS = st.one_of(st.text(LETTERS, max_size=60), st.text(max_size=60))


def at(text: str) -> dict[int, set[str]]:
    """The terms of a text by position."""
    return {token.position: set(token.terms) for token in tokens(text)}


def test_japanese_runs_are_pairs_and_their_edges() -> None:
    assert at("証明書") == {0: {"証明", "証"}, 1: {"明書", "書"}}
    assert at("夜") == {0: {"夜"}}


def test_scripts_that_touch_are_consecutive_and_so_are_those_with_a_space_between() -> None:
    touching = at("TLS証明書API")
    for position, term in enumerate(("tls", "証明", "明書", "api")):
        assert term in touching[position]
    assert at("TLS 証明書 API") == touching


@pytest.mark.parametrize("mark", ["、", "。", ". ", "（", " | ", "!"])
def test_punctuation_leaves_a_position_empty(mark: str) -> None:
    assert sorted(at(f"memory{mark}leak")) == [0, 2]
    assert sorted(at(f"{mark}memory leak{mark}")) == [0, 1]


def test_a_sentence_goes_on_over_a_broken_line_but_not_into_the_next_paragraph() -> None:
    assert set(terms("メモリ\nリーク")) >= {"メモ", "モリ", "リリ", "リー", "ーク"}
    assert "リリ" not in set(terms("メモリ\n\nリーク"))


@pytest.mark.parametrize(
    ("word", "found_by"),
    [
        ("OutOfMemoryError", {"outofmemoryerror", "out", "of", "memory", "error"}),
        ("java.lang.OutOfMemoryError", {"java.lang.outofmemoryerror", "outofmemoryerror", "java"}),
        ("max_connections", {"max_connections", "max", "connections", "connect"}),
        ("payment-gateway", {"payment-gateway", "payment", "gateway"}),
        ("PM-042-1", {"pm-042-1", "pm", "042", "1"}),
        ("HTTPServer", {"httpserver", "http", "server"}),
        ("std::vector", {"std::vector", "std", "vector"}),
        ("var/log/app.log", {"var/log/app.log", "app.log", "log"}),
        ("Timeouts", {"timeouts", "timeout"}),
        ("Ｔｉｍｅｏｕｔ", {"timeout"}),
    ],
)
def test_a_word_is_found_whole_and_by_its_parts(word: str, found_by: set[str]) -> None:
    assert found_by <= set(terms(word))
    assert len(at(word)) == 1


def test_stems_are_apart_from_what_was_written() -> None:
    forms = word_forms("databases")
    assert forms.words == ("databases",)
    assert forms.stems == ("databas",)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ｱﾌﾟﾘ", "アプリ"),
        ("さーばー", "サーバー"),
        ("か\u3099", "が"),
        ("ＴＬＳ", "tls"),
        ("Pay\u00adment", "payment"),
    ],
)
def test_spellings_that_are_the_same(one: str, other: str) -> None:
    assert list(terms(one)) == list(terms(other))


def test_a_word_without_end_is_cut() -> None:
    assert max(map(len, terms("x" * 10_000))) == 120


@given(TEXTS)
@example("かか")
@example("か\u3099ABC")
@example("ﬁ\u200b\u200b")
def test_positions_are_those_of_the_tokens(text: str) -> None:
    found, end = positions(text, 5)
    listed: dict[str, list[int]] = {}
    for token in tokens(text, 5):
        for term in token.terms:
            listed.setdefault(term, []).append(token.position)
    assert found == listed
    assert all(row == sorted(set(row)) for row in found.values())
    assert end == max((row[-1] for row in found.values()), default=4) + 1


@given(TEXTS)
def test_tokens_point_to_where_they_come_from(text: str) -> None:
    last = -1
    for token in tokens(text):
        assert 0 <= token.start < token.end <= len(text)
        assert token.start >= last or token.position > 0
        last = token.start
        source = normalise(text[token.start : token.end]).replace("\n", "")
        if len(source) < 100 and not any(map(is_cjk, source)):
            assert token.terms[0] in source


@given(TEXTS, st.data())
def test_any_part_of_a_japanese_run_is_a_phrase_of_the_text(text: str, data: st.DataObject) -> None:
    shaped = unicodedata.normalize("NFKC", text)
    runs = [
        run for run in "".join(letter if is_cjk(letter) else " " for letter in shaped).split() if len(run) > 1
    ]
    if not runs:
        return
    run = data.draw(st.sampled_from(runs))
    start = data.draw(st.integers(0, len(run) - 2))
    end = data.draw(st.integers(start + 2, len(run)))
    phrase = [token.terms[0] for token in tokens(run[start:end])]
    found, _ = positions(shaped)
    assert any(
        all(first + step in found.get(term, ()) for step, term in enumerate(phrase))
        for first in found.get(phrase[0], ())
    )


@given(TEXTS)
def test_terms_do_not_depend_on_how_the_text_was_normalised(text: str) -> None:
    assert list(terms(text)) == list(terms(unicodedata.normalize("NFKC", text))) or "\n" in text
