"""What reading keeps for the rules beside the values: left-over lines, unquoted values, the byte-order mark."""

from dataclasses import replace
from pathlib import Path

from kyokun.model.options import Options
from kyokun.reading.conventions import conventions_of
from kyokun.reading.document import Document, DocumentKind, Location, read_source
from kyokun.text.decoding import decode

_PROMPTS = frozenset({"who was affected, and for how long?"})
_FRONT_MATTER = "---\nid: PM-001\ntags: [batch, 12:30, '12:31']\nimpact: {outage: 1:30}\n---\n"


def read(text: str, *, bom: bool = False) -> Document:
    location = Location(Path("PM-001.md"), "postmortems/PM-001.md", DocumentKind.POSTMORTEM)
    conventions = replace(conventions_of(Options()), prompts=_PROMPTS)
    return read_source(location, decode(text.encode("utf-8-sig" if bom else "utf-8")), conventions)


def test_a_section_keeps_its_lines_that_say_nothing() -> None:
    text = "# T\n\n## Impact\n\n412 orders.\nWho was affected, and for how long?\n\n- TODO\n\n```\nTODO: retry\n```\n"
    document = read(text)
    assert document.postmortem is not None
    (section,) = document.postmortem.sections
    assert [(left.text, left.is_prompt, left.is_code) for left in section.left_overs] == [
        ("Who was affected, and for how long?", True, False),
        ("TODO", False, False),
        ("TODO: retry", False, True),
    ]
    assert all(left.text in left.span.of(text) for left in section.left_overs)
    assert not section.is_empty
    assert not section.is_placeholder


def test_unquoted_values_are_kept_with_their_place() -> None:
    document = read(f"{_FRONT_MATTER}# T\n")
    assert [(value.name, value.written, value.becomes.value) for value in document.unquoted] == [
        ("tags", "12:30", "750"),
        ("impact.outage", "1:30", "90"),
    ]
    assert all(value.span.of(document.text) == value.written for value in document.unquoted)


def test_the_byte_order_mark_is_no_text_but_known() -> None:
    assert read(_FRONT_MATTER, bom=True).has_bom
    assert read(_FRONT_MATTER, bom=True).text == _FRONT_MATTER
    assert not read(_FRONT_MATTER).has_bom
