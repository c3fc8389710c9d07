"""The guide's two full examples, or our own postmortems of the same shape where the guide is not at hand."""

from dataclasses import dataclass

from tests.reading.real_documents import ROOT, corpora


@dataclass(frozen=True, slots=True)
class Incident:
    """What the guide's account and our own have in common."""

    events: int
    last_event: str
    last_time: str
    owners: tuple[str, ...]
    dues: tuple[str, ...]
    horizons: tuple[str, ...]
    recorder: str


@dataclass(frozen=True, slots=True)
class Example:
    """A document and what it must be found to say."""

    name: str
    text: str
    incident: Incident
    why: str
    answer: str
    factors: dict[str, int]
    first_action: str
    first_done_when: str
    learnings: dict[str, int]
    reviews: tuple[tuple[str, int], ...]
    last_participant: tuple[str, str]
    facilitator: str


_BLANK_SCREEN = Incident(
    owners=("@alice", "@diana", "@charlie", "@eve", "@bob"),
    dues=("2025-01-17", "2025-01-15", "2025-01-20", "2025-02-10", "2025-02-10"),
    horizons=("immediate", "immediate", "immediate", "mid-term", "mid-term"),
    last_event="承認・公開",
    last_time="2025-01-10T10:30+09:00",
    events=7,
    recorder="@bob",
)
_MIGRATION = Incident(
    owners=("@bob", "@charlie", "@alice", "@charlie", "@bob", "@diana", "@charlie"),
    dues=(
        "2025-01-22",
        "2025-01-25",
        "2025-01-20",
        "2025-02-15",
        "2025-02-28",
        "2025-02-28",
        "2025-04-30",
    ),
    horizons=("immediate",) * 3 + ("mid-term",) * 3 + ("long-term",),
    last_event="完全復旧確認",
    last_time="2025-01-15T23:45+09:00",
    events=13,
    recorder="@alice",
)


def examples() -> list[Example]:
    """What is there: our own always, the guide's where ``KYOKUN_CORPORA`` leads to it."""
    real = corpora()
    guide = real.parent / "guide.ja.md" if real else None
    return [*_own(), *(_of_guide(guide.read_text(encoding="utf-8")) if guide else ())]


def _own() -> tuple[Example, Example]:
    folder = ROOT / "postmortems" / "2025"
    return (
        Example(
            name="PM-043",
            text=next(folder.glob("PM-043-*.md")).read_text(encoding="utf-8"),
            why="なぜ画面が真っ白になったのか？",
            answer="RootView の body が iOS 15 では何も返さず、EmptyView になった。",
            factors={"root": 1, "contributing": 4},
            first_action="CI に iOS 15 シミュレータでのテストを追加する",
            first_done_when="すべての PR で iOS 15 のテストが実行され、失敗するとマージできない",
            learnings={"went-well": 3, "to-improve": 2, "lucky": 1, "surprise": 1},
            reviews=(("2025-01-24", 3), ("2025-02-12", 1), ("None", 1)),
            last_participant=("@tomo", "サポート"),
            facilitator="@diana（Engineering Manager）",
            incident=_BLANK_SCREEN,
        ),
        Example(
            name="PM-044",
            text=next(folder.glob("PM-044-*.md")).read_text(encoding="utf-8"),
            why="なぜマイグレーションが失敗したのか？",
            answer="表の削除が、それを参照する外部キーに拒まれた。",
            factors={"root": 2, "contributing": 4},
            first_action="マイグレーションのドライラン手順を確立する",
            first_done_when="手順書に沿って次の2本のマイグレーションが、適用・途中失敗・復旧まで記録される",
            learnings={"went-well": 3, "to-improve": 3, "lucky": 1, "surprise": 2},
            reviews=(("2025-01-22", 3), ("2025-02-17", 3), ("None", 2)),
            last_participant=("@tomo", "サポート"),
            facilitator="@diana（Engineering Manager）",
            incident=_MIGRATION,
        ),
    )


def _of_guide(guide: str) -> tuple[Example, Example]:
    first = _fenced(guide, "### 例1: iOS 15", "### 例2: データベース")
    second = _fenced(guide, "### 例2: データベース", "### ポストモーテム成功の鍵")
    return (
        Example(
            name="guide 1",
            text=_with_front_matter(first, "PM-043", "2025-01-10T09:00", "2025-01-10T10:30"),
            why="なぜ画面が真っ白になった？",
            answer="NavigationStack が iOS 15 で動作しない",
            factors={"root": 1, "contributing": 3},
            first_action="CI に iOS 15 実機テストを追加",
            first_done_when="すべての PR で iOS 15 テストが実行される",
            learnings={"went-well": 3, "to-improve": 3, "surprise": 2},
            reviews=(("2025-01-24", 3), ("None", 2)),
            last_participant=("@eve", "QA Lead"),
            facilitator="@diana",
            incident=_BLANK_SCREEN,
        ),
        Example(
            name="guide 2",
            text=_with_front_matter(second, "PM-044", "2025-01-15T22:00", "2025-01-15T23:45"),
            why="なぜマイグレーションが失敗した？",
            answer="テーブル削除で外部キー制約エラー",
            factors={"root": 2, "contributing": 3},
            first_action="マイグレーションのドライラン手順確立",
            first_done_when="ドライラン手順書が完成し、次回から適用",
            learnings={"went-well": 3, "to-improve": 3, "surprise": 3},
            reviews=(("2025-01-22", 3), ("2025-02-15", 3), ("None", 2)),
            last_participant=("@eve", "Product Manager"),
            facilitator="@diana",
            incident=_MIGRATION,
        ),
    )


def _fenced(guide: str, heading: str, next_heading: str) -> str:
    """The example's document: from its opening fence to the last one before the next heading (it holds fences itself)."""
    section = guide[guide.index(heading) : guide.index(next_heading)]
    opening = "```markdown\n"
    return section[section.index(opening) + len(opening) : section.rindex("\n```") + 1]


def _with_front_matter(body: str, id_: str, started_at: str, resolved_at: str) -> str:
    return f"---\nid: {id_}\nstarted_at: {started_at}\nresolved_at: {resolved_at}\n---\n{body}"
