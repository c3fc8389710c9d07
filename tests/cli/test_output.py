"""What becomes of an answer when standard output fails."""

from pathlib import Path

from tests.cli.running import one_line, start
from tests.making import write_base


def test_a_full_disk_under_standard_output_is_one_line(tmp_path: Path) -> None:
    write_base(tmp_path)
    with Path("/dev/full").open("wb") as full:
        process = start("export", cwd=tmp_path, stdout=full.fileno())
        error = process.communicate()[1]
    assert process.returncode == 2
    assert one_line(error.decode()) == "kyokun: stdout: No space left on device"


def test_a_reader_that_stops_reading_is_no_crash(tmp_path: Path) -> None:
    write_base(tmp_path)
    process = start("export", cwd=tmp_path)
    assert process.stdout is not None
    process.stdout.close()
    assert process.stderr is not None
    error = process.stderr.read()
    process.stderr.close()
    process.wait()
    assert error == b""
