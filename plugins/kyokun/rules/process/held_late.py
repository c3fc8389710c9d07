"""KY902."""

from collections.abc import Iterator

from kyokun.knowledge.survey import Survey
from kyokun.model.language import Words
from kyokun.model.terms import DocumentType, Status
from kyokun.rules.deadlines import allowed_words, asked, late_words, past, reported, span_words
from kyokun.rules.rule import Raised, Rule, Setting, Weight


def check(survey: Survey, setting: Setting) -> Iterator[tuple[str, Raised]]:
    for incident, detail, limit in asked(survey, "held", setting):
        if incident.type is not DocumentType.POSTMORTEM:
            continue
        held = detail.times.get("held_at")
        late = late_words(held, limit)
        # A meeting that is still to come is late, too, once its deadline has passed.
        overdue = past(limit, setting) if held is None else None
        if late is not None:
            yield (
                incident.path,
                reported(
                    detail,
                    "held_at",
                    Words(
                        "レビュー会が、復旧から {allowed}という期限より {late}遅れました",
                        "the meeting was held {late} after the deadline of {allowed} from resolution",
                    ).format(late=late, allowed=allowed_words("held", setting)),
                    Words(
                        "日付が正しければ、会で思い出せなかったことをログで補い、次は解決した日に会の日時を決めてください",
                        "if the date is right, fill what people no longer remembered from the logs; next time set the meeting on the day of resolution",
                    ),
                ),
            )
        elif overdue is not None and incident.status in (Status.DRAFT, Status.REVIEW):
            yield (
                incident.path,
                reported(
                    detail,
                    "held_at",
                    Words(
                        "レビュー会の期限（復旧から {allowed}）を {overdue}過ぎていますが、`held_at` がありません",
                        "the meeting is {overdue} past its deadline ({allowed} from resolution), and there is no `held_at`",
                    ).format(overdue=span_words(overdue), allowed=allowed_words("held", setting)),
                    Words(
                        "今週のうちに会を開き、`held_at` に日時を書いてください",
                        "hold the meeting this week and write its time as `held_at`",
                    ),
                ),
            )


RULE = Rule(
    code="KY902",
    slug="held-late",
    title=Words("レビュー会が期限より遅れた", "The meeting was held late"),
    reason=Words(
        "当事者の予定は日が経つほど合わなくなり、痛みを忘れるほど対策に人手が割かれなくなります。期限（復旧から 72 時間）は mkdocs.yml の deadline_hours で変えられます。",
        "The longer one waits, the fewer can come and the less is done about it. The deadline (72 hours from resolution) is set by deadline_hours in mkdocs.yml.",
    ),
    weight=Weight.ADVICE,
    bad=Words("held_at: 2025-06-12T10:00+09:00\n", "held_at: 2025-06-12T10:00+09:00\n"),
    good=Words("held_at: 2025-06-05\n", "held_at: 2025-06-05\n"),
    of_base=check,
)
