"""The features of the server, each message handed to it; and serving one editor from beginning to end."""

import logging
import sys
from typing import BinaryIO

from lsprotocol import types

from kyokun.editor.workbench import Clock
from kyokun.lsp.server import FIX_ALL, Server
from kyokun.lsp.uris import file_of
from kyokun.model.language import Language

_TRIGGERS = ["@", "(", "/", "-", "#", " ", ":", "["]
"""Characters that an editor asks for completion at; letters it knows itself."""


def serve(stdin: BinaryIO, stdout: BinaryIO, clock: Clock, language: Language | None) -> int:
    """Serve one editor until it leaves; gives the exit code: 0 after a shutdown, else 1 (LSP 3.17, ``exit``)."""
    # pygls tells of every odd message on its logger, which Python would print with a traceback.
    logging.getLogger("pygls").addHandler(logging.NullHandler())
    logging.getLogger("pygls").propagate = False
    # A message is handed from thread to thread: at each step it would wait 5 ms for the one that asks a base.
    sys.setswitchinterval(0.0005)
    server = make_server(clock, language)
    server.start_io(stdin, stdout)
    return 0 if server.is_shut_down else 1


def make_server(clock: Clock, language: Language | None) -> Server:
    """A server with all its features; ``language`` is spoken unless the editor wishes for another."""
    server = Server(clock, language)
    _add_life(server)
    _add_documents(server)
    _add_answers(server)
    return server


def _add_life(server: Server) -> None:
    @server.feature(types.INITIALIZE)
    def _(params: types.InitializeParams) -> None:
        server.begin(params)

    @server.feature(types.INITIALIZED)
    def _(_: types.InitializedParams) -> None:
        server.begun()

    @server.feature(types.SHUTDOWN)
    def _(_: None) -> None:
        server.is_shut_down = True

    @server.feature(types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS)
    def _(params: types.DidChangeWorkspaceFoldersParams) -> None:
        for folder in params.event.removed:
            server.remove_folder(folder.uri)
        for folder in params.event.added:
            server.add_folder(folder.uri)

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def _(params: types.DidChangeWatchedFilesParams) -> None:
        server.desk.touched(file for file in (file_of(change.uri) for change in params.changes) if file)

    @server.feature(types.WORKSPACE_DID_CHANGE_CONFIGURATION)
    def _(_: types.DidChangeConfigurationParams) -> None:
        """Nothing is configured there: some editors send it all the same."""


def _add_documents(server: Server) -> None:
    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def _(params: types.DidOpenTextDocumentParams) -> None:
        server.open(params.text_document)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def _(params: types.DidChangeTextDocumentParams) -> None:
        uri = params.text_document.uri
        text = server.workspace.get_text_document(uri).source
        server.desk.change(uri, params.text_document.version, text)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def _(params: types.DidSaveTextDocumentParams) -> None:
        server.desk.save(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def _(params: types.DidCloseTextDocumentParams) -> None:
        server.desk.close(params.text_document.uri)


def _add_answers(server: Server) -> None:
    @server.feature(types.TEXT_DOCUMENT_COMPLETION, types.CompletionOptions(trigger_characters=_TRIGGERS))
    async def _(params: types.CompletionParams) -> types.CompletionList | None:
        sheet = await server.desk.settled(params.text_document.uri)
        return server.complete(sheet, params.position) if sheet else None

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def _(params: types.HoverParams) -> types.Hover | None:
        sheet = await server.desk.settled(params.text_document.uri)
        return server.hover(sheet, params.position) if sheet else None

    @server.feature(types.TEXT_DOCUMENT_DEFINITION)
    async def _(params: types.DefinitionParams) -> types.Location | None:
        sheet = await server.desk.settled(params.text_document.uri)
        return server.define(sheet, params.position) if sheet else None

    @server.feature(types.TEXT_DOCUMENT_REFERENCES)
    async def _(params: types.ReferenceParams) -> list[types.Location] | None:
        sheet = await server.desk.settled(params.text_document.uri)
        return server.refer(sheet, params.position) if sheet else None

    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    async def _(params: types.DocumentSymbolParams) -> list[types.DocumentSymbol] | None:
        sheet = server.desk.sheets.get(params.text_document.uri)
        return server.outline(sheet) if sheet else None

    @server.feature(
        types.TEXT_DOCUMENT_CODE_ACTION,
        types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix, FIX_ALL]),
    )
    async def _(params: types.CodeActionParams) -> list[types.CodeAction] | None:
        sheet = server.desk.sheets.get(params.text_document.uri)
        return server.act(sheet, params) if sheet else None
