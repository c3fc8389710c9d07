"""Durations in words."""

import pytest

from kyokun.model.durations import duration_words
from kyokun.model.language import Words


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, Words("0秒", "0 s")),
        (59, Words("59秒", "59 s")),
        (1500, Words("25分", "25 min")),
        (4500, Words("1時間15分", "1 h 15 min")),
        (86400, Words("1日", "1 d")),
        (93784, Words("1日2時間3分4秒", "1 d 2 h 3 min 4 s")),
        (-90, Words("-1分30秒", "-1 min 30 s")),
    ],
)
def test_exact_to_the_second(seconds: int, words: Words) -> None:
    assert duration_words(seconds) == words
