"""The keys of both front matters: one table for reading, checking, the JSON Schema and the guide."""

from dataclasses import dataclass
from enum import StrEnum

from kyokun.model.language import Language, Words
from kyokun.model.terms import (
    Audience,
    DataLoss,
    Detection,
    DocumentType,
    RolloutState,
    Severity,
    Status,
)


class Form(StrEnum):
    """What a key's value looks like."""

    ID = "id"
    TEXT = "text"
    CHOICE = "choice"
    TIME = "time"
    TEXTS = "texts"
    CAUSES = "causes"
    IDS = "ids"
    LESSON_ID = "lesson-id"
    IMPACT = "impact"
    ROLLOUT = "rollout"


@dataclass(frozen=True, slots=True)
class Key:
    """One key: its form, the values of a choice, what it holds, and an example to write."""

    name: str
    form: Form
    holds: Words
    example: str
    choices: tuple[str, ...] = ()


def _choice(name: str, choices: type[StrEnum], holds: Words, example: str) -> Key:
    return Key(name, Form.CHOICE, holds, example, tuple(choice.value for choice in choices))


def _time(name: str, holds: Words, example: str) -> Key:
    return Key(name, Form.TIME, holds, example)


POSTMORTEM_KEYS: tuple[Key, ...] = (
    Key(
        "id",
        Form.ID,
        Words("一意の ID。公開後は変えない", "unique id, never changed once published"),
        "PM-042",
    ),
    Key(
        "title",
        Form.TEXT,
        Words("誰にとって何が壊れたか", "what broke, for whom"),
        "サーバーのメモリ不足で API が停止",
    ),
    _choice("type", DocumentType, Words("文書の種類", "kind of entry"), "postmortem"),
    _choice("status", Status, Words("進み具合", "how far it has come"), "review"),
    _choice("severity", Severity, Words("重大度", "how bad it was"), "high"),
    _choice("lang", Language, Words("文書の言語", "language of the document"), "ja"),
    _time("started_at", Words("問題が始まった時刻", "when the problem began"), "2025-01-05T14:20+09:00"),
    _time("detected_at", Words("検知した時刻", "when it was noticed"), "2025-01-05T14:20+09:00"),
    _time(
        "acknowledged_at",
        Words("担当者が対応を始めた時刻", "when someone took it on"),
        "2025-01-05T14:22+09:00",
    ),
    _time(
        "identified_at",
        Words("原因を特定した時刻", "when the cause was identified"),
        "2025-01-05T14:28+09:00",
    ),
    _time("mitigated_at", Words("影響が収まった時刻", "when the impact ended"), "2025-01-05T14:40+09:00"),
    _time("resolved_at", Words("復旧した時刻", "when it was resolved"), "2025-01-05T14:45+09:00"),
    _time(
        "drafted_at", Words("初稿を書いた日時", "when the first draft was written"), "2025-01-05T20:00+09:00"
    ),
    _time(
        "held_at",
        Words("レビュー会を開いた日時", "when the review meeting was held"),
        "2025-01-07T10:00+09:00",
    ),
    _time("published_at", Words("公開した日時", "when it was published"), "2025-01-08"),
    _choice("detected_by", Detection, Words("誰が気付いたか", "who noticed"), "monitoring"),
    Key(
        "services", Form.TEXTS, Words("影響を受けたサービス", "services affected"), "[api, websocket-gateway]"
    ),
    Key("teams", Form.TEXTS, Words("関係したチーム", "teams involved"), "[backend]"),
    Key(
        "causes",
        Form.CAUSES,
        Words("「分類/タグ」の形の原因", "causes, as category/tag"),
        "[technology/memory-leak]",
    ),
    Key("tags", Form.TEXTS, Words("自由なタグ", "free tags"), "[websocket]"),
    Key("impact", Form.IMPACT, Words("影響の数値", "impact in numbers"), "{users: 1234, error_rate: 23%}"),
    Key("recurrence_of", Form.IDS, Words("再発元の ID", "ids of the incidents this one repeats"), "[PM-042]"),
    Key("translation_of", Form.ID, Words("翻訳元の ID", "id of the original this one translates"), "PM-042"),
    _choice(
        "audience", Audience, Words("見せてよい最も広い範囲", "widest audience that may see it"), "company"
    ),
)
"""In the order authors are advised to write them."""

LESSON_KEYS: tuple[Key, ...] = (
    Key("title", Form.TEXT, Words("教訓の題", "the lesson's title"), "購読したら必ず解除する"),
    Key("summary", Form.TEXT, Words("一文の要約", "one sentence"), "接続の寿命とリスナーの寿命をそろえる"),
    Key("tags", Form.TEXTS, Words("自由なタグ", "free tags"), "[memory]"),
    Key("services", Form.TEXTS, Words("関係するサービス", "services concerned"), "[websocket-gateway]"),
    Key("owner", Form.TEXT, Words("この教訓の世話役", "who looks after it"), "'@alice'"),
    _choice("lang", Language, Words("文書の言語", "language of the document"), "ja"),
    Key(
        "translation_of",
        Form.LESSON_ID,
        Words("翻訳元の教訓", "the lesson this one translates"),
        "design/idempotency",
    ),
    _choice(
        "audience", Audience, Words("見せてよい最も広い範囲", "widest audience that may see it"), "company"
    ),
    Key(
        "rollout",
        Form.ROLLOUT,
        Words("水平展開の状況", "where it has been applied"),
        "{api: applied, billing: pending}",
    ),
)

DATA_LOSS_CHOICES: tuple[str, ...] = tuple(loss.value for loss in DataLoss)
ROLLOUT_CHOICES: tuple[str, ...] = tuple(state.value for state in RolloutState)


def key_named(keys: tuple[Key, ...], name: str) -> Key | None:
    """The key of that name, or None."""
    return next((key for key in keys if key.name == name), None)
