"""From what the room ``editor`` says to the protocol's types, and back."""

from collections.abc import Iterable

from lsprotocol import types

from kyokun.editor.completion.candidate import Candidate, CandidateKind, Completion
from kyokun.editor.encoding import Place, Places
from kyokun.editor.outline import Entry
from kyokun.editor.remarks import Remark
from kyokun.lsp.client import Client
from kyokun.rules.rule import Level
from kyokun.text.edit import Edit
from kyokun.text.span import Position, Span

SOURCE = "kyokun"
_SEVERITIES = {
    Level.ERROR: types.DiagnosticSeverity.Error,
    Level.WARNING: types.DiagnosticSeverity.Warning,
    Level.ADVICE: types.DiagnosticSeverity.Information,
}
_ITEM_KINDS = {
    CandidateKind.KEY: types.CompletionItemKind.Property,
    CandidateKind.CHOICE: types.CompletionItemKind.EnumMember,
    CandidateKind.INCIDENT: types.CompletionItemKind.Reference,
    CandidateKind.ACTION: types.CompletionItemKind.Reference,
    CandidateKind.LESSON: types.CompletionItemKind.File,
    CandidateKind.PERSON: types.CompletionItemKind.Variable,
    CandidateKind.WORD: types.CompletionItemKind.Value,
    CandidateKind.SECTION: types.CompletionItemKind.Struct,
    CandidateKind.FORM: types.CompletionItemKind.Snippet,
    CandidateKind.RULE: types.CompletionItemKind.Constant,
}


def place_of(position: types.Position) -> Place:
    """A position as the protocol has it."""
    return Place(position.line, position.character)


def range_of(span: Span, places: Places) -> types.Range:
    """A stretch of a document."""
    return types.Range(_position(places.at(span.start)), _position(places.at(span.end)))


def text_edit(edit: Edit, places: Places) -> types.TextEdit:
    """A change of a document."""
    return types.TextEdit(range_of(edit.span, places), edit.text)


def diagnostic(remark: Remark, uri: str, places: Places, client: Client) -> types.Diagnostic:
    """A finding, with as much as the editor can show of it."""
    related = [
        types.DiagnosticRelatedInformation(types.Location(uri, _between(start, end, places)), message)
        for start, end, message in remark.related
    ]
    return types.Diagnostic(
        range=_between(remark.start, remark.end, places),
        message=remark.message,
        severity=_SEVERITIES[remark.level],
        code=remark.code,
        code_description=types.CodeDescription(remark.address)
        if remark.address and client.has_rule_links
        else None,
        source=SOURCE,
        tags=[types.DiagnosticTag.Unnecessary] if remark.is_needless and client.has_tags else None,
        related_information=related if related and client.has_related_places else None,
    )


def completion_list(completion: Completion, places: Places, client: Client) -> types.CompletionList:
    """Candidates in their order."""
    replaced = range_of(completion.replaced, places)
    items = [_item(one, at, replaced, client) for at, one in enumerate(completion.candidates)]
    return types.CompletionList(is_incomplete=not completion.is_complete, items=items)


def _item(candidate: Candidate, at: int, replaced: types.Range, client: Client) -> types.CompletionItem:
    is_snippet = bool(candidate.snippet) and client.has_snippets
    return types.CompletionItem(
        label=candidate.label,
        kind=_ITEM_KINDS[candidate.kind],
        detail=candidate.detail or None,
        documentation=types.MarkupContent(types.MarkupKind.Markdown, candidate.help)
        if candidate.help and client.has_markdown_help
        else None,
        sort_text=f"{at:04}",
        filter_text=candidate.typed_as or None,
        insert_text_format=types.InsertTextFormat.Snippet if is_snippet else None,
        text_edit=types.TextEdit(replaced, candidate.snippet if is_snippet else candidate.text),
    )


def symbols(entries: Iterable[Entry], places: Places) -> list[types.DocumentSymbol]:
    """A document's outline."""
    return [
        types.DocumentSymbol(
            name=entry.name,
            kind=types.SymbolKind.String if entry.below or not entry.detail else types.SymbolKind.Event,
            range=range_of(entry.whole, places),
            selection_range=range_of(entry.head, places),
            detail=entry.detail or None,
            children=symbols(entry.below, places) or None,
        )
        for entry in entries
    ]


def _between(start: Position, end: Position, places: Places) -> types.Range:
    return types.Range(_position(places.of(start)), _position(places.of(end)))


def _position(place: Place) -> types.Position:
    return types.Position(place.line, place.column)
