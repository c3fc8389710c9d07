"""The comment on a pull request: its order, its length, and that authors' texts stay texts."""

import re

import pytest
from hypothesis import given

from kyokun.model.language import Language
from kyokun.reporters.findings_markdown import LONGEST, findings_markdown
from kyokun.reporters.markdown_text import code_span, fenced, inline, quiet_inline
from kyokun.reporters.terminal import printable
from kyokun.rules.checking import summarise
from kyokun.rules.rule import Finding, Level
from kyokun.text.markdown import Event, markdown_events
from kyokun.text.span import Span
from tests.reporters.finding_reports import finding
from tests.reporters.hostile import EVIL, hostile

OUR_HTML = {"<br>", "<span>", "</span>"}
SHAPE = {"Heading", "List", "Item", "Paragraph", "Strong", "Code", "Text", "InlineHtml"}


def comment(findings: list[Finding], longest: int = LONGEST) -> str:
    return findings_markdown(findings, summarise(findings, 1), Language.EN, longest)


def events(text: str) -> list[Event]:
    written = as_printed(text)
    return list(markdown_events(written, Span(0, len(written))))


def as_printed(text: str) -> str:
    """As standard output gets it."""
    return text.encode("utf-8", "replace").decode()


def shown(text: str) -> str:
    """The letters a reader sees, without white space, backticks and what is invisible."""
    letters = "".join(one.value for one in events(text) if one.tag in ("Text", "Code"))
    return bare(letters)


def bare(text: str) -> str:
    return re.sub(r"[\s`\u200b]", "", text)


@pytest.mark.parametrize("text", EVIL)
def test_known_formatting_formats_nothing(text: str) -> None:
    check_shown(text, f"x {text}")


@given(hostile, hostile)
def test_what_an_author_wrote_shows_and_does_nothing(message: str, help_: str) -> None:
    check_shown(message, help_)


def check_shown(message: str, help_: str) -> None:
    text = comment([finding(message, help_=help_)])
    found = events(text)
    assert {one.tag for one in found} <= SHAPE
    assert {one.value for one in found if one.tag == "InlineHtml"} <= OUR_HTML
    assert sum(one.tag == "Item" and one.kind == "start" for one in found) == 1
    assert bare(printable(message)) in shown(text)
    assert bare(printable(help_)) in shown(text)


def plain_stretches(text: str) -> list[str]:
    """What a git host looks through for references: text that is not code, element by element."""
    stretches = [""]
    for one in events(text):
        if one.tag == "Text":
            stretches[-1] += one.value
        else:
            stretches.append("")
    return stretches


@pytest.mark.parametrize("text", EVIL)
def test_known_triggers_trigger_nothing(text: str) -> None:
    check_quiet(text)


@given(hostile)
def test_nobody_is_mentioned_and_nothing_is_linked(text: str) -> None:
    check_quiet(text)


def check_quiet(text: str) -> None:
    for stretch in plain_stretches(comment([finding(text)])):
        assert not re.search(r"@\w|://|www\.|:[\w+-]+:", stretch, re.IGNORECASE)
        assert not re.search(r"#\d|\bgh-\d|[!~%&]\w", stretch, re.IGNORECASE)
        assert "$" not in stretch or stretch == "$"


def test_errors_come_first_and_advice_is_folded_away() -> None:
    text = comment(
        [
            finding("A1", path="a.md", level=Level.WARNING),
            finding("A2", path="a.md", level=Level.ADVICE, line=2),
            finding("B1", path="b.md", level=Level.WARNING),
            finding("B2", path="b.md", line=9),
        ]
    )
    assert re.findall(r"[AB]\d|`[ab].md`|</?details>", text) == [
        *("`b.md`", "B2", "B1", "`a.md`", "A1"),
        *("<details>", "`a.md`", "A2", "</details>"),
    ]


@pytest.mark.parametrize("level", list(Level))
def test_it_is_never_too_long_and_says_how_many_are_missing(level: Level) -> None:
    findings = [finding("<@>$" * 1000, path=f"{number}.md", level=level) for number in range(500)]
    text = comment(findings)
    assert LONGEST // 2 < len(text) <= LONGEST
    kept = text.count("\n- **")
    assert f"\n{500 - kept} more; `kyokun check` shows all of them.\n" in text
    assert text.count("<details>") == text.count("</details>")


def test_what_just_fits_is_whole() -> None:
    findings = [finding(str(number), path="a.md") for number in range(50)]
    assert "more;" not in comment(findings)
    assert comment(findings).count("\n- **") == 50
    assert len(comment(findings, 1500)) <= 1500


def test_advice_is_left_out_before_errors() -> None:
    findings = [finding(f"E{number}" * 20) for number in range(10)]
    findings += [finding(f"A{number}" * 20, level=Level.ADVICE) for number in range(10)]
    text = comment(findings, 1100)
    assert "E" in text
    assert "A9A9" not in text
    assert len(text) <= 1100


@given(hostile)
def test_a_code_block_holds_any_example(text: str) -> None:
    lines = as_printed(text).replace("\r", "").replace("\x00", "")
    block = events(fenced(lines, "markdown"))
    assert [one.tag for one in block if one.kind == "start"] == ["CodeBlock"]
    held = "".join(one.value for one in block if one.tag == "Text")
    assert held == (lines if lines.endswith("\n") else f"{lines}\n")


@given(hostile)
def test_inline_shows_the_text(text: str) -> None:
    clean = printable(text)
    for written in (f"x {inline(clean)} x", f"x {quiet_inline(clean)} x"):
        assert shown(written) == f"x{bare(clean)}x"


@given(hostile.map(printable).filter(lambda text: text.strip() != ""))
def test_a_code_span_holds_any_path(text: str) -> None:
    found = [one for one in events(f"x {code_span(text)} x") if one.kind == "leaf"]
    assert [one.tag for one in found] == ["Text", "Code", "Text"]
    assert found[1].value == " ".join(text.split())
