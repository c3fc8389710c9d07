"""Actions in their three shapes, and what is no action."""

import pytest

from kyokun.model.action import Action
from kyokun.model.terms import ActionKind, ActionState, Horizon
from tests.reading.given import given_postmortem


def actions(body: str, front_matter: str = "id: PM-001") -> tuple[Action, ...]:
    """The actions of a document that holds nothing else."""
    return given_postmortem(f"---\n{front_matter}\n---\n## Action items\n\n{body}\n").actions


AS_HEADING = """\
### Immediate

#### 2. Watch it
- **Owner**: @alice
- **Due**: 2025-01-17
- **Priority**: P1
- **Kind**: detect
- **State**: done (2025-01-16)
- **Done when**: the page arrives
- **Cause**: root cause 1
- **Lesson**: [Watch](../../lessons/a/watch.md)
"""
AS_TABLE = """\
### Immediate

| # | Action | Owner | Due | Priority | Kind | State | Done when | Cause | Lesson |
|---|---|---|---|---|---|---|---|---|---|
| 2 | Watch it | @alice | 2025-01-17 | P1 | detect | done (2025-01-16) | the page arrives | root cause 1 | [Watch](../../lessons/a/watch.md) |
"""
AS_BOX = """\
### Immediate

- [x] 2. Watch it — @alice, due 2025-01-17, P1, detect, done (2025-01-16), cause: root cause 1, done when the page arrives ([Watch](../../lessons/a/watch.md))
"""


@pytest.mark.parametrize("body", [AS_HEADING, AS_TABLE, AS_BOX], ids=["headings", "table", "checklist"])
def test_the_three_shapes_are_read_alike(body: str) -> None:
    (action,) = actions(body)
    (as_heading,) = actions(AS_HEADING)
    assert action == as_heading
    assert (action.number, action.title, action.owners) == (2, "Watch it", ("@alice",))
    assert (action.kind, action.horizon, action.state) == (
        ActionKind.DETECT,
        Horizon.IMMEDIATE,
        ActionState.DONE,
    )
    assert [(lesson.text, lesson.target) for lesson in action.lessons] == [
        ("Watch", "../../lessons/a/watch.md")
    ]


@pytest.mark.parametrize("body", [AS_HEADING, AS_TABLE, AS_BOX], ids=["headings", "table", "checklist"])
def test_every_field_knows_where_its_value_was_written(body: str) -> None:
    text = f"## Action items\n\n{body}"
    (action,) = given_postmortem(text).actions
    written = {
        name: action.where[name].of(text)
        for name in ("owner", "due", "priority", "kind", "done_when", "cause")
    }
    assert written == {
        "owner": "@alice",
        "due": "2025-01-17",
        "priority": "P1",
        "kind": "detect",
        "done_when": "the page arrives",
        "cause": "root cause 1",
    }
    assert action.where["title"].of(text).endswith("Watch it")
    assert action.where["state"].of(text).startswith("done")


@pytest.mark.parametrize(
    ("heading", "number", "title"),
    [
        ("#### 1. Watch", 1, "Watch"),
        ("#### １．監視する", 1, "監視する"),
        ("#### #12 Watch", 12, "Watch"),
        ("#### Action 3: Watch", 3, "Watch"),
        ("#### アクション4：監視する", 4, "監視する"),
        ("#### 5) Watch", 5, "Watch"),
        ("#### Watch", None, "Watch"),
        ("#### 3 pods more", 3, "pods more"),
        ("#### 1.", 1, ""),
        ("#### 2. TODO", 2, ""),
    ],
)
def test_a_heading_with_labels_below_is_an_action(heading: str, number: int | None, title: str) -> None:
    (action,) = actions(f"{heading}\n- **担当**: @alice")
    assert (action.number, action.title, action.owner) == (number, title, "@alice")


@pytest.mark.parametrize(
    "body",
    [
        "#### 1.\n\n- **Owner**:\n- **Due**:\n- **State**:",
        "#### 1. TODO\n\n- **Owner**: @name\n- **Due**: YYYY-MM-DD",
        "| # | Action | Owner |\n|---|---|---|\n| 1 |  |  |",
        "| # | Action | Owner |\n|---|---|---|\n| 1 | TODO | TBD |",
        "- [ ] TODO\n- [ ]",
        "### 3 months\n\nLater.",
        "### 1. 即座に実施\n\nあとで決めた。",
        "| Owner | Due |\n|---|---|\n| @alice | 2025-01-17 |",
        "A paragraph: no action.",
        "```\n- [ ] 1. Fenced — @alice\n```",
    ],
)
def test_forms_that_nobody_has_begun_are_no_actions(body: str) -> None:
    assert actions(body) == ()


@pytest.mark.parametrize(
    ("headings", "horizon"),
    [
        ("### 即座（1週間以内）", Horizon.IMMEDIATE),
        ("### Short-term", Horizon.IMMEDIATE),
        ("### 2. 中期（1ヶ月以内）", Horizon.MID_TERM),
        ("### 根本的な対策（Long-term）", Horizon.LONG_TERM),
        ("**予防的**:", Horizon.PREVENTIVE),
        ("### 即座\n\n#### パッチ", Horizon.IMMEDIATE),
        ("### 即座\n\n### その他", None),
        ("### 即座\n\n### 長期", Horizon.LONG_TERM),
        ("### いつか", None),
    ],
)
def test_the_horizon_comes_from_the_heading_above(headings: str, horizon: Horizon | None) -> None:
    (action,) = actions(f"{headings}\n\n- [ ] 1. 直す")
    assert action.horizon is horizon


def test_a_box_says_open_or_done_and_a_bullet_says_nothing() -> None:
    found = actions("- [ ] a\n- [x] b\n- c\n- [ ] d — in progress\n- [ ] e — won't do")
    assert [action.state.value for action in found] == ["open", "done", "unknown", "in-progress", "wont-do"]


@pytest.mark.parametrize(
    ("front_matter", "on"),
    [
        ("held_at: 2025-01-10\nresolved_at: 2025-01-01", "2025-01-13"),
        ("held_at: unknown\nresolved_at: 2025-01-01T23:30", "2025-01-04"),
        ("resolved_at: 2025-01-01", "2025-01-04"),
        ("started_at: 2025-01-01", "None"),
        ("resolved_at: open", "None"),
    ],
)
def test_a_relative_due_date_counts_from_the_meeting_or_else_from_resolution(
    front_matter: str, on: str
) -> None:
    (action,) = actions("- [ ] 1. 直す — @alice、3日以内", front_matter)
    assert action.due is not None
    assert (str(action.due.on), action.due.written, action.due.is_relative) == (on, "3日以内", True)


def test_nested_bullets_are_a_value() -> None:
    (action,) = actions(
        "### 1. 直す\n- **担当**: @alice\n- **詳細**: まず\n    - 測る\n      - 二度\n    - **直す**\n- **完了条件**: 動く"
    )
    assert action.detail == "まず\n- 測る\n  - 二度\n- 直す"
    assert action.done_when == "動く"


@pytest.mark.parametrize(
    ("line", "title", "owners", "due"),
    [
        ("Page at 80% — twice — @a, @b, due 2025-01-15", "Page at 80% — twice", ("@a", "@b"), "2025-01-15"),
        ("Fix login — users saw a blank page", "Fix login — users saw a blank page", (), None),
        ("Add [lint](u) rules — @a ([lesson](../../lessons/x.md))", "Add lint rules", ("@a",), None),
        ("Ask @toby by hand", "Ask @toby by hand", (), None),
        ("3 pods more -- @a, by 2025-01-15", "3 pods more", ("@a",), "2025-01-15"),
        ("直す—@a", "直す—@a", (), None),
        ("直す —— @a、2025-01-15まで", "直す", ("@a",), "2025-01-15"),
        ("Fix — owner: Rin, due: in 3 days (or so)", "Fix", ("Rin",), "in 3 days (or so)"),
    ],
)
def test_a_boxes_line(line: str, title: str, owners: tuple[str, ...], due: str | None) -> None:
    (action,) = actions(f"- [ ] {line}")
    assert (action.title, action.owners) == (title, owners)
    assert (action.due.written if action.due else None) == due


def test_a_tables_number_may_be_the_actions_id_and_its_columns_stand_in_any_order() -> None:
    table = "| Owner | ID | What | 期日 |\n|---|---|---|---|\n| @a | PM-001-7 | x | 2025-01-15 |\n| @b | #8. | y | |\n| @c | z9 | z | - |"
    assert [(action.number, action.title, action.owner) for action in actions(table)] == [
        (7, "x", "@a"),
        (8, "y", "@b"),
        (None, "z", "@c"),
    ]


def test_an_issue_is_where_its_link_leads() -> None:
    found = actions(
        "### 1. a\n- **担当**: @a\n- **Issue**: [#4](https://x.y/4)\n\n### 2. b\n- **担当**: @b\n- **Issue**: <https://x.y/5>\n\n"
        "### 3. c\n- **担当**: @c\n- **Issue**: https://x.y/6\n"
    )
    assert [action.issue for action in found] == ["https://x.y/4", "https://x.y/5", "https://x.y/6"]


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("予防", "prevent"),
        ("検出・予防", "detect"),
        ("流出対策（検出）", "detect"),
        ("Fix", "repair"),
        ("気合", None),
    ],
)
def test_a_kind(written: str, kind: str | None) -> None:
    (action,) = actions(f"### 1. 直す\n- **担当**: @a\n- **種別**: {written}")
    assert action.kind == kind
