"""KY901."""

from collections.abc import Iterator

from kyokun.knowledge.survey import Survey
from kyokun.model.language import Words
from kyokun.rules.deadlines import allowed_words, asked, late_words, reported
from kyokun.rules.rule import Raised, Rule, Setting, Weight


def check(survey: Survey, setting: Setting) -> Iterator[tuple[str, Raised]]:
    for incident, detail, limit in asked(survey, "drafted", setting):
        late = late_words(detail.times.get("drafted_at"), limit)
        if late is not None:
            yield (
                incident.path,
                reported(
                    detail,
                    "drafted_at",
                    Words(
                        "下書きの開始が、復旧から {allowed}という期限より {late}遅れました",
                        "the draft was begun {late} after the deadline of {allowed} from resolution",
                    ).format(late=late, allowed=allowed_words("drafted", setting)),
                    Words(
                        "日付が正しければ、遅れた間に消えたログや記憶の分だけ、タイムラインの根拠を確かめてください。次は `kyokun new` だけでも当日に",
                        "if the date is right, look again at what the timeline rests on: logs and memories have faded; next time begin with `kyokun new` the same day",
                    ),
                ),
            )


RULE = Rule(
    code="KY901",
    slug="drafted-late",
    title=Words("下書きが期限より遅れた", "It was drafted late"),
    reason=Words(
        "記憶は一日でぼやけ、ログやグラフは保存期間を過ぎると消えます。期限（復旧から 24 時間）は mkdocs.yml の deadline_hours で変えられます。",
        "Memories fade within a day, and logs are kept only so long. The deadline (24 hours from resolution) is set by deadline_hours in mkdocs.yml.",
    ),
    weight=Weight.ADVICE,
    bad=Words("drafted_at: 2025-06-04T09:00+09:00\n", "drafted_at: 2025-06-04T09:00+09:00\n"),
    good=Words("drafted_at: 2025-06-03\n", "drafted_at: 2025-06-03\n"),
    of_base=check,
)
