"""Action items as rows of a table."""

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from kyokun.knowledge.knowledge import Incident, LessonPage, OwnedAction
from kyokun.knowledge.targets import resolve
from kyokun.model.action import Action
from kyokun.model.labels import ACTION_FIELDS, ActionField
from kyokun.model.reference import Reference
from kyokun.model.vocabulary import ACTION_KINDS
from kyokun.pages.authored.actions import Note, Replaced, replaced_by_table
from kyokun.pages.authored.body import AuthoredText
from kyokun.pages.context import View
from kyokun.pages.escaping import as_text, attribute, link


@dataclass(frozen=True, slots=True)
class ActionRow:
    """What a table says of an action, ready to be inserted."""

    id: Markup
    title: Markup
    owner: Markup
    due: Markup
    priority: Markup
    kind: Markup
    state: Markup
    lessons: Markup
    """Empty when there are none."""
    incident: Markup
    recurred: Markup
    """The incidents that repeated its own while it was open; empty when none did."""


def action_row(view: View, owned: OwnedAction) -> ActionRow:
    """An action in a list of many, leading to where it stands."""
    return _row(view, owned, view.action_id(owned), as_text(owned.action.title))


@dataclass(frozen=True, slots=True)
class ActionsOnPage:
    """The actions of one document as its page shows them."""

    rows: tuple[ActionRow, ...]
    replaced: Replaced


def actions_on_page(view: View, incident: Incident, text: AuthoredText) -> ActionsOnPage:
    """The rows of the document's own actions, each with its anchor, and what of the author's text they replace."""
    replaced = replaced_by_table(
        incident.document, incident.postmortem, lambda action: _shown(view, incident, action)
    )
    rows = []
    seen: set[str] = set()
    for action in incident.postmortem.actions:
        owned = OwnedAction(incident, action)
        start = action.where.whole.start
        title = text.fragment(replaced.titles[start], action.title)
        for note in replaced.notes.get(start, ()):
            title += Markup("<br>") + _note(view, text, note)
        if start not in replaced.notes and ActionField.ISSUE in action.where:
            title += Markup("<br>") + _note(
                view, text, Note(ActionField.ISSUE, action.where[ActionField.ISSUE])
            )
        rows.append(_row(view, owned, _anchored(view, owned, seen), title))
    return ActionsOnPage(tuple(rows), replaced)


def _anchored(view: View, owned: OwnedAction, seen: set[str]) -> Markup:
    """The action's id with the anchor that links to it lead to; of two actions with one number the first has it."""
    id_ = owned.id
    if id_ is None:
        return view.none()
    if id_ in seen:
        return as_text(id_)
    seen.add(id_)
    return Markup(f'<a id="{attribute(id_)}"></a>') + link(id_, f"#{id_}")  # noqa: S704


def _row(view: View, owned: OwnedAction, id_: Markup, title: Markup) -> ActionRow:
    action = owned.action
    lessons = tuple(_lessons(view, owned))
    return ActionRow(
        id=id_,
        title=title,
        owner=view.listed(action.owners),
        due=view.due(owned),
        priority=as_text(action.priority.value) if action.priority else view.none(),
        kind=as_text(ACTION_KINDS.label(action.kind, view.language)) if action.kind else view.none(),
        state=view.state(owned),
        lessons=view.listed(lessons) if lessons else Markup(),
        incident=view.incident_title(owned.incident),
        recurred=_recurred(view, owned),
    )


def _recurred(view: View, owned: OwnedAction) -> Markup:
    again = view.site.recurred_meanwhile.get(id(owned.action), ())
    if not again:
        return Markup()
    said = view.badge("recurred", f"↻ {view.words('actions.recurred')}")
    return said + Markup(" ") + view.listed(view.incident_id(one) for one in again)


def _lessons(view: View, owned: OwnedAction) -> Iterable[Markup]:
    """Links to the lessons that exist; what the author called the others."""
    path = owned.incident.document.path
    for lesson, reference in cited(view, owned):
        if lesson is not None:
            yield view.lesson_title(lesson)
            continue
        url = view.site.links.link(path, view.uri, reference.target)
        yield link(reference.text, url) if url else as_text(reference.text)


def cited(view: View, owned: OwnedAction) -> Iterable[tuple[LessonPage | None, Reference]]:
    """The lessons an action leads to, each once, and its links to lessons that do not exist."""
    known = view.site.knowledge.lessons_by_id
    seen: set[str] = set()
    for reference in owned.action.lessons:
        target = resolve(owned.incident.document.path, reference.target)
        lesson_id = target.lesson_id if target else None
        if lesson_id is None or lesson_id not in known:
            yield None, reference
        elif lesson_id not in seen:
            seen.add(lesson_id)
            yield known[lesson_id], reference


def _shown(view: View, incident: Incident, action: Action) -> str:
    """Everything a row says of an action in its columns, to tell what else the author wrote."""
    owned = OwnedAction(incident, action)
    kind = ACTION_KINDS.label(action.kind, view.language) if action.kind else ""
    due = f"{action.due.on} {action.due.written}" if action.due else ""
    state = view.state(owned).striptags()
    priority = action.priority.value if action.priority else ""
    return "\n".join((action.owner, due, priority, kind, state))


def _note(view: View, text: AuthoredText, note: Note) -> Markup:
    source = note.source.of(text.document.text)
    words = text.fragment(note.source, source)
    if note.label is None:
        label = view.words("postmortem.as-written")
    elif isinstance(note.label, ActionField):
        label = ACTION_FIELDS.label(note.label, view.language)
    else:
        label = note.label
    return Markup("<small>{}</small>").format(_labelled(view, label, words))


def _labelled(view: View, label: str, words: Markup) -> Markup:
    before, _, after = view.words("labelled").partition("{value}")
    return as_text(before.replace("{label}", label)) + words + as_text(after)
