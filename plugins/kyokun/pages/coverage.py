"""Which cause is answered by which action: what the analysis found, and what is done about it."""

from dataclasses import dataclass

from markupsafe import Markup

from kyokun.knowledge.knowledge import Incident, OwnedAction
from kyokun.model.vocabulary import FACTOR_KINDS
from kyokun.pages.context import View
from kyokun.pages.escaping import as_text
from kyokun.rules.cause_references import answered, references


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """One cause."""

    name: str
    """``根本原因 1``."""
    text: Markup
    actions: Markup
    """The actions that name it with their states, or the mark for none."""


def coverage(view: View, incident: Incident) -> tuple[CoverageRow, ...]:
    """A row for each cause; none unless some action names the cause it answers, in an order that can be counted."""
    if references(incident.document) is None:
        return ()
    return tuple(
        CoverageRow(
            view.words("coverage.name", kind=FACTOR_KINDS.label(factor.kind, view.language), n=number),
            as_text(factor.text),
            view.listed(_action(view, OwnedAction(incident, action)) for action in actions)
            if actions
            else view.badge("uncovered", view.words("coverage.none")),
        )
        for factor, number, actions in answered(incident.postmortem)
    )


def _action(view: View, owned: OwnedAction) -> Markup:
    return view.action_id(owned) + " " + view.state(owned)
