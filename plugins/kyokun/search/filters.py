"""The filters of the query language: their names in both languages, and what their values mean."""

import re
from calendar import monthrange
from collections.abc import Callable, Mapping
from datetime import date
from difflib import get_close_matches
from typing import Any, NamedTuple

from kyokun.model.language import Words
from kyokun.model.vocabulary import (
    ACTION_STATES,
    CAUSE_CATEGORIES,
    DETECTIONS,
    SEVERITIES,
    STATUSES,
    TYPES,
    Vocabulary,
)
from kyokun.search.entries import EntryKind
from kyokun.search.query import Days, Filter, Labelled
from kyokun.text.folding import fold

NAMES: Mapping[str, tuple[str, ...]] = {
    "severity": ("重大度", "深刻度"),
    "service": ("services", "サービス"),
    "cause": ("causes", "原因"),
    "team": ("teams", "チーム"),
    "tag": ("tags", "タグ"),
    "status": ("状態", "ステータス"),
    "type": ("種類", "kind"),
    "lang": ("言語", "language"),
    "detected_by": ("検知", "detected", "detected-by"),
    "owner": ("担当", "担当者"),
    "state": (),
    "year": ("年",),
    "since": ("以降", "から", "from", "after"),
    "until": ("まで", "to", "before"),
    "started": ("発生", "開始", "date"),
}
"""Every filter, and what else it may be called."""

_BY_NAME = {fold(word): name for name, others in NAMES.items() for word in (name, *others)}
_RANGE = re.compile(r"(.*?)(?:\.\.+|…|〜|～|~)(.*)")
_DAY = re.compile(r"(\d{4})(?:[-/.年](\d{1,2}))?(?:月)?(?:[-/.月]?(\d{1,2}))?[年月日]?")


class BadValue(Exception):
    """A filter's value that means nothing; ``words`` say what it could be."""

    def __init__(self, words: Words) -> None:
        super().__init__(words.en)
        self.words = words


def filter_named(written: str) -> str | None:
    """The filter that a name means."""
    return _BY_NAME.get(fold(written))


def close_name(written: str) -> str | None:
    """The filter that a name may be a misspelling of."""
    close = get_close_matches(fold(written), _BY_NAME, n=1, cutoff=0.75)
    return _BY_NAME[close[0]] if close else None


def read_filter(name: str, value: str) -> Filter:
    """The filter of that name with a value as written; several values are divided by commas.

    Raises:
        BadValue: a value it cannot have.
    """
    written = f"{name}:{value}"
    if name in _DAYS:
        return _DAYS[name](written, value)
    values = [part for part in re.split(r"[,、，]", value) if part.strip()]
    labels: list[str] = []
    prefixes: list[str] = []
    for part in values:
        if name in _CLOSED:
            labels += _CLOSED[name].read(part)
        elif part.endswith("*"):
            prefixes.append(f"{name}:{_open_value(name, part[:-1])}")
        else:
            labels.append(f"{name}:{_open_value(name, part)}")
    return Labelled(written, name, tuple(labels), tuple(prefixes))


def _open_value(name: str, part: str) -> str:
    value = fold(part)
    if name == "owner":
        return value.removeprefix("@")
    if name == "cause":
        category, slash, tag = value.partition("/")
        known = CAUSE_CATEGORIES.find(category)
        return f"{known or category}{slash}{tag}".replace(" ", "-")
    return value


class _Closed(NamedTuple):
    """A filter whose values are known: the labels that a word means, and the values to tell of."""

    find: Callable[[str], tuple[str, ...]]
    choices: Words

    def read(self, part: str) -> tuple[str, ...]:
        found = self.find(part)
        if not found:
            raise BadValue(_NOT_ONE_OF.format(value=part.strip(), choices=self.choices))
        return found


def _choice(name: str, vocabulary: Vocabulary[Any], *more: tuple[str, Vocabulary[Any]]) -> _Closed:
    """The values of one set, or of others where the first has none of that name."""

    def find(part: str) -> tuple[str, ...]:
        for label, words in ((name, vocabulary), *more):
            member = words.find(part)
            if member is not None:
                return (f"{label}:{member}",)
        return ()

    return _Closed(find, _choices(vocabulary))


def _choices(vocabulary: Vocabulary[Any], *more: Words) -> Words:
    shown = [*vocabulary.labels.values(), *more]
    return Words(
        "、".join(words.ja for words in shown),
        ", ".join([*vocabulary.labels, *(words.en for words in more)]),
    )


def _find_type(part: str) -> tuple[str, ...]:
    for kinds, spellings in _TYPE_WORDS.items():
        if fold(part) in spellings:
            return tuple(f"type:{kind}" for kind in kinds)
    member = TYPES.find(part)
    return (f"type:{member}",) if member is not None else ()


_TYPE_WORDS: Mapping[tuple[str, ...], tuple[str, ...]] = {
    (EntryKind.ACTION,): ("action", "actions", "action item", "アクション", "アクションアイテム", "対策"),
    (EntryKind.LESSON,): ("lesson", "lessons", "教訓"),
    (EntryKind.POSTMORTEM, EntryKind.RECORD, EntryKind.NEAR_MISS): (
        "incident",
        "incidents",
        "インシデント",
        "障害",
    ),
    (EntryKind.RECORD,): ("記録",),
}
_LANGUAGES = {"ja": ("ja", "japanese", "日本語"), "en": ("en", "english", "英語")}


def _find_language(part: str) -> tuple[str, ...]:
    return tuple(f"lang:{code}" for code, spellings in _LANGUAGES.items() if fold(part) in spellings)


_CLOSED: Mapping[str, _Closed] = {
    "severity": _choice("severity", SEVERITIES),
    # Both are 状態 in Japanese, and a person need not know which of them a word belongs to.
    "status": _choice("status", STATUSES, ("state", ACTION_STATES)),
    "state": _choice("state", ACTION_STATES, ("status", STATUSES)),
    "detected_by": _choice("detected_by", DETECTIONS),
    "type": _Closed(_find_type, _choices(TYPES, Words("アクション", "action"), Words("教訓", "lesson"))),
    "lang": _Closed(_find_language, Words("ja、en", "ja, en")),
}


def _since(written: str, value: str) -> Days:
    return Days(written, _day(value)[0], None)


def _until(written: str, value: str) -> Days:
    return Days(written, None, _day(value)[1])


def _within(written: str, value: str) -> Days:
    match = _RANGE.fullmatch(value)
    if match is None:
        return Days(written, *_day(value))
    first, last = match.group(1).strip(), match.group(2).strip()
    if not first and not last:
        raise BadValue(_NO_DAY.format(value=value))
    return Days(written, _day(first)[0] if first else None, _day(last)[1] if last else None)


_DAYS: Mapping[str, Callable[[str, str], Days]] = {
    "since": _since,
    "until": _until,
    "started": _within,
    "year": _within,
}


def _day(value: str) -> tuple[date, date]:
    """The first and the last day of a year, month or day."""
    match = _DAY.fullmatch(fold(value).replace(" ", ""))
    if match is None:
        raise BadValue(_NO_DAY.format(value=value))
    year = int(match.group(1))
    month, day = (int(part) if part else None for part in match.group(2, 3))
    try:
        if month is None:
            return date(year, 1, 1), date(year, 12, 31)
        if day is None:
            return date(year, month, 1), date(year, month, monthrange(year, month)[1])
        return date(year, month, day), date(year, month, day)
    except ValueError:
        raise BadValue(_NO_DAY.format(value=value)) from None


_NOT_ONE_OF = Words("「{value}」は {choices} のどれでもありません", "{value} is not one of {choices}")
_NO_DAY = Words(
    "「{value}」は日付として読めません。2025、2025-01、2025-01-31、2025-01..2025-03 のように書いてください",
    "{value} is no day: write 2025, 2025-01, 2025-01-31 or 2025-01..2025-03",
)
