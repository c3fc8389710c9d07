"""Hours after resolution are hours, also where clocks were changed in between."""

from pathlib import Path

import pytest

from kyokun.knowledge.base import find_base
from kyokun.knowledge.loading import load_base
from kyokun.rules.base_check import Request, check_base
from kyokun.rules.checking import check
from tests.making import LESSON, complete, write_base

_NEW_YORK = "lang: en\ntimezone: America/New_York"
_TIMES = ("started_at", "detected_at", "resolved_at", "drafted_at", "held_at")


def _late(folder: Path, resolved: str, drafted: str) -> bool:
    """Whether a draft begun then is told to be late (24 hours are allowed): by both ways of checking, or by neither."""
    rows = [row for row in complete().splitlines() if not row.startswith(_TIMES)]
    rows.insert(1, f"resolved_at: {resolved}\ndrafted_at: {drafted}")
    files = {"postmortems/2025/PM-001.md": "\n".join(rows), "lessons/practice/timeouts.md": LESSON}
    base = find_base(write_base(folder, files, _NEW_YORK))
    assert base is not None
    told = [
        any(finding.code == "KY901" for finding in findings)
        for findings in (check(load_base(base)), check_base(Request(base)).findings)
    ]
    assert told[0] == told[1]
    return told[0]


@pytest.mark.parametrize(
    ("resolved", "drafted", "is_late"),
    [
        ("2025-03-08T12:00", "2025-03-09T12:59", False),  # in spring a day of 23 hours lies between them
        ("2025-03-08T12:00", "2025-03-09T13:01", True),
        ("2025-11-01T12:00", "2025-11-02T11:01", True),  # in autumn one of 25
        ("2025-11-01T12:00", "2025-11-02T10:59", False),
        ("2025-03-08", "2025-03-10T00:59", False),  # the day may have ended at midnight
        ("2025-03-08", "2025-03-10T01:01", True),
        ("2025-06-01T12:00-04:00", "2025-06-02T16:00+00:00", False),
        ("2025-06-01T12:00-04:00", "2025-06-02T16:01+00:00", True),
    ],
)
def test_hours_are_hours_whatever_clocks_do(
    tmp_path: Path, resolved: str, drafted: str, is_late: bool
) -> None:
    assert _late(tmp_path, resolved, drafted) is is_late
