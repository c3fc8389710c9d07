"""Write the golden files of the bad cases anew: ``python -m tests.rules.regenerate``, then read the difference."""

import tempfile
from pathlib import Path

from tests.rules.case_base import cases


def main() -> None:
    """Write them all."""
    for case in cases():
        if case.is_bad:
            with tempfile.TemporaryDirectory() as folder:
                case.lay_out(Path(folder))
                case.expected.write_text(case.report(Path(folder)), encoding="utf-8")


if __name__ == "__main__":
    main()
