"""The workflows do what they promise: their own steps, read from their YAML, run in a fresh clone."""

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.repository.fresh_clone import ROOT, run

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
SAMPLE = "postmortems/2025/PM-042-server-memory.md"
OTHER_SAMPLE = "postmortems/2025/PM-044-database-migration.md"

every_workflow = pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)


class _Yaml12(yaml.SafeLoader):
    """Reads the key ``on`` as a word, as git hosts do."""


_Yaml12.yaml_implicit_resolvers = {
    letter: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool"]
    for letter, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def load(path: Path) -> dict[str, Any]:
    loaded = yaml.load(path.read_text(encoding="utf-8"), Loader=_Yaml12)  # noqa: S506 - a safe loader's child
    assert isinstance(loaded, dict)
    return loaded


def scripts(name: str, job: str) -> list[str]:
    steps = load(ROOT / ".github" / "workflows" / name)["jobs"][job]["steps"]
    return [step["run"] for step in steps if "run" in step]


@every_workflow
def test_every_action_is_pinned_by_commit_and_says_its_version(workflow: Path) -> None:
    used = [line for line in workflow.read_text(encoding="utf-8").splitlines() if "uses:" in line]
    assert used
    for line in used:
        assert re.search(r"uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$", line), line


@every_workflow
def test_no_workflow_may_more_than_it_needs(workflow: Path) -> None:
    loaded = load(workflow)
    assert loaded["permissions"] == {"contents": "read"}
    granted = {name: job["permissions"] for name, job in loaded["jobs"].items() if "permissions" in job}
    expected = {"deploy": {"pages": "write", "id-token": "write"}} if workflow.name == "publish.yml" else {}
    assert granted == expected
    for job in loaded["jobs"].values():
        assert job["timeout-minutes"] <= 60
    assert "pull_request_target" not in loaded["on"]


@pytest.fixture(scope="module")
def installed_clone(checked_clone: Path) -> Path:
    """The clone once the checking workflow has installed what it needs."""
    installed = run(scripts("check.yml", "check")[0], checked_clone)
    assert installed.returncode == 0, installed.stderr
    return checked_clone


def test_the_check_passes_a_complete_base_and_fails_an_incomplete_one_on_its_line(
    installed_clone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("BASE", raising=False)
    check = scripts("check.yml", "check")[1]
    complete = run(check, installed_clone)
    assert complete.returncode == 0, complete.stdout
    assert "::error" not in complete.stdout

    document = installed_clone / SAMPLE
    text = document.read_text(encoding="utf-8")
    line = next(number for number, found in enumerate(text.splitlines(), 1) if found.startswith("- **担当**"))
    document.write_text(re.sub(r"- \*\*担当\*\*: .*", "- **担当**:", text, count=1), encoding="utf-8")
    try:
        incomplete = run(check, installed_clone)
    finally:
        document.write_text(text, encoding="utf-8")
    assert incomplete.returncode == 1
    errors = [found for found in incomplete.stdout.splitlines() if found.startswith("::error")]
    assert len(errors) == 1
    assert f"file={SAMPLE},line={line}," in errors[0]
    assert "KY501" in errors[0]


def test_a_pull_request_answers_for_its_own_change_and_the_main_branch_for_everything(
    installed_clone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = load(ROOT / ".github" / "workflows" / "check.yml")["jobs"]["check"]
    (step,) = (one for one in job["steps"] if "--changed-since" in one.get("run", ""))
    assert step["env"] == {"BASE": "${{ github.base_ref }}"}
    assert job["steps"][0]["with"]["fetch-depth"] == 0
    check = step["run"]

    def git(*arguments: str) -> None:
        identity = ["-c", "user.name=Test", "-c", "user.email=test@example.com"]
        subprocess.run(["git", *identity, *arguments], cwd=installed_clone, check=True, capture_output=True)

    def without_owner(path: str) -> None:
        text = (installed_clone / path).read_text(encoding="utf-8")
        changed = re.sub(r"- \*\*担当\*\*: .*", "- **担当**:", text, count=1)
        assert changed != text
        (installed_clone / path).write_text(changed, encoding="utf-8")

    git("tag", "start")
    try:
        without_owner(SAMPLE)
        git("commit", "--all", "--message", "old debt")
        git("update-ref", "refs/remotes/origin/main", "HEAD")
        assert run(check, installed_clone).returncode == 1
        monkeypatch.setenv("BASE", "main")
        clean = run(check, installed_clone)
        assert (clean.returncode, clean.stdout) == (0, ""), clean.stdout
        without_owner(OTHER_SAMPLE)
        broken = run(check, installed_clone)
    finally:
        git("reset", "--quiet", "--hard", "start")
    assert broken.returncode == 1
    errors = [found for found in broken.stdout.splitlines() if found.startswith("::error")]
    assert len(errors) == 1
    assert f"file={OTHER_SAMPLE}," in errors[0]


def test_a_pull_request_is_told_of_similar_incidents(
    installed_clone: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (similar,) = (script for script in scripts("check.yml", "check") if "kyokun similar" in script)
    summary = tmp_path / "summary.md"
    monkeypatch.setenv("BASE", "main")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))

    def git(*arguments: str) -> None:
        identity = ["-c", "user.name=Test", "-c", "user.email=test@example.com"]
        subprocess.run(["git", *identity, *arguments], cwd=installed_clone, check=True, capture_output=True)

    git("tag", "untold")
    try:
        git("update-ref", "refs/remotes/origin/main", "HEAD")
        document = installed_clone / SAMPLE
        document.write_text(document.read_text(encoding="utf-8") + "\n", encoding="utf-8")
        git("commit", "--all", "--message", "change")
        told = run(similar, installed_clone)
    finally:
        git("reset", "--quiet", "--hard", "untold")
    assert told.returncode == 0, told.stderr
    written = summary.read_text(encoding="utf-8")
    assert written.count("### ") == 1
    assert "PM-042" in written
    assert "PM-047" in written


def test_the_site_is_built_from_a_clone_and_an_incomplete_postmortem_stops_it(published_clone: Path) -> None:
    (build,) = scripts("publish.yml", "build")
    built = run(build, published_clone)
    assert built.returncode == 0, built.stdout + built.stderr
    assert (published_clone / "site" / "postmortems" / "PM-042" / "index.html").is_file()
    assert "make serve" in built.stdout

    document = published_clone / SAMPLE
    text = document.read_text(encoding="utf-8")
    document.write_text(text.replace("severity: high", "severity:"), encoding="utf-8")
    try:
        stopped = run(build, published_clone)
    finally:
        document.write_text(text, encoding="utf-8")
    assert stopped.returncode != 0
    assert f"{SAMPLE}:" in stopped.stdout
    assert "Traceback" not in stopped.stdout + stopped.stderr


@pytest.mark.parametrize(
    "form", sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml")), ids=lambda path: path.name
)
def test_issue_forms_have_the_shape_git_hosts_expect(form: Path) -> None:
    loaded = load(form)
    if form.name == "config.yml":
        assert set(loaded) <= {"blank_issues_enabled", "contact_links"}
        return
    assert {"name", "description", "body"} <= set(loaded)
    ids = [field["id"] for field in loaded["body"] if field["type"] != "markdown"]
    assert len(ids) == len(set(ids)) > 0
    for field in loaded["body"]:
        assert field["type"] in {"markdown", "input", "textarea", "dropdown", "checkboxes"}
        if field["type"] == "markdown":
            assert field["attributes"]["value"].strip()
        else:
            assert field["attributes"]["label"].strip()
            assert re.fullmatch(r"[A-Za-z0-9_-]+", field["id"])
        if field["type"] == "dropdown":
            assert len(set(field["attributes"]["options"])) == len(field["attributes"]["options"]) > 0
