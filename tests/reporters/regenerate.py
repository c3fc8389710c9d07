"""Write the snapshots anew: ``python -m tests.reporters.regenerate``, then read the difference."""

from kyokun import __version__
from kyokun.model.language import Language
from tests.reporters.finding_reports import SNAPSHOTS, reports

VERSION = "VERSION"


def as_kept(text: str) -> str:
    """A report as a snapshot keeps it: without this release's number."""
    return text.replace(f'"version": "{__version__}"', f'"version": "{VERSION}"')


def main() -> None:
    """Write them all; remove those that no report is kept in any more."""
    SNAPSHOTS.mkdir(exist_ok=True)
    texts = {name: as_kept(text) for language in Language for name, text in reports(language)}
    for file in SNAPSHOTS.iterdir():
        if file.name not in texts:
            file.unlink()
    for name, text in texts.items():
        (SNAPSHOTS / name).write_bytes(text.encode())


if __name__ == "__main__":
    main()
