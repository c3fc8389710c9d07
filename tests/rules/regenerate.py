"""Write the golden files of the bad cases anew, reports and fixes: ``python -m tests.rules.regenerate``, then read the difference."""

import tempfile
from pathlib import Path

from tests.rules.case_base import DOCUMENT, Case, cases


def main() -> None:
    """Write them all."""
    for case in cases():
        if case.is_bad:
            with tempfile.TemporaryDirectory() as folder:
                case.lay_out(Path(folder))
                case.expected.write_text(case.report(Path(folder)), encoding="utf-8")
                _write_fixed(case, case.mended(Path(folder)))


def _write_fixed(case: Case, files: dict[str, bytes]) -> None:
    if case.source.is_dir():
        for path, data in files.items():
            (case.fixed / path).parent.mkdir(parents=True, exist_ok=True)
            (case.fixed / path).write_bytes(data)
    elif files:
        case.fixed.write_bytes(files[DOCUMENT])


if __name__ == "__main__":
    main()
