"""Changes on offer do what they say."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kyokun.editor.ignoring import ignoring
from kyokun.editor.mending import ignores, mend_all, mends
from kyokun.knowledge.base import Base, find_base
from kyokun.knowledge.knowledge import Knowledge
from kyokun.knowledge.loading import load_base
from kyokun.model.language import Language, Words
from kyokun.model.options import Options
from kyokun.reading.conventions import Conventions, conventions_of
from kyokun.reading.document import Document, DocumentKind, Location, read_source
from kyokun.rules.catalogue import all_rules
from kyokun.rules.checking import check
from kyokun.rules.rule import Finding, Fix, Level
from kyokun.rules.suppressing import is_suppressible
from kyokun.text.decoding import Decoded
from kyokun.text.edit import Edit, edited
from kyokun.text.span import Position, Span

BASES = Path(__file__).parents[1] / "bases"
NOTHING = Words("", "")
RULES = {rule.code: rule for rule in all_rules()}


def findings_of_bases() -> Iterator[tuple[Base, Document, Finding]]:
    for name in ("report-small", "small", "export-small"):
        base = find_base(BASES / name)
        assert base is not None
        knowledge = load_base(base)
        documents = {document.path: document for document in knowledge.documents}
        for finding in check(knowledge):
            yield base, documents[finding.path], finding


def count(document: Document, code: str, options: Options, root: Path) -> int:
    """How often a rule of documents reports."""
    return len(check(Knowledge((document,), options, root), rules=(RULES[code],)))


def test_a_finding_is_suppressed_where_the_comment_is_offered_once_it_has_its_reason() -> None:
    offered = 0
    for base, document, finding in findings_of_bases():
        conventions = conventions_of(base.options)
        edit = ignoring(document, finding, conventions)
        if edit is None:
            assert not is_suppressible(RULES[finding.code]) or document.unreadable
            continue
        before = count(document, finding.code, base.options, base.root)
        if not before:
            continue  # a rule about the whole base
        offered += 1
        reasoned = Edit(edit.span, edit.text.replace(":  -->", ": we know -->"))
        assert reasoned != edit
        for written, is_hidden in ((edit, False), (reasoned, True)):
            text = Decoded(edited(document.text, (written,)), document.has_bom)
            again = read_source(document.location, text, conventions)
            assert (count(again, finding.code, base.options, base.root) < before) is is_hidden
    assert offered > 20


def test_the_comment_goes_as_near_as_can_be() -> None:
    text = "---\nid: PM-001\n---\n\n# T\n\n## A\n\nfirst\n\nsecond\n"
    document = document_of(text)
    second = ignoring(document, finding_at(11), conventions_of_nothing())
    assert second is not None
    assert edited(text, (second,)).endswith("first\n\n<!-- kyokun-ignore KY301:  -->\nsecond\n")
    key = ignoring(document, finding_at(2), conventions_of_nothing())
    assert key is not None
    assert edited(text, (key,)).startswith("---\nid: PM-001\n---\n<!-- kyokun-ignore KY301:  -->\n")


def test_what_cannot_be_suppressed_is_not_offered() -> None:
    document = document_of("---\nid: PM-001\n---\n\nx\n")
    assert ignoring(document, finding_at(5, "KY990"), conventions_of_nothing()) is None
    assert ignoring(document, finding_at(5, "KY104"), conventions_of_nothing()) is None


@pytest.mark.parametrize("language", Language)
def test_line_endings_are_the_documents_own(language: Language) -> None:
    text = "---\r\nid: PM-001\r\n---\r\n\r\nx\r\n\r\ny\r\n"
    document = document_of(text)
    [mend] = ignores(
        document, [finding_at(7)], Span(len(text) - 3, len(text) - 3), conventions_of_nothing(), language
    )
    assert "KY301" in mend.title
    assert "\n" not in edited(text, mend.edits).replace("\r\n", "")


def test_mends_are_offered_where_they_belong_safe_ones_first_and_all_safe_ones_at_once() -> None:
    document = document_of("one\ntwo\nthree\n")
    safe = finding_at(1, fix=Fix(Words("直す", "mend"), (Edit(Span(0, 3), "ONE"),)))
    unsafe = finding_at(1, fix=Fix(Words("足す", "add"), (Edit(Span(3, 3), "!"),), is_safe=False))
    elsewhere = finding_at(3, fix=Fix(Words("直す", "mend"), (Edit(Span(8, 13), "THREE"),)))
    clashing = finding_at(3, fix=Fix(Words("直す", "mend"), (Edit(Span(8, 9), "x"),)))
    found = (unsafe, safe, elsewhere, clashing)
    offered = mends(document, found, Span(0, 0), Language.EN)
    assert [(mend.title, mend.is_preferred) for mend in offered] == [("Mend", True), ("Add", False)]
    every = mend_all(found, Language.JA)
    assert every is not None
    assert "2 件" in every.title
    assert edited(document.text, every.edits) == "ONE\ntwo\nTHREE\n"
    assert mend_all((unsafe,), Language.JA) is None


def document_of(text: str) -> Document:
    place = Location(Path("postmortems/x.md"), "postmortems/x.md", DocumentKind.POSTMORTEM)
    return read_source(place, Decoded(text, has_bom=False), conventions_of_nothing())


def conventions_of_nothing() -> Conventions:
    base = find_base(BASES / "small")
    assert base is not None
    return conventions_of(base.options)


def finding_at(line: int, code: str = "KY301", fix: Fix | None = None) -> Finding:
    at = Position(line, 1)
    return Finding("postmortems/x.md", at, at, code, "x", Level.ERROR, NOTHING, NOTHING, None, fix=fix)
