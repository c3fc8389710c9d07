"""Figures of trends in words: the value, why there is none, what was left out, and what may be said about a change."""

from collections import Counter

from kyokun.model.durations import duration_words, rounded
from kyokun.model.language import Words
from kyokun.trends.change import Change, Claim
from kyokun.trends.detectable import Detectable
from kyokun.trends.figures import Absence, Figure, Metric, Statistic, Unit, Why

UNKNOWN = Words("不明 {count}", "unknown {count}")
WHYS = {
    Why.NEAR_MISS: Words("ニアミス {count}", "near misses {count}"),
    Why.NOT_APPLICABLE: Words("該当なし {count}", "not applicable {count}"),
    Why.STILL_OPEN: Words("継続中 {count}", "still open {count}"),
    Why.TOO_COARSE: Words("時刻が粗い {count}", "time too coarse {count}"),
    Why.ENDS_BEFORE_START: Words("終わりが始まりより前 {count}", "ends before it starts {count}"),
    Why.NO_TIME_PASSED: Words("全体が0分 {count}", "no time passed {count}"),
    Why.WONT_DO: Words("見送り {count}", "won't do {count}"),
    Why.NOT_DUE_YET: Words("期限前 {count}", "not due yet {count}"),
    Why.NO_ACTIONS: Words("アクションなし {count}", "no actions {count}"),
    Why.NO_COMMON_CAUSE: Words("共通の原因なし {count}", "no cause in common {count}"),
}
ABSENCES = {
    Absence.NONE: Words("なし", "none"),
    Absence.TOO_FEW: Words("件数不足", "too few"),
    Absence.BEFORE_RECORDS: Words("記録なし", "no records"),
    Absence.FUTURE: Words("未来", "future"),
}
CLAIMS = {
    Claim.LOWER: Words("減りました", "lower"),
    Claim.HIGHER: Words("増えました", "higher"),
    Claim.NO_EVIDENCE: Words("変化があったとは言えません", "no evidence of change"),
    Claim.TOO_FEW: Words("件数が足りず、比べられません", "too few to compare"),
    Claim.NOT_ASKED: Words("数字を並べただけです", "not tested"),
    Claim.NO_RECORDS: Words("記録がありません", "no records"),
}
LONGER = {
    Claim.LOWER: Words("短くなりました", "shorter"),
    Claim.HIGHER: Words("長くなりました", "longer"),
}
"""The same for durations."""
_DAYS = Words("{days}日", "{days} d")
_SHARE = Words("{share}%（{n}件中{hits}件）", "{share}% ({hits} of {n})")
_SEPARATOR = Words("、", ", ")
_RATIO = Words("{ratio}倍", "×{ratio}")
_INTERVAL = Words("{ratio}（95%信頼区間 {low}〜{high}）", "{ratio} (95% confidence {low} to {high})")
_EITHER = Words("{fall}以下または{rise}以上", "{fall} or less, or {rise} or more")
_ONLY_RISE = Words("{rise}以上（減るほうは検出できない）", "{rise} or more (no fall could)")
_UNBOUNDED = Words("上限なし", "no limit")


def value_words(unit: Unit, value: float | None, absent: Absence | None) -> Words:
    """A value with its unit, or why there is none."""
    if value is None:
        return ABSENCES[absent or Absence.NONE]
    match unit:
        case Unit.SECONDS:
            return duration_words(rounded(value))
        case Unit.DAYS:
            days = f"{value:.1f}".removesuffix(".0")
            return _DAYS.format(days=days)
        case Unit.SHARE:
            return _same(f"{value * 100:.0f}%")
        case Unit.INCIDENTS | Unit.ACTIONS:
            return _same(f"{value:.0f}")


def figure_words(figure: Figure) -> Words:
    """The same of a figure; a share with what it is a share of."""
    if figure.statistic is Statistic.MEAN:  # of shares, which is a share of nothing that could be counted
        return value_words(figure.metric.unit, figure.value, figure.absent)
    return counted_words(figure.metric, figure.n, figure.value, figure.absent)


def earlier_words(figure: Figure, change: Change) -> Words:
    """The value a figure is held against."""
    if change.claim is Claim.NO_RECORDS:
        return ABSENCES[Absence.BEFORE_RECORDS]
    absent = Absence.TOO_FEW if change.n else Absence.NONE
    return counted_words(figure.metric, change.n, change.value, absent)


def counted_words(metric: Metric, n: int, value: float | None, absent: Absence | None) -> Words:
    """A value; a share with what it is a share of."""
    if metric.unit is not Unit.SHARE or value is None:
        return value_words(metric.unit, value, absent)
    return _SHARE.format(share=f"{value * 100:.0f}", n=n, hits=round(value * n))


def left_out_words(figure: Figure) -> Words | None:
    """How many are unknown and how many were left out, by reason; None when none."""
    parts = [UNKNOWN.format(count=len(figure.missing))] if figure.missing else []
    counts = Counter(one.why for one in figure.excluded)
    parts += [words.format(count=counts[why]) for why, words in WHYS.items() if counts[why]]
    return joined(parts) if parts else None


def claim_words(figure: Figure, change: Change) -> Words:
    """What may be said about a change."""
    if figure.metric.unit in (Unit.SECONDS, Unit.DAYS):
        return LONGER.get(change.claim, CLAIMS[change.claim])
    return CLAIMS[change.claim]


def ratio_words(change: Change) -> Words | None:
    """How many times, with its interval."""
    if change.ratio is None or change.interval is None:
        return None
    low, high = change.interval
    return _INTERVAL.format(ratio=times(change.ratio), low=_digits(low), high=_end(high))


def detectable_words(detectable: Detectable) -> Words:
    """From which ratio on a change would have shown."""
    rise = times(detectable.rise)
    if detectable.fall is None:
        return _ONLY_RISE.format(rise=rise)
    return _EITHER.format(fall=times(detectable.fall), rise=rise)


def times(ratio: float) -> Words:
    """``2.4倍``, ``×2.4``."""
    return _RATIO.format(ratio=_digits(ratio))


def joined(parts: list[Words]) -> Words:
    """Several as one list."""
    return Words(_SEPARATOR.ja.join(part.ja for part in parts), _SEPARATOR.en.join(part.en for part in parts))


def _end(high: float) -> Words:
    return _UNBOUNDED if high == float("inf") else _same(_digits(high))


def _digits(ratio: float) -> str:
    return f"{ratio:.2g}" if ratio < 10 else f"{ratio:.0f}"


def _same(text: str) -> Words:
    return Words(text, text)
