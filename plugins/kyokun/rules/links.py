"""A document's links into the base: shared by the rules about links."""

import posixpath

from kyokun.knowledge.survey import Survey

_DOCS = "docs"
"""Where MkDocs keeps its own pages: on the site they stand beside the base's."""


class Files:
    """Which paths of a base exist; each is looked up once."""

    def __init__(self, survey: Survey) -> None:
        self.documents = survey.by_path
        self._root = survey.root
        self._known: dict[str, bool] = {}

    def exists(self, path: str) -> bool:
        """Whether there is such a file or folder, on the git host or on the site."""
        if path in self.documents:
            return True
        if path not in self._known:
            self._known[path] = self._is_there(path)
        return self._known[path]

    def _is_there(self, path: str) -> bool:
        try:
            return (self._root / path).exists() or (self._root / _DOCS / path).exists()
        except (OSError, ValueError):  # a name too long, or with NUL in it: nothing is called that
            return False


def relative(path: str, seen_from: str) -> str:
    """A path of the base as a link in the document ``seen_from`` is written."""
    return posixpath.relpath(path, posixpath.dirname(seen_from) or ".")
