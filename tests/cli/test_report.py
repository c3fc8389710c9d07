"""``kyokun report``."""

from pathlib import Path

import pytest

from tests.cli.running import one_line, run
from tests.making import LESSON, write_base

REPOSITORY = Path(__file__).parents[2]
NOW = "2025-04-10T09:00+09:00"


def incident(number: int, *lines: str, actions: str = "") -> tuple[str, str]:
    front_matter = "\n".join((f"id: PM-{number:03}", f"title: Incident {number}", *lines))
    return f"postmortems/PM-{number:03}.md", f"---\n{front_matter}\n---\n\n# Incident\n\n{actions}"


ACTIONS = """## Action items

### 1. Bound every call
- **Owner**: @alice
- **Due**: 2025-04-20
- **State**: open
- **Lesson**: [Bound every wait](../lessons/practice/timeouts.md)

### 2. Alert on the pool
- **Due**: 2025-03-20
- **State**: in-progress
"""
FILES = dict(
    [
        *(
            incident(
                at,
                "severity: low",
                f"started_at: 2025-02-{at:02}T10:00",
                f"resolved_at: 2025-02-{at:02}T10:{at}0",
                "causes: [technology/timeout]",
            )
            for at in range(1, 6)
        ),
        incident(
            6,
            "severity: critical",
            "started_at: 2025-03-10T10:00",
            "resolved_at: 2025-03-10T11:00",
            "causes: [technology/timeout, process/review]",
            "impact: {users: 1234, outage: 45 min}",
            "recurrence_of: [PM-005]",
            actions=ACTIONS,
        ),
        incident(7, "type: near-miss", "started_at: 2025-03-11"),
        incident(
            8, "lang: ja", "translation_of: PM-006", "severity: critical", "started_at: 2025-03-10T10:00"
        ),
        ("lessons/practice/timeouts.md", LESSON),
    ]
)


def report(folder: Path, *arguments: str) -> str:
    result = run("report", "-C", write_base(folder, FILES), "--now", NOW, *arguments)
    assert (result.exit_code, result.stderr) == (0, "")
    return result.stdout


ENGLISH = """\
# Incident report, March 2025

## Summary

- Incidents: 1 (month before: 5; no evidence of change)
- Critical: 1 (month before: 0)
- Low: 0 (month before: 5)
- Near misses: 1 (month before: 0)
- Actions: 2 opened, 0 closed

## Main incidents

### PM-006: Incident 6 (Critical)

- Impact: Users affected: 1,234, Full outage: 45 min, resolved in 1 h
- Causes: technology/timeout, process/review
- Actions: Bound every call, Alert on the pool

## Causes against the period before

- technology/timeout: 1 (month before: 5)
- process/review: 1 (month before: 0)

An incident with several causes counts under each.

## Lessons

Lessons first taught by an incident of this period: 1.

- Bound every wait (practice/timeouts)

## Effect

- Time to detect: none (n = 0; unknown 1, near misses 1; month before: none; too few to compare)
- Time to acknowledge: none (n = 0; unknown 1, near misses 1; month before: none; too few to compare)
- Time to identify: none (n = 0; unknown 1, near misses 1; month before: none; too few to compare)
- Time to mitigate: none (n = 0; unknown 1, near misses 1; month before: none; too few to compare)
- Time to resolve (MTTR): too few (n = 1; near misses 1; month before: median 30 min; too few to compare)
- Publish lag: none (n = 0; unknown 1; month before: none; too few to compare)
- Recurrence: 100% (1 of 1) (month before: 0% (0 of 5); no evidence of change)
- Recurred, action open: 0% (0 of 1) (month before: none)
- Action completion: 0% (0 of 1) (month before: none; too few to compare)
"""


def test_the_guides_monthly_report_by_hand(tmp_path: Path) -> None:
    shown = report(tmp_path, "2025-03", "--lang", "en")
    assert shown[: len(ENGLISH)] == ENGLISH
    assert "## Actions due next\n\n- 2025-04-20 PM-006-1: Bound every call (@alice, Open)\n" in shown
    assert "## Overdue actions\n\n- 2025-03-20 PM-006-2: Alert on the pool (no owner, In progress)\n" in shown
    assert "States are those of 2025-04-10." in shown


def test_in_japanese_as_the_guide_words_it(tmp_path: Path) -> None:
    shown = report(tmp_path, "2025-03", "--lang", "ja")
    for line in (
        "# 2025年3月 インシデントレポート",
        "- 総インシデント数: 1件（前月: 5件。変化があったとは言えません）",
        "- 致命的: 1件（前月: 0件）",
        "### PM-006: Incident 8（致命的）",
        "- 影響: 影響ユーザー数: 1,234人、完全な停止: 45分、復旧まで1時間",
        "- technology/timeout: 1件（前月: 5件）",
        "この期間のインシデントから、1件の教訓が加わりました。",
        "- 復旧まで（MTTR）: 件数不足（n = 1、ニアミス 1、前月: 中央値 30分。件数が足りず、比べられません）",
        "- 2025-04-20 PM-006-1: Bound every call（@alice、未着手）",
    ):
        assert f"{line}\n" in shown


@pytest.mark.parametrize(
    ("period", "language", "title"),
    [
        ("2025-Q1", "en", "# Incident report, Q1 2025"),
        ("2025-Q1", "ja", "# 2025年第1四半期 インシデントレポート"),
        ("2025", "en", "# Incident report, 2025"),
        ("2025", "ja", "# 2025年 インシデントレポート"),
    ],
)
def test_a_quarter_and_the_year_in_review_tell_their_months(
    tmp_path: Path, period: str, language: str, title: str
) -> None:
    shown = report(tmp_path, period, "--lang", language)
    assert shown.startswith(f"{title}\n")
    assert "- 2025-02: 5" in shown


@pytest.mark.parametrize(
    ("period", "said"),
    [
        ("2025-04", "So far, as of 2025-04-10: no change is claimed before the period is over."),
        ("2025-01", "The records begin after this period."),
        ("2025-06", "This period has not begun."),
    ],
)
def test_what_is_not_over_or_not_known_says_so(tmp_path: Path, period: str, said: str) -> None:
    shown = report(tmp_path, period, "--lang", "en")
    assert f"\n{said}\n" in shown
    assert "no evidence of change (" not in shown
    if period != "2025-04":
        assert "- Incidents: 0" not in shown


def test_authors_words_stay_words(tmp_path: Path) -> None:
    evil = "'# <script>alert(1)</script> {{ 7 * 7 }} [x](javascript:x) | *b*'"
    path, text = incident(1, "severity: high", "started_at: 2025-03-01T10:00")
    text = text.replace("title: Incident 1", f"title: {evil}")
    base = write_base(tmp_path, {path: text})
    shown = run("report", "2025-03", "-C", base, "--now", NOW).stdout
    assert "<script>" not in shown
    assert "49" not in shown
    assert "\\[x\\](javascript:x) &#124; \\*b\\*" in shown


def test_into_a_file_and_with_a_template_of_the_bases_own(tmp_path: Path) -> None:
    base = write_base(tmp_path, FILES)
    (base / "templates" / "pages").mkdir(parents=True)
    template = base / "templates" / "pages" / "report.md.jinja"
    template.write_text("# Ours: {{ title }}\n", encoding="utf-8")
    result = run("report", "2025-03", "-C", base, "--now", NOW, "-o", "out/march.md")
    assert (result.exit_code, result.output) == (0, "")
    assert (base / "out/march.md").read_text("utf-8") == "# Ours: Incident report, March 2025\n"
    template.write_text("{{ nothing }}", encoding="utf-8")
    result = run("report", "2025-03", "-C", base)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "templates/pages/report.md.jinja: 'nothing' is undefined" in one_line(result.stderr)


def test_what_is_no_period_is_one_line(tmp_path: Path) -> None:
    result = run("report", "2025-13", "-C", write_base(tmp_path, FILES), "--lang", "ja")
    said = "kyokun: 2025-13 は期間として読めません。2025-01、2025-Q1、2025 のように書いてください"
    assert (result.exit_code, one_line(result.stderr)) == (2, said)


@pytest.mark.parametrize("period", ["2025-01", "2025-07", "2025-Q4", "2026"])
@pytest.mark.parametrize("language", ["ja", "en"])
def test_of_this_repositorys_base(period: str, language: str) -> None:
    result = run("report", period, "-C", REPOSITORY, "--lang", language, "--now", "2026-11-25T09:00+09:00")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "None" not in result.stdout
    assert "\n\n\n" not in result.stdout


def test_what_is_left_of_many_years_is_counted_not_repeated(tmp_path: Path) -> None:
    late = "\n".join(
        f"### {at}. Do it {at}\n- **Due**: 2025-03-{1 + at % 28:02}\n- **State**: open\n"
        for at in range(1, 41)
    )
    started = ("started_at: 2025-03-01T10:00", "resolved_at: 2025-03-01T11:00")
    base = write_base(tmp_path, dict([incident(1, *started, actions=f"## Action items\n\n{late}")]))
    told = run("report", "-C", base, "--now", NOW, "2025-03")
    assert told.exit_code == 0
    assert told.stdout.count("PM-001-") == 30
    assert "and 10 more" in told.stdout
