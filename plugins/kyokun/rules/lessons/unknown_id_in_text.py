"""KY606."""

import re
from bisect import bisect
from collections.abc import Iterator

from kyokun.knowledge.knowledge import Knowledge
from kyokun.model.language import Words
from kyokun.reading.document import Document
from kyokun.rules.rule import Raised, Rule, Setting, Weight
from kyokun.text.span import Span

_MOST_ACTIONS = 2
"""Digits of an action's number: ``PM-042-044`` is a range of incidents."""
_MOST_NAMED = 3
_PART = re.compile(r"[\w/#.-]", re.ASCII)
"""Before an id it makes a longer word. Not in the pattern of ids: one that begins with letters is searched for fast."""


class _Ids:
    """The ids of a base, by their numbers: ``PM-42`` means ``PM-042``."""

    def __init__(self, knowledge: Knowledge) -> None:
        prefix = re.escape(knowledge.options.id_prefix)
        self.written = re.compile(
            rf"{prefix}-(?P<number>[0-9]{{1,9}})(?:-(?P<action>[0-9]{{1,9}}))?(?![\w/]|-\w|\.\w)",
            re.ASCII,
        )
        whole = re.compile(rf"{prefix}-([0-9]{{1,9}})")
        numbered = ((whole.fullmatch(id_), incidents) for id_, incidents in knowledge.by_id.items())
        self._by_number = {int(match[1]): incidents for match, incidents in numbered if match}
        self._actions = {
            number: {
                action.number
                for incident in incidents
                for action in knowledge.original_of(incident).postmortem.actions
            }
            for number, incidents in self._by_number.items()
        }
        self._numbers = sorted(self._by_number)

    def is_missing(self, number: int, action: str | None) -> bool:
        """Whether an id that belongs into this base means nothing in it."""
        if not self._numbers or not self._numbers[0] <= number <= self._numbers[-1]:
            return False  # another base's, or a made-up one
        if number not in self._by_number:
            return True
        if action is None or len(action) > _MOST_ACTIONS or action.startswith("0"):
            return False
        return int(action) not in self._actions[number]

    def has(self, number: int) -> bool:
        """Whether there is a document of that number."""
        return number in self._by_number

    def near(self, number: int) -> tuple[str, ...]:
        """What may have been meant: the document's actions, or the documents before and after."""
        if number in self._by_number:
            id_ = self._by_number[number][0].postmortem.id
            actions = sorted(action for action in self._actions[number] if action is not None)
            return tuple(f"{id_}-{action}" for action in actions[-_MOST_NAMED:])
        at = bisect(self._numbers, number)
        return tuple(self._by_number[one][0].postmortem.id or "" for one in self._numbers[at - 1 : at + 1])


def check(knowledge: Knowledge, setting: Setting) -> Iterator[tuple[Document, Raised]]:  # noqa: ARG001
    ids = _Ids(knowledge)
    for document in knowledge.documents:
        for match in ids.written.finditer(document.text, document.body.start):
            if not ids.is_missing(int(match["number"]), match["action"]):
                continue
            if not _PART.match(document.text, match.start() - 1) and not _is_quoted(document, match.start()):
                yield document, _raised(ids, match)


def _raised(ids: _Ids, match: re.Match[str]) -> Raised:
    number = int(match["number"])
    what = (
        Words("{id} というアクションはありません", "there is no action {id}")
        if ids.has(number)
        else Words("{id} という文書はありません", "there is no document {id}")
    )
    near = ids.near(number)
    return Raised(
        Span(match.start(), match.end()),
        what.format(id=match[0]),
        Words("近い番号は {ids} です", "the nearest there are: {ids}").format(ids=", ".join(near))
        if near
        else Words(
            "この文書にはまだ番号の付いたアクションがありません", "that document has no numbered action"
        ),
    )


def _is_quoted(document: Document, offset: int) -> bool:
    """Whether a place lies in code, in a comment or in a link out of the base: ids there may be other people's."""
    outline = document.outline
    elsewhere = (link.span for link in outline.links if "://" in link.target)
    return any(span.start <= offset < span.end for span in (*outline.code, *outline.html, *elsewhere))


RULE = Rule(
    code="KY606",
    slug="unknown-id-in-text",
    title=Words("本文の ID に当たるものがない", "An id in the text means nothing"),
    reason=Words(
        "番号の書き間違いは、別の障害の話として読まれるか、誰にもたどれなくなります。",
        "A mistyped number sends the reader to another incident, or nowhere.",
    ),
    weight=Weight.WARNING,
    bad=Words(
        "## 関連リンク\n\n- PM-001-9 で上限を設定した\n",
        "## Links\n\n- the timeout was set by PM-001-9\n",
    ),
    good=Words(
        "## 関連リンク\n\n- PM-001-1 で上限を設定した\n",
        "## Links\n\n- the timeout was set by PM-001-1\n",
    ),
    of_base=check,
)
