"""KY611."""

from collections.abc import Iterator
from datetime import timedelta

from kyokun.knowledge.facts import Detail, IncidentFacts
from kyokun.knowledge.survey import Survey
from kyokun.model.language import Words
from kyokun.model.terms import DocumentType, Severity
from kyokun.rules.histories import key_span
from kyokun.rules.rule import Raised, Rule, Setting, Weight

_SEVERE = (Severity.CRITICAL, Severity.HIGH)
_PERIOD = timedelta(days=365).total_seconds()
_TOO_OFTEN = 3


def check(survey: Survey, setting: Setting) -> Iterator[tuple[str, Raised]]:  # noqa: ARG001
    severe = set()
    for incident in survey.asked_incidents:
        is_record = incident.type is DocumentType.RECORD and not survey.is_translation(incident)
        if is_record and incident.severity in _SEVERE:
            severe.add(incident.path)
            yield incident.path, _for_severity(incident, survey.details[incident.path])
    records = (one for one in survey.asked_incidents if one.type is DocumentType.RECORD)
    for cause in dict.fromkeys(cause for record in records for cause in record.causes):
        pairs = survey.by_cause.get(cause, ())
        happened = [(at, incident) for at, incident in pairs if incident.type is not DocumentType.NEAR_MISS]
        first = 0
        for order, (at, incident) in enumerate(happened):
            while happened[first][0] <= at - _PERIOD:
                first += 1
            is_asked = incident.type is DocumentType.RECORD and survey.is_asked(incident.path)
            if is_asked and order - first + 1 >= _TOO_OFTEN and incident.path not in severe:
                before = [one for _, one in happened[first:order]]
                yield incident.path, _for_cause(survey.details[incident.path], cause, before)


def _for_severity(incident: IncidentFacts, detail: Detail) -> Raised:
    severity = incident.severity
    return Raised(
        key_span(detail, "type"),
        Words(
            "`severity: {severity}` のインシデントが記録のままです",
            "an incident of `severity: {severity}` is only a record",
        ).format(severity=severity.value if severity else ""),
        _HELP,
        related=((key_span(detail, "severity"), Words("重大度", "the severity")),),
    )


def _for_cause(detail: Detail, cause: str, before: list[IncidentFacts]) -> Raised:
    return Raised(
        key_span(detail, "type"),
        Words(
            "原因 `{cause}` が 12 ヶ月で {count} 回目（{others}）なのに、記録のままです",
            "the cause `{cause}` is here for the {count} time in 12 months ({others}), and it is only a record",
        ).format(
            cause=cause,
            count=Words(str(len(before) + 1), _ordinal(len(before) + 1)),
            others=", ".join(incident.name for incident in before[-_TOO_OFTEN:]),
        ),
        _HELP,
        related=((key_span(detail, "causes"), Words("原因", "the causes")),),
    )


def _ordinal(number: int) -> str:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th") if number // 10 % 10 != 1 else "th"
    return f"{number}{ending}"


_HELP = Words(
    "`type: postmortem` にし、会を開いて根本原因とアクションを書いてください",
    "make it `type: postmortem`, hold the meeting and write root causes and actions",
)
_RECORD = "type: record\nseverity: {severity}\n"

RULE = Rule(
    code="KY611",
    slug="record-must-be-postmortem",
    title=Words("記録ではなくポストモーテムが必要", "A record must become a postmortem"),
    reason=Words(
        "重大度が critical か high のとき、または同じ原因が 12 ヶ月で 3 回目のときは、ポストモーテムを必ず行います。一件ずつは軽くても、傾向は重い問題です。",
        "Critical and high incidents, and the third with the same cause in 12 months, must have a postmortem: each may be small, the pattern is not.",
    ),
    weight=Weight.REQUIREMENT,
    bad=Words(_RECORD.format(severity="high"), _RECORD.format(severity="critical")),
    good=Words(_RECORD.format(severity="low"), _RECORD.format(severity="medium")),
    of_base=check,
)
