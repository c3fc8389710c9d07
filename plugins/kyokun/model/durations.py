"""Durations in words."""

from kyokun.model.language import Words

_UNITS = (
    (24 * 60 * 60, Words("日", " d")),
    (60 * 60, Words("時間", " h")),
    (60, Words("分", " min")),
    (1, Words("秒", " s")),
)


def duration_words(seconds: int) -> Words:
    """``1時間15分`` and ``1 h 15 min``: exact to the second, units that are zero left out; ``-`` before a negative one."""
    sign, rest = ("-", -seconds) if seconds < 0 else ("", seconds)
    parts: list[Words] = []
    for size, unit in _UNITS:
        count, rest = divmod(rest, size)
        if count or (size == 1 and not parts):
            parts.append(Words(f"{count}{unit.ja}", f"{count}{unit.en}"))
    return Words(sign + "".join(part.ja for part in parts), sign + " ".join(part.en for part in parts))


def rounded(seconds: float) -> int:
    """As exact as a reader wants it: to the second below ten minutes, to the minute below a day, then to the hour."""
    unit = 1 if seconds < 600 else 60 if seconds < 24 * 60 * 60 else 60 * 60
    return int(seconds / unit + 0.5) * unit
