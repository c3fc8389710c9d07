"""Where the index of a base lives, and whether it may be opened there.

An index is made of pickles, so that whoever can write it runs code as whoever reads it. Only a folder that is ours alone will do:
in the user's own cache, never inside the repository, where a pull request could bring one.
"""

import os
import shutil
import stat
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from kyokun import __version__
from kyokun.model.language import Words

FORMAT = 4
"""Counts up whenever what the index holds changes: another format's index is not looked at."""


CLOCK = "clock"
"""The file that every search touches."""
_LONG_UNUSED = 60 * 24 * 3600.0
"""Seconds."""


class NoCache(Exception):
    """No index can be kept; ``words`` say why."""

    def __init__(self, words: Words) -> None:
        super().__init__(words.en)
        self.words = words


def user_cache(environment: Mapping[str, str]) -> Path | None:
    """The user's cache folder: ``KYOKUN_CACHE_DIR``, else by the XDG Base Directory Specification; None when there is no home."""
    for name in ("KYOKUN_CACHE_DIR", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        chosen = environment.get(name, "")
        if chosen and Path(chosen).is_absolute():
            return Path(chosen)
    try:
        return Path.home() / ".cache"
    except RuntimeError:
        return None


def index_folder(cache: Path | None, root: Path) -> Path:
    """The folder for a base's index, made if need be; what others could have written there is thrown away.

    Raises:
        NoCache: there is no place that only this user can write.
    """
    if cache is None:
        raise NoCache(_NO_HOME)
    real_root = Path(os.path.realpath(root))
    shelf = cache / "kyokun" / "search"
    key = sha256(os.fsencode(real_root)).hexdigest()[:16]
    folder = shelf / f"{key}-{__version__}-{FORMAT}"
    if Path(os.path.realpath(folder)).is_relative_to(_repository(real_root)):
        raise NoCache(_INSIDE.format(path=str(cache)))
    try:
        cache.mkdir(parents=True, exist_ok=True)
        for part in (shelf.parent, shelf):
            part.mkdir(mode=0o700, exist_ok=True)
            if not _is_ours(part, 0o022):
                raise NoCache(_NOT_OURS.format(path=str(part)))
        if not folder.exists():
            folder.mkdir(mode=0o700, exist_ok=True)
            _sweep(shelf, folder.stat().st_mtime)
        if not _is_ours(folder, 0o077):
            _empty(folder)
        if not os.access(folder, os.W_OK | os.X_OK):
            raise NoCache(_UNWRITABLE.format(path=str(folder), reason=os.strerror(13)))
    except OSError as error:
        raise NoCache(
            _UNWRITABLE.format(path=str(error.filename or folder), reason=str(error.strerror))
        ) from error
    return folder


def _sweep(shelf: Path, now: float) -> None:
    """Throw away what no search has used for long: indexes of other versions, and of bases that are gone."""
    for other in shelf.iterdir():
        clock = other / CLOCK
        if clock.exists() and now - clock.stat().st_mtime > _LONG_UNUSED:
            shutil.rmtree(other, ignore_errors=True)


def _repository(real_root: Path) -> Path:
    """The repository that a base lies in, or the base itself."""
    return next((top for top in (real_root, *real_root.parents) if (top / ".git").exists()), real_root)


def _is_ours(folder: Path, forbidden: int) -> bool:
    """Whether it is a folder of this user, no link, without the ``forbidden`` permissions."""
    status = folder.lstat()
    if not stat.S_ISDIR(status.st_mode):
        return False
    # Windows gives every user a cache folder of their own, and has neither of these.
    return os.name == "nt" or (status.st_uid == os.geteuid() and not status.st_mode & forbidden)


def _empty(folder: Path) -> None:
    """Begin anew where a link, another user's folder, or one that others could write into stands."""
    if folder.is_symlink():
        folder.unlink()
    else:
        shutil.rmtree(folder)
    folder.mkdir(mode=0o700)
    if not _is_ours(folder, 0o077):
        raise NoCache(_NOT_OURS.format(path=str(folder)))


_NO_HOME = Words("ホームフォルダーが分かりません", "there is no home folder")
_INSIDE = Words(
    "キャッシュ（{path}）がリポジトリの中にあります", "the cache ({path}) lies inside the repository"
)
_NOT_OURS = Words(
    "{path} は自分だけが書き込めるフォルダーではありません", "{path} is not a folder that only you can write"
)
_UNWRITABLE = Words("{path} に書き込めません（{reason}）", "cannot write to {path} ({reason})")
