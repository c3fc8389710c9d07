"""Durations as people write them: 「1時間45分」, "1 h 45 min", "1.5 hours"."""

import re

from kyokun.text.folding import fold
from kyokun.text.patterns import lazy_pattern

_SIZES = {"日": 86400, "d": 86400, "時": 3600, "h": 3600, "分": 60, "m": 60, "秒": 1, "s": 1}
_UNIT = r"(?:日間?|days?|d|時間|hours?|hrs?|h|分間?|minutes?|mins?|m|秒間?|seconds?|secs?|s)(?![a-z])(?!目|前|後|おき|ごと|毎)"
_PART = r"\d{1,6}(?:[.,]\d{1,3})?\s?" + _UNIT
DURATION = lazy_pattern(
    rf"(?P<about>約|およそ|ほぼ|about |approx\S* |around |~)?\s?(?P<parts>{_PART}(?:\s?(?:and )?{_PART}){{0,3}}(?P<half>半)?)",
    re.IGNORECASE,
)
_ONE = lazy_pattern(rf"(\d{{1,6}}(?:[.,]\d{{1,3}})?)\s?({_UNIT})", re.IGNORECASE)


def seconds_in(written: str) -> tuple[int, int] | None:
    """A duration's seconds, and by how much it may be off for having been rounded to its smallest unit."""
    match = DURATION.fullmatch(fold(written).strip())
    return measured(match) if match else None


def measured(duration: re.Match[str]) -> tuple[int, int]:
    """The same for a match of ``DURATION``."""
    seconds, smallest = 0.0, 86400
    for amount, unit in _ONE.findall(duration["parts"]):
        size = _SIZES[unit[0].casefold()]
        number = re.sub(r",(?=\d{3}$)", "", amount).replace(",", ".")
        seconds += float(number) * size
        smallest = min(smallest, size // 10 if "." in number else size)
    if duration["half"]:
        seconds, smallest = seconds + smallest / 2, smallest // 2
    rounded = smallest // 2 if smallest > 60 else 60
    about = seconds * 0.15 if duration["about"] else 0
    return int(seconds), int(max(60, rounded, about))
