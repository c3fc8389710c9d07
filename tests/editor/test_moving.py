"""Findings move with their lines."""

from hypothesis import given
from hypothesis import strategies as st

from kyokun.editor.moving import moved
from kyokun.model.language import Words
from kyokun.rules.rule import Finding, Level
from kyokun.text.span import Lines, Position

LINES = st.lists(st.sampled_from(["a\n", "b\n", "c\r\n", "期限\n", "\n"]), max_size=8).map("".join)
NOTHING = Words("", "")


def finding_on(line: int) -> Finding:
    at = Position(line, 1)
    return Finding("x.md", at, at, "KY601", "x", Level.ERROR, NOTHING, NOTHING, None)


def numbered(letter: str) -> st.SearchStrategy[str]:
    """Lines that are all different, so that there is one way only to tell what was changed."""
    return st.integers(0, 8).map(lambda count: "".join(f"{letter}{at}\n" for at in range(count)))


@given(numbered("head"), LINES, LINES, numbered("tail"))
def test_lines_before_and_after_a_change_keep_their_findings(
    head: str, old: str, new: str, tail: str
) -> None:
    before, after = Lines(f"{head}{old}{tail}end"), Lines(f"{head}{new}{tail}end")
    untouched = [
        *range(1, head.count("\n") + 1),
        *range(before.position(len(head + old)).line, len(before.starts) + 1),
    ]
    for line in untouched:
        [found] = moved([finding_on(line)], before, after)
        assert after.line(found.start.line) == before.line(line)


@given(LINES, LINES)
def test_a_finding_stays_inside_the_text(old: str, new: str) -> None:
    before, after = Lines(old), Lines(new)
    for line in range(1, len(before.starts) + 1):
        [found] = moved([finding_on(line)], before, after)
        assert 1 <= found.start.line <= len(after.starts)
