"""KY610."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from kyokun.knowledge.facts import ActionFacts, IncidentFacts, LessonFacts
from kyokun.knowledge.survey import Survey
from kyokun.model.language import Words
from kyokun.rules.histories import names
from kyokun.rules.lesson_evidence import Before, citing_oldest_first, traits
from kyokun.rules.rule import Raised, Rule, Setting, Weight

_RECENT = 5
_LONG_AGO = float("-inf")


def check(survey: Survey, setting: Setting) -> Iterator[tuple[str, Raised]]:  # noqa: ARG001
    for lesson in survey.lessons:
        citing = survey.taught_by.get(lesson.id, ())
        originals = map(survey.original_of, citing)
        asked = [incident for incident in originals if survey.is_asked(incident.path)]
        shared = frozenset(trait for incident in asked for trait in traits(incident))
        # A lesson may teach quite different things elsewhere: a cause or a service must be shared.
        before: defaultdict[str, Before] = defaultdict(Before)
        for incident, actions in citing_oldest_first(survey, lesson, shared):
            alike = [before[trait] for trait in traits(incident) if before[trait].incidents]
            is_asked = bool(actions) and survey.is_asked(incident.path)
            if is_asked and incident.day is not None and _held_out(survey, incident, alike, incident.day):
                yield incident.path, _raised(actions[0], alike, lesson)
            if actions:
                for trait in traits(incident):
                    before[trait].add(incident, actions)


def _held_out(survey: Survey, incident: IncidentFacts, alike: list[Before], day: date) -> bool:
    """Whether all that was to be done had been done before that day, and the document does not say so."""
    days = [one.last_done for one in alike if one.last_done is not None]
    if not days or max(days) >= day or any(one.is_open for one in alike):
        return False
    # Whoever names an earlier incident has asked the question already.
    return not any(names(survey, incident, other) for one in alike for other in one.incidents[-_RECENT:])


def _raised(action: ActionFacts, alike: list[Before], lesson: LessonFacts) -> Raised:
    before = max((one.incidents[-1] for one in alike), key=lambda one: one.happened or _LONG_AGO).name
    last = max(one.last_done for one in alike if one.last_done is not None)
    return Raised(
        action.span,
        Words(
            "教訓「{title}」を引いた {before} のアクションは {last} にすべて終わっていたのに、その後にこれが起きました",
            "the lesson “{title}” did not hold: the actions of {before} that cite it were all done on {last}, before this happened",
        ).format(title=lesson.title, before=before, last=last.isoformat()),
        Words(
            "{before} の対策がなぜ効かなかったのか（広げていなかったのか、的を外していたのか）を、根本原因分析に {before} の名を挙げて書いてください",
            "say in the root cause analysis, naming {before}, why its actions did not prevent this: not rolled out, or aimed elsewhere?",
        ).format(before=before),
    )


_JA = """\
=== postmortems/2025/PM-001-stock.md
started_at: 2025-03-03T10:00+09:00
detected_at: 2025-03-03T10:04+09:00
resolved_at: 2025-03-03T10:50+09:00
## アクションアイテム

#### 1. 在庫サービスの呼び出しに 2 秒の上限を設定する
- **状態**: {state}
- **教訓**: [待ち時間に上限を設ける](../../lessons/practice/timeouts.md)
=== postmortems/2025/PM-002-again.md
id: PM-002
"""
_EN = """\
=== postmortems/2025/PM-001-stock.md
started_at: 2025-03-03T10:00+09:00
detected_at: 2025-03-03T10:04+09:00
resolved_at: 2025-03-03T10:50+09:00
## Action items

#### 1. Set a timeout of 2 s on calls to the stock service
- **State**: {state}
- **Lesson**: [Bound every wait](../../lessons/practice/timeouts.md)
=== postmortems/2025/PM-002-again.md
id: PM-002
"""

RULE = Rule(
    code="KY610",
    slug="lesson-did-not-hold",
    title=Words("教訓を生かした後に、同じ教訓の障害が起きた", "A lesson did not hold"),
    reason=Words(
        "対策が終わってから同じ教訓が要る障害が起きたのなら、対策が届いていないか、教訓が的を外しています。いちばん学びの多い問いです。",
        "When all was done and the same lesson is needed again, it did not reach far enough or missed the point: no question teaches more.",
    ),
    weight=Weight.ADVICE,
    bad=Words(_JA.format(state="完了（2025-03-08）"), _EN.format(state="done (2025-03-08)")),
    good=Words(_JA.format(state="進行中"), _EN.format(state="in progress")),
    of_base=check,
)
