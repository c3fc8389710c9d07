"""The mission: an incomplete postmortem cannot be merged or published.

Every sample postmortem that is no draft is damaged in every way an author might; the check and the build must both stop,
and name the file, the line and what to write.
"""

import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from kyokun.cli.main import main
from kyokun.model.terms import DocumentType, SectionKind
from kyokun.model.vocabulary import SECTIONS

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = sorted(
    path
    for path in (ROOT / "postmortems").rglob("*.md")
    if not re.search(r"^status: draft", path.read_text(encoding="utf-8"), re.MULTILINE)
)

Damage = Callable[[str], str | None]
"""From a document's text to a damaged one, or None where a document has nothing of the kind."""


def _section(text: str, kind: SectionKind) -> re.Match[str] | None:
    for match in re.finditer(r"^## (?P<heading>.+)\n(?P<body>(?:(?!## ).*\n?)*)", text, re.MULTILINE):
        if SECTIONS.find_heading(match["heading"]) is kind:
            return match
    return None


def _without(kind: SectionKind) -> Damage:
    def damage(text: str) -> str | None:
        found = _section(text, kind)
        return text[: found.start()] + text[found.end() :] if found else None

    return damage


def _body(kind: SectionKind, body: str) -> Damage:
    def damage(text: str) -> str | None:
        found = _section(text, kind)
        return text[: found.start("body")] + f"\n{body}\n\n" + text[found.end("body") :] if found else None

    return damage


def _template_prompt(kind: SectionKind) -> str:
    """The template's own section, as an author leaves it who writes nothing."""
    found = _section((ROOT / "templates" / "postmortem.ja.md").read_text(encoding="utf-8"), kind)
    assert found
    return (
        found["body"].replace('{% include analysis ~ "." ~ lang ~ ".md" %}', "").replace("{{ id }}", "PM-001")
    )


def _changed(pattern: str, replacement: str) -> Damage:
    def damage(text: str) -> str | None:
        changed = re.sub(pattern, replacement, text, count=1, flags=re.MULTILINE)
        return changed if changed != text else None

    return damage


def _owner_dropped(text: str) -> str | None:
    found = _section(text, SectionKind.ACTION_ITEMS)
    if found is None or "@" not in found["body"]:
        return None
    body = re.sub(r"@\w+", "", found["body"], count=1)
    return text[: found.start("body")] + body + text[found.end("body") :]


DAMAGES: dict[str, Damage] = {
    "summary removed": _without(SectionKind.SUMMARY),
    "summary emptied": _body(SectionKind.SUMMARY, ""),
    "summary left as the prompt": _body(SectionKind.SUMMARY, _template_prompt(SectionKind.SUMMARY)),
    "summary left as the prompt, uncommented": _body(
        SectionKind.SUMMARY, re.sub("<!--|-->", "", _template_prompt(SectionKind.SUMMARY))
    ),
    "summary to be done": _body(SectionKind.SUMMARY, "TODO"),
    "actions removed": _without(SectionKind.ACTION_ITEMS),
    "actions left as the form": _body(SectionKind.ACTION_ITEMS, _template_prompt(SectionKind.ACTION_ITEMS)),
    "timeline left as the form": _body(SectionKind.TIMELINE, _template_prompt(SectionKind.TIMELINE)),
    "owner dropped": _owner_dropped,
    "lesson link broken": _changed(r"(\]\([^)]*lessons/[^)]+)\.md\)", r"\1-gone.md)"),
    "id duplicated": _changed(r"^id: .+$", "id: PM-066"),
    "YAML corrupted": _changed(r"^title: .+$", "title: a: b"),
    "YAML never closed": _changed(r"\n---\n\n?# ", "\n\n# "),
}
_OF_POSTMORTEMS_ONLY = {"actions removed", "actions left as the form", "timeline left as the form"}


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of this repository's base."""
    folder = tmp_path_factory.mktemp("base")
    for name in ("docs", "lessons", "postmortems", "templates"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copyfile(ROOT / "mkdocs.yml", folder / "mkdocs.yml")
    return folder


def _is_postmortem(text: str) -> bool:
    written = re.search(r"^type: (.+)$", text, re.MULTILINE)
    return written is None or written[1] == DocumentType.POSTMORTEM


def test_the_samples_are_complete(base: Path) -> None:
    result = CliRunner().invoke(main, ["check", "-C", str(base)])
    assert result.exit_code == 0
    assert len(SAMPLES) >= 18


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_no_damaged_sample_passes_the_check(sample: Path, base: Path) -> None:
    text = sample.read_text(encoding="utf-8")
    name = sample.relative_to(ROOT).as_posix()
    tried = 0
    for what, damage in DAMAGES.items():
        damaged = damage(text)
        if damaged is None or (what in _OF_POSTMORTEMS_ONLY and not _is_postmortem(text)):
            continue
        tried += 1
        (base / name).write_text(damaged, encoding="utf-8")
        try:
            result = CliRunner().invoke(main, ["check", "-C", str(base), name, "--lang", "en"])
        finally:
            (base / name).write_text(text, encoding="utf-8")
        assert result.exit_code == 1, what
        assert re.search(rf"^{re.escape(name)}:\d+:\d+: error KY\d+", result.output, re.MULTILINE), what
        assert "  → " in result.output, what
    assert tried >= 6


@pytest.mark.parametrize("engine", ["mkdocs", "properdocs"])
@pytest.mark.parametrize("what", DAMAGES)
def test_no_damaged_sample_is_published(what: str, engine: str, base: Path) -> None:
    sample = ROOT / "postmortems" / "2025" / "PM-042-server-memory.md"
    text = sample.read_text(encoding="utf-8")
    name = sample.relative_to(ROOT).as_posix()
    damaged = DAMAGES[what](text)
    assert damaged is not None
    (base / name).write_text(damaged, encoding="utf-8")
    try:
        build = subprocess.run(
            [sys.executable, "-m", engine, "build", "-f", "mkdocs.yml", "-d", str(base / "site")],
            cwd=base,
            capture_output=True,
            text=True,
            check=False,
        )
    finally:
        (base / name).write_text(text, encoding="utf-8")
    assert build.returncode != 0
    assert re.search(rf"ERROR.*{re.escape(name)}:\d+:\d+", build.stderr)
    assert "Traceback" not in build.stderr
    assert not (base / "site" / "index.html").exists()
