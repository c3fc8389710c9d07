"""Durations that a text states: 「**MTTR**: 1時間15分（検知から）」, "Time to detect 24 min, to resolve 5 h, all from 19:34"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kyokun.reading.document import Document
from kyokun.reading.written_durations import DURATION, measured
from kyokun.text.patterns import lazy_pattern
from kyokun.text.span import Span

_METRICS = lazy_pattern(
    r"(?P<resolve>MTTR|TTR\b|(?:復旧|解決|解消|修復)まで|復旧時間|to (?:resol\w+|recover\w*|repair|restor\w*|fix))"
    r"|(?P<detect>MTTD|TTD\b|検知まで|検出まで|to detect\w*)"
    r"|(?P<acknowledge>MTTA|TTA\b|(?:認知|確認|対応開始)まで|to acknowledge\w*)"
    r"|(?P<identify>原因(?:の)?特定まで|to identif\w+)"
    r"|(?P<mitigate>MTTM|(?:緩和|暫定復旧)まで|to mitigat\w+)"
)
_KEYWORDS = ("MTT", "TTR", "TTD", "TTA", "ime to ", "まで", "復旧時間")
_LONGEST_LINE = 2000
_LONGEST_GAP = 60
_BETWEEN = lazy_pattern(
    r"[\s:：*_|=（(はを）)\[\]]*(?:の?(?:所要)?時間)?(?:mean time to \w+|mttr|ttr|ttd)?[\s:：*_|=はを）)]*(?:was|is|of|took|took about)?[\s:：*_|]*",
    re.IGNORECASE,
)
_NOT_THIS_ONE = lazy_pattern(
    r"→.*\d|->|平均|目標|以内|未満|先月|前月|average|\bmean\b(?! time)|target|\bslo\b|\bsla\b|goal|within|less than|under",
    re.IGNORECASE,
)
_FROM = (
    ("started_at", r"発生|障害開始|問題の?開始|start|began|begin|onset|outset"),
    ("detected_at", r"検知|検出|アラート|detect|alert|page"),
    ("acknowledged_at", r"認知|確認|対応開始|acknowledg"),
    ("identified_at", r"特定|identif"),
)
_COUNTED = lazy_pattern(r"から|を起点|\b(?:from|since|after)\b", re.IGNORECASE)
_ANCHOR = lazy_pattern(
    r"(?:"
    + "|".join(f"(?P<{key}>{words})" for key, words in _FROM)
    + r"|(?P<clock>\d{1,2}:\d{2}))[\w ]{0,8}?(?:から|より|を起点|以降)"
    r"|(?:from|since|after)\s(?:the\s|first\s)?(?:"
    + "|".join(f"(?P<{key}2>{words})" for key, words in _FROM)
    + r"|(?P<clock2>\d{1,2}:\d{2}))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Stated:
    """A duration as stated: of what, how long, as exactly as it was written, and from when."""

    metric: str
    seconds: int
    tolerance: int
    start: str | None
    """A front-matter key, a clock time, or None when it is not said."""
    span: Span


def stated_durations(document: Document) -> Iterator[Stated]:
    """Every duration that the body states with its metric, outside code."""
    for start, end in sorted(_lines(document.text, document.body.start)):
        if end - start <= _LONGEST_LINE and not _is_code(document, start):
            yield from _in_line(document.text[start:end], start)


def _lines(text: str, at: int) -> set[tuple[int, int]]:
    """The lines that may state a duration: those with a keyword."""
    found = set()
    for keyword in _KEYWORDS:
        end = at
        while (here := text.find(keyword, end)) >= 0:
            start, end = text.rfind("\n", 0, here) + 1, _end_of_line(text, here)
            if text.startswith("#", start):  # "## MTTR", and the duration in the line below
                end = _end_of_line(text, end + 2 if text.startswith("\n\n", end) else end + 1)
            found.add((start, end))
    return found


def _end_of_line(text: str, at: int) -> int:
    end = text.find("\n", at)
    return end if end >= 0 else len(text)


def _in_line(line: str, offset: int) -> Iterator[Stated]:
    metrics = list(_METRICS.finditer(line))
    if not metrics or _NOT_THIS_ONE.search(line):
        return
    durations = list(DURATION.finditer(line))
    common = _common_anchor(line, metrics[0].start(), durations[-1].end() if durations else len(line))
    for at, metric in enumerate(metrics):
        before = re.split(r"[、。,;（(|]", line[: metric.start()])[-1]
        end = metrics[at + 1].start() if at + 1 < len(metrics) else len(line)
        own = [found for found in durations if metric.end() <= found.start() < end]
        for order, found in enumerate(own):
            follows = own[order + 1].start() if order + 1 < len(own) else end
            behind = re.split(r"。|[.;] ", line[found.end() : follows])[0]
            start = _anchor(behind) or _anchor(before)
            if start is None and _COUNTED.search(before + behind):
                continue  # it counts from something that the front matter does not hold
            gap = line[metric.end() : found.start()]
            direct = order == 0 and len(gap) <= _LONGEST_GAP and _BETWEEN.fullmatch(gap)
            if direct or (order and start):
                seconds, tolerance = measured(found)
                span = Span(offset + found.start("parts"), offset + found.end("parts"))
                yield Stated(metric.lastgroup or "", seconds, tolerance, start or common, span)


def _common_anchor(line: str, first: int, last: int) -> str | None:
    """What the whole line counts from: 「19:34 を起点として、…」 before, or 「（いずれも発生から）」 behind it all."""
    behind = line[last:]
    said_of_all = re.search(r"いずれも|すべて|\ball\b|\bboth\b|\beach\b", behind)
    return _anchor(line[:first]) or (_anchor(behind) if said_of_all else None)


def _anchor(text: str) -> str | None:
    match = _ANCHOR.search(text)
    if match is None:
        return None
    clock = match["clock"] or match["clock2"]
    return clock or next(name.rstrip("2") for name, value in match.groupdict().items() if value)


def _is_code(document: Document, at: int) -> bool:
    return any(span.start <= at < span.end for span in document.outline.code)
