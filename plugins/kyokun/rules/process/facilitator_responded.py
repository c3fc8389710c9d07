"""KY905."""

from collections.abc import Iterator

from kyokun.model.language import Words
from kyokun.model.moment import Moment
from kyokun.model.postmortem import Postmortem
from kyokun.model.terms import SectionKind
from kyokun.model.timeline import Event
from kyokun.reading.document import Document
from kyokun.rules.people import people_in, without_brackets
from kyokun.rules.rule import Raised, Rule, Setting, Weight
from kyokun.text.span import Span


def check(document: Document, setting: Setting) -> Iterator[Raised]:  # noqa: ARG001
    postmortem = document.postmortem
    if postmortem is None or not postmortem.facilitator or postmortem.translation_of is not None:
        return
    facilitators = people_in(postmortem.facilitator)
    event = next((event for event in _response(postmortem) if facilitators & people_in(event.who)), None)
    section = postmortem.section(SectionKind.PARTICIPANTS)
    if event is None or section is None:
        return
    # Handles may stand in the list of participants, too: the facilitator's line is the last.
    at = document.text.rfind(postmortem.facilitator, section.body.start, section.body.end)
    span = Span(at, at + len(postmortem.facilitator)) if at >= 0 else section.where["heading"]
    yield Raised(
        span,
        Words(
            "ファシリテーター {name} は、対応した人でもあります（{time} {event}）",
            "the facilitator {name} also responded ({time} {event})",
        ).format(name=without_brackets(postmortem.facilitator), time=event.written_time, event=event.event),
        Words(
            "会の前なら、対応していない人に進行を頼んでください。開いた後なら、次の会のために覚えておいてください",
            "ask somebody who did not respond to run the meeting; if it has been held, keep it in mind for the next",
        ),
        related=((event.where["who"], Words("ここで対応しています", "responds here")),),
    )


def _response(postmortem: Postmortem) -> Iterator[Event]:
    """The events up to resolution: what came after is no response."""
    resolved = postmortem.time("resolved_at")
    for event in postmortem.events:
        after = isinstance(resolved, Moment) and isinstance(event.at, Moment) and event.at.at > resolved.at
        if event.who and not after:
            yield event


RULE = Rule(
    code="KY905",
    slug="facilitator-responded",
    title=Words("ファシリテーターが対応者でもある", "The facilitator also responded"),
    reason=Words(
        "自分の判断が話題になる会を、公平に進めるのは誰にとっても難しいことです。",
        "Nobody can easily run a meeting fairly in which their own decisions are the subject.",
    ),
    weight=Weight.ADVICE,
    bad=Words(
        "## 参加者\n\n- @rin（バックエンド）\n- @eve（QA）\n\n**ファシリテーター**: @kenji\n**記録者**: @eve\n",
        "## Participants\n\n- @rin (backend)\n- @eve (QA)\n\n**Facilitator**: @kenji\n**Recorder**: @eve\n",
    ),
    good=Words(
        "## 参加者\n\n- @rin（バックエンド）\n- @kenji（SRE）\n\n**ファシリテーター**: @diana\n**記録者**: @eve\n",
        "## Participants\n\n- @rin (backend)\n- @kenji (SRE)\n\n**Facilitator**: @diana\n**Recorder**: @eve\n",
    ),
    of_document=check,
)
