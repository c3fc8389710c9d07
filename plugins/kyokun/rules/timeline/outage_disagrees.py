"""KY307."""

import re
from collections.abc import Iterator

from kyokun.model.durations import duration_words
from kyokun.model.language import Words
from kyokun.model.postmortem import Postmortem
from kyokun.model.terms import DocumentType, SectionKind
from kyokun.reading.document import Document
from kyokun.reading.written_durations import seconds_in
from kyokun.rules.rule import Raised, Rule, Setting, Weight
from kyokun.rules.timeline_rows import clock, known_times
from kyokun.text.patterns import lazy_pattern
from kyokun.text.span import Span

_STATED = lazy_pattern(
    r"^[ \t>*|_-]*+(?:完全停止|停止時間|ダウンタイム|(?:完全に)?(?:使用不可|利用不可|使えなかった|利用できなかった)(?:時間)?"
    r"|(?:complete |full |total )?(?:outage|downtime)|unavailable)[*_ \t]*+[:：|][*_ \t]*+(?P<long>[^（(、,。|\n]{1,40})",
    re.IGNORECASE | re.MULTILINE,
)
_SLACK = 10 * 60


def check(document: Document, setting: Setting) -> Iterator[Raised]:  # noqa: ARG001
    postmortem = document.postmortem
    if postmortem is None or postmortem.type is DocumentType.NEAR_MISS:
        return
    lasted = postmortem.duration("resolve")
    for seconds, tolerance, span, written in _stated(document, postmortem):
        # Shorter is honest: an incident may be resolved long after the outage is over.
        if lasted is not None and seconds > lasted + max(tolerance, _SLACK, lasted // 10):
            yield _raised(postmortem, span, written, lasted)


def _stated(document: Document, postmortem: Postmortem) -> Iterator[tuple[int, int, Span, str]]:
    for name, quantity in postmortem.impact.quantities:
        written = f"{quantity.amount} {quantity.unit}".strip()
        measured = seconds_in(written) if name == "outage" else None
        if measured:
            yield (*measured, postmortem.where["impact"], written)
    for section in postmortem.sections:
        if section.kind is SectionKind.IMPACT:
            for match in _STATED.finditer(document.text, section.body.start, section.body.end):
                written = match["long"].strip("*_ 　")
                measured = seconds_in(written)
                if measured:
                    at = match.start("long")
                    yield (*measured, Span(at, at + len(match["long"].rstrip())), written)


def _raised(postmortem: Postmortem, span: Span, written: str, lasted: int) -> Raised:
    times = known_times(postmortem)
    started, resolved = times["started_at"], times["resolved_at"]
    return Raised(
        span,
        Words(
            "停止時間「{written}」が発生から復旧までの {lasted}（{started}〜{resolved}）より長くなっています",
            "the outage of “{written}” is longer than the incident: {lasted} ({started} to {resolved})",
        ).format(
            written=written,
            lasted=duration_words(lasted),
            started=clock(started),
            resolved=clock(resolved, started),
        ),
        Words(
            "停止時間か、started_at と resolved_at のどちらかを直してください。数え方が違うなら、その旨を書き添えます",
            "correct the outage, or started_at and resolved_at; if it counts otherwise, say how",
        ),
        related=tuple(
            (postmortem.where[key], Words(f"{key} はここです", f"{key} is here"))
            for key in ("started_at", "resolved_at")
        ),
    )


RULE = Rule(
    code="KY307",
    slug="outage-disagrees",
    title=Words("停止時間がインシデントより長い", "The outage is longer than the incident"),
    reason=Words(
        "復旧より長く続く停止はありません。時刻か停止時間のどちらかが実際と違っています。",
        "No outage outlasts the recovery: either the times or the outage are not what they were.",
    ),
    weight=Weight.ADVICE,
    bad=Words("impact: {users: 412, outage: 2 h}\n", "impact: {users: 412, outage: 120 min}\n"),
    good=Words("impact: {users: 412, outage: 40分}\n", "impact: {users: 412, outage: 40 min}\n"),
    of_document=check,
)
