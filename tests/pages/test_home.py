"""The home page: bounded, and what it shows depends on the base and the day alone."""

from datetime import date
from pathlib import Path

import pytest

from tests.pages.bases import SMALL, copied_to, page, site_of

_INCIDENT = """\
---
id: PM-{number}
title: Incident {number}
type: postmortem
status: {status}
severity: low
lang: en
started_at: {day}T10:00+09:00
resolved_at: {day}T11:00+09:00
services: [api]
---

# Incident {number}

## Summary

It broke.

## Action items

#### 1. Mend it {number}
- **Owner**: @alice
- **Due**: {day}
- **State**: open
- **Lesson**: [limits](../lessons/design/limits.md)

## Follow-up

### Review ({review})

- [ ] it helped
"""


def write(root: Path, number: int, day: str, review: str, status: str = "published") -> None:
    text = _INCIDENT.format(number=number, day=day, review=review, status=status)
    (root / "postmortems" / f"PM-{number}.md").write_text(text, encoding="utf-8")


def home(root: Path, today: date) -> str:
    return page(site_of(root, checked=False, today=today), "index.md").markdown


def test_it_does_not_grow_with_the_base(tmp_path: Path) -> None:
    root = copied_to(tmp_path)
    for number in range(100, 110):
        write(root, number, "2026-02-01", "2026-03-01")
    few = home(root, date(2026, 5, 1))
    for number in range(110, 160):
        write(root, number, "2026-02-02", "2026-03-01")
    many = home(root, date(2026, 5, 1))
    assert many.count("kyokun-entry") == few.count("kyokun-entry")
    assert len(many) < len(few) * 1.1


@pytest.mark.parametrize(
    ("today", "shown"),
    [
        (date(2026, 3, 14), False),
        (date(2026, 3, 15), True),
        (date(2026, 3, 21), True),
        (date(2026, 3, 22), False),
        (date(2024, 3, 15), False),
    ],
)
def test_an_incident_comes_back_in_the_week_of_its_anniversary(
    tmp_path: Path, today: date, *, shown: bool
) -> None:
    root = copied_to(tmp_path)
    write(root, 100, "2024-03-15", "2024-04-01")
    assert ("今週（2024-03-15）" in home(root, today)) is shown


def test_a_leap_day_is_remembered_every_year(tmp_path: Path) -> None:
    root = copied_to(tmp_path)
    write(root, 100, "2024-02-29", "2024-04-01")
    assert "2年前の今週（2024-02-29）" in home(root, date(2026, 2, 28))


def test_the_postmortem_of_the_month_stays_for_the_month_and_all_have_their_turn(tmp_path: Path) -> None:
    root = copied_to(tmp_path)
    for number in range(100, 104):
        write(root, number, "2025-11-01", "2025-12-01")

    def chosen(today: date) -> str:
        return next(line for line in home(root, today).splitlines() if "今月のポストモーテム" in line)

    assert chosen(date(2026, 5, 1)) == chosen(date(2026, 5, 31))
    assert len({chosen(date(2026, month, 1)) for month in range(1, 13)}) >= 4


def test_follow_ups_with_open_boxes_are_announced_two_weeks_ahead(tmp_path: Path) -> None:
    root = copied_to(tmp_path)
    write(root, 100, "2026-03-01", "2026-06-15")
    assert "Review" not in home(root, date(2026, 5, 31))
    assert "あと14日" in home(root, date(2026, 6, 1))
    late = home(root, date(2026, 6, 20))
    assert "⚠ 5日超過</span> [PM-100](postmortems/PM-100.md) Review (2026-06-15)" in late
    assert "未チェック1件" in late


def test_a_meeting_is_due_three_days_after_recovery(tmp_path: Path) -> None:
    root = copied_to(tmp_path)
    write(root, 100, "2026-04-20", "2027-06-15", status="review")
    assert "⚠ 2日超過</span> [PM-100](meetings/PM-100.md) レビュー会の進行" in home(root, date(2026, 4, 25))


def test_figures_say_what_they_rest_on() -> None:
    text = home(SMALL, date(2026, 5, 1))
    assert "直近12か月、n = 4" in text
    assert "件数不足" in text  # three durations carry no median


def test_the_search_is_a_link_without_scripts() -> None:
    assert '<span class="kyokun-search-box">[' in home(SMALL, date(2026, 5, 1))
    assert "](search.md)</span>" in home(SMALL, date(2026, 5, 1))
