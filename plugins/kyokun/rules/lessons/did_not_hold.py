"""KY610."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, date, datetime

from kyokun.knowledge.knowledge import Incident, Knowledge, LessonPage
from kyokun.model.action import Action
from kyokun.model.language import Words
from kyokun.model.moment import day_of
from kyokun.reading.document import Document
from kyokun.rules.histories import happened, name_of, names
from kyokun.rules.lesson_evidence import Before, citing_oldest_first
from kyokun.rules.rule import Raised, Rule, Setting, Weight

_RECENT = 5
_LONG_AGO = datetime.min.replace(tzinfo=UTC)


def check(knowledge: Knowledge, setting: Setting) -> Iterator[tuple[Document, Raised]]:
    for page in knowledge.lessons:
        if knowledge.original_lesson(page.lesson.id) != page.lesson.id:
            continue
        # A lesson may teach quite different things elsewhere: a cause or a service must be shared.
        before: defaultdict[str, Before] = defaultdict(Before)
        for incident, actions in citing_oldest_first(knowledge, page):
            postmortem = incident.postmortem
            traits = dict.fromkeys((*map(str, postmortem.causes), *postmortem.services))
            alike = [before[trait] for trait in traits if before[trait].incidents]
            day = day_of(postmortem.happened_at, setting.options.zone)
            if actions and day is not None and _held_out(incident, alike, day):
                yield incident.document, _raised(actions[0].action, alike, page)
            if actions:
                for trait in traits:
                    before[trait].add(incident, actions)


def _held_out(incident: Incident, alike: list[Before], day: date) -> bool:
    """Whether all that was to be done had been done before that day, and the document does not say so."""
    days = [one.last_done for one in alike if one.last_done is not None]
    if not days or max(days) >= day or any(one.is_open for one in alike):
        return False
    # Whoever names an earlier incident has asked the question already.
    return not any(names(incident, other) for one in alike for other in one.incidents[-_RECENT:])


def _raised(action: Action, alike: list[Before], page: LessonPage) -> Raised:
    before = name_of(max((one.incidents[-1] for one in alike), key=lambda one: happened(one) or _LONG_AGO))
    last = max(one.last_done for one in alike if one.last_done is not None)
    return Raised(
        action.lessons[0].span if action.lessons else action.where["title"],
        Words(
            "教訓「{title}」を引いた {before} のアクションは {last} にすべて終わっていたのに、その後にこれが起きました",
            "the lesson “{title}” did not hold: the actions of {before} that cite it were all done on {last}, before this happened",
        ).format(title=page.lesson.title, before=before, last=last.isoformat()),
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
