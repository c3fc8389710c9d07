"""KY604."""

import posixpath
from collections import defaultdict
from collections.abc import Iterator
from difflib import get_close_matches

from kyokun.knowledge.facts import BaseLink
from kyokun.knowledge.survey import Survey
from kyokun.model.language import Words
from kyokun.rules.links import Files, relative
from kyokun.rules.rule import Raised, Rule, Setting, Weight
from kyokun.text.patterns import lazy_pattern

_HOST = lazy_pattern(r"(?:www\.|(?:[\w-]+\.)+(?:com|org|net|io|dev|jp|app|cloud)(?:/|$))\S*")
_MOST_COMPARED = 100


class _Names:
    """Which documents a dead link may have meant; asked once for each path."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self._named: dict[str, str] = {}
        self._beside: defaultdict[str, list[str]] = defaultdict(list)
        self._known: dict[str, str | None] = {}

    def similar(self, path: str) -> str | None:
        """A document of that name elsewhere, else the closest name in the same folder."""
        if path not in self._known:
            self._known[path] = self._similar(path)
        return self._known[path]

    def _list(self) -> None:
        for path in self._files.documents:
            folder, name = posixpath.split(path)
            self._named.setdefault(name, path)
            self._beside[folder].append(path)

    def _similar(self, path: str) -> str | None:
        folder, name = posixpath.split(path)
        if not name.endswith(".md"):
            return f"{path}.md" if f"{path}.md" in self._files.documents else None
        if not self._named:
            self._list()
        if name in self._named:
            return self._named[name]
        close = get_close_matches(path, self._beside[folder][:_MOST_COMPARED], n=1, cutoff=0.75)
        return close[0] if close else None


def check(survey: Survey, setting: Setting) -> Iterator[tuple[str, Raised]]:  # noqa: ARG001
    files = Files(survey)
    names = _Names(files)
    for document in survey.asked:
        if all(map(files.exists, document.leads_to)):
            continue
        detail = survey.details[document.path]
        # Links to lessons are another rule's, which knows what they are for.
        lessons = {citation.span for citation in detail.citations if citation.action is not None}
        for link in detail.links:
            is_lesson = (
                document.incident is not None and link.target.lesson_id is not None and not link.is_image
            )
            if link.span in lessons or is_lesson or files.exists(link.target.path):
                continue
            yield document.path, _raised(document.path, link, names.similar(link.target.path))


def _raised(path: str, link: BaseLink, similar: str | None) -> Raised:
    what = Words("画像", "the image") if link.is_image else Words("リンク", "the link")
    return Raised(
        link.span,
        Words("{what} `{target}` の先がありません", "{what} `{target}` leads nowhere").format(
            what=what, target=link.written
        ),
        _help(path, link, similar),
    )


def _help(path: str, link: BaseLink, similar: str | None) -> Words:
    if _HOST.fullmatch(link.written):
        return Words(
            "外のサイトなら `https://{target}` と書いてください",
            "write `https://{target}` if it is another site",
        ).format(target=link.written)
    if similar is not None:
        return Words("`{path}` のことですか？", "did you mean `{path}`?").format(path=relative(similar, path))
    return Words(
        "この文書から見た相対パスに直すか、リンクを消してください",
        "give the path as seen from this document, or remove the link",
    )


RULE = Rule(
    code="KY604",
    slug="link-dead",
    title=Words("リンクの先のファイルがない", "A link leads nowhere"),
    reason=Words(
        "ファイルを移したり改名したりすると、黙って切れます。半年後に読む人は、その先にあった証拠にたどり着けません。",
        "Files are moved and renamed, and nobody notices; whoever reads this in half a year cannot get at the evidence.",
    ),
    weight=Weight.WARNING,
    bad=Words(
        "## 関連リンク\n\n- [前回の障害](PM-000-timeouts.md)\n",
        "## Links\n\n- [The last time](PM-000-timeouts.md)\n",
    ),
    good=Words(
        "## 関連リンク\n\n- [この文書](PM-001-example.md)\n- [修正の PR](https://github.com/example/shop/pull/812)\n",
        "## Links\n\n- [This document](PM-001-example.md)\n- [The fix](https://github.com/example/shop/pull/812)\n",
    ),
    of_base=check,
)
