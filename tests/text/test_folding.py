"""Words that look alike fold to the same text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kyokun.text.folding import fold, fold_heading


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Timeline", "timeline"),
        ("  two\u3000 spaces\u00a0here\n", "two spaces here"),
        ("１４：２０", "14:20"),
        ("ﾀｲﾑﾗｲﾝ", "タイムライン"),
        ("か\u3099くにん", "がくにん"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("⚠\ufe0f", "⚠"),
        ("STRASSE", "strasse"),
        ("straße", "strasse"),
        ("", ""),
    ],
)
def test_width_case_space_and_composition_do_not_matter(written: str, folded: str) -> None:
    assert fold(written) == folded


@pytest.mark.parametrize(
    ("heading", "folded"),
    [
        ("📅 タイムライン", "タイムライン"),
        ("2. Timeline", "timeline"),
        ("２．１ タイムライン", "タイムライン"),
        ("IV. Impact", "impact"),
        ("a) Impact", "impact"),
        ("【影響】", "影響"),
        ("やってよかったこと ✅", "やってよかったこと"),
        ("3 weeks later: impact!", "weeks later: impact"),
        ("根本原因（Root cause）", "根本原因(root cause"),
        ("--- !? ---", ""),
        ("", ""),
    ],
)
def test_a_headings_emoji_numbering_and_punctuation_do_not_matter(heading: str, folded: str) -> None:
    assert fold_heading(heading) == folded


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet=st.sampled_from("aＡｱ\u3099\u200bかﾞ゙ⅣßİǅͅΣς ㌔\u3000")))
def test_folding_twice_changes_nothing_where_letters_combine(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_a_folded_heading_begins_and_ends_with_a_letter_or_digit(text: str) -> None:
    folded = fold_heading(text)
    assert folded == "" or (folded[0].isalnum() and folded[-1].isalnum())
