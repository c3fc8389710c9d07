"""``kyokun new``: ids, places, languages, and what it refuses."""

from pathlib import Path

import pytest

from kyokun.knowledge.base import find_base
from kyokun.knowledge.knowledge import Knowledge
from kyokun.knowledge.loading import load_base
from kyokun.model.language import Language
from kyokun.model.moment import iso
from kyokun.model.terms import DocumentType, Severity, Status
from kyokun.rules.checking import check
from kyokun.rules.rule import Level
from tests.cli.running import one_line, run, start
from tests.making import LESSON, complete, write_base

NOW = ("--now", "2026-02-03T23:30+09:00")


def knowledge_of(root: Path) -> Knowledge:
    base = find_base(root)
    assert base is not None
    return load_base(base)


def created(root: Path, *arguments: str) -> str:
    """The path of the new document, relative to the base."""
    result = run("new", "-C", root, *NOW, *arguments)
    assert (result.exit_code, result.stderr) == (0, "")
    return Path(one_line(result.stdout)).relative_to(root.resolve()).as_posix()


def refused(root: Path, *arguments: str) -> str:
    """Why it was refused; nothing may have been written."""
    before = sorted(root.rglob("*"))
    result = run("new", "-C", root, *NOW, *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert sorted(root.rglob("*")) == before
    return one_line(result.stderr)


def test_the_first_document_of_an_empty_base(tmp_path: Path) -> None:
    write_base(tmp_path, {})
    assert (
        created(tmp_path, "Checkout API answers 5xx") == "postmortems/2026/PM-001-checkout-api-answers-5xx.md"
    )
    [incident] = knowledge_of(tmp_path).incidents
    postmortem = incident.postmortem
    assert (postmortem.id, postmortem.title) == ("PM-001", "Checkout API answers 5xx")
    assert (postmortem.type, postmortem.status, postmortem.severity) == (
        DocumentType.POSTMORTEM,
        Status.DRAFT,
        None,
    )
    assert iso(postmortem.time("drafted_at")) == "2026-02-03T23:30+09:00"


def test_a_japanese_title_without_ascii_words_gives_no_slug(tmp_path: Path) -> None:
    write_base(tmp_path, {}, options="lang: ja")
    assert created(tmp_path, "2026年2月3日に注文が確定できなくなった") == "postmortems/2026/PM-001.md"
    assert created(tmp_path, "ＡＰＩ と café が停止") == "postmortems/2026/PM-002-api-cafe.md"


def test_the_year_is_that_of_now_in_the_bases_zone(tmp_path: Path) -> None:
    write_base(tmp_path, {}, options="timezone: America/New_York")
    result = run("new", "-C", tmp_path, "--now", "2026-01-01T03:00+00:00", "停止")
    path = Path(one_line(result.stdout))
    assert path.parent.name == "2025"
    assert "drafted_at: 2025-12-31T22:00-05:00" in path.read_text("utf-8")


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("analysis", ["5-whys", "rca"])
@pytest.mark.parametrize("type_", ["postmortem", "near-miss"])
def test_a_new_document_has_no_error(tmp_path: Path, language: Language, analysis: str, type_: str) -> None:
    write_base(tmp_path, {})
    created(
        tmp_path,
        "Login fails",
        "--type",
        type_,
        "--severity",
        "high",
        "--doc-lang",
        language,
        "--analysis",
        analysis,
    )
    knowledge = knowledge_of(tmp_path)
    assert [finding for finding in check(knowledge) if finding.level is Level.ERROR] == []
    postmortem = knowledge.incidents[0].postmortem
    assert (postmortem.type, postmortem.severity, postmortem.lang) == (type_, Severity.HIGH, language)
    text = knowledge.documents[0].text
    assert ("**Why 1**" in text) is (analysis == "5-whys")
    assert "{%" not in text
    assert "{{" not in text


@pytest.mark.parametrize("language", list(Language))
def test_a_new_record_has_no_error(tmp_path: Path, language: Language) -> None:
    write_base(tmp_path, {})
    created(tmp_path, "Images missing", "--type", "record", "--doc-lang", language)
    knowledge = knowledge_of(tmp_path)
    assert [finding for finding in check(knowledge) if finding.level is Level.ERROR] == []
    assert knowledge.incidents[0].postmortem.type is DocumentType.RECORD


@pytest.mark.parametrize("language", list(Language))
def test_a_new_lesson_is_read_under_its_path(tmp_path: Path, language: Language) -> None:
    write_base(tmp_path, {})
    arguments = ("Close it", "--type", "lesson", "--category", "design", "--doc-lang", language)
    assert created(tmp_path, *arguments) == "lessons/design/close-it.md"
    page = knowledge_of(tmp_path).lessons_by_id["design/close-it"]
    assert (page.lesson.title, page.lesson.lang) == ("Close it", language)
    assert page.document.bad_values == ()


def test_the_message_language_is_not_the_documents(tmp_path: Path) -> None:
    write_base(tmp_path, {}, options="lang: ja")
    path = created(tmp_path, "Login fails", "--lang", "en")
    assert "lang: ja\n" in (tmp_path / path).read_text("utf-8")


def test_the_id_follows_the_highest_in_use_wherever_it_is_in_use(tmp_path: Path) -> None:
    documents: dict[str, str | bytes] = {
        "postmortems/2025/a.md": complete("PM-041"),
        "lessons/practice/timeouts.md": LESSON,
    }
    write_base(tmp_path, documents)
    assert created(tmp_path, "x y").startswith("postmortems/2026/PM-042-")
    in_use: dict[str, str | bytes] = {
        "postmortems/2025/b.md": complete("PM-050").replace("severity", "translation_of: PM-041\nseverity"),
        "postmortems/2025/PM-060-broken.md": b"\x00\x01binary",
        "postmortems/2025/other-name.md": '---\nid: PM-070\ntitle: "never closed\n---\n',
        "postmortems/_attic/pm-080-old.md": complete("PM-079"),
        "postmortems/images/PM-090/graph.png": b"png",
    }
    expected = [51, 61, 71, 81, 91]
    for (name, content), number in zip(in_use.items(), expected, strict=True):
        write_base(tmp_path, documents | {name: content})
        path = created(tmp_path, "x y")
        assert path == f"postmortems/2026/PM-{number:03d}-x-y.md"


@pytest.mark.parametrize(
    ("highest", "following"), [("PM-999", "PM-1000"), ("PM-0042", "PM-0043"), ("PM-7", "PM-008")]
)
def test_the_width_is_the_one_in_use_and_at_least_three(tmp_path: Path, highest: str, following: str) -> None:
    write_base(tmp_path, {"postmortems/2025/a.md": complete(highest)})
    assert created(tmp_path, "停止") == f"postmortems/2026/{following}.md"


def test_the_bases_prefix_is_used(tmp_path: Path) -> None:
    write_base(tmp_path, {"postmortems/PM-009.md": "# other"}, options="id_prefix: INC")
    assert created(tmp_path, "停止") == "postmortems/2026/INC-001.md"


def test_the_bases_own_template_wins_over_the_packaged_one(tmp_path: Path) -> None:
    own = "---\nid: {{ id }}\ntitle: {{ title | yaml }}\nstatus: draft\nteam_note: ours\n---\n"
    write_base(tmp_path, {"templates/record.en.md": own})
    path = created(tmp_path, "a: b", "--type", "record")
    assert (tmp_path / path).read_text(
        "utf-8"
    ) == '---\nid: PM-001\ntitle: "a: b"\nstatus: draft\nteam_note: ours\n---\n'
    assert "## Summary" in (tmp_path / created(tmp_path, "停止")).read_text("utf-8").replace("📊 ", "")


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("{{ nobody }}", "record.en.md:1: 'nobody' is undefined"),
        ("\n{% if %}", "record.en.md:2: Expected an expression, got 'end of statement block'"),
        ("{% include 'gone.md' %}", "record.en.md:1: 'gone.md' not found"),
        ("{{ 1 / 0 }}", "record.en.md:1: division by zero"),
        (
            "{{ ''.__class__.__mro__ }}",
            "record.en.md:1: access to attribute '__class__' of 'str' object is unsafe.",
        ),
        ("{% include 'record.en.md' %}", "record.en.md:1: maximum recursion depth exceeded"),
    ],
)
def test_a_template_that_cannot_be_used_is_named(tmp_path: Path, template: str, said: str) -> None:
    write_base(tmp_path, {"templates/record.en.md": template, "postmortems/2025/PM-001.md": complete()})
    assert said in refused(tmp_path, "x", "--type", "record")


@pytest.mark.parametrize(
    ("title", "english", "japanese"),
    [
        ("", "the title is empty", "タイトルが空です"),
        (" 　\u200b", "the title is empty", "タイトルが空です"),
        ("a\nid: PM-999", "a line break or a control character", "改行や制御文字は使えません"),
        ("a\x1b[31mred", "a line break or a control character", "改行や制御文字は使えません"),
        ("TODO", "`TODO` says nothing yet", "「TODO」だけでは何のことか分かりません"),
    ],
)
def test_an_unusable_title_is_refused(tmp_path: Path, title: str, english: str, japanese: str) -> None:
    write_base(tmp_path)
    assert english in refused(tmp_path, title, "--lang", "en")
    assert japanese in refused(tmp_path, title, "--lang", "ja")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["x", "--type", "lesson"], "a lesson needs a category"),
        (
            ["教訓", "--type", "lesson", "--category", "design"],
            "no ASCII words to name the lesson's file after",
        ),
        (["Read me", "--slug", "readme", "--type", "lesson", "--category", "d"], "not read as a document"),
        (["x", "--type", "lesson", "--category", "../.."], "cannot be a folder"),
        (["x", "--type", "lesson", "--category", "_hidden"], "cannot be a folder"),
        (["x", "--type", "lesson", "--category", ""], "cannot be a folder"),
        (
            ["x", "--type", "lesson", "--category", "d", "--severity", "high"],
            "--severity is not for --type lesson",
        ),
        (["x", "--type", "record", "--analysis", "rca"], "--analysis is not for --type record"),
        (["x", "--category", "design"], "--category is not for --type postmortem"),
        (["x", "--slug", "停止"], "--slug takes ASCII words"),
    ],
)
def test_unusable_options_are_refused(tmp_path: Path, arguments: list[str], said: str) -> None:
    write_base(tmp_path)
    assert said in refused(tmp_path, *arguments)


def test_a_lesson_is_never_overwritten(tmp_path: Path) -> None:
    write_base(tmp_path)
    arguments = ("Timeouts", "--type", "lesson", "--category", "practice")
    assert "lessons/practice/timeouts.md exists already" in refused(tmp_path, *arguments)
    assert (tmp_path / "lessons/practice/timeouts.md").read_text("utf-8") == LESSON


def test_no_base_and_no_such_folder(tmp_path: Path) -> None:
    assert "no knowledge base from" in refused(tmp_path, "x")
    assert "no such folder" in one_line(run("new", "-C", tmp_path / "nowhere", "x").stderr)


def test_a_time_that_is_none_is_a_wrong_usage(tmp_path: Path) -> None:
    write_base(tmp_path)
    result = run("new", "-C", tmp_path, "--now", "yesterday", "x")
    assert result.exit_code == 2
    assert "'yesterday' is no ISO 8601 time" in result.stderr


@pytest.mark.parametrize("in_the_way", ["postmortems", "postmortems/2026"])
def test_a_place_that_cannot_be_written_to_is_one_line(tmp_path: Path, in_the_way: str) -> None:
    write_base(tmp_path, {in_the_way: "a file where a folder belongs"})
    assert "File exists" in refused(tmp_path, "x") or "Not a directory" in refused(tmp_path, "x")


def test_the_path_is_relative_to_the_current_folder_when_below_it(tmp_path: Path) -> None:
    base = write_base(tmp_path / "base", {})
    (base / "docs").mkdir()
    outputs = []
    for folder in (tmp_path, base, base / "docs"):
        process = start("new", *NOW, "停止", *(["-C", "base"] if folder == tmp_path else []), cwd=folder)
        outputs.append(process.communicate()[0].decode().rstrip("\n"))
    assert outputs == [
        "base/postmortems/2026/PM-001.md",
        "postmortems/2026/PM-002.md",
        str(base.resolve() / "postmortems/2026/PM-003.md"),
    ]


def test_processes_at_the_same_time_never_get_the_same_id(tmp_path: Path) -> None:
    write_base(tmp_path, {"postmortems/2025/PM-041.md": complete("PM-041")})
    processes = [start("new", *NOW, f"incident {name}", cwd=tmp_path) for name in "abcdef"]
    outputs = [process.communicate() for process in processes]
    assert [process.returncode for process in processes] == [0] * len(processes), outputs
    ids = sorted(Path(out.decode()).name[:6] for out, _ in outputs)
    assert len(set(ids)) == len(ids)
    assert all(id_ > "PM-041" for id_ in ids)
    written = sorted(path.name for path in (tmp_path / "postmortems").rglob("*") if path.is_file())
    assert written == sorted(["PM-041.md", *(Path(out.decode().strip()).name for out, _ in outputs)])
