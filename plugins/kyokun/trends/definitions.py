"""The metrics: what each is called, counts and means. The guide's page "Trends and reports" is this table in prose."""

from kyokun.model.language import Words
from kyokun.trends.figures import Metric, Question, Unit

RECURRENCE_DAYS = 90
PUBLISH_LIMITS = {"24h": 24, "72h": 72, "1w": 168}
"""Hours from resolution to publication: the guide, "When"."""

_STATISTICS = Words(
    "中央値は5件から、90パーセンタイルは10件から", "median from n ≥ 5, 90th percentile from n ≥ 10"
)


def _duration(id_: str, title: Words, start: str, end: str) -> Metric:
    formula = Words(
        f"1件ごとの {end} − {start}。{_STATISTICS.ja}", f"{end} − {start} of each; {_STATISTICS.en}"
    )
    return Metric(id_, title, Unit.SECONDS, formula, Question.RESPONSE)


INCIDENTS = Metric(
    "incidents",
    Words("インシデント", "Incidents"),
    Unit.INCIDENTS,
    Words(
        "その期間に始まったポストモーテムとインシデント記録の数。翻訳とニアミスは数えない",
        "postmortems and records of incidents that began in the period; neither translations nor near misses",
    ),
    Question.INCIDENTS,
)
NEAR_MISSES = Metric(
    "near-misses",
    Words("ニアミス", "Near misses"),
    Unit.INCIDENTS,
    Words("その期間のニアミスの数", "near misses of the period"),
)
DURATIONS = {
    "detect": _duration("time-to-detect", Words("検知まで", "Time to detect"), "started_at", "detected_at"),
    "acknowledge": _duration(
        "time-to-acknowledge",
        Words("検知から着手まで", "Time to acknowledge"),
        "detected_at",
        "acknowledged_at",
    ),
    "identify": _duration(
        "time-to-identify", Words("原因特定まで", "Time to identify"), "started_at", "identified_at"
    ),
    "mitigate": _duration(
        "time-to-mitigate", Words("収束まで", "Time to mitigate"), "started_at", "mitigated_at"
    ),
    "resolve": _duration(
        "time-to-resolve", Words("復旧まで（MTTR）", "Time to resolve (MTTR)"), "started_at", "resolved_at"
    ),
}
"""By the names of ``kyokun.model.postmortem.DURATIONS``."""
IMPACT_DURATION = Metric(
    "impact-duration",
    Words("影響の長さ（記載値）", "Impact duration (as stated)"),
    Unit.SECONDS,
    Words(
        f"impact の outage と degraded に書かれた長さ。時刻からは計算しない。{_STATISTICS.ja}",
        f"outage and degraded as stated in impact, never computed from times; {_STATISTICS.en}",
    ),
)
PHASE_SHARE = Metric(
    "phase-share",
    Words("各段階が占める割合", "Share of each phase"),
    Unit.SHARE,
    Words(
        "1件ごとに、検知まで、着手まで、収束まで、復旧までが全体に占める割合を求めた平均（5件から）",
        "of each incident the shares of detecting, acknowledging, mitigating and resolving in the whole; their mean from n ≥ 5",
    ),
)
PUBLISH_LAG = Metric(
    "publish-lag",
    Words("復旧から公開まで", "Publish lag"),
    Unit.DAYS,
    Words(
        "ポストモーテムの公開日 − 復旧日（暦日）。中央値は5件から、90パーセンタイルは10件から",
        "the day of publication − the day of resolution, postmortems only; median from n ≥ 5, 90th percentile from n ≥ 10",
    ),
    Question.FOLLOW_UP,
)
PUBLISHED_WITHIN = Metric(
    "published-within",
    Words("期限内の公開", "Published within"),
    Unit.SHARE,
    Words(
        "復旧から24時間、72時間、1週間以内に公開した割合。期限を過ぎても未公開のものは「期限内でない」に数える",
        "share published within 24 h, 72 h and a week of resolution; not yet published after that counts as not within",
    ),
)
DETECTION_SOURCE = Metric(
    "detection-source",
    Words("誰が気付いたか", "Detection source"),
    Unit.SHARE,
    Words("detected_by ごとの割合", "share of each value of detected_by"),
)
COMPLETENESS = Metric(
    "completeness",
    Words("時刻の記載率", "Completeness"),
    Unit.SHARE,
    Words(
        "その時刻が書かれている割合。「該当なし」と「継続中」は除く",
        "share of incidents that have the time; not applicable and still open are left out",
    ),
)
RECURRENCE = Metric(
    "recurrence",
    Words("再発", "Recurrence"),
    Unit.SHARE,
    Words(
        f"recurrence_of で結ばれたインシデントから{RECURRENCE_DAYS}日以内に始まったもの ÷ 全インシデント",
        f"begun within {RECURRENCE_DAYS} days of an incident they name in recurrence_of ÷ incidents",
    ),
    Question.FOLLOW_UP,
)
RECURRED_WHILE_OPEN = Metric(
    "recurred-while-action-open",
    Words("対策が残るうちの再発", "Recurred, action open"),
    Unit.SHARE,
    Words(
        "再発したもののうち、再発元のアクションが残っているうちに始まった割合",
        "of the recurrences, the share begun while an action of the incident they repeat was open",
    ),
)
ACTIONS_OPENED = Metric(
    "actions-opened",
    Words("新しいアクション", "Actions opened"),
    Unit.ACTIONS,
    Words(
        "その期間に生まれたアクションの数。生まれた日は held_at、なければ resolved_at",
        "actions that began in the period: on held_at, else on resolved_at",
    ),
)
ACTIONS_CLOSED = Metric(
    "actions-closed",
    Words("完了したアクション", "Actions closed"),
    Unit.ACTIONS,
    Words("完了日がその期間にあるアクションの数", "actions done on a day of the period"),
)
ACTIONS_WONT_DO = Metric(
    "actions-wont-do",
    Words("見送ったアクション", "Actions dropped"),
    Unit.ACTIONS,
    Words(
        "その期間に生まれ、見送りとなったアクションの数", "actions that began in the period and won't be done"
    ),
)
ACTION_COMPLETION = Metric(
    "action-completion",
    Words("期限内の完了", "Action completion"),
    Unit.SHARE,
    Words(
        "期限までに完了した数 ÷ その期間に期限が来た数。見送りは除く",
        "done on or before the due date ÷ due in the period; those decided against are left out",
    ),
    Question.FOLLOW_UP,
)
BACKLOG = Metric(
    "backlog",
    Words("アクションの増減", "Backlog"),
    Unit.ACTIONS,
    Words(
        "その期間に生まれた数 − 完了した数。見送りと、完了日の分からないものは除く",
        "opened − closed in the period; without those decided against or done on an unknown day",
    ),
)
ACTION_AGE = Metric(
    "action-age",
    Words("残っているアクションの日数", "Action age"),
    Unit.DAYS,
    Words(
        "今日 − 生まれた日（held_at、なければ resolved_at）。完了していないもの。中央値は5件から",
        "today − the day it began (held_at, else resolved_at) of each open action; median from n ≥ 5",
    ),
)
LESSON_EFFICACY = Metric(
    "lesson-efficacy",
    Words("教訓の効き目", "Lesson efficacy"),
    Unit.INCIDENTS,
    Words(
        "教訓のアクションがすべて終わった日の前後、同じ日数に、その教訓の原因で始まったインシデントの数。"
        "教訓のもとになったものは必ず前に入るので、減ったという判定はしない",
        "incidents with the lesson's cause in as many days after as before its last action was done; "
        "those that taught it lie before by nature, so nothing is claimed",
    ),
)
ROLLOUT_COVERAGE = Metric(
    "rollout-coverage",
    Words("水平展開", "Rollout coverage"),
    Unit.SHARE,
    Words(
        "applied のサービス ÷（applied ＋ pending）。not-applicable は除く",
        "services with applied ÷ (applied + pending); not-applicable is left out",
    ),
)
WEEKDAY_HOUR = Metric(
    "weekday-hour",
    Words("曜日と時間帯", "Weekday and hour"),
    Unit.INCIDENTS,
    Words(
        "started_at の曜日と時（ベースのタイムゾーン）ごとの件数",
        "incidents by weekday and hour of started_at in the base's time zone",
    ),
)

METRICS = (
    INCIDENTS,
    NEAR_MISSES,
    *DURATIONS.values(),
    IMPACT_DURATION,
    PHASE_SHARE,
    DETECTION_SOURCE,
    COMPLETENESS,
    WEEKDAY_HOUR,
    PUBLISH_LAG,
    PUBLISHED_WITHIN,
    RECURRENCE,
    RECURRED_WHILE_OPEN,
    ACTIONS_OPENED,
    ACTIONS_CLOSED,
    ACTIONS_WONT_DO,
    ACTION_COMPLETION,
    BACKLOG,
    ACTION_AGE,
    LESSON_EFFICACY,
    ROLLOUT_COVERAGE,
)
"""All, in the order in which they are told."""
