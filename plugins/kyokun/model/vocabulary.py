"""The words for the closed sets of values: how they are shown, and every spelling that is understood."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Generic, TypeVar

from kyokun.model.language import Language, Words
from kyokun.model.terms import (
    ActionKind,
    ActionState,
    Audience,
    CauseCategory,
    DataLoss,
    Detection,
    DocumentType,
    EventClass,
    FactorKind,
    Horizon,
    LearningKind,
    LessonPart,
    Priority,
    RolloutState,
    SectionKind,
    Severity,
    Status,
)
from kyokun.text.folding import fold, fold_heading

T = TypeVar("T", bound=StrEnum)


@dataclass(frozen=True)
class Vocabulary(Generic[T]):
    """Labels of the members of one set, and other spellings of them."""

    labels: Mapping[T, Words]
    spellings: Mapping[T, tuple[str, ...]]

    def label(self, member: T, language: Language) -> str:
        """How a member is shown."""
        return self.labels[member].in_(language)

    def find(self, written: str) -> T | None:
        """The member that a word means, however it is written; None when it means none."""
        return self._values.get(fold(written))

    def find_heading(self, written: str) -> T | None:
        """The same for a heading: emoji, numbering and a gloss in brackets do not matter."""
        folded = fold_heading(written)
        found = self._headings.get(folded)
        if found is None and "(" in folded:
            before, _, inside = folded.partition("(")
            found = self._headings.get(before.strip()) or self._headings.get(inside.rstrip(") ").strip())
        return found

    @cached_property
    def _values(self) -> dict[str, T]:
        return {fold(word): member for member, word in self._all()}

    @cached_property
    def _headings(self) -> dict[str, T]:
        return {fold_heading(word): member for member, word in self._all()}

    def _all(self) -> list[tuple[T, str]]:
        words = [(member, member.value) for member in self.labels]
        words += [(member, word) for member, shown in self.labels.items() for word in (shown.ja, shown.en)]
        words += [(member, word) for member, others in self.spellings.items() for word in others]
        return words


TYPES = Vocabulary(
    {
        DocumentType.POSTMORTEM: Words("ポストモーテム", "Postmortem"),
        DocumentType.RECORD: Words("インシデント記録", "Record"),
        DocumentType.NEAR_MISS: Words("ニアミス", "Near miss"),
    },
    {},
)
STATUSES = Vocabulary(
    {
        Status.DRAFT: Words("下書き", "Draft"),
        Status.REVIEW: Words("レビュー中", "In review"),
        Status.PUBLISHED: Words("公開済み", "Published"),
        Status.CLOSED: Words("クローズ", "Closed"),
    },
    {},
)
SEVERITIES = Vocabulary(
    {
        Severity.CRITICAL: Words("致命的", "Critical"),
        Severity.HIGH: Words("高", "High"),
        Severity.MEDIUM: Words("中", "Medium"),
        Severity.LOW: Words("低", "Low"),
    },
    {},
)
DETECTIONS = Vocabulary(
    {
        Detection.MONITORING: Words("監視", "Monitoring"),
        Detection.STAFF: Words("社内の気付き", "Staff"),
        Detection.CUSTOMER: Words("顧客からの連絡", "Customer"),
        Detection.EXTERNAL: Words("外部からの連絡", "External party"),
    },
    {},
)
AUDIENCES = Vocabulary(
    {
        Audience.TEAM: Words("チーム", "Team"),
        Audience.RELATED: Words("関連チーム", "Related teams"),
        Audience.COMPANY: Words("全社", "Company"),
        Audience.PUBLIC: Words("社外", "Public"),
    },
    {},
)
DATA_LOSSES = Vocabulary(
    {
        DataLoss.NONE: Words("なし", "None"),
        DataLoss.REPAIRED: Words("修復済み", "Repaired"),
        DataLoss.YES: Words("あり", "Yes"),
    },
    {},
)
CAUSE_CATEGORIES = Vocabulary(
    {
        CauseCategory.PEOPLE: Words("人", "People"),
        CauseCategory.PROCESS: Words("プロセス", "Process"),
        CauseCategory.TECHNOLOGY: Words("技術", "Technology"),
        CauseCategory.ENVIRONMENT: Words("環境", "Environment"),
        CauseCategory.MANAGEMENT: Words("管理", "Management"),
    },
    {},
)
FACTOR_KINDS = Vocabulary(
    {
        FactorKind.ROOT: Words("根本原因", "Root cause"),
        FactorKind.DIRECT: Words("直接原因", "Direct cause"),
        FactorKind.CONTRIBUTING: Words("寄与因子", "Contributing factors"),
        FactorKind.SYSTEM: Words("システム的要因", "System factors"),
        FactorKind.ORGANISATION: Words("組織的要因", "Organisational factors"),
    },
    {
        FactorKind.ROOT: (
            "Root causes",
            "Primary",
            "主因",
            "根本原因の特定",
            "Primary cause",
            "Cause",
            "原因",
        ),
        FactorKind.DIRECT: ("直接的な原因", "直接的原因", "Direct causes", "Trigger", "Technical", "引き金"),
        FactorKind.CONTRIBUTING: (
            "寄与要因",
            "Contributing factor",
            "Contributing causes",
            "副次的原因",
            "背景要因",
        ),
        FactorKind.SYSTEM: ("システム要因", "Systemic factors", "System", "Systemic"),
        FactorKind.ORGANISATION: (
            "組織要因",
            "Organizational factors",
            "Organizational",
            "Organisational",
            "組織的な要因",
        ),
    },
)
EVENT_CLASSES = Vocabulary(
    {
        EventClass.SYSTEM: Words("システム", "System"),
        EventClass.HUMAN: Words("人", "Human"),
        EventClass.EXTERNAL: Words("外部", "External"),
    },
    {
        EventClass.HUMAN: ("People", "人のアクション"),
        EventClass.SYSTEM: ("システムイベント",),
        EventClass.EXTERNAL: ("外部イベント",),
    },
)
PRIORITIES = Vocabulary({priority: Words(priority.value, priority.value) for priority in Priority}, {})
ACTION_KINDS = Vocabulary(
    {
        ActionKind.PREVENT: Words("予防", "Prevent"),
        ActionKind.DETECT: Words("検出", "Detect"),
        ActionKind.MITIGATE: Words("緩和", "Mitigate"),
        ActionKind.REPAIR: Words("修正", "Repair"),
        ActionKind.PROCESS: Words("プロセス", "Process"),
    },
    {
        ActionKind.PREVENT: ("Prevention", "Preventive", "再発防止", "発生対策", "予防的"),
        ActionKind.DETECT: ("Detection", "検知", "流出対策"),
        ActionKind.MITIGATE: ("Mitigation", "軽減"),
        ActionKind.REPAIR: ("Fix", "修復", "復旧"),
        ActionKind.PROCESS: ("プロセス改善",),
    },
)
HORIZONS = Vocabulary(
    {
        Horizon.IMMEDIATE: Words("即座", "Immediate"),
        Horizon.MID_TERM: Words("中期", "Mid-term"),
        Horizon.LONG_TERM: Words("長期", "Long-term"),
        Horizon.PREVENTIVE: Words("予防的", "Preventive"),
    },
    {
        Horizon.IMMEDIATE: (
            "短期",
            "即時",
            "即座に実施",
            "即効性のある対策",
            "Short term",
            "Short-term",
            "Immediately",
            "Immediate actions",
        ),
        Horizon.MID_TERM: ("中長期", "中期対応", "Mid term", "Medium term", "Medium-term"),
        Horizon.LONG_TERM: ("根本的な対策", "長期対応", "Long term"),
        Horizon.PREVENTIVE: ("予防", "予防的な対策", "Prevention", "同様の問題を防ぐ"),
    },
)
ACTION_STATES = Vocabulary(
    {
        ActionState.OPEN: Words("未着手", "Open"),
        ActionState.IN_PROGRESS: Words("進行中", "In progress"),
        ActionState.DONE: Words("完了", "Done"),
        ActionState.WONT_DO: Words("見送り", "Won't do"),
        ActionState.UNKNOWN: Words("不明", "Unknown"),
    },
    {
        ActionState.OPEN: ("Todo", "To do", "Not started", "未対応", "予定", "オープン"),
        ActionState.IN_PROGRESS: ("Doing", "WIP", "着手", "着手中", "対応中", "作業中", "In-progress"),
        ActionState.DONE: (
            "Completed",
            "Complete",
            "Closed",
            "Finished",
            "済",
            "済み",
            "完了済み",
            "対応済み",
            "対応済",
        ),
        ActionState.WONT_DO: (
            "Wont do",
            "Won’t do",
            "Wontfix",
            "Won't fix",
            "Cancelled",
            "Canceled",
            "中止",
            "対応しない",
        ),
    },
)
ROLLOUT_STATES = Vocabulary(
    {
        RolloutState.APPLIED: Words("適用済み", "Applied"),
        RolloutState.PENDING: Words("未適用", "Pending"),
        RolloutState.NOT_APPLICABLE: Words("対象外", "Not applicable"),
    },
    {},
)
LEARNING_KINDS = Vocabulary(
    {
        LearningKind.WENT_WELL: Words("やってよかったこと", "What went well"),
        LearningKind.TO_IMPROVE: Words("改善すべきこと", "What to improve"),
        LearningKind.LUCKY: Words("運が良かったこと", "Where we got lucky"),
        LearningKind.SURPRISE: Words("予期しなかった発見", "What surprised us"),
        LearningKind.OTHER: Words("学んだこと", "What we learned"),
    },
    {
        LearningKind.WENT_WELL: (
            "良かったこと",
            "よかったこと",
            "うまくいったこと",
            "Went well",
            "What worked",
        ),
        LearningKind.TO_IMPROVE: (
            "うまくいかなかったこと",
            "What could be improved",
            "What went wrong",
            "What didn't go well",
            "What went badly",
            "What went poorly",
        ),
        LearningKind.LUCKY: ("幸運だったこと", "Got lucky", "Lucky"),
        LearningKind.SURPRISE: ("驚いた発見", "驚いたこと", "発見", "Surprises", "Surprising"),
    },
)
SECTIONS = Vocabulary(
    {
        SectionKind.SUMMARY: Words("サマリー", "Summary"),
        SectionKind.TIMELINE: Words("タイムライン", "Timeline"),
        SectionKind.IMPACT: Words("影響", "Impact"),
        SectionKind.ROOT_CAUSE_ANALYSIS: Words("根本原因分析", "Root cause analysis"),
        SectionKind.ACTION_ITEMS: Words("アクションアイテム", "Action items"),
        SectionKind.LESSONS: Words("学び", "Lessons"),
        SectionKind.FOLLOW_UP: Words("フォローアップ", "Follow-up"),
        SectionKind.PARTICIPANTS: Words("参加者", "Participants"),
        SectionKind.LINKS: Words("関連リンク", "Links"),
        SectionKind.CUSTOMER_REPORT: Words("顧客への報告", "Customer report"),
        SectionKind.PREVENTION: Words("防げた理由", "What prevented it"),
    },
    {
        SectionKind.SUMMARY: ("概要", "要約", "サマリ", "Overview", "Executive summary", "TL;DR", "Abstract"),
        SectionKind.TIMELINE: ("時系列", "経緯", "Timeline of events", "Incident timeline", "Chronology"),
        SectionKind.IMPACT: ("影響範囲", "影響メトリクス", "Impacts", "Customer impact", "User impact"),
        SectionKind.ROOT_CAUSE_ANALYSIS: (
            "原因分析",
            "原因",
            "根本原因",
            "RCA",
            "Root cause",
            "Root causes",
            "Analysis",
            "Cause",
            "Causes",
            "Contributing factors",
        ),
        SectionKind.ACTION_ITEMS: (
            "アクション",
            "対策",
            "再発防止策",
            "改善アクション",
            "Action",
            "Actions",
            "Action item",
            "Actions items",
            "Corrective actions",
            "Remediation items",
        ),
        SectionKind.LESSONS: (
            "教訓",
            "学んだこと",
            "得られた教訓",
            "振り返り",
            "Lesson",
            "Lessons learned",
            "Lessons learnt",
            "Learnings",
            "What we learned",
        ),
        SectionKind.FOLLOW_UP: ("フォロー", "Follow up", "Followup", "Follow-ups"),
        SectionKind.PARTICIPANTS: (
            "出席者",
            "関係者",
            "Attendees",
            "Atendees",
            "People involved",
            "Participant",
        ),
        SectionKind.LINKS: (
            "リンク",
            "参考",
            "参考リンク",
            "関連資料",
            "参考資料",
            "Related links",
            "References",
            "See also",
        ),
        SectionKind.CUSTOMER_REPORT: (
            "顧客報告",
            "お客様への報告",
            "障害報告書",
            "Customer communication",
            "External report",
        ),
        SectionKind.PREVENTION: (
            "防いだもの",
            "なぜ防げたか",
            "何が防いだか",
            "防げた要因",
            "What stopped it",
            "Why it was prevented",
        ),
    },
)
LESSON_PARTS = Vocabulary(
    {
        LessonPart.LESSON: Words("教訓", "Lesson"),
        LessonPart.WHY: Words("背景", "Why"),
        LessonPart.PRACTICE: Words("実践", "What to do"),
        LessonPart.DETECTION: Words("検知", "How to notice"),
        LessonPart.CHECKLIST: Words("チェックリスト", "Checklist"),
    },
    {
        LessonPart.WHY: ("Background", "理由"),
        LessonPart.PRACTICE: ("Practice",),
        LessonPart.DETECTION: ("Detection",),
    },
)
