"""Running text as sentences."""

from pathlib import Path

import pytest

from kyokun.knowledge.base import POSTMORTEMS
from kyokun.model.options import Options
from kyokun.reading.conventions import conventions_of
from kyokun.reading.document import Document, DocumentKind, Location, read_source
from kyokun.rules.prose import MASK, sentences
from kyokun.text.decoding import Decoded


def document(body: str) -> Document:
    location = Location(Path(POSTMORTEMS), "x.md", DocumentKind.POSTMORTEM)
    text = f"# T\n\n## Lessons\n\n{body}\n"
    return read_source(location, Decoded(text, False), conventions_of(Options(), frozenset()))


def texts(body: str) -> list[str]:
    return [one.text.strip() for one in sentences(document(body), lambda _: True)][2:]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("止まった。直した！次は？", ["止まった。", "直した！", "次は？"]),
        ("It stopped. Was it 1.5 s? Yes, e.g. here.", ["It stopped.", "Was it 1.5 s?", "Yes, e.g. here."]),
        ("a line\nthat goes on", ["a line that goes on"]),
        ("ここで\n続く", ["ここで続く"]),
        ("**Why 1**: なぜ\n→ 答え", ["Why 1:なぜ", "→答え"]),
        ("a<br>b", ["a", "b"]),
        ("**@bob** が *見た*", ["@bobが見た"]),
        ('彼は「x。『y』z」と言い `f("a")` と書いた', [f"彼は{MASK}と言い{MASK}と書いた"]),
        ('He said "x. y" and “z”', [f"He said {MASK} and {MASK}"]),
        ("see [the log](http://x.y/z) and http://a.b/c?d", ["see the log and"]),
        ("didn’t", ["didn't"]),
        ("| a | b |\n|---|---|\n| c. d | e |", ["c.", "d", "e"]),
        ("- a\n  - b\n\n    c", ["a", "b", "c"]),
        ("> quoted\n\n```\ncode\n```\n\n<!-- comment -->", []),
        ("- ❌ bad\n- ✅ good", ["✅ good"]),
    ],
)
def test_a_text_becomes_what_a_reader_reads(body: str, expected: list[str]) -> None:
    assert texts(body) == expected


def test_others_words_are_left_out() -> None:
    whole = document("a\n\n## Participants\n\nb\n\n## Customer report\n\nc\n\n## Links\n\nd")
    assert [one.text for one in sentences(whole, lambda _: True)] == [
        "T",
        "Lessons",
        "a",
        "Participants",
        "Customer report",
        "Links",
    ]


@pytest.mark.parametrize(
    "body", ["x **@bob** が `忘れ` 忘れた。", "a\r\nb [@bob](u) forgot", "- 一\n  > 二\n- **三** 四"]
)
def test_letters_know_where_they_stand(body: str) -> None:
    read = document(body)
    for one in sentences(read, lambda _: True):
        for at, letter in enumerate(one.text):
            if letter not in (MASK, " ", "\n"):
                assert one.span(at, at + 1).of(read.text) == letter


def test_only_wanted_places_are_read() -> None:
    read = document("first one. second two.")
    at = read.text.index("second")
    assert [one.text for one in sentences(read, lambda span: span.start <= at < span.end)] == [" second two."]
