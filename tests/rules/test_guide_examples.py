"""The guide's two full examples, given front matter, get what a careful reader would say of them and nothing false.

The text is the guide's own where it stands beside the corpora; else our own postmortems that follow the two examples,
with the first one's MTTR put back to what the guide states.
"""

import os
import re
from pathlib import Path

import pytest

from kyokun.knowledge.base import Base
from kyokun.knowledge.loading import load_base
from kyokun.model.options import Options
from kyokun.rules.checking import check
from kyokun.rules.rule import Finding

OWN = Path(__file__).parents[2] / "postmortems" / "2025"
_EXAMPLE = re.compile(r"^```markdown\n(# Post-Mortem: .*?)\n```$\n\n(?=### |---)", re.MULTILINE | re.DOTALL)
_OWN_MTTR = "**MTTR**: 1時間15分（検知から）/ 1時間30分（発生から）"
_GUIDE_MTTR = "**MTTR**: 1時間30分（検知から修正版公開まで）"
IOS = """\
id: PM-043
title: iOS 15 でログイン後の画面が真っ白になる
status: review
severity: high
started_at: 2025-01-10T09:00+09:00
detected_at: 2025-01-10T09:15+09:00
acknowledged_at: 2025-01-10T09:20+09:00
identified_at: 2025-01-10T09:25+09:00
resolved_at: 2025-01-10T10:30+09:00
held_at: 2025-01-10
detected_by: customer
services: [ios-app]
causes: [technology/platform-compatibility, process/release-check]
impact: {users: 500, outage: 90 min}
"""
DATABASE = """\
id: PM-044
title: 本番 DB マイグレーションの失敗による全サービス停止
status: review
severity: critical
started_at: 2025-01-15T22:00+09:00
detected_at: 2025-01-15T22:15+09:00
acknowledged_at: 2025-01-15T22:17+09:00
identified_at: 2025-01-15T22:30+09:00
mitigated_at: 2025-01-15T23:40+09:00
resolved_at: 2025-01-15T23:45+09:00
held_at: 2025-01-17
detected_by: staff
services: [orders-db, api]
causes: [process/rehearsal, environment/staging-gap]
impact: {users: 50000, outage: 105 min}
"""
FRONT_MATTERS = {"PM-043": IOS, "PM-044": DATABASE}
EXPECTED = {
    "PM-043": [("KY306", "1時間30分", "detected_at（09:15）から resolved_at（10:30）までは 1時間15分です")],
    "PM-044": [("KY403", "なぜロールバックも失敗した", "別の連鎖の始まりです")],
}
"""The findings about the timeline and the causes: the code, what it quotes, and how it ends."""


def body_of(id_: str) -> str:
    """The example's text without front matter."""
    corpora = os.environ.get("KYOKUN_CORPORA")
    guide = Path(corpora).parent / "guide.ja.md" if corpora else None
    if guide is not None and guide.is_file():
        ios, database = _EXAMPLE.findall(guide.read_text(encoding="utf-8"))
        return str(ios if id_ == "PM-043" else database)
    (file,) = OWN.glob(f"{id_}-*.md")
    text = file.read_text(encoding="utf-8").split("---\n", 2)[2]
    return text.replace(_OWN_MTTR, _GUIDE_MTTR)


def findings(id_: str, folder: Path) -> tuple[Finding, ...]:
    file = folder / "postmortems" / "2025" / f"{id_}.md"
    file.parent.mkdir(parents=True)
    file.write_text(f"---\n{FRONT_MATTERS[id_]}---\n{body_of(id_)}\n", encoding="utf-8")
    return check(load_base(Base(folder, Options())))


@pytest.mark.parametrize("id_", FRONT_MATTERS)
def test_the_timeline_and_the_causes_get_what_a_careful_reader_would_say(id_: str, tmp_path: Path) -> None:
    found = [finding for finding in findings(id_, tmp_path) if finding.code.startswith(("KY3", "KY4"))]
    assert [finding.code for finding in found] == [code for code, _, _ in EXPECTED[id_]]
    for finding, (_, quoted, ends) in zip(found, EXPECTED[id_], strict=True):
        assert quoted in finding.message.ja
        assert finding.message.ja.endswith(ends)


def test_the_finding_about_the_mttr_says_from_when_it_would_be_right(tmp_path: Path) -> None:
    (found,) = (finding for finding in findings("PM-043", tmp_path) if finding.code == "KY306")
    assert "started_at（09:00）から数えた" in found.help.ja
    assert "counts from started_at (09:00)" in found.help.en
    assert [related.message.en for related in found.related] == ["detected_at is here", "resolved_at is here"]


def test_the_finding_about_the_fifth_why_points_at_the_answer_before_it(tmp_path: Path) -> None:
    (found,) = (finding for finding in findings("PM-044", tmp_path) if finding.code == "KY403")
    assert found.message.ja.startswith("Why 5")
    (related,) = found.related
    assert related.start.line < found.start.line
