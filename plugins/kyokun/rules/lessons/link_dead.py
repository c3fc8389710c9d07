"""KY604."""

import posixpath
import re
from collections import defaultdict
from collections.abc import Iterator
from difflib import get_close_matches

from kyokun.knowledge.knowledge import Knowledge
from kyokun.model.language import Words
from kyokun.reading.document import Document
from kyokun.rules.links import Files, links_into_base, relative
from kyokun.rules.rule import Raised, Rule, Setting, Weight
from kyokun.text.blocks import Link

_HOST = re.compile(r"(?:www\.|(?:[\w-]+\.)+(?:com|org|net|io|dev|jp|app|cloud)(?:/|$))\S*")
_MOST_COMPARED = 100


class _Names:
    """Which documents a dead link may have meant; asked once for each path."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self._named: dict[str, str] = {}
        self._beside: defaultdict[str, list[str]] = defaultdict(list)
        self._known: dict[str, str | None] = {}
        for path in files.documents:
            folder, name = posixpath.split(path)
            self._named.setdefault(name, path)
            self._beside[folder].append(path)

    def similar(self, path: str) -> str | None:
        """A document of that name elsewhere, else the closest name in the same folder."""
        if path not in self._known:
            self._known[path] = self._similar(path)
        return self._known[path]

    def _similar(self, path: str) -> str | None:
        folder, name = posixpath.split(path)
        if not name.endswith(".md"):
            return f"{path}.md" if f"{path}.md" in self._files.documents else None
        if name in self._named:
            return self._named[name]
        close = get_close_matches(path, self._beside[folder][:_MOST_COMPARED], n=1, cutoff=0.75)
        return close[0] if close else None


def check(knowledge: Knowledge, setting: Setting) -> Iterator[tuple[Document, Raised]]:  # noqa: ARG001
    files = Files(knowledge)
    names = _Names(files)
    for document in knowledge.documents:
        # Links to lessons are another rule's, which knows what they are for.
        actions = document.postmortem.actions if document.postmortem else ()
        lessons = {lesson.span for action in actions for lesson in action.lessons}
        for link, target in links_into_base(document):
            is_lesson = document.postmortem is not None and target.lesson_id is not None and not link.is_image
            if link.span in lessons or is_lesson or files.exists(target.path):
                continue
            yield document, _raised(document, link, names.similar(target.path))


def _raised(document: Document, link: Link, similar: str | None) -> Raised:
    what = Words("画像", "the image") if link.is_image else Words("リンク", "the link")
    return Raised(
        link.span,
        Words("{what} `{target}` の先がありません", "{what} `{target}` leads nowhere").format(
            what=what, target=link.target
        ),
        _help(document, link, similar),
    )


def _help(document: Document, link: Link, similar: str | None) -> Words:
    if _HOST.fullmatch(link.target):
        return Words(
            "外のサイトなら `https://{target}` と書いてください",
            "write `https://{target}` if it is another site",
        ).format(target=link.target)
    if similar is not None:
        return Words("`{path}` のことですか？", "did you mean `{path}`?").format(
            path=relative(similar, document)
        )
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
