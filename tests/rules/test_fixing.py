"""Fixes, whatever the document: once is enough, nothing is gained, and what is not mended stays byte for byte."""

import dataclasses
import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kyokun.knowledge.knowledge import Knowledge
from kyokun.knowledge.rewriting import as_bytes
from kyokun.model.options import Options
from kyokun.reading.conventions import conventions_of
from kyokun.reading.document import Document, DocumentKind, Location, read_source
from kyokun.rules.checking import check
from kyokun.rules.fixing import Mended, mended
from kyokun.rules.rule import Finding
from kyokun.text.decoding import Undecodable, decode
from tests.fragments import POSTMORTEMS
from tests.rules.case_base import NOW

_CONVENTIONS = conventions_of(Options())
_LOCATION = Location(Path("x.md"), "postmortems/2025/PM-001.md", DocumentKind.POSTMORTEM)

_MENDABLE_KEYS = (
    *("severity: High", "severity: 高", "severity: 'MEDIUM'", "severity: hihg", "severity: low"),
    *("status: Review", "status: draft", "status: 公開済み", "status: published", "lang: 日本語"),
    *("started_at: 2025/6/2 10:00 JST", "started_at: 2025-06-02T10:00", "detected_at: 2025年6月2日 10時4分"),
    *("resolved_at: 2025-06-02 10:50 +09:00", "held_at: 2025-06-04", "identified_at: 不明"),
    *("services: api, web", "tags: [on, 08, 12:30]", "teams: '12:30'", "tags:\n  - 1.10  # no number\n  - a"),
    *("causes: [Technology/timeout]", "causes:\n- 技術/x y", "impact: {outage: 1:30, data_loss: None}"),
    *("title: API: 応答なし", "title: @alice broke it", "title: `x`", "owner: @bob", "detected-by: staff"),
    *("detected_by: monitoring", "sevrices: [api]", "tags: [@a, *.example.com]", "impact:\n\tusers: 3"),
)
_INERT_KEYS = (
    "# a comment:  with  blanks  ",
    "x_one: 'it''s'  # kept",
    'x_two: "\\u00e9"\t',
    "",
    "x_three: {a:   1}",
)
_MENDABLE_BODY = (
    "| 時刻 | イベント | 担当 |\n|---|---|---|\n| 10:00 | 発生 | System |\n| 10:40 | `a \\| b` 復旧 |  |",
    "| a | b |\n| :-- | --: |\n| 1 | 長い値 |",
    "## アクションアイテム\n\n#### 1. 上限を設ける\n- **担当**: @rin\n- **期限**: 3日以内\n- **優先度**: P1",
    "## Action items\n\n- [ ] 1. Set a limit — @rin, due within 2 weeks, P1",
    "## サマリー\n\n10 時から 40 分間、注文が失敗した。",
    "## Timeline (UTC)\n\n- 10:00 start",
)
_INERT_BODY = (
    "Inert  words.  ",
    "\tcode with a tab",
    "<!-- a comment -->",
    "> | q | r |\n> |---|---|",
    "",
    "# T",
    "- x\u3000",
)


@st.composite
def _documents(draw: st.DrawFn) -> bytes:
    keys = draw(st.lists(st.sampled_from((*_MENDABLE_KEYS, *_INERT_KEYS)), max_size=10, unique=True))
    body = draw(st.lists(st.sampled_from((*_MENDABLE_BODY, *_INERT_BODY)), max_size=8))
    id_ = draw(st.sampled_from(("id: PM-001", "id:  pm-1  # ours", "")))
    text = "\n".join(("---", id_, *keys, "---", "", *(f"{block}\n" for block in body)))
    text = text.removesuffix(draw(st.sampled_from(("", "\n", "\n\n"))))
    line_break = draw(st.sampled_from(("\n", "\r\n")))
    text = text.replace("\n", line_break)
    if draw(st.booleans()):
        text = text.replace(line_break, "\r\n" if line_break == "\n" else "\n", 2)
    return draw(st.sampled_from((b"", b"\xef\xbb\xbf"))) + text.encode()


any_document = st.one_of(_documents(), POSTMORTEMS.map(lambda text: text.encode("utf-8", "replace")))
both_ways = pytest.mark.parametrize("unsafe", [False, True], ids=["safe", "unsafe"])


def _read(data: bytes) -> Document | None:
    try:
        return read_source(_LOCATION, decode(data), _CONVENTIONS)
    except Undecodable:
        return None


def _mended(document: Document, *, unsafe: bool = False) -> Mended:
    knowledge = Knowledge((document,), Options(), Path())
    return mended(knowledge, _CONVENTIONS, NOW, {document.path}, unsafe=unsafe)


def _after(done: Mended) -> Document:
    (document,) = done.knowledge.documents
    return document


def _found(document: Document) -> tuple[Finding, ...]:
    return check(Knowledge((document,), Options(), Path()), NOW)


@both_ways
@settings(max_examples=40, deadline=None, derandomize=True)
@given(data=any_document)
def test_twice_is_once(data: bytes, unsafe: bool) -> None:
    document = _read(data)
    if document is not None:
        once = _after(_mended(document, unsafe=unsafe))
        again = _mended(once, unsafe=unsafe)
        assert again.changes == ()
        assert not any(again.fixes.values())


@settings(max_examples=120, deadline=None, derandomize=True)
@given(data=any_document)
def test_nothing_is_gained(data: bytes) -> None:
    document = _read(data)
    if document is not None:
        before = Counter(finding.code for finding in _found(document))
        after = Counter(finding.code for finding in _found(_after(_mended(document))))
        assert after <= before


@settings(max_examples=60, deadline=None, derandomize=True)
@given(data=_documents())
def test_an_unsafe_fix_gains_nothing_unless_it_makes_something_legible(data: bytes) -> None:
    document = _read(data)
    assert document is not None
    before = _found(document)
    if not any(finding.fix is not None and finding.fix.reveals for finding in before):
        assert len(_found(_after(_mended(document, unsafe=True)))) <= len(before)


@both_ways
@settings(max_examples=40, deadline=None, derandomize=True)
@given(data=_documents())
def test_every_line_that_needs_no_fix_stays_byte_for_byte(data: bytes, unsafe: bool) -> None:
    document = _read(data)
    assert document is not None
    inert = {line for one in (*_INERT_KEYS, *_INERT_BODY) for line in one.split("\n") if line}

    def kept(text: str) -> list[str]:
        return [line for line in re.split(r"\r\n|\n", text) if line in inert]

    after = _after(_mended(document, unsafe=unsafe))
    assert kept(after.text) == kept(document.text)
    endings = set(re.findall(r"\r\n|\n", document.text))
    if len(endings) == 1:
        assert set(re.findall(r"\r\n|\n", after.text)) == endings
    if document.text.rstrip("\r\n \t") and not unsafe:
        assert after.text[len(after.text.rstrip()) :].count("\n") == (
            document.text[len(document.text.rstrip()) :].count("\n")
        )


@both_ways
@settings(max_examples=30, deadline=None, derandomize=True)
@given(data=_documents())
def test_an_id_is_never_touched(data: bytes, unsafe: bool) -> None:
    document = _read(data)
    assert document is not None
    after = _after(_mended(document, unsafe=unsafe))
    written = re.compile(r"^id:[^\r\n]*", re.MULTILINE)
    assert written.findall(after.text) == written.findall(document.text)


def test_only_chosen_findings_are_mended() -> None:
    document = _read(b"---\nid: PM-001\ntitle: x\nseverity: Low\nstatus: Draft\n---\n")
    assert document is not None
    knowledge = Knowledge((document,), Options(), Path())

    def of_status(_: Knowledge, findings: tuple[Finding, ...]) -> list[Finding]:
        return [finding for finding in findings if "status" in finding.message.en]

    done = mended(knowledge, _CONVENTIONS, NOW, {document.path}, of_status)
    assert "severity: Low\nstatus: draft\n" in _after(done).text
    assert done.fixes == {document.path: 1}
    assert mended(knowledge, _CONVENTIONS, NOW, set()).changes == ()


def test_what_is_suppressed_is_not_mended() -> None:
    text = "\n| a | b |\n|---|---|\n| long | x |\n"
    for comment, is_kept in (("", False), ("\n<!-- kyokun-ignore KY012: as the vendor sent it -->", True)):
        document = _read(f"---\nid: PM-001\n---\n\nWords.\n{comment}{text}".encode())
        assert document is not None
        assert (text in _after(_mended(document)).text) is is_kept
        assert "KY991" not in {finding.code for finding in _found(document)}


def test_a_fix_that_would_bring_up_another_finding_waits_for_the_unsafe_ones() -> None:
    document = _read(b"---\nid: PM-001\ntitle: x: y\nseverity: low\n---\n")
    assert document is not None
    safe, unsafe = _mended(document), _mended(document, unsafe=True)
    assert (safe.changes, safe.left_out) == ((), 1)
    assert 'title: "x: y"' in _after(unsafe).text


def test_a_document_elsewhere_must_not_gain_a_finding_either() -> None:
    """The original's cause is made legible: its translation would then disagree with it."""
    head = "---\nid: PM-00{n}\ntitle: x\nstatus: draft\nseverity: {severity}\n{more}---\n"
    files = {
        "a.md": head.format(n=1, severity="hihg", more=""),
        "b.md": head.format(n=2, severity="low", more="translation_of: PM-001\n"),
    }
    documents = [
        read_source(dataclasses.replace(_LOCATION, path=path), decode(text.encode()), _CONVENTIONS)
        for path, text in files.items()
    ]
    knowledge = Knowledge(tuple(documents), Options(), Path())
    before = check(knowledge, NOW)
    done = mended(knowledge, _CONVENTIONS, NOW, {"a.md"})
    assert Counter(one.code for one in check(done.knowledge, NOW)) <= Counter(one.code for one in before)
    assert as_bytes(done.knowledge.documents[1]) == files["b.md"].encode()
