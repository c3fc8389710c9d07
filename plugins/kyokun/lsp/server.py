"""The server: each message of the protocol goes to the desk or is answered by the room ``editor``."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from kyokun import __version__
from kyokun.editor.completion.asked import Asked
from kyokun.editor.completion.complete import complete
from kyokun.editor.encoding import Encoding, Places
from kyokun.editor.explaining import Reader, explain
from kyokun.editor.markup import plain
from kyokun.editor.mending import Mend, ignores, mend_all, mends
from kyokun.editor.outline import outline
from kyokun.editor.places import Spot, definition, references
from kyokun.editor.remarks import remark
from kyokun.editor.workbench import Clock
from kyokun.lsp import mapping
from kyokun.lsp.client import Client, Wishes, client_of, language_of, wishes_of
from kyokun.lsp.desk import Desk, Sheet
from kyokun.lsp.uris import file_of, name_of, uri_of
from kyokun.model.language import Language
from kyokun.rules.rule import Finding

FIX_ALL = f"{types.CodeActionKind.SourceFixAll.value}.{mapping.SOURCE}"
_WATCHED = (
    "**/postmortems/**",
    "**/lessons/**",
    "**/templates/*.md",
    "**/{mkdocs,properdocs}.{yml,yaml}",
)


class Server(LanguageServer):
    """A language server for one editor."""

    def __init__(self, clock: Clock, language: Language | None) -> None:
        # Whole texts: pygls counts U+2028 and form feeds as line breaks when it puts changes into a text.
        super().__init__(
            mapping.SOURCE,
            __version__,
            text_document_sync_kind=types.TextDocumentSyncKind.Full,
            max_workers=2,
        )
        self.client = Client()
        self.wishes = Wishes(None, "")
        self.is_shut_down = False
        self.desk = Desk(clock, self._tell, self.log, language)

    def log(self, message: str, kind: types.MessageType = types.MessageType.Warning) -> None:
        """A line in the editor's log."""
        self.window_log_message(types.LogMessageParams(kind, f"kyokun: {' '.join(message.split())}"))

    def report_server_error(self, error: Exception, source: Any) -> None:  # noqa: ARG002 - pygls's signature
        """What went wrong with a message, on one line of the log; the next one is answered all the same."""
        self.log(f"{type(error).__name__}: {error}"[:500], types.MessageType.Error)

    def begin(self, params: types.InitializeParams) -> None:
        """Take in what the editor says of itself."""
        agreed = self.workspace.position_encoding  # a member, or its word
        encoding = Encoding(str(getattr(agreed, "value", agreed)))
        self.client = client_of(params.capabilities, encoding)
        self.wishes = wishes_of(params.initialization_options)
        self.desk.chosen = self.wishes.lang or self.desk.chosen or language_of(params.locale)

    def begun(self) -> None:
        """Read the bases of the editor's folders, and ask to hear of changes."""
        for complaint in self.wishes.complaints:
            self.log(complaint)
        uris = [folder.uri for folder in self.workspace.folders.values()]
        for uri in uris or filter(None, [self.workspace.root_uri]):
            self.add_folder(uri)
        if self.client.can_watch:
            watchers = [types.FileSystemWatcher(pattern) for pattern in _WATCHED]
            options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
            method = types.WORKSPACE_DID_CHANGE_WATCHED_FILES
            registration = types.Registration("kyokun-files", method, options)
            self.client_register_capability(types.RegistrationParams([registration]))

    def add_folder(self, uri: str) -> None:
        """One of the editor's folders."""
        folder = _folder(uri)
        if folder is not None:
            self.desk.add_folder(folder)

    def remove_folder(self, uri: str) -> None:
        """A folder that the editor has put away."""
        folder = _folder(uri)
        if folder is not None:
            self.desk.remove_folder(folder)

    def open(self, document: types.TextDocumentItem) -> None:
        """A document; one without a file lies where it would be saved first."""
        file = file_of(document.uri)
        if file is None:
            folder = self.desk.folders[0] if self.desk.folders else Path.cwd()
            file = folder / name_of(document.uri)
        self.desk.open(document.uri, file, document.version, document.text)

    def _tell(self, sheet: Sheet, findings: tuple[Finding, ...]) -> None:
        diagnostics = self._diagnostics(sheet, findings) if findings else []
        self.text_document_publish_diagnostics(
            types.PublishDiagnosticsParams(sheet.uri, diagnostics, sheet.version)
        )

    def _diagnostics(self, sheet: Sheet, findings: Iterable[Finding]) -> list[types.Diagnostic]:
        places = sheet.places(self.client.encoding)
        language = self.desk.language(sheet.bench)
        told = (remark(finding, language, self.wishes.site) for finding in findings)
        return [mapping.diagnostic(one, sheet.uri, places, self.client) for one in told]

    def complete(self, sheet: Sheet, position: types.Position) -> types.CompletionList | None:
        """What can be written at a place."""
        places = sheet.places(self.client.encoding)
        bench = sheet.bench
        asked = Asked(
            sheet.open.document,
            places.offset(mapping.place_of(position)),
            bench.stock(),
            bench.base.options,
            self.desk.language(bench),
        )
        found = complete(asked)
        if found is None:
            return None
        return mapping.completion_list(found, places, self.client)

    def hover(self, sheet: Sheet, position: types.Position) -> types.Hover | None:
        """What is known of the thing at a place."""
        places = sheet.places(self.client.encoding)
        bench = sheet.bench
        now = self.desk.clock(bench.base)
        reader = Reader(self.desk.language(bench), now.date() if now else None)
        offset = places.offset(mapping.place_of(position))
        found = explain(bench.knowledge(), sheet.open.document, offset, reader)
        if found is None:
            return None
        if self.client.has_markdown_hover:
            content = types.MarkupContent(types.MarkupKind.Markdown, found.markdown)
        else:
            content = types.MarkupContent(types.MarkupKind.PlainText, plain(found.markdown))
        return types.Hover(content, mapping.range_of(found.span, places))

    def define(self, sheet: Sheet, position: types.Position) -> types.Location | None:
        """Where the thing at a place is written."""
        offset = sheet.places(self.client.encoding).offset(mapping.place_of(position))
        spot = definition(sheet.bench.knowledge(), sheet.open.document, offset)
        return self._location(spot) if spot else None

    def refer(self, sheet: Sheet, position: types.Position) -> list[types.Location]:
        """Where the thing at a place is mentioned."""
        offset = sheet.places(self.client.encoding).offset(mapping.place_of(position))
        spots = references(sheet.bench.knowledge(), sheet.open.document, offset)
        return [location for location in map(self._location, spots) if location is not None]

    def act(self, sheet: Sheet, params: types.CodeActionParams) -> list[types.CodeAction]:
        """What can be done about the findings at a place, or about all."""
        if not self.client.has_literal_actions:
            return []
        places = sheet.places(self.client.encoding)
        start, end = mapping.place_of(params.range.start), mapping.place_of(params.range.end)
        at, language = places.span(start, end), self.desk.language(sheet.bench)
        document, findings = sheet.open.document, sheet.bench.findings(sheet.path)
        only = params.context.only
        actions: list[types.CodeAction] = []
        if _is_wanted(types.CodeActionKind.QuickFix.value, only):
            offered = (
                *mends(document, findings, at, language),
                *ignores(document, findings, at, sheet.open.conventions, language),
            )
            actions += (self._action(sheet, mend, types.CodeActionKind.QuickFix.value) for mend in offered)
        if _is_wanted(FIX_ALL, only):
            every = mend_all(findings, language)
            actions += [self._action(sheet, every, FIX_ALL)] if every else []
        return actions

    def outline(self, sheet: Sheet) -> list[types.DocumentSymbol] | None:
        """A document's sections and actions."""
        if not self.client.has_nested_symbols:
            return None
        return mapping.symbols(outline(sheet.open.document), sheet.places(self.client.encoding))

    def _action(self, sheet: Sheet, mend: Mend, kind: str) -> types.CodeAction:
        places = sheet.places(self.client.encoding)
        edits = [mapping.text_edit(edit, places) for edit in mend.edits]
        if self.client.has_versioned_edits:
            named = types.OptionalVersionedTextDocumentIdentifier(sheet.uri, sheet.version)
            change = types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(named, edits)])
        else:
            change = types.WorkspaceEdit(changes={sheet.uri: edits})
        return types.CodeAction(
            mend.title,
            kind=kind,
            diagnostics=self._diagnostics(sheet, mend.answers),
            is_preferred=mend.is_preferred or None,
            edit=change,
        )

    def _location(self, spot: Spot) -> types.Location | None:
        file = spot.document.location.file
        sheet = next((one for one in self.desk.sheets.values() if one.file == file), None)
        uri = sheet.uri if sheet else uri_of(file)
        if uri is None:
            return None
        encoding = self.client.encoding
        places = sheet.places(encoding) if sheet else Places(spot.document.lines, encoding)
        return types.Location(uri, mapping.range_of(spot.span, places))


def _folder(uri: str) -> Path | None:
    file = file_of(uri)
    return file.resolve() if file is not None else None


def _is_wanted(kind: str, only: Iterable[types.CodeActionKind | str] | None) -> bool:
    """Whether an editor that asks only for some kinds of actions wants one of this."""
    if only is None:
        return True
    asked = (str(getattr(one, "value", one)) for one in only)
    return any(one == "" or kind == one or kind.startswith(f"{one}.") for one in asked)
