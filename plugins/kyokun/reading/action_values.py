"""The values inside an action: owners, due dates, states."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from kyokun.model.action import Due
from kyokun.model.moment import Moment, When
from kyokun.model.terms import ActionState
from kyokun.model.vocabulary import ACTION_STATES
from kyokun.reading.placeholders import is_placeholder
from kyokun.reading.plain import plain
from kyokun.reading.times import parse_date
from kyokun.text.folding import fold
from kyokun.text.patterns import lazy_pattern

_HANDLE = lazy_pattern(r"(?<![A-Za-z0-9_.+-])@[A-Za-z0-9_](?:[A-Za-z0-9_./-]*[A-Za-z0-9_])?")
_NAMES = lazy_pattern(r",|、|，|/|／|&|＆|・|\band\b")
_RELATIVE = lazy_pattern(
    r"(?:(?:within|in)\s)?(?P<count>\d{1,3}|an?|one|two|three|four|six)\s?"
    r"(?P<unit>日|days?|週間?|weeks?|[ヶケかカヵ箇]月|months?|年|years?)間?(?:以内|後|まで)?(?:に.*|\s(?:of|from|after)\s.*)?"
)
_BETWEEN_WORDS = lazy_pattern(r"[\s:：、,–—]+")
_WORD_COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "six": 6}
_LONGEST_DUE = 16
_TODAY = frozenset({"即日", "本日", "当日", "今日", "today", "immediately", "即座", "即時", "at once"})
_TOMORROW = frozenset({"明日", "翌日", "tomorrow"})


def read_owners(written: str) -> tuple[str, ...]:
    """Handles when there are any (``@eve（QA）`` gives ``@eve``), else the names as written; placeholders give none."""
    written = written.replace("＠", "@")
    found = _HANDLE.findall(written)
    handles = tuple(handle for handle in found if not is_placeholder(handle))
    if handles:
        return tuple(dict.fromkeys(handles))
    names = (plain(name) for name in _NAMES.split(written))
    return tuple(dict.fromkeys(name for name in names if not is_placeholder(name)))


def read_due(written: str, counted_from: date | None) -> Due | None:
    """A date, or one counted from ``counted_from``; None when only a placeholder is written."""
    text = plain(written)
    if is_placeholder(text):
        return None
    on = parse_date(text)
    if on is not None:
        return Due(text, on)
    folded = fold(text)
    if folded in _TODAY or folded in _TOMORROW:
        days = timedelta(days=1 if folded in _TOMORROW else 0)
        return Due(text, counted_from + days if counted_from else None, is_relative=True)
    match = _RELATIVE.fullmatch(folded)
    if match is None:
        return Due(text, None)
    count = _WORD_COUNTS.get(match["count"]) or int(match["count"])
    return Due(text, _later(counted_from, count, match["unit"]), is_relative=True)


def is_due(written: str) -> bool:
    """Whether a few words are a due date and nothing else: ``2025-01-15``, ``3日以内``."""
    due = read_due(written, None) if len(written) <= _LONGEST_DUE else None
    return due is not None and (due.is_relative or due.on is not None)


def due_base(held_at: When, resolved_at: When) -> date | None:
    """The day relative due dates count from: the review meeting's, else that of resolution."""
    for when in (held_at, resolved_at):
        if isinstance(when, Moment):
            return when.at.date()
    return None


@dataclass(frozen=True, slots=True)
class StateRead:
    """An action's state, the day it was done, and whatever else was noted in brackets."""

    state: ActionState
    done_on: date | None = None
    note: str = ""


def read_state(written: str) -> StateRead:
    """``完了（2025-01-16）``, ``進行中``, ``見送り（理由）``, ``done (2025-01-16)``."""
    word, _, inside = plain(written).replace("（", "(").partition("(")
    state = ACTION_STATES.find(word) or ACTION_STATES.find_heading(word)
    rest = inside.rstrip().removesuffix(")").removesuffix("）").strip()
    if state is None:
        state, rest = _state_among(word, rest)
    on = parse_date(rest) if state is ActionState.DONE else None
    return StateRead(state, on, rest)


def _state_among(written: str, rest: str) -> tuple[ActionState, str]:
    """``完了 2025-01-16``, ``won't do: too costly``, ``2025-01-16 完了``: the state's word stands first, or after a date."""
    words = [word for word in _BETWEEN_WORDS.split(written.strip(" ✅☑️🚧❌")) if word.strip("-")]
    if len(words) > 1 and parse_date(words[0]):
        words = [*words[1:], words[0]]
    for length in (3, 2, 1):
        state = ACTION_STATES.find(" ".join(words[:length]))
        if state is not None:
            return state, " ".join((*words[length:], rest)).strip()
    return ActionState.UNKNOWN, rest


def _later(start: date | None, count: int, unit: str) -> date | None:
    if start is None:
        return None
    try:
        if unit.startswith(("日", "day")):
            return start + timedelta(days=count)
        if unit.startswith(("週", "week")):
            return start + timedelta(weeks=count)
        months = count * (12 if unit.startswith(("年", "year")) else 1)
        year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
        return date(year, month + 1, min(start.day, calendar.monthrange(year, month + 1)[1]))
    except (OverflowError, ValueError):
        return None
