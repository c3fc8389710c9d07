"""The words of plain-text answers that the vocabulary of the model does not have; the pages call things the same."""

from kyokun.model.language import Words

UNKNOWN = Words("不明", "unknown")
NOT_APPLICABLE = Words("該当なし", "not applicable")
ONGOING = Words("継続中", "ongoing")
OVERDUE = Words("期限切れ", "overdue")

ID = Words("ID", "ID")
PATH = Words("ファイル", "File")
TYPE = Words("種類", "Type")
STATUS = Words("状態", "Status")
SEVERITY = Words("重大度", "Severity")
SERVICES = Words("サービス", "Services")
TEAMS = Words("チーム", "Teams")
CAUSES = Words("原因", "Causes")
TAGS = Words("タグ", "Tags")
RECURRENCE_OF = Words("再発元", "Recurrence of")
RECURRED_AS = Words("その後の再発", "Recurred as")
OTHER_LANGUAGES = Words("ほかの言語", "Other language")
POSTMORTEM = Words("ポストモーテム", "Postmortem")
CATEGORY = Words("分類", "Category")
OWNER = Words("世話役", "Owner")
ROLLOUT = Words("水平展開", "Rollout")

SUMMARY = Words("サマリー", "Summary")
ACTIONS = Words("アクションアイテム", "Action items")
LESSONS = Words("教訓", "Lessons")
TAUGHT_BY = Words("この教訓のもとになったインシデント", "Taught by")

TIMES = {
    "started_at": Words("影響の開始", "Impact began"),
    "detected_at": Words("検知", "Detected"),
    "acknowledged_at": Words("対応の開始", "Acknowledged"),
    "identified_at": Words("原因の特定", "Cause identified"),
    "mitigated_at": Words("影響の収束", "Impact mitigated"),
    "resolved_at": Words("復旧", "Resolved"),
    "drafted_at": Words("初稿", "Drafted"),
    "held_at": Words("レビュー会", "Review meeting"),
    "published_at": Words("公開", "Published"),
}
DURATIONS = {
    "detect": Words("検知まで", "Time to detect"),
    "acknowledge": Words("検知から着手まで", "Time to acknowledge"),
    "identify": Words("特定まで", "Time to identify"),
    "mitigate": Words("収束まで", "Time to mitigate"),
    "resolve": Words("復旧まで", "Time to resolve"),
}
