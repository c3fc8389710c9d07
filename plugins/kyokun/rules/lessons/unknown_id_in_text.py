"""KY606."""

import re
from bisect import bisect
from collections.abc import Iterator
from itertools import starmap

from kyokun.knowledge.facts import Mention
from kyokun.knowledge.survey import Survey
from kyokun.model.language import Words
from kyokun.rules.rule import Raised, Rule, Setting, Weight

_MOST_ACTIONS = 2
"""Digits of an action's number: ``PM-042-044`` is a range of incidents."""
_MOST_NAMED = 3


class _Ids:
    """The ids of a base, by their numbers: ``PM-42`` means ``PM-042``."""

    def __init__(self, survey: Survey) -> None:
        whole = re.compile(rf"{re.escape(survey.options.id_prefix)}-([0-9]{{1,9}})")
        numbered = ((whole.fullmatch(id_), incidents) for id_, incidents in survey.by_id.items())
        self._by_number = {int(match[1]): incidents for match, incidents in numbered if match}
        self._survey = survey
        self._numbers = sorted(self._by_number)

    def is_missing(self, number: int, action: str | None) -> bool:
        """Whether an id that belongs into this base means nothing in it."""
        if not self._numbers or not self._numbers[0] <= number <= self._numbers[-1]:
            return False  # another base's, or a made-up one
        if number not in self._by_number:
            return True
        if action is None or len(action) > _MOST_ACTIONS or action.startswith("0"):
            return False
        return int(action) not in self._actions(number)

    def _actions(self, number: int) -> set[int]:
        """The numbers of the actions that documents of that number have."""
        originals = map(self._survey.original_of, self._by_number[number])
        return {action for original in originals for action in original.numbers}

    def has(self, number: int) -> bool:
        """Whether there is a document of that number."""
        return number in self._by_number

    def near(self, number: int) -> tuple[str, ...]:
        """What may have been meant: the document's actions, or the documents before and after."""
        if number in self._by_number:
            id_ = self._by_number[number][0].id
            actions = sorted(self._actions(number))
            return tuple(f"{id_}-{action}" for action in actions[-_MOST_NAMED:])
        at = bisect(self._numbers, number)
        return tuple(self._by_number[one][0].id or "" for one in self._numbers[at - 1 : at + 1])


def check(survey: Survey, setting: Setting) -> Iterator[tuple[str, Raised]]:  # noqa: ARG001
    ids = _Ids(survey)
    for document in survey.asked:
        if not any(starmap(ids.is_missing, document.mentioned)):
            continue
        for mention in survey.details[document.path].mentions:
            if ids.is_missing(mention.number, mention.action):
                yield document.path, _raised(ids, mention)


def _raised(ids: _Ids, mention: Mention) -> Raised:
    number = mention.number
    what = (
        Words("{id} というアクションはありません", "there is no action {id}")
        if ids.has(number)
        else Words("{id} という文書はありません", "there is no document {id}")
    )
    near = ids.near(number)
    return Raised(
        mention.span,
        what.format(id=mention.written),
        Words("近い番号は {ids} です", "the nearest there are: {ids}").format(ids=", ".join(near))
        if near
        else Words(
            "この文書にはまだ番号の付いたアクションがありません", "that document has no numbered action"
        ),
    )


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
