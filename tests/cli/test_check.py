"""What ``kyokun check`` looks at, and what it exits with."""

import json
import os
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from kyokun.cli.main import main
from tests.making import LESSON, NOW, complete, write_base


def run(*arguments: str | Path) -> Result:
    given = ["--now", NOW, *(str(argument) for argument in arguments)]
    return CliRunner().invoke(main, given, env={"LANG": "C", "LC_ALL": ""})


def report(*arguments: str | Path) -> dict[str, Any]:
    result = run("check", "--format", "json", *arguments)
    assert result.stderr == ""
    loaded = json.loads(result.stdout)
    assert isinstance(loaded, dict)
    return loaded


def codes(*arguments: str | Path) -> list[tuple[str, str]]:
    return [(finding["path"], finding["code"]) for finding in report(*arguments)["findings"]]


def test_a_complete_base_exits_0(tmp_path: Path) -> None:
    write_base(tmp_path)
    result = run("check", "-C", tmp_path)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "2 documents, no findings\n", "")


def test_paths_in_another_base_are_judged_by_that_base(tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    write_base(here)
    write_base(there, {"postmortems/2025/PM-001.md": complete(), "lessons/practice/timeouts.md": LESSON})
    loose = tmp_path / "loose.md"
    loose.write_text("# x\n", encoding="utf-8")
    for start in (here, tmp_path):
        assert report("-C", start, there)["summary"]["files"] == 2
        assert codes("-C", start, there / "postmortems/2025/PM-001.md") == []
    # One that lies in no base makes all of them loose documents, shown from where one stands.
    together = report("-C", tmp_path, there / "postmortems", loose)
    assert (together["summary"]["files"], {one["path"] for one in together["findings"]}) == (2, {"loose.md"})


def test_an_error_exits_1_and_says_where_and_what_to_write(tmp_path: Path) -> None:
    text = complete().replace("- **Owner**: @rin", "- **Owner**:")
    write_base(tmp_path, {"postmortems/2025/PM-001.md": text, "lessons/practice/timeouts.md": LESSON})
    line = text.splitlines().index("- **Owner**:") + 1
    result = run("check", "-C", tmp_path)
    assert result.exit_code == 1
    assert f"postmortems/2025/PM-001.md:{line}:13: error KY501 action-without-owner" in result.stdout
    assert f"  {line} | - **Owner**:\n" in result.stdout
    assert "→ name one person: `- **Owner**: @alice`" in result.stdout
    assert result.stdout.endswith("2 documents: 1 error, 0 warnings, 0 pieces of advice\n")


def test_advice_and_warnings_alone_exit_0(tmp_path: Path) -> None:
    text = complete().replace("severity: medium", "severity: medium\nweather: rain")
    write_base(
        tmp_path,
        {
            "postmortems/2025/PM-001.md": text,
            "postmortems/2025/PM-002.md": "---\nid: PM-002\ntitle: x\nstatus: draft\n---\n",
            "lessons/practice/timeouts.md": LESSON,
        },
    )
    assert run("check", "-C", tmp_path).exit_code == 0
    found = report("-C", tmp_path)
    assert {finding["code"] for finding in found["findings"] if finding["severity"] == "warning"} == {"KY103"}
    levels = [finding["severity"] for finding in found["findings"]]
    assert found["summary"] == {
        "files": 3,
        "error": 0,
        "warning": levels.count("warning"),
        "advice": levels.count("advice"),
        "in_baseline": 0,
    }
    assert levels.count("advice") > 5


def test_the_json_report_has_exactly_the_documented_fields(tmp_path: Path) -> None:
    write_base(
        tmp_path, {"postmortems/2025/PM-001.md": complete().replace("severity: medium", "severity: hihg")}
    )
    found = report("-C", tmp_path, "--lang", "en")
    assert list(found) == ["schema_version", "findings", "summary"]
    assert found["schema_version"] == 1
    assert found["findings"][0] == {
        "code": "KY102",
        "slug": "bad-value",
        "severity": "error",
        "path": "postmortems/2025/PM-001.md",
        "line": 5,
        "column": 11,
        "message": "`severity` cannot be `hihg`",
        "help": "did you mean `high`? It can be: critical, high, medium, low",
        "subject": "PM-001",
        "fix": "safe",
    }


def test_findings_are_sorted_by_path_line_column_and_code(tmp_path: Path) -> None:
    bare = "---\nid: PM-009\nstatus: review\n---\n"
    write_base(tmp_path, {f"postmortems/{year}/PM-{year}.md": bare for year in (2026, 2025)})
    findings = report("-C", tmp_path)["findings"]
    keys = [(one["path"], one["line"], one["column"], one["code"]) for one in findings]
    assert keys == sorted(keys)
    assert len({one["path"] for one in findings}) == 2


def test_paths_limit_what_is_reported_while_the_whole_base_stays_known(tmp_path: Path) -> None:
    write_base(
        tmp_path,
        {
            "postmortems/2025/PM-001.md": complete(),
            "postmortems/2025/PM-001-again.md": complete(),
            "postmortems/2026/PM-002.md": complete("PM-002").replace("- **Owner**: @rin", "- **Owner**:"),
            "lessons/practice/timeouts.md": LESSON,
        },
    )
    one = report("-C", tmp_path, tmp_path / "postmortems/2025/PM-001.md")
    assert [(found["path"], found["code"]) for found in one["findings"]] == [
        ("postmortems/2025/PM-001.md", "KY104")
    ]
    assert one["summary"]["files"] == 1
    below = codes("-C", tmp_path, tmp_path / "postmortems/2026")
    assert {path for path, _ in below} == {"postmortems/2026/PM-002.md"}
    assert "KY501" in {code for _, code in below}
    assert {path for path, _ in codes("-C", tmp_path)} > {path for path, _ in below}


def test_a_path_counts_from_the_folder_named_outright(tmp_path: Path) -> None:
    write_base(tmp_path, {"postmortems/2025/PM-001.md": "no front matter"})
    assert {path for path, _ in codes("-C", tmp_path / "postmortems", "2025/PM-001.md")} == {
        "postmortems/2025/PM-001.md"
    }
    assert run("-C", str(tmp_path), "check").exit_code == 1


def test_readme_index_and_hidden_names_are_no_documents(tmp_path: Path) -> None:
    names = [
        "README.md",
        "index.md",
        "_draft.md",
        ".hidden.md",
        "2025/.x/PM-003.md",
        "2025/_x/PM-004.md",
        "notes.txt",
    ]
    files: dict[str, str | bytes] = {f"postmortems/{name}": "nothing" for name in names}
    write_base(
        tmp_path, {**files, "postmortems/2025/PM-001.md": complete(), "lessons/practice/timeouts.md": LESSON}
    )
    assert report("-C", tmp_path)["summary"]["files"] == 2


def test_a_file_named_outright_is_read_whatever_its_name(tmp_path: Path) -> None:
    write_base(tmp_path, {"postmortems/_idea": "nothing", "notes/README.md": "nothing"})
    for name in ("postmortems/_idea", "notes/README.md"):
        assert (name, "KY003") in codes("-C", tmp_path, tmp_path / name)


def test_outside_a_base_every_markdown_file_of_a_folder_is_checked(tmp_path: Path) -> None:
    for name in ("a/README.md", "a/b/c.md", "a/d.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("# Something\n", encoding="utf-8")
    found = codes("-C", tmp_path, "a")
    assert {path for path, _ in found} == {"a/README.md", "a/b/c.md"}
    assert report("-C", tmp_path, "a")["summary"]["files"] == 2


def test_the_messages_follow_lang_then_locale_then_the_base(tmp_path: Path) -> None:
    write_base(tmp_path, {"postmortems/2025/PM-001.md": "x"}, options="lang: ja")
    japanese, english = "フロントマターがありません", "there is no front matter"
    assert japanese in run("check", "-C", tmp_path).stdout
    assert english in run("check", "-C", tmp_path, "--lang", "en").stdout
    runner = CliRunner()
    located = runner.invoke(main, ["check", "-C", str(tmp_path)], env={"LC_ALL": "en_GB.UTF-8"})
    assert english in located.stdout
    chosen = runner.invoke(
        main, ["check", "-C", str(tmp_path), "--lang", "ja"], env={"LC_ALL": "en_GB.UTF-8"}
    )
    assert japanese in chosen.stdout


def test_a_base_without_postmortems_exits_0_and_says_so_once(tmp_path: Path) -> None:
    write_base(tmp_path, {})
    result = run("check", "-C", tmp_path)
    assert result.exit_code == 0
    assert (
        result.stderr == 'kyokun: there are no postmortems yet; `kyokun new "TITLE"` begins the first one\n'
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["check"], "no knowledge base from"),
        (["check", "nowhere.md"], "nowhere.md: no such file or folder"),
        (["check", "--format", "xml"], "Invalid value for '--format'"),
        (["check", "--colour"], "No such option"),
        (["check", "-C", "nowhere"], "nowhere: no such folder"),
        (["check", "--now", "yesterday"], "'yesterday' is no ISO 8601 time"),
        (["chekc"], "No such command"),
    ],
)
def test_wrong_usage_exits_2_without_a_traceback(
    arguments: list[str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run(*arguments)
    assert result.exit_code == 2
    assert said in result.stderr
    assert "Traceback" not in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize(
    ("configuration", "said"),
    [
        ("plugins: [kyokun: {langauge: ja}]", "unknown option `langauge`; did you mean `lang`?"),
        ("plugins: [kyokun: {lang: fr}]", "option `lang`: 'fr' is not one of ja, en"),
        (
            "plugins: [kyokun: {timezone: Tokyo}]",
            "no such time zone 'Tokyo'; write an IANA name such as Asia/Tokyo",
        ),
        ("plugins: [kyokun: {now: noon}]", "write a time with its offset"),
        (
            "plugins: [kyokun: {required_sections: {postmortem: {always: [sumary]}}}]",
            "'sumary' is not one of summary",
        ),
        ("plugins: [kyokun: [", "YAML cannot read this"),
        ("- kyokun", "a configuration is a mapping"),
        ("plugins: [kyokun: 3]", "the options must be a mapping"),
    ],
)
def test_a_bad_configuration_exits_2_on_one_line(configuration: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(configuration, encoding="utf-8")
    result = run("check", "-C", tmp_path)
    assert result.exit_code == 2
    assert said in result.stderr
    assert "mkdocs.yml" in result.stderr
    assert result.stderr.count("\n") == 1


def test_without_front_matter_yaml_or_text_the_rest_of_the_base_is_still_checked(tmp_path: Path) -> None:
    loop = tmp_path / "postmortems" / "loop.md"
    write_base(
        tmp_path,
        {
            "postmortems/bad.md": "---\na: b: c\n---\n",
            "postmortems/binary.md": bytes(range(256)),
            "postmortems/large.md": b"x" * (50 * 1024 * 1024),
            "postmortems/sjis.md": "日本語のテキスト".encode("shift_jis"),
            "postmortems/PM-001.md": complete().replace("- **Owner**: @rin", "- **Owner**:"),
            "lessons/practice/timeouts.md": LESSON,
        },
    )
    loop.symlink_to(loop)
    (tmp_path / "postmortems" / "nowhere.md").symlink_to(tmp_path / "gone.md")
    (tmp_path / "postmortems" / "circle").symlink_to(tmp_path / "postmortems", target_is_directory=True)
    (tmp_path / "postmortems" / "folder.md").mkdir()
    os.mkfifo(tmp_path / "postmortems" / "pipe.md")
    found = codes("-C", tmp_path)
    assert [path for path, code in found if code == "KY001"] == [
        f"postmortems/{name}.md" for name in ("binary", "large", "loop", "nowhere", "pipe", "sjis")
    ]
    assert [path for path, code in found if code == "KY002"] == ["postmortems/bad.md"]
    assert ("postmortems/PM-001.md", "KY501") in found
    assert run("check", "-C", tmp_path, "postmortems/loop.md").exit_code == 1


def test_an_authors_control_characters_do_not_reach_the_terminal(tmp_path: Path) -> None:
    write_base(
        tmp_path, {"postmortems/PM-001.md": complete().replace("severity: medium", 'severity: "\\e[31mred"')}
    )
    assert "\x1b" not in run("check", "-C", tmp_path).stdout
    hostile = (
        complete().replace("severity: medium", "severity: x").replace("- [ ] 1. Bound", "- [ ] \x1b[2J Bound")
    )
    (tmp_path / "postmortems/PM-001.md").write_text(hostile, encoding="utf-8")
    assert "\x1b" not in run("check", "-C", tmp_path).stdout


def test_github_annotations_escape_what_would_end_them(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    text = complete().replace("severity: medium", 'severity: "50%\\nover"')
    write_base(tmp_path / "kb", {"postmortems/2025/a,b:c.md": text, "lessons/practice/timeouts.md": LESSON})
    result = run("check", "-C", tmp_path / "kb", "--format", "github")
    assert result.stdout == (
        "::error file=kb/postmortems/2025/a%2Cb%3Ac.md,line=5,endLine=5,col=11,title=KY102 bad-value,endColumn=22"
        "::`severity` cannot be `50%25 over`%0Awrite one of: critical, high, medium, low\n"
    )
    assert result.exit_code == 1


def test_a_draft_is_advised_in_the_form_of_notices(tmp_path: Path) -> None:
    write_base(tmp_path, {"postmortems/PM-001.md": "---\nid: PM-001\ntitle: x\nstatus: draft\n---\n"})
    result = run("check", "-C", tmp_path, "--format", "github")
    assert result.exit_code == 0
    assert {line.split(" ")[0] for line in result.stdout.splitlines()} == {"::notice"}


def test_the_base_may_lie_in_a_subfolder_and_be_found_from_below(tmp_path: Path) -> None:
    write_base(tmp_path)
    (tmp_path / "lessons/practice/deeper").mkdir()
    assert run("check", "-C", tmp_path / "lessons/practice/deeper").exit_code == 0


def test_a_configuration_that_does_not_name_the_plugin_is_no_base(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: x\nplugins: [search]\n", encoding="utf-8")
    assert run("check", "-C", tmp_path).exit_code == 2


def test_what_a_severity_and_a_status_require_is_the_bases_own_policy(tmp_path: Path) -> None:
    policy = (
        "lang: en\nrequired_sections:\n  postmortem:\n    always: [summary]\n    medium: [customer-report]\n"
    )
    write_base(tmp_path, options=policy)
    assert codes("-C", tmp_path) == [("postmortems/2025/PM-001.md", "KY201")]
    file = tmp_path / "postmortems/2025/PM-001.md"
    whole = file.read_text(encoding="utf-8")
    file.write_text(f"{whole}\n## Customer report\n\nOrders failed for 40 minutes.\n", encoding="utf-8")
    assert codes("-C", tmp_path) == []


def test_a_secret_is_never_shown_again(tmp_path: Path) -> None:
    token = "ghp_" + "Zq7Lw2Vt9Km4Xc8YbN3sHd6JfA5pGu1EoR0i"  # nobody's
    log = f"password of root@203.0.113.9 and token {token}, mail admin@corp.example.org"
    text = complete().replace("- data loss: none", f"- data loss: none\n- {log}")
    write_base(tmp_path, {"postmortems/2025/PM-001.md": text, "lessons/practice/timeouts.md": LESSON})
    for name in ("full", "concise", "json", "github", "gitlab", "sarif", "junit", "markdown"):
        result = run("check", "-C", tmp_path, "--format", name)
        assert result.exit_code == 1
        assert "KY801" in result.stdout
        assert token not in result.stdout
