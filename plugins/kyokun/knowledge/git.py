"""What git remembers of a folder, read without touching it.

Only commands that read objects are used: none looks at the work tree or the index, applies filters, calls hooks, monitors,
differs or editors, or talks to another machine, whatever the repository's configuration asks for.
"""

import os
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from kyokun.model.language import Words

_SAFE = (
    "--no-pager",
    "-c",
    "core.fsmonitor=false",
    "-c",
    f"core.hooksPath={os.devnull}",
    "-c",
    "protocol.allow=never",
)
_ENVIRONMENT = {"GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
_OF_ANOTHER_PLACE = frozenset(
    {
        "GIT_ALTERNATE_OBJECT_DIRECTORIES",
        "GIT_COMMON_DIR",
        "GIT_DIR",
        "GIT_INDEX_FILE",
        "GIT_NAMESPACE",
        "GIT_OBJECT_DIRECTORY",
        "GIT_PREFIX",
        "GIT_WORK_TREE",
    }
)
"""A hook runs with these set, relative to where git was called, which is not where we look."""
_AT_ONCE = 500
"""How many files' contents are asked for in one call: they are held in memory together."""


class NoHistory(Exception):
    """Git cannot tell what was asked; ``words`` say why and what to do, on one line."""

    def __init__(self, words: Words) -> None:
        super().__init__(words.en)
        self.words = words


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of a commit."""

    path: str
    """POSIX, relative to the folder asked about."""
    mode: str
    """Octal, as git writes it: ``120000`` is a symbolic link, ``160000`` another repository."""
    blob: str
    """The object that holds its content."""


@dataclass(frozen=True, slots=True)
class History:
    """The repository that a folder lies in."""

    folder: Path
    prefix: str
    """The folder's path from the repository's top: empty, or ending in ``/``."""

    def branching_point(self, ref: str) -> str:
        """The commit at which what is checked out branched off from ``ref``: their best common ancestor.

        Raises:
            NoHistory: there is no such commit here.
        """
        commit = self._commit(ref)
        if commit is None:
            raise NoHistory(self._unknown(ref))
        if self._commit("HEAD") is None:
            raise NoHistory(_NO_COMMIT_YET)
        done = self._git("merge-base", commit, "HEAD")
        if done.returncode:
            raise NoHistory((_SHALLOW if self._is_shallow else _UNRELATED).format(ref=_shown(ref)))
        return done.stdout.decode().split()[0]

    def entries(self, commit: str) -> tuple[Entry, ...]:
        """Every file that the folder held in a commit; none if it did not exist."""
        tree = f"{commit}:{self.prefix.rstrip('/')}"
        if self._git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{tree}").returncode:
            return ()
        listed = self._answer("ls-tree", "-r", "-z", "--full-tree", "--end-of-options", tree)
        found = []
        for line in filter(None, listed.split(b"\0")):
            about, _, path = line.partition(b"\t")
            mode, _, blob = about.decode().split(" ")
            found.append(Entry(os.fsdecode(path), mode, blob))
        return tuple(found)

    def contents(self, blobs: Iterable[str]) -> Iterator[bytes]:
        """What the objects hold, in their order.

        Raises:
            NoHistory: the clone lacks one.
        """
        rest = iter(blobs)
        while asked := list(islice(rest, _AT_ONCE)):
            yield from self._contents(asked)

    def _contents(self, blobs: list[str]) -> Iterator[bytes]:
        done = self._git("cat-file", "--batch", given="".join(f"{blob}\n" for blob in blobs).encode())
        if done.returncode:
            reason = _first_line(done.stderr)
            raise NoHistory(_PARTIAL if self._is_partial else _REFUSED.format(reason=reason))
        answer = done.stdout
        at = 0
        for _ in blobs:
            end = answer.index(b"\n", at)
            header = answer[at:end].split(b" ")
            if len(header) != 3:
                raise NoHistory(_PARTIAL)
            size = int(header[2])
            yield answer[end + 1 : end + 1 + size]
            at = end + 1 + size + 1

    def _commit(self, ref: str) -> str | None:
        done = self._git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}")
        return done.stdout.decode().strip() if done.returncode == 0 else None

    def _unknown(self, ref: str) -> Words:
        if self._commit(f"origin/{ref}") is not None:
            return _DID_YOU_MEAN.format(ref=_shown(ref))
        return (_UNKNOWN_IN_SHALLOW if self._is_shallow else _UNKNOWN).format(ref=_shown(ref))

    @property
    def _is_shallow(self) -> bool:
        return self._git("rev-parse", "--is-shallow-repository").stdout.strip() == b"true"

    @property
    def _is_partial(self) -> bool:
        """Whether git left objects on another machine, to be fetched when they are asked for: never by us."""
        return not self._git("config", "--get-regexp", r"^remote\..*\.promisor$").returncode

    def _answer(self, *arguments: str) -> bytes:
        done = self._git(*arguments)
        if done.returncode:
            raise NoHistory(_REFUSED.format(reason=_first_line(done.stderr)))
        return done.stdout

    def _git(self, *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        return _git(self.folder, *arguments, given=given)


def history_of(folder: Path) -> History:
    """The history that a folder has.

    Raises:
        NoHistory: there is no git, or the folder lies in no repository that git would open.
    """
    done = _git(folder, "rev-parse", "--show-prefix")
    if done.returncode:
        said = _first_line(done.stderr)
        known = _NO_REPOSITORY if "not a git repository" in said else _REFUSED
        raise NoHistory(known.format(folder=str(folder), reason=said))
    return History(folder, os.fsdecode(done.stdout.removesuffix(b"\n")))


def _git(folder: Path, *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    program = shutil.which("git")
    if program is None:
        raise NoHistory(_NO_GIT)
    kept = {name: value for name, value in os.environ.items() if name not in _OF_ANOTHER_PLACE}
    try:
        return subprocess.run(  # noqa: S603 - git itself, and no shell
            [program, *_SAFE, "-C", os.fspath(folder), *arguments],
            input=given,
            capture_output=True,
            check=False,
            env={**kept, **_ENVIRONMENT},
        )
    except (OSError, ValueError) as error:  # ValueError: NUL in what the user typed
        raise NoHistory(_REFUSED.format(reason=str(error))) from error


def _first_line(stderr: bytes) -> str:
    return _shown(next(iter(stderr.decode("utf-8", "replace").splitlines()), "?").removeprefix("fatal: "))


def _shown(text: str) -> str:
    """On one line, with nothing that drives a terminal."""
    return "".join(letter if letter.isprintable() else " " for letter in text)


_NO_GIT = Words(
    "git が見つかりません。変更だけを検査するには、git をインストールし PATH に加えてください",
    "there is no git on PATH: install it to check only what changed",
)
_NO_REPOSITORY = Words(
    "{folder} は git リポジトリーの中にないため、何が変わったか分かりません",
    "{folder} lies in no git repository: there is nothing to tell what changed",
)
_REFUSED = Words("git が答えられません（{reason}）", "git cannot answer: {reason}")
_UNKNOWN = Words(
    "{ref} というコミットはありません。ブランチ、タグ、コミットの名前を書いてください（例: origin/main）",
    "there is no commit `{ref}`: name a branch, tag or commit, such as origin/main",
)
_DID_YOU_MEAN = Words(
    "{ref} というコミットはありません。origin/{ref} のことですか？",
    "there is no commit `{ref}`; did you mean origin/{ref}?",
)
_UNKNOWN_IN_SHALLOW = Words(
    "{ref} というコミットがこの浅いクローンにはありません。`git fetch --unshallow` で履歴をすべて取得してください（GitHub Actions では actions/checkout に fetch-depth: 0）",
    "there is no commit `{ref}` in this shallow clone: get the whole history with `git fetch --unshallow` (GitHub Actions: `fetch-depth: 0` for actions/checkout)",
)
_SHALLOW = Words(
    "浅いクローンのため、{ref} からどこで分かれたか分かりません。`git fetch --unshallow` で履歴をすべて取得してください（GitHub Actions では actions/checkout に fetch-depth: 0）",
    "this shallow clone does not reach back to where it branched off from `{ref}`: get the whole history with `git fetch --unshallow` (GitHub Actions: `fetch-depth: 0` for actions/checkout)",
)
_UNRELATED = Words(
    "{ref} と今のコミットには共通の祖先がありません。分岐元のブランチを指定してください",
    "`{ref}` and what is checked out have no ancestor in common: name the branch that this one came from",
)
_NO_COMMIT_YET = Words(
    "まだコミットがないため、何が変わったか分かりません",
    "there is no commit yet: nothing to tell what changed",
)
_PARTIAL = Words(
    "以前の文書がこのクローンにありません。`git clone` を --filter なしでやり直してください",
    "this clone lacks earlier documents: clone again without --filter",
)
