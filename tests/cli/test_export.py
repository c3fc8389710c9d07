"""``kyokun export``: where it writes, and what it says beside it."""

import json
from pathlib import Path

import pytest

from tests.cli.running import one_line, run, start
from tests.making import complete, write_base

SMALL = Path(__file__).parents[1] / "bases" / "export-small"
EXPECTED = (SMALL / "expected.json").read_text("utf-8")


def test_json_alone_on_standard_output() -> None:
    result = run("export", "--format", "json", "-C", SMALL)
    assert (result.exit_code, result.stdout) == (0, EXPECTED)
    assert one_line(result.stderr) == (
        "kyokun: postmortems/broken.md: left out, it cannot be read; `kyokun check` tells why"
    )


def test_as_a_process_of_its_own_in_a_locale_without_japanese() -> None:
    process = start("export", cwd=SMALL / "postmortems")
    output, error = process.communicate()
    assert process.returncode == 0
    assert output.decode("utf-8") == EXPECTED
    assert error.count(b"\n") == 1


def test_what_is_left_out_is_said_in_japanese_too(tmp_path: Path) -> None:
    write_base(tmp_path, {"postmortems/壊れた.md": b"\x00", "postmortems/a.md": complete()})
    result = run("export", "-C", tmp_path, "--lang", "ja")
    assert one_line(result.stderr) == (
        "kyokun: postmortems/壊れた.md: 読み取れないため含めていません。理由は `kyokun check` で分かります"
    )
    assert [found["id"] for found in json.loads(result.stdout)["postmortems"]] == ["PM-001"]


def test_an_empty_base(tmp_path: Path) -> None:
    write_base(tmp_path, {})
    result = run("export", "-C", tmp_path)
    assert (result.exit_code, result.stderr) == (0, "")
    assert json.loads(result.stdout) == {"schema_version": 1, "postmortems": [], "lessons": []}


def test_into_a_file_seen_from_where_the_command_starts(tmp_path: Path) -> None:
    write_base(tmp_path)
    for _ in range(2):  # the second time over the first one's file
        result = run("export", "-C", tmp_path, "--output", "out/base.json")
        assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
        assert json.loads((tmp_path / "out/base.json").read_text("utf-8"))["schema_version"] == 1
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["base.json"]


def test_through_a_link_the_link_stays(tmp_path: Path) -> None:
    write_base(tmp_path)
    (tmp_path / "latest.json").symlink_to("real.json")
    assert run("export", "-C", tmp_path, "--output", "latest.json").exit_code == 0
    assert (tmp_path / "latest.json").is_symlink()
    assert json.loads((tmp_path / "real.json").read_text("utf-8"))["schema_version"] == 1


def test_a_device_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    write_base(tmp_path)
    process = start("export", "--output", "/dev/stdout", cwd=tmp_path)
    output, error = process.communicate()
    assert (process.returncode, error) == (0, b"")
    assert json.loads(output)["schema_version"] == 1


@pytest.mark.parametrize(
    ("output", "said"), [("mkdocs.yml/x.json", "mkdocs.yml"), ("lessons", "Is a directory")]
)
def test_a_file_that_cannot_be_written_is_one_line(tmp_path: Path, output: str, said: str) -> None:
    write_base(tmp_path)
    result = run("export", "-C", tmp_path, "--output", output)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in one_line(result.stderr)


def test_outside_a_base(tmp_path: Path) -> None:
    for command in (["export"], ["actions"], ["show", "PM-001"]):
        result = run(*command, "-C", tmp_path)
        assert (result.exit_code, result.stdout) == (2, "")
        assert "no knowledge base from" in one_line(result.stderr)
        result = run(*command, "-C", tmp_path / "nowhere")
        assert "no such folder" in one_line(result.stderr)


def test_another_format_is_a_wrong_usage(tmp_path: Path) -> None:
    write_base(tmp_path)
    assert run("export", "-C", tmp_path, "--format", "xml").exit_code == 2


def test_a_bad_option_of_the_base_is_one_line(tmp_path: Path) -> None:
    write_base(tmp_path, options="timezon: Asia/Tokyo")
    result = run("export", "-C", tmp_path)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "did you mean `timezone`?" in one_line(result.stderr)
