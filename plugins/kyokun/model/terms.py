"""The closed sets of values that a postmortem, an action and a lesson may hold."""

from enum import StrEnum


class DocumentType(StrEnum):
    """What kind of entry a document is."""

    POSTMORTEM = "postmortem"
    RECORD = "record"
    NEAR_MISS = "near-miss"


class Status(StrEnum):
    """How far a postmortem has come."""

    DRAFT = "draft"
    REVIEW = "review"
    PUBLISHED = "published"
    CLOSED = "closed"


class Severity(StrEnum):
    """How bad the incident was, worst first."""

    CRITICAL = "critical"
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Detection(StrEnum):
    """Who or what noticed the incident."""

    MONITORING = "monitoring"
    STAFF = "staff"
    CUSTOMER = "customer"
    EXTERNAL = "external"


class Audience(StrEnum):
    """The widest audience that may see a document, narrowest first."""

    TEAM = "team"
    RELATED = "related"
    COMPANY = "company"
    PUBLIC = "public"


class DataLoss(StrEnum):
    """Whether data was lost."""

    NONE = "none"
    REPAIRED = "repaired"
    YES = "yes"


class CauseCategory(StrEnum):
    """The fishbone's five bones (Ishikawa)."""

    PEOPLE = "people"
    PROCESS = "process"
    TECHNOLOGY = "technology"
    ENVIRONMENT = "environment"
    MANAGEMENT = "management"


class FactorKind(StrEnum):
    """How a factor found by the analysis relates to the incident."""

    ROOT = "root"
    DIRECT = "direct"
    CONTRIBUTING = "contributing"
    SYSTEM = "system"
    ORGANISATION = "organisation"


class EventClass(StrEnum):
    """Whose doing an event of the timeline was."""

    SYSTEM = "system"
    HUMAN = "human"
    EXTERNAL = "external"


class Priority(StrEnum):
    """An action's priority."""

    P0 = "P0"
    P1 = "P1"
    P2 = "P2"
    P3 = "P3"


class ActionKind(StrEnum):
    """What an action does against the incident."""

    PREVENT = "prevent"
    DETECT = "detect"
    MITIGATE = "mitigate"
    REPAIR = "repair"
    PROCESS = "process"


class Horizon(StrEnum):
    """When an action takes effect."""

    IMMEDIATE = "immediate"
    MID_TERM = "mid-term"
    LONG_TERM = "long-term"
    PREVENTIVE = "preventive"


class ActionState(StrEnum):
    """How far an action has come; what was not written is unknown."""

    OPEN = "open"
    IN_PROGRESS = "in-progress"
    DONE = "done"
    WONT_DO = "wont-do"
    UNKNOWN = "unknown"


class RolloutState(StrEnum):
    """Whether a lesson has been applied to a service (水平展開)."""

    APPLIED = "applied"
    PENDING = "pending"
    NOT_APPLICABLE = "not-applicable"


class LearningKind(StrEnum):
    """What sort of thing was learned."""

    WENT_WELL = "went-well"
    TO_IMPROVE = "to-improve"
    LUCKY = "lucky"
    SURPRISE = "surprise"
    OTHER = "other"


class SectionKind(StrEnum):
    """The sections of a postmortem."""

    SUMMARY = "summary"
    TIMELINE = "timeline"
    IMPACT = "impact"
    ROOT_CAUSE_ANALYSIS = "root-cause-analysis"
    ACTION_ITEMS = "action-items"
    LESSONS = "lessons"
    FOLLOW_UP = "follow-up"
    PARTICIPANTS = "participants"
    LINKS = "links"
    CUSTOMER_REPORT = "customer-report"
    PREVENTION = "what-prevented-it"


class LessonPart(StrEnum):
    """The parts of a lesson."""

    LESSON = "lesson"
    WHY = "why"
    PRACTICE = "what-to-do"
    DETECTION = "how-to-notice"
    CHECKLIST = "checklist"
