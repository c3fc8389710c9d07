"""What must not pass as complete, and what must not come in or go out by a side door."""

from pathlib import Path

import pytest

from tests.cli.running import one_line, run
from tests.making import LESSON, NOW, complete, write_base

AT = ("--now", NOW, "--lang", "en")
TEMPLATES = Path(__file__).resolve().parents[2] / "templates"


def written(base: Path, text: str) -> None:
    (base / "postmortems/2025/PM-001.md").write_text(text, encoding="utf-8")


def test_a_lesson_that_nobody_has_written_is_none(tmp_path: Path) -> None:
    base = write_base(tmp_path)
    written(base, complete(status="published").replace("drafted_at", "published_at: 2025-06-04\ndrafted_at"))
    assert run("check", "-C", base, *AT).exit_code == 0
    (base / "lessons/practice/timeouts.md").unlink()
    begun = ("new", "-C", base, *AT, "Bound every wait", "--type", "lesson", "--category", "practice")
    assert run(*begun, "--slug", "timeouts").exit_code == 0
    result = run("check", "-C", base, *AT)
    assert result.exit_code == 1
    assert "KY602 published-without-lesson" in result.stdout
    assert "have not been written yet" in result.stdout


@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_follow_up_as_the_template_has_it_is_empty_until_it_has_a_date(
    language: str, tmp_path: Path
) -> None:
    template = (TEMPLATES / f"postmortem.{language}.md").read_text(encoding="utf-8")
    start = template.index("## 🔄")
    untouched = template[start : template.index("\n## ", start)]
    before, _, rest = complete().replace("severity: medium", "severity: high").partition("## Follow-up")
    after = rest[rest.index("\n## ") :]
    base = write_base(tmp_path)
    written(base, f"{before}{untouched}\n{after}")
    result = run("check", "-C", base, *AT)
    assert result.exit_code == 1
    assert "KY202 section-empty" in result.stdout
    first = next(line for line in untouched.splitlines() if line.startswith("### "))
    written(base, f"{before}{untouched.replace(first, f'{first} (2025-06-18)')}\n{after}")
    assert run("check", "-C", base, *AT).exit_code == 0


def test_a_link_out_of_the_base_is_reported_and_not_read(tmp_path: Path) -> None:
    base = write_base(tmp_path / "base")
    outside = tmp_path / "outside.md"
    outside.write_text(complete("PM-009", "An affair of others"), encoding="utf-8")
    link = base / "postmortems/2025/PM-009.md"
    link.symlink_to(outside)
    for arguments in (
        ("check",),
        ("check", "postmortems/2025/PM-009.md"),
        ("export",),
        ("stage", "../staged"),
    ):
        result = run(*arguments[:1], "-C", base, *AT, *arguments[1:])
        assert "affair of others" not in result.stdout
    assert run("check", "-C", base, *AT).exit_code == 1
    assert "leads out of the knowledge base" in run("check", "-C", base, *AT).stdout
    assert not any(b"affair of others" in path.read_bytes() for path in (tmp_path / "staged").rglob("*.md"))
    link.unlink()
    link.symlink_to(base / "postmortems/2025/PM-001.md")
    assert "KY104 duplicate-id" in run("check", "-C", base, *AT).stdout


@pytest.mark.parametrize("folder", ["docs", "docs/deeper", "postmortems/staged", "lessons", "templates"])
def test_nothing_is_staged_into_what_is_read(folder: str, tmp_path: Path) -> None:
    base = write_base(tmp_path)
    (base / "docs").mkdir()
    result = run("stage", "-C", base, *AT, folder)
    assert result.exit_code == 2
    assert "holds the base's own documents" in one_line(result.stderr)
    assert list((base / "docs").iterdir()) == []


def test_a_title_of_any_letters_is_the_heading_too(tmp_path: Path) -> None:
    base = write_base(tmp_path, {"lessons/practice/timeouts.md": LESSON})
    assert run("new", "-C", base, *AT, "List<T> of *orders* [x](y) `a|b` #1 failed").exit_code == 0
    assert "KY009" not in run("check", "-C", base, *AT).stdout


def test_a_new_document_names_the_schema_only_where_there_is_one(tmp_path: Path) -> None:
    base = write_base(tmp_path, {})
    first = run("new", "-C", base, *AT, "Orders failed for an hour").stdout.strip()
    (base / "schemas").mkdir()
    second = run("new", "-C", base, *AT, "Orders failed once more").stdout.strip()
    texts = [
        (base / Path(name).relative_to(base) if Path(name).is_absolute() else base / name)
        for name in (first, second)
    ]
    assert "yaml-language-server" not in texts[0].read_text(encoding="utf-8")
    assert "../../schemas/postmortem.schema.json" in texts[1].read_text(encoding="utf-8")
