"""How messages name an action: shared by the rules about actions."""

from collections.abc import Iterator

from kyokun.model.action import Action
from kyokun.model.language import Words
from kyokun.model.postmortem import Postmortem
from kyokun.reading.document import Document
from kyokun.text.span import Span

_LONGEST_TITLE = 40


def actions_of(document: Document) -> Iterator[tuple[Postmortem, Action]]:
    """The document's actions, each with the postmortem it belongs to."""
    if document.postmortem is not None:
        for action in document.postmortem.actions:
            yield document.postmortem, action


def own_actions_of(document: Document) -> Iterator[tuple[Postmortem, Action]]:
    """The same, but none for a translation: what its actions are and when is the original's matter."""
    if document.postmortem is not None and document.postmortem.translation_of is None:
        yield from actions_of(document)


def field_span(action: Action, name: str) -> Span:
    """Where a field is written, or the action's title when it is not."""
    return action.where[name] if name in action.where else action.where["title"]


def action_name(postmortem: Postmortem, action: Action) -> Words:
    """``PM-042-1``, else the number, else the beginning of the title in quotation marks.

    The Japanese brings the spaces that letters need beside kana: 「アクション{action}に…」.
    """
    id_ = postmortem.action_id(action) or (str(action.number) if action.number is not None else None)
    if id_ is not None:
        return Words(f" {id_} ", id_)
    title = " ".join(action.title.split())
    short = title if len(title) <= _LONGEST_TITLE else f"{title[:_LONGEST_TITLE]}…"
    return Words(f"「{short}」", f"“{short}”")
