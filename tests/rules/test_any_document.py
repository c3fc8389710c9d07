"""Whatever stands in a file: the check ends, its findings lie inside the file, and the same file gets the same findings."""

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kyokun.knowledge.knowledge import Knowledge
from kyokun.model.options import Options
from kyokun.reading.conventions import conventions_of
from kyokun.reading.document import Document, DocumentKind, Location, read_document, read_source
from kyokun.rules.checking import check
from kyokun.text.decoding import Undecodable, decode
from tests.rules.case_base import NOW

_FRAGMENTS = st.sampled_from(
    [
        *(
            "---\n",
            "id: PM-001\n",
            "status: closed\n",
            "severity: high\n",
            "causes: [technology/x]\n",
            "title: a: b\n",
        ),
        *(
            "started_at: 2025-01-05 14:20\n",
            "resolved_at: 2025-01-05T14:45Z\n",
            "resolved_at: 12:30\n",
            "impact: {users: 1}\n",
        ),
        *(
            "recurrence_of: PM-001\n",
            "translation_of: PM-002\n",
            "lang: en\n",
            "type: near-miss\n",
            "\t- x\n",
            "&a [*a]\n",
        ),
        *(
            "# T\n",
            "## タイムライン\n",
            "## Timeline (UTC)\n",
            "## 根本原因分析\n",
            "### 5 Whys\n",
            "## Action items\n",
            "## 学び\n",
        ),
        *(
            "| 時刻 | イベント | 担当 |\n|---|---|---|\n",
            "| 25:10 | 検知 | @a |\n",
            "| 14:20 | **復旧** <br> x | System |\n",
            "| ?? |\n",
        ),
        *(
            "**Why 1**: なぜ？\n→ ミス\n",
            "**Primary**: human error\n",
            "- [ ] 1. 強化する — @a, due 3日以内, P0\n",
            "#### 1. x\n- **担当**: @a\n",
        ),
        *(
            "- **期限**: 1ヶ月以内\n",
            "- **状態**: 完了（2025-01-16）\n",
            "[l](../../lessons/a/b.md#x)\n",
            "<!-- kyokun-ignore KY201: y -->\n",
        ),
        *(
            "**MTTR**: 25分\n",
            "@bob should have\n",
            "password=hunter2\n",
            "`code`\n",
            "```\n",
            "> q\n",
            "\r\n",
            "\u3000",
            "\u200b",
            "𠮷",
            "が",
        ),
    ]
)
ANY_TEXT = st.lists(st.one_of(_FRAGMENTS, st.text(max_size=30)), max_size=60).map("".join)
ANY_BYTES = st.one_of(ANY_TEXT.map(lambda text: text.encode("utf-8", "replace")), st.binary(max_size=400))


def _document(data: bytes, kind: DocumentKind) -> Document | None:
    location = Location(Path("x.md"), "postmortems/2025/x.md", kind, "x")
    try:
        return read_source(location, decode(data), conventions_of(Options()))
    except Undecodable:
        return None


def _assert_findings_lie_inside(document: Document) -> None:
    knowledge = Knowledge((document,), Options(), Path())
    findings = check(knowledge, NOW)
    assert findings == check(knowledge, NOW)
    last = document.lines.position(len(document.text))
    for finding in findings:
        assert (finding.start.line, finding.start.column) >= (1, 1)
        assert finding.start <= finding.end <= last
        assert finding.message.ja.strip()
        assert finding.message.en.strip()


@settings(max_examples=200, deadline=None, derandomize=True)
@given(ANY_BYTES, st.sampled_from(DocumentKind))
def test_any_bytes(data: bytes, kind: DocumentKind) -> None:
    document = _document(data, kind)
    if document is not None:
        assert document == _document(data, kind)
        _assert_findings_lie_inside(document)


def _real_documents() -> list[Path]:
    folders = [Path(__file__).parents[2] / "postmortems", Path(__file__).parent / "cases"]
    corpora = os.environ.get("KYOKUN_CORPORA")
    if corpora:
        folders.append(Path(corpora))
    return sorted(path for folder in folders for path in folder.rglob("*.md"))


@pytest.mark.parametrize(
    "folder", sorted({path.parent for path in _real_documents()}), ids=lambda path: path.name
)
def test_real_documents(folder: Path) -> None:
    for path in sorted(folder.glob("*.md")):
        document = read_document(
            Location(path, path.name, DocumentKind.POSTMORTEM), conventions_of(Options())
        )
        if document.unreadable is None:
            _assert_findings_lie_inside(document)
