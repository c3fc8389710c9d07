"""The workflows do what they promise: their own steps, read from their YAML, run in a fresh clone."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.repository.fresh_clone import ROOT, run

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
SAMPLE = "postmortems/2025/PM-042-server-memory.md"

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


def test_the_check_passes_a_complete_base_and_fails_an_incomplete_one_on_its_line(
    checked_clone: Path,
) -> None:
    install, check = scripts("check.yml", "check")
    installed = run(install, checked_clone)
    assert installed.returncode == 0, installed.stderr
    complete = run(check, checked_clone)
    assert complete.returncode == 0, complete.stdout
    assert "::error" not in complete.stdout

    document = checked_clone / SAMPLE
    text = document.read_text(encoding="utf-8")
    line = next(number for number, found in enumerate(text.splitlines(), 1) if found.startswith("- **担当**"))
    document.write_text(re.sub(r"- \*\*担当\*\*: .*", "- **担当**:", text, count=1), encoding="utf-8")
    try:
        incomplete = run(check, checked_clone)
    finally:
        document.write_text(text, encoding="utf-8")
    assert incomplete.returncode == 1
    errors = [found for found in incomplete.stdout.splitlines() if found.startswith("::error")]
    assert len(errors) == 1
    assert f"file={SAMPLE},line={line}," in errors[0]
    assert "KY501" in errors[0]


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
