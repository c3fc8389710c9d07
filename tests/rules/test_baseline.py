"""A baseline leaves out what it lists, as often as it lists it, and only ever gets smaller."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kyokun.model.language import Language, Words
from kyokun.rules.baseline import BadBaseline, Compared, Entry, compared, entries, without, written
from kyokun.rules.rule import Finding, Level
from kyokun.text.span import Lines, Position
from tests.reporters.finding_reports import finding

PATHS = ("postmortems/2019/PM-001.md", "postmortems/障害 の 記録: その1.md", "lessons/a/b.md")
LINES = ("- **Owner**:", "- **担当**:", "severity: hihg", "| 10:00 | x |")


@st.composite
def found(draw: st.DrawFn) -> tuple[list[Finding], dict[str, Lines]]:
    """Findings with the documents they stand in."""
    sources = {path: Lines("\n".join(draw(st.lists(st.sampled_from(LINES), min_size=1)))) for path in PATHS}
    made = []
    for _ in range(draw(st.integers(0, 8))):
        path = draw(st.sampled_from(PATHS))
        line = draw(st.integers(1, len(sources[path].starts)))
        words = draw(st.sampled_from(("no owner", "the section “Impact” is missing", "3 days late")))
        one = finding(
            words,
            path=path,
            line=line,
            end=Position(line, draw(st.sampled_from((1, 5)))),
            code=draw(st.sampled_from(("KY501", "KY504", "KY201"))),
            level=draw(st.sampled_from(Level)),
            subject=draw(st.sampled_from((None, "PM-001", "PM-001-2"))),
        )
        made.append(one._replace(message=Words(f"日本語 {words}", words)))
    return made, sources


def all_told(_: Entry) -> bool:
    return True


def against(text: str, findings: list[Finding], sources: dict[str, Lines]) -> Compared:
    return compared(entries(text), findings, sources, all_told)


def kinds(findings: list[Finding], sources: dict[str, Lines]) -> Counter[Entry]:
    return Counter(entries(written(findings, sources, Language.EN)))


@given(found(), st.sampled_from(Language))
def test_what_was_just_written_leaves_out_everything(
    base: tuple[list[Finding], dict[str, Lines]], language: Language
) -> None:
    text = written(*base, language)
    assert against(text, *base) == Compared((), len(base[0]), ())
    assert written(list(reversed(base[0])), base[1], language) == text


@given(found(), st.randoms(use_true_random=False))
def test_lines_that_move_take_their_findings_along(
    base: tuple[list[Finding], dict[str, Lines]], random: object
) -> None:
    text = written(*base, Language.EN)
    moved = {path: Lines(f"above\n\nand more\n{lines.text}\nbelow") for path, lines in base[1].items()}
    shifted = [
        one._replace(
            start=one.start._replace(line=one.start.line + 3),
            end=one.end._replace(line=one.end.line + 3),
        )
        for one in base[0]
    ]
    assert against(text, shifted, moved) == Compared((), len(shifted), ())


@given(found(), found())
def test_of_any_other_findings_no_more_are_left_out_than_are_listed(
    before: tuple[list[Finding], dict[str, Lines]], after: tuple[list[Finding], dict[str, Lines]]
) -> None:
    text = written(*before, Language.EN)
    told = against(text, *after)
    listed, now = Counter(entries(text)), kinds(*after)
    assert kinds(list(told.reported), after[1]) == now - listed
    assert told.hidden == (now & listed).total() == len(after[0]) - len(told.reported)
    assert Counter(told.mended) == listed - now


@given(found(), st.lists(found(), min_size=1, max_size=3))
def test_it_never_grows_whatever_is_mended_broken_and_shrunk_in_turn(
    start: tuple[list[Finding], dict[str, Lines]], later: list[tuple[list[Finding], dict[str, Lines]]]
) -> None:
    text = written(*start, Language.EN)
    for findings, sources in later:
        before = Counter(entries(text))
        told = against(text, findings, sources)
        shrunk = without(text, told.mended)
        assert set(shrunk.splitlines()) <= set(text.splitlines())
        assert Counter(entries(shrunk)) == before & kinds(findings, sources)
        again = against(shrunk, findings, sources)
        assert (again.reported, again.hidden, again.mended) == (told.reported, told.hidden, ())
        # What was mended and taken out is told when it comes back.
        back = against(shrunk, *start)
        assert back.hidden <= Counter(entries(shrunk)).total()
        text = shrunk


def test_of_two_equal_findings_one_listed_leaves_one_reported() -> None:
    sources = {PATHS[0]: Lines("- **Owner**:\n- **Owner**:\n")}
    one, two = (finding(path=PATHS[0], line=line, end=Position(line, 5)) for line in (1, 2))
    text = written([one], sources, Language.EN)
    assert against(text, [one, two], sources) == Compared((two,), 1, ())
    chosen = compared(entries(text), [one, two], sources, all_told, rather=frozenset({one}))
    assert chosen == Compared((one,), 1, ())


def test_what_a_line_must_have_in_common() -> None:
    sources = {PATHS[0]: Lines("- **Owner**:\n")}
    one = finding(path=PATHS[0], end=Position(1, 5))
    text = written([one], sources, Language.EN)
    others = [
        one._replace(path="postmortems/other.md"),
        one._replace(code="KY502"),
        one._replace(subject="PM-001-2"),
        one._replace(message=Words("別", "another")),
        one._replace(level=Level.ADVICE),
    ]
    for other in others:
        assert against(text, [other], sources).reported == (other,)
    reworded = {PATHS[0]: Lines("- **Owner**: somebody\n")}
    assert against(text, [one], reworded).reported == (one,)


def test_no_line_hides_what_may_not_be_left_out() -> None:
    one = finding(path=PATHS[0], code="KY001")
    assert entries(written([one], {}, Language.EN)) == ()
    forged = written([one._replace(code="KY501")], {}, Language.EN).replace("KY501", "KY001")
    assert against(forged, [one], {}).reported == (one,)


def test_it_is_sorted_one_a_line_and_says_what_it_is_about() -> None:
    sources = {path: Lines("- **Owner**:\n") for path in PATHS}
    made = [
        finding(path=path, end=Position(1, 5))._replace(message=Words("担当が\nいない", "no\nowner"))
        for path in PATHS
    ]
    japanese = written(made, sources, Language.JA).splitlines()
    assert japanese[0].startswith("# ")
    assert [line.split(": error KY501 ")[0] for line in japanese[1:]] == sorted(PATHS)
    assert all(line.endswith(" 担当が いない") for line in japanese[1:])
    english = written(made, sources, Language.EN)
    assert entries(english) == entries("\n".join(japanese))


@pytest.mark.parametrize(
    "line",
    [
        "<<<<<<< HEAD",
        "a.md: error KY501 no mark",
        "a.md error KY501 0123456789abcdef x",
        "a.md: grave KY501 0123456789abcdef x",
        "KY501",
        "a.md: error KY5O1 0123456789abcdef x",
    ],
)
def test_a_line_that_cannot_be_read_is_named(line: str) -> None:
    with pytest.raises(
        BadBaseline, match="line 3 cannot be read: write `path: level code mark words`"
    ) as raised:
        entries(f"# remark\n\n{line}\n")
    assert raised.value.words.ja.startswith("3 行目が読めません。")


def test_remarks_blank_lines_and_line_breaks_stay_as_they_are() -> None:
    kept, gone = "a.md: error KY501 0123456789abcdef x", "b.md: error KY501 0123456789abcdef y"
    text = f"# ours\r\n\r\n{kept}\r\n{gone}\r\n# end"
    (_, mended) = entries(text)
    assert without(text, [mended]) == f"# ours\r\n\r\n{kept}\r\n# end"
