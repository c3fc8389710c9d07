"""What is offered at a place, in both languages."""

from pathlib import Path

import pytest

from kyokun.editor.completion.candidate import MOST
from kyokun.knowledge.knowledge import Knowledge
from kyokun.model.language import Language
from kyokun.model.options import Options
from kyokun.text.front_matter import split
from kyokun.text.yaml_nodes import YamlMap, YamlScalar, parse_yaml
from tests.editor.carets import chosen, completed, labels
from tests.knowledge.building import base_of, lesson, postmortem

JA = "postmortems/2025/PM-009.md"
EN = "postmortems/2025/PM-010.md"
ACTIONS = """\
## アクションアイテム

#### 1. 試験を足す
- **担当**: @rin
- **期限**: 2025-06-10

#### 2. 監視を足す
- **担当**: @kenji
"""


@pytest.fixture
def base(tmp_path: Path) -> Knowledge:
    """Three incidents and two lessons."""
    return base_of(
        tmp_path,
        {
            "postmortems/2025/PM-001.md": postmortem(
                "PM-001",
                "title: 注文が失敗した",
                "started_at: 2025-01-05T10:00+09:00",
                "services: [api, 注文]",
                "causes: [technology/timeout]",
                "tags: ['a, b', yes]",
                body=ACTIONS,
            ),
            "postmortems/2025/PM-002.md": postmortem(
                "PM-002",
                "title: Search [beta] was slow",
                "lang: en",
                "started_at: 2025-03-05T10:00+09:00",
                "services: [api]",
                "causes: [technology/timeout, process/load-test]",
                body="## Participants\n\n- @rin (responder)\n",
            ),
            "lessons/design/time outs.md": lesson("lang: en", "owner: '@mei'", "services: [batch]"),
            "lessons/運用/待ち時間.md": lesson("title: 待ち時間に上限を", "lang: ja"),
        },
        Options(taxonomy=("environment/power",), extra_keys=("ticket",)),
    )


def front(*lines: str) -> str:
    return "\n".join(("---", *lines, "---", "", "# T", ""))


def test_keys_that_are_not_written_yet(base: Knowledge) -> None:
    found = labels(base, EN, front("id: PM-010", "sev‸", "title: x"))
    assert "severity" in found
    assert not {"id", "title"} & set(found)
    assert "ticket" in found
    assert chosen(base, EN, front("id: PM-010", "sev‸"), "severity") == front("id: PM-010", "severity: ")


def test_keys_while_the_front_matter_has_no_end_yet(base: Knowledge) -> None:
    assert "severity" in labels(base, EN, "---\nid: PM-010\n‸")


def test_a_key_that_has_its_colon_gets_no_other(base: Knowledge) -> None:
    assert chosen(base, EN, front("sev‸rity: high"), "severity") == front("severity: high")


@pytest.mark.parametrize(
    ("language", "holds"),
    [(Language.JA, "重大度"), (Language.EN, "how bad it was")],
)
def test_a_key_is_explained(base: Knowledge, language: Language, holds: str) -> None:
    found = completed(base, EN, front("‸"), language)
    assert found is not None
    key = next(one for one in found.candidates if one.label == "severity")
    assert key.detail == holds
    assert holds in key.help
    assert "`critical`" in key.help


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("severity: ‸", ["critical", "high", "medium", "low"]),
        ("status: re‸", ["draft", "review", "published", "closed"]),
        ("type: ‸", ["postmortem", "record", "near-miss"]),
        ("lang: ‸", ["ja", "en"]),
        ("detected_by: ‸", ["monitoring", "staff", "customer", "external"]),
        ("audience: '‸", ["team", "related", "company", "public"]),
        ("resolved_at: ‸", ["unknown"]),
        ("recurrence_of: [‸", ["PM-002", "PM-001"]),
        ("recurrence_of: [PM-001, PM-‸]", ["PM-002", "PM-001"]),
        ("recurrence_of:\n  - ‸", ["PM-002", "PM-001"]),
        ("translation_of: P‸", ["PM-002", "PM-001"]),
        ("services: [‸]", ["api", "batch", "注文"]),
        ("services:\n- a‸", ["api", "batch", "注文"]),
        ("impact:\n  data_loss: ‸", ["none", "repaired", "yes"]),
        ("impact: {data_loss: ‸", ["none", "repaired", "yes"]),
        ("id: ‸", []),
        ("started_at: 2025-01-01  # ‸", []),
        ("severity:‸", []),
    ],
)
def test_values(base: Knowledge, line: str, expected: list[str]) -> None:
    assert labels(base, EN, front(line)) == expected


def test_causes_in_use_then_agreed_ones_then_categories(base: Knowledge) -> None:
    found = completed(base, EN, front("causes: [‸"), Language.JA)
    assert found is not None
    assert [(one.label, one.detail) for one in found.candidates][:4] == [
        ("technology/timeout", "2 回使用"),
        ("process/load-test", "1 回使用"),
        ("environment/power", "ベースで決めた原因"),
        ("people/", "分類: 人 / People"),
    ]
    assert found.candidates[0].help == "技術 / Technology"


def test_labels_stand_beside_the_values_in_both_languages(base: Knowledge) -> None:
    found = completed(base, EN, front("severity: ‸"))
    assert found is not None
    assert [one.detail for one in found.candidates] == [
        "致命的 / Critical",
        "高 / High",
        "中 / Medium",
        "低 / Low",
    ]


@pytest.mark.parametrize("line", ["tags: [‸]", "tags: ['‸']", "tags:\n  - ‸", "tags: ‸"])
@pytest.mark.parametrize("tag", ["a, b", "yes"])
def test_a_value_is_quoted_where_yaml_needs_it(base: Knowledge, line: str, tag: str) -> None:
    text = chosen(base, EN, front(line), tag)
    node = parse_yaml(split(text).yaml.of(text))
    assert isinstance(node, YamlMap)
    value = node.get("tags")
    items = (value,) if isinstance(value, YamlScalar) else getattr(value, "items", ())
    assert [item.text for item in items] == [tag]


def test_a_lessons_owner_is_quoted(base: Knowledge) -> None:
    assert chosen(base, "lessons/a/b.md", front("owner: ‸"), "@mei") == front('owner: "@mei"')
    assert chosen(base, "lessons/a/b.md", front("owner: '@m‸'"), "@mei") == front("owner: '@mei'")
    assert labels(base, "lessons/a/b.md", front("translation_of: ‸")) == ["design/time outs", "運用/待ち時間"]
    assert labels(base, "lessons/a/b.md", front("rollout:", "  api: ‸")) == [
        "applied",
        "pending",
        "not-applicable",
    ]
    assert labels(base, "lessons/a/b.md", front("rollout:", "  ‸")) == ["api", "batch", "注文"]


@pytest.mark.parametrize("typed", ["see PM-‸", "see pm‸", "（PM-0‸）", "| PM-‸ |"])
def test_ids_in_prose_newest_first(base: Knowledge, typed: str) -> None:
    text = front("id: PM-010") + typed + "\n"
    found = completed(base, EN, text)
    assert found is not None
    assert [(one.label, one.detail) for one in found.candidates] == [
        ("PM-002", "Search [beta] was slow"),
        ("PM-001", "注文が失敗した"),
    ]
    assert "PM-002" in chosen(base, EN, text, "PM-002")


def test_no_id_inside_a_longer_word(base: Knowledge) -> None:
    assert labels(base, EN, front("id: PM-010") + "XPM-‸") == []
    assert labels(base, EN, front("id: PM-010") + "a/PM-‸") == []


def test_actions_of_an_id(base: Knowledge) -> None:
    found = completed(base, EN, front("id: PM-010") + "done in PM-001-‸")
    assert found is not None
    assert [(one.label, one.detail) for one in found.candidates] == [
        ("PM-001-1", "試験を足す"),
        ("PM-001-2", "監視を足す"),
    ]


def test_links_to_lessons_lead_there_from_here(base: Knowledge) -> None:
    text = front("id: PM-010", "lang: ja") + "[x](../../lessons/‸)\n"
    assert labels(base, JA, text)[:2] == [
        "../../lessons/運用/待ち時間.md",
        "../../lessons/design/time%20outs.md",
    ]
    assert "[x](../../lessons/design/time%20outs.md)\n" in chosen(
        base, JA, text, "../../lessons/design/time%20outs.md"
    )
    inside = completed(base, "lessons/design/other.md", "# T\n\n[x](‸\n")
    assert inside is not None
    assert "time%20outs.md" in [one.label for one in inside.candidates]


def test_people_from_the_whole_base(base: Knowledge) -> None:
    text = front("id: PM-010") + "asked @‸"
    assert labels(base, EN, text) == ["@rin", "@kenji", "@mei"]
    assert chosen(base, EN, front("id: PM-010") + "asked @ri‸, who", "@rin").endswith("asked @rin, who")
    assert labels(base, EN, front("id: PM-010") + "mail me@‸") == []


@pytest.mark.parametrize(
    ("path", "lang", "first", "never"),
    [(JA, "ja", "タイムライン", "サマリー"), (EN, "en", "Timeline", "Summary")],
)
def test_headings_that_are_missing(base: Knowledge, path: str, lang: str, first: str, never: str) -> None:
    text = front("id: PM-009", f"lang: {lang}", "severity: high") + f"## 📊 {never}\n\nx\n\n## ‸\n"
    found = labels(base, path, text)
    assert found[0] == first
    assert never not in found
    assert f"\n## {first}\n" in chosen(base, path, text, first)


def test_a_heading_being_written_is_not_taken_for_there(base: Knowledge) -> None:
    text = front("id: PM-010", "lang: en") + "## Summary‸\n"
    assert "Summary" in labels(base, EN, text)


def test_parts_of_a_lesson(base: Knowledge) -> None:
    text = front("title: x", "lang: ja") + "## 教訓\n\nx\n\n## ‸\n"
    assert labels(base, "lessons/a/b.md", text) == ["背景", "実践", "検知", "チェックリスト"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("- **担当**: ‸", ["@rin", "@kenji", "@mei"]),
        ("- **担当**: @‸", ["@rin", "@kenji", "@mei"]),
        ("- **優先度**: ‸", ["P0", "P1", "P2", "P3"]),
        ("- **状態**: ‸", ["未着手", "進行中", "完了", "見送り"]),
        ("- 種別: ‸", ["予防", "検出", "緩和", "修正", "プロセス"]),
        ("- **教訓**: ‸", ["待ち時間に上限を", "A lesson"]),
        ("- **原因**: ‸", ["根本原因 1"]),
        ("| # | アクション | 担当 | 優先度 |\n|---|---|---|---|\n| 3 | x | ‸", ["@rin", "@kenji", "@mei"]),
        ("| # | アクション | 担当 | 優先度 |\n|---|---|---|---|\n| 3 | x | @a | ‸", ["P0", "P1", "P2", "P3"]),
        ("- **期限**: ‸", []),
    ],
)
def test_fields_of_an_action(base: Knowledge, line: str, expected: list[str]) -> None:
    text = front("id: PM-009", "lang: ja") + "## 根本原因分析\n\n### 根本原因\n\n- 上限がない\n\n"
    assert labels(base, JA, f"{text}## アクションアイテム\n\n#### 3. 足す\n\n{line}\n") == expected


def test_a_whole_lesson_link_in_an_action(base: Knowledge) -> None:
    text = front("id: PM-009", "lang: ja") + "## アクションアイテム\n\n#### 3. 足す\n- **教訓**: ‸\n"
    expected = "- **教訓**: [待ち時間に上限を](../../lessons/運用/待ち時間.md)"
    assert expected in chosen(base, JA, text, "待ち時間に上限を")


@pytest.mark.parametrize(
    ("path", "lang", "heading", "label", "owner"),
    [
        (JA, "ja", "アクションアイテム", "アクション", "- **担当**:\n"),
        (EN, "en", "Action items", "Action", "- **Owner**:\n"),
    ],
)
def test_the_form_of_the_next_action(
    base: Knowledge, path: str, lang: str, heading: str, label: str, owner: str
) -> None:
    text = front("id: PM-009", f"lang: {lang}") + f"## {heading}\n\n### 7. x\n\n- y\n\n{label[:2]}‸\n"
    written = chosen(base, path, text, label)
    assert f"\n### 8.\n{owner}" in written.replace("8. \n", "8.\n")
    found = completed(base, path, text)
    assert found is not None
    assert found.candidates[0].snippet.startswith("### 8. ${1:")


def test_codes_in_a_suppression(base: Knowledge) -> None:
    found = labels(base, EN, front("id: PM-010") + "<!-- kyokun-ignore KY2‸ -->")
    assert "KY301" in labels(base, EN, front("id: PM-010") + "<!-- kyokun-ignore KY301, ‸")
    assert found
    assert "KY990" not in found


def test_nothing_in_ordinary_prose(base: Knowledge) -> None:
    assert labels(base, EN, front("id: PM-010") + "## Summary\n\nThe pool ran dry. ‸\n") == []


def test_of_very_many_those_that_fit(tmp_path: Path) -> None:
    many = {f"postmortems/PM-{n:04}.md": postmortem(f"PM-{n:04}", "lang: en") for n in range(1, MOST + 30)}
    base = base_of(tmp_path, many)
    all_ = completed(base, EN, front("id: X") + "PM-‸")
    assert all_ is not None
    assert len(all_.candidates) == MOST
    assert not all_.is_complete
    some = completed(base, EN, front("id: X") + "PM-012‸")
    assert some is not None
    assert [one.label for one in some.candidates] == [f"PM-012{digit}" for digit in range(10)]
