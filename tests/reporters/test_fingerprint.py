"""A finding keeps its fingerprint while lines move, and shares it with no other."""

import shutil
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from kyokun.reporters.fingerprint import fingerprints
from kyokun.rules.checking import check
from kyokun.text.span import Lines
from tests.reporters.finding_reports import ASKED, BASE, NOW, finding
from tests.reporters.loading import load_folder


def of_base(folder: Path) -> list[str]:
    knowledge = load_folder(folder)
    sources = {document.path: document.lines for document in knowledge.documents}
    return list(fingerprints(check(knowledge, NOW, ASKED), sources))


def test_lines_inserted_above_and_other_white_space_change_none(tmp_path: Path) -> None:
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    before = of_base(tmp_path)
    assert len(set(before)) == len(before) > 5
    for file in (tmp_path / "postmortems").rglob("*.md"):
        text = file.read_text("utf-8").replace("\n## Action items", "\nMore.\n\n## Action items")
        text = text.replace("title: ", "tags: [db]\ntitle: ", 1).replace("- [ ] 1. ", "-  [ ]  1.  ")
        file.write_bytes(text.replace("\n", "  \r\n").encode())
    assert of_base(tmp_path) == before


def test_code_path_subject_line_and_count_tell_them_apart() -> None:
    sources = {"a.md": Lines("same\nsame\nother\n"), "b.md": Lines("same\n")}
    found = [
        finding(),
        finding(),
        finding(line=2),
        finding(line=3),
        finding(code="KY502"),
        finding(path="b.md"),
        finding(subject="PM-001-1"),
        finding(path="gone.md"),
    ]
    assert len(set(fingerprints(found, sources))) == len(found)


@given(st.text(), st.text())
def test_any_text_has_one_and_the_message_does_not_count(text: str, message: str) -> None:
    found = finding(message, path=text, code=text, subject=text)
    again = finding("another message", path=text, code=text, subject=text)
    assert fingerprints([found], {text: Lines(text)}) == fingerprints([again], {text: Lines(text)})
