"""What is said of the things in a text, in both languages; authors' words stay words."""

from datetime import date
from pathlib import Path

import html5lib
import pyromark
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kyokun.editor.explaining import Reader, explain
from kyokun.editor.markup import escaped, plain
from kyokun.editor.outline import outline
from kyokun.editor.places import definition, references
from kyokun.knowledge.knowledge import Knowledge
from kyokun.model.language import Language
from tests.editor.carets import at_caret
from tests.knowledge.building import base_of, lesson, postmortem

HERE = "postmortems/2025/PM-009.md"
HOSTILE = "<img src=x onerror=alert(1)> [a](javascript:alert(1)) **b** `c` https://evil.example $(x) \\"
ACTIONS = """\
## サマリー

注文の 3 割が 40 分間失敗した。在庫サービスが遅かったためである。

## アクションアイテム

#### 1. 試験を足す
- **担当**: @rin
- **期限**: 2025-06-10
- **状態**: 進行中
- **教訓**: [待ち時間](../../lessons/design/timeouts.md)
"""


@pytest.fixture
def base(tmp_path: Path) -> Knowledge:
    """An incident with an action, one of hostile words, a lesson."""
    return base_of(
        tmp_path,
        {
            "postmortems/2025/PM-001.md": postmortem(
                "PM-001",
                "title: 注文が失敗した",
                "severity: high",
                "status: review",
                "started_at: 2025-01-05T10:00+09:00",
                body=ACTIONS,
            ),
            "postmortems/2025/PM-002.md": postmortem(
                "PM-002", "lang: en", f"title: {HOSTILE!r}", body=f"See PM-001.\n\n## Summary\n\n{HOSTILE}\n"
            ),
            "lessons/design/timeouts.md": lesson("lang: ja", "summary: 上限のない待ちを作らない"),
        },
    )


def said(base: Knowledge, marked: str, language: Language = Language.EN) -> str | None:
    document, offset = at_caret(base, HERE, marked)
    found = explain(base, document, offset, Reader(language, date(2025, 7, 1)))
    return plain(found.markdown) if found else None


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            Language.JA,
            "PM-001 注文が失敗した\n\n- 種類: ポストモーテム\n- 重大度: 高\n- 状態: レビュー中\n- 発生: 2025-01-05 10:00 JST\n\n注文の 3 割が 40 分間失敗した。",
        ),
        (
            Language.EN,
            "PM-001 注文が失敗した\n\n- Type: Postmortem\n- Severity: High\n- Status: In review\n- When: 2025-01-05 10:00 JST\n\n注文の 3 割が 40 分間失敗した。",
        ),
    ],
)
@pytest.mark.parametrize("text", ["see PM-0‸01.", "‸PM-001", "see pm-001‸", "[x](PM-001‸.md)"])
def test_an_incident(base: Knowledge, language: Language, expected: str, text: str) -> None:
    assert said(base, text, language) == expected


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            Language.JA,
            "PM-001-1 試験を足す\n\n- 担当: @rin\n- 期限: 2025-06-10\n- 状態: 進行中（期限切れ）\n\nPM-001 注文が失敗した",
        ),
        (
            Language.EN,
            "PM-001-1 試験を足す\n\n- Owner: @rin\n- Due: 2025-06-10\n- State: In progress (overdue)\n\nPM-001 注文が失敗した",
        ),
    ],
)
def test_an_action(base: Knowledge, language: Language, expected: str) -> None:
    assert said(base, "see PM-001-‸1", language) == expected


def test_a_lesson_by_its_link(base: Knowledge) -> None:
    told = said(base, "# T\n\n[x](../../lessons/design/time‸outs.md)\n", Language.JA)
    assert told == "A lesson\n\n上限のない待ちを作らない\n\n- この教訓のもとになったインシデント: PM-001"


def test_a_key_and_nothing_of_its_value(base: Knowledge) -> None:
    told = said(base, "---\ndetec‸ted_by: staff\n---\n", Language.EN)
    assert told is not None
    assert told.startswith("detected_by: who noticed\n\n- Needed by: the trends\n- Values: monitoring, staff")
    assert said(base, "---\ndetected_by: st‸aff\n---\n") is None
    assert said(base, "---\nmade_up‸: x\n---\n") is None


def test_a_rule_in_a_suppression(base: Knowledge) -> None:
    told = said(base, "# T\n\n<!-- kyokun-ignore KY50‸1: x -->\n\nx\n", Language.JA)
    assert told is not None
    assert told.startswith("KY501 action-without-owner: ")
    assert said(base, "# T\n\nKY50‸1\n") is None


def test_an_id_that_is_none(base: Knowledge) -> None:
    assert said(base, "PM-77‸7", Language.JA) == "PM-777: 見つかりません"
    assert said(base, "XPM-00‸1") is None


def test_hostile_words_stay_words(base: Knowledge) -> None:
    document, offset = at_caret(base, HERE, "see PM-00‸2")
    found = explain(base, document, offset, Reader(Language.EN, None))
    assert found is not None
    tree = html5lib.parse(pyromark.html(found.markdown), namespaceHTMLElements=False)
    assert {element.tag for element in tree.iter()} <= {"html", "head", "body", "p", "strong", "ul", "li"}
    assert HOSTILE in " ".join("".join(tree.itertext()).split())


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_escaped_text_is_read_as_it_was_written(text: str) -> None:
    html = pyromark.html(f"x {escaped(text)} x")
    tree = html5lib.parse(html, namespaceHTMLElements=False)
    assert {element.tag for element in tree.iter()} == {"html", "head", "body", "p"}
    assert "".join(tree.itertext()).split() == ["x", *text.split(), "x"]
    assert plain(escaped(text)) == " ".join(text.split())


@pytest.mark.parametrize(
    ("text", "path", "line"),
    [
        ("see PM-00‸1", "postmortems/2025/PM-001.md", "id: PM-001"),
        ("see PM-001-‸1", "postmortems/2025/PM-001.md", "#### 1. 試験を足す"),
        ("[x](../../lessons/design/ti‸meouts.md)", "lessons/design/timeouts.md", "---"),
        ("[PM-001‸](PM-001.md)", "postmortems/2025/PM-001.md", "---"),
    ],
)
def test_where_a_thing_is_written(base: Knowledge, text: str, path: str, line: str) -> None:
    document, offset = at_caret(base, HERE, text)
    spot = definition(base, document, offset)
    assert spot is not None
    assert spot.document.path == path
    assert spot.document.lines.line(spot.document.lines.position(spot.span.start).line) == line


def test_where_a_thing_is_mentioned(base: Knowledge) -> None:
    document, offset = at_caret(base, HERE, "see PM-00‸1")
    spots = [
        (spot.document.path, spot.span.of(spot.document.text)) for spot in references(base, document, offset)
    ]
    assert spots == [
        ("postmortems/2025/PM-001.md", "PM-001"),
        ("postmortems/2025/PM-001.md", "PM-001"),
        ("postmortems/2025/PM-002.md", "PM-001"),
    ]
    own, start = at_caret(base, "lessons/design/timeouts.md", "‸# T\n")
    taught = [(spot.document.path, spot.span.of(spot.document.text)) for spot in references(base, own, start)]
    assert taught == [("postmortems/2025/PM-001.md", "[待ち時間](../../lessons/design/timeouts.md)")]


def test_sections_and_actions_beside_the_text(base: Knowledge) -> None:
    entries = outline(next(one for one in base.documents if one.path == "postmortems/2025/PM-001.md"))
    assert [(entry.name, [below.name for below in entry.below]) for entry in entries] == [
        ("サマリー", []),
        ("アクションアイテム", ["PM-001-1"]),
    ]
