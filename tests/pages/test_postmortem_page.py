"""What a postmortem's page adds to what its author wrote."""

import re
from pathlib import Path

from tests.making import complete, write_base
from tests.pages.bases import SMALL, page, site_of


def test_neighbours_in_time_lead_to_each_other() -> None:
    site = site_of(SMALL)
    later = {}
    for made in site.pages:
        found = re.search(r"一つ後 →</span> \[(PM-\d+)\]|After →</span> \[(PM-\d+)\]", made.markdown)
        if found:
            later[made.uri.removeprefix("postmortems/").removesuffix(".md")] = found[1] or found[2]
    assert later
    for earlier_id, later_id in later.items():
        markdown = page(site, f"postmortems/{later_id}.md").markdown
        before = re.search(r"(?:一つ前|Before)</span> \[(PM-\d+)\]", markdown)
        assert before is not None
        assert before[1] == earlier_id or earlier_id == "PM-006"  # the translation of PM-001


def test_each_cause_is_shown_with_the_actions_that_name_it(tmp_path: Path) -> None:
    write_base(tmp_path, {"postmortems/2025/PM-001-x.md": complete()})
    markdown = page(site_of(tmp_path), "postmortems/PM-001.md").markdown
    (row,) = [line for line in markdown.splitlines() if line.startswith("| Root cause 1 |")]
    assert "[PM-001-1](#PM-001-1)" in row


def test_a_cause_without_an_action_says_so(tmp_path: Path) -> None:
    text = complete().replace("root cause 1", "contributing factor 1")
    write_base(tmp_path, {"postmortems/2025/PM-001-x.md": text})
    markdown = page(site_of(tmp_path), "postmortems/PM-001.md").markdown
    (row,) = [line for line in markdown.splitlines() if line.startswith("| Root cause 1 |")]
    assert "no action" in row
