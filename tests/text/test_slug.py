"""Slugs."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kyokun.text.slug import LONGEST, ascii_slug


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Checkout API: 5xx for 3 in 10", "checkout-api-5xx-for-3-in-10"),
        ("iOS 15 で画面が真っ白になる", "ios-15"),
        ("ＷｅｂＳｏｃｋｅｔ の切断", "websocket"),
        ("Café can't open", "cafe-cant-open"),
        ("注文が確定できない", ""),
        ("2025年1月5日の障害", ""),
        ("../../etc/passwd", "etc-passwd"),
        ("word " * 40, "-".join(["word"] * 12)),
        ("x" * 200, "x" * LONGEST),
    ],
)
def test_examples(text: str, slug: str) -> None:
    assert ascii_slug(text) == slug


@given(st.text())
def test_a_slug_is_always_a_safe_name(text: str) -> None:
    slug = ascii_slug(text)
    assert re.fullmatch(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*)?", slug)
    assert len(slug) <= LONGEST
