"""Small git repositories made by tests, as people make them: with the command."""

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

_NOBODY_ELSES = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "Rin",
    "GIT_AUTHOR_EMAIL": "rin@example.com",
    "GIT_COMMITTER_NAME": "Rin",
    "GIT_COMMITTER_EMAIL": "rin@example.com",
}


@dataclass(frozen=True)
class Repository:
    """A work tree."""

    folder: Path

    def git(self, *arguments: str | Path) -> str:
        """Runs git, which must succeed; gives what it printed."""
        done = subprocess.run(
            ["git", *map(str, arguments)],
            cwd=self.folder,
            env=os.environ | _NOBODY_ELSES,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def write(self, files: dict[str, str]) -> None:
        """Writes files of the work tree."""
        for name, text in files.items():
            (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
            (self.folder / name).write_bytes(text.encode())

    def commit(self, files: dict[str, str] | None = None) -> str:
        """Writes files and commits all there is; gives the commit."""
        self.write(files or {})
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", "x")
        return self.git("rev-parse", "HEAD").strip()


def repository(folder: Path) -> Repository:
    """A new repository, its branch called main."""
    folder.mkdir(parents=True, exist_ok=True)
    made = Repository(folder)
    made.git("init", "--quiet", "--initial-branch", "main")
    return made
