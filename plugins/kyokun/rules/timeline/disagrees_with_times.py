"""KY305."""

import re
from collections.abc import Iterator
from datetime import timedelta

from kyokun.model.language import Words
from kyokun.model.moment import Moment
from kyokun.model.postmortem import Postmortem
from kyokun.model.timeline import Event
from kyokun.reading.document import Document
from kyokun.rules.course_words import LOOSE, STRICT
from kyokun.rules.rule import Raised, Rule, Setting, Weight
from kyokun.rules.timeline_rows import (
    agrees,
    clock,
    known_times,
    short,
    timed,
    timeline_span,
    words_of,
)
from kyokun.rules.zones import shift, unread_heading
from kyokun.text.folding import fold

_NEAR = timedelta(hours=1)


def check(document: Document, setting: Setting) -> Iterator[Raised]:  # noqa: ARG001
    postmortem = document.postmortem
    # Times off by a whole zone disagree all at once: KY303 says so.
    if postmortem is None or not postmortem.events or unread_heading(document) or shift(document):
        return
    rows = timed(postmortem.events)
    times = known_times(postmortem)
    if _lie_outside(rows, times):
        yield _outside(document, postmortem, times)
        return
    labels = [(_label(event), event, at) for event, at in rows]
    for key, said in times.items():
        labelled = [(event, at) for label, event, at in labels if STRICT[key].fullmatch(label)]
        if labelled and not any(agrees(event, at, said) for event, at in labelled):
            # Another row may tell it better: 「アラート」 at detected_at, and 「検知」 when a person looked.
            others = (event for event, at in rows if agrees(event, at, said))
            if not any(LOOSE[key].search(words_of(event)) for event in others):
                yield _differs(postmortem, key, said, labelled[0])


def _label(event: Event) -> str:
    """The event's words up to a colon, without what surrounds them."""
    return re.split(r"[:(]", fold(event.event), maxsplit=1)[0].strip(" 。.*_")


def _differs(postmortem: Postmortem, key: str, said: Moment, row: tuple[Event, Moment]) -> Raised:
    event, at = row
    return Raised(
        event.where["time"],
        Words(
            "{time}「{event}」が {key} の {said} と違います", "{time} “{event}” is not the {said} of {key}"
        ).format(time=clock(at, said), event=short(event.event), key=key, said=clock(said, at)),
        Words(
            "どちらが正しいかを確かめ、もう一方を直してください",
            "find out which of the two is right and correct the other",
        ),
        related=((postmortem.where[key], Words(f"{key} はここです", f"{key} is here")),),
    )


def _lie_outside(rows: tuple[tuple[Event, Moment], ...], times: dict[str, Moment]) -> bool:
    """Whether no row at all lies between the incident's start and its resolution."""
    started, resolved = times.get("started_at"), times.get("resolved_at")
    if started is None or resolved is None or not started.is_exact or not resolved.is_exact:
        return False
    exact = [at.at for _, at in rows if at.is_exact]
    inside = any(started.at - _NEAR <= at <= resolved.at + _NEAR for at in exact)
    return len(exact) > 2 and not inside


def _outside(document: Document, postmortem: Postmortem, times: dict[str, Moment]) -> Raised:
    return Raised(
        timeline_span(document),
        Words(
            "タイムラインのどの行も started_at と resolved_at の間にありません",
            "no row of the timeline lies between started_at and resolved_at",
        ),
        Words(
            "フロントマターの日付と、行の日付・ゾーンを確かめてください",
            "check the dates in the front matter, and the dates and the zone of the rows",
        ),
        related=tuple(
            (postmortem.where[key], Words(f"{key} は {clock(times[key])}", f"{key} is {clock(times[key])}"))
            for key in ("started_at", "resolved_at")
        ),
    )


RULE = Rule(
    code="KY305",
    slug="disagrees-with-times",
    title=Words("タイムラインとフロントマターの時刻が違う", "The timeline disagrees with the front matter"),
    reason=Words(
        "検知や復旧までの時間はフロントマターから計算されます。表と違っていれば、どちらかが誤りです。",
        "Durations are computed from the front matter. Where the table says otherwise, one of them is wrong.",
    ),
    weight=Weight.WARNING,
    bad=Words(
        "detected_at: 2025-06-02T10:15+09:00\nresolved_at: 2025-06-02T11:50+09:00\n",
        "detected_at: 2025-06-02T10:15+09:00\nresolved_at: 2025-06-02T11:50+09:00\n",
    ),
    good=Words(
        "detected_at: 2025-06-02T10:04+09:00\nresolved_at: 2025-06-02T10:50+09:00\n",
        "detected_at: 2025-06-02T10:04+09:00\nresolved_at: 2025-06-02T10:50+09:00\n",
    ),
    of_document=check,
)
