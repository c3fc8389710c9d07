"""The words that authors put before a value: column headings of tables and labels of list items."""

from enum import StrEnum

from kyokun.model.language import Words
from kyokun.model.vocabulary import Vocabulary


class ActionField(StrEnum):
    """What a label inside an action, or a column of the action table, introduces."""

    NUMBER = "number"
    TITLE = "title"
    OWNER = "owner"
    DUE = "due"
    PRIORITY = "priority"
    KIND = "kind"
    STATE = "state"
    DONE_WHEN = "done_when"
    DETAIL = "detail"
    DELIVERABLE = "deliverable"
    CAUSE = "cause"
    LESSON = "lesson"
    ISSUE = "issue"
    HORIZON = "horizon"


class EventField(StrEnum):
    """A column of the timeline."""

    TIME = "time"
    EVENT = "event"
    WHO = "who"
    DETAIL = "detail"
    RESULT = "result"
    ACTION = "action"
    EVIDENCE = "evidence"
    CLASS = "class"


class ParticipantLabel(StrEnum):
    """The two roles every meeting names."""

    FACILITATOR = "facilitator"
    RECORDER = "recorder"


ACTION_FIELDS = Vocabulary(
    {
        ActionField.NUMBER: Words("番号", "#"),
        ActionField.TITLE: Words("アクション", "Action"),
        ActionField.OWNER: Words("担当", "Owner"),
        ActionField.DUE: Words("期限", "Due"),
        ActionField.PRIORITY: Words("優先度", "Priority"),
        ActionField.KIND: Words("種別", "Kind"),
        ActionField.STATE: Words("状態", "State"),
        ActionField.DONE_WHEN: Words("完了条件", "Done when"),
        ActionField.DETAIL: Words("詳細", "Detail"),
        ActionField.DELIVERABLE: Words("成果物", "Deliverable"),
        ActionField.CAUSE: Words("原因", "Cause"),
        ActionField.LESSON: Words("教訓", "Lesson"),
        ActionField.ISSUE: Words("Issue", "Issue"),
        ActionField.HORIZON: Words("時期", "Horizon"),
    },
    {
        ActionField.NUMBER: ("No", "No.", "ID", "№"),
        ActionField.TITLE: (
            "アクションアイテム",
            "対策",
            "内容",
            "Action item",
            "What",
            "Task",
            "Item",
            "タスク",
        ),
        ActionField.OWNER: (
            "担当者",
            "オーナー",
            "責任者",
            "Assignee",
            "Who",
            "Owners",
            "DRI",
            "Responsible",
        ),
        ActionField.DUE: ("期日", "締切", "Due date", "Deadline", "By", "By when"),
        ActionField.KIND: ("種類", "Type", "Category"),
        ActionField.STATE: ("ステータス", "状況", "Status", "進捗"),
        ActionField.DONE_WHEN: ("完了の条件", "完了基準", "Done-when", "Definition of done", "Exit criteria"),
        ActionField.DETAIL: ("Details", "説明", "Description", "タスク詳細"),
        ActionField.DELIVERABLE: ("Deliverables", "Output"),
        ActionField.CAUSE: ("対応する原因", "Causes", "Addresses"),
        ActionField.LESSON: ("Lessons", "学び", "教訓化"),
        ActionField.ISSUE: ("チケット", "Ticket", "Issues", "課題", "Link", "PR"),
    },
)
EVENT_FIELDS = Vocabulary(
    {
        EventField.TIME: Words("時刻", "Time"),
        EventField.EVENT: Words("イベント", "Event"),
        EventField.WHO: Words("担当", "Who"),
        EventField.DETAIL: Words("詳細", "Detail"),
        EventField.RESULT: Words("結果", "Result"),
        EventField.ACTION: Words("アクション", "Action"),
        EventField.EVIDENCE: Words("証拠", "Evidence"),
        EventField.CLASS: Words("種別", "Class"),
    },
    {
        EventField.TIME: ("日時", "時間", "When", "Date", "Timestamp", "Date/Time", "Datetime"),
        EventField.EVENT: ("出来事", "事象", "内容", "What", "What happened", "Events"),
        EventField.WHO: ("誰が", "ソース", "担当者", "Source", "Actor", "Person", "Owner"),
        EventField.DETAIL: ("何をした", "Details", "Description", "説明", "What was done", "Notes", "備考"),
        EventField.RESULT: ("Outcome",),
        EventField.ACTION: ("Actions", "対応"),
        EventField.EVIDENCE: ("根拠", "データ", "Link", "Data", "Data link", "リンク"),
        EventField.CLASS: ("分類", "Type", "Kind"),
    },
)
PARTICIPANT_LABELS = Vocabulary(
    {
        ParticipantLabel.FACILITATOR: Words("ファシリテーター", "Facilitator"),
        ParticipantLabel.RECORDER: Words("記録者", "Recorder"),
    },
    {
        ParticipantLabel.FACILITATOR: ("ファシリテータ", "進行", "進行役", "司会", "Moderator"),
        ParticipantLabel.RECORDER: ("書記", "記録", "Scribe", "Note taker", "Notes"),
    },
)
