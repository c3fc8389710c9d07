"""An editor at the other end of a pipe."""

import asyncio
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from lsprotocol import types
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities

from tests.cli.running import NEUTRAL
from tests.making import NOW

PATIENCE = 60
"""Seconds after which a test that waits for something has failed."""
CONFIG = ClientServerConfig(
    server_command=[sys.executable, "-W", "error", "-m", "kyokun.cli", "lsp", "--now", NOW],
    server_env=dict(os.environ | NEUTRAL),
)

Diagnostics = Sequence[types.Diagnostic]


async def begin(
    client: LanguageClient,
    *folders: Path,
    locale: str | None = None,
    options: Any = None,
    editor: str = "visual-studio-code",
    encodings: Sequence[types.PositionEncodingKind] = (),
) -> types.InitializeResult:
    """Start a session as an editor does that has those folders open."""

    @client.feature(types.CLIENT_REGISTER_CAPABILITY)  # type: ignore[untyped-decorator]
    def _(_: types.RegistrationParams) -> None:
        """An editor that watches files says yes."""

    capabilities = client_capabilities(editor)
    if encodings:
        capabilities.general = types.GeneralClientCapabilities(position_encodings=list(encodings))
    return await client.initialize_session(
        types.InitializeParams(
            capabilities,
            workspace_folders=[types.WorkspaceFolder(folder.as_uri(), folder.name) for folder in folders],
            locale=locale,
            initialization_options=options,
        )
    )


class Buffer:
    """A document open in the editor."""

    def __init__(self, client: LanguageClient, uri: str, text: str) -> None:
        self.client, self.uri, self.text, self.version = client, uri, text, 1
        item = types.TextDocumentItem(uri, types.LanguageKind.Markdown, 1, text)
        client.text_document_did_open(types.DidOpenTextDocumentParams(item))

    @property
    def named(self) -> types.TextDocumentIdentifier:
        """How requests name it."""
        return types.TextDocumentIdentifier(self.uri)

    def write(self, text: str) -> None:
        """Change its text."""
        self.text, self.version = text, self.version + 1
        named = types.VersionedTextDocumentIdentifier(self.version, self.uri)
        whole = types.TextDocumentContentChangeWholeDocument(text)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(named, [whole]))

    def save(self) -> None:
        """Say that it has been saved."""
        self.client.text_document_did_save(types.DidSaveTextDocumentParams(self.named))

    def close(self) -> None:
        """Close it."""
        self.client.text_document_did_close(types.DidCloseTextDocumentParams(self.named))

    def place(self, marked: str) -> types.Position:
        """Where the caret in ``marked``, a piece of the text, stands (UTF-16)."""
        before, _, after = marked.partition("‸")
        offset = self.text.index(before + after) + len(before)
        line = self.text[:offset].rpartition("\n")[2]
        return types.Position(self.text.count("\n", 0, offset), len(line.encode("utf-16-le")) // 2)

    def in_range(self, range_: types.Range) -> str:
        """The text of a range (UTF-16)."""
        return self.text[self._offset(range_.start) : self._offset(range_.end)]

    def apply(self, edits: Sequence[Any]) -> None:
        """Make some edits, as an editor does."""
        text = self.text
        for edit in sorted(edits, key=lambda one: self._offset(one.range.start), reverse=True):
            text = (
                text[: self._offset(edit.range.start)] + edit.new_text + text[self._offset(edit.range.end) :]
            )
        self.write(text)

    def _offset(self, position: types.Position) -> int:
        lines = self.text.split("\n")
        line = lines[position.line].encode("utf-16-le")[: position.character * 2].decode("utf-16-le")
        return sum(len(one) + 1 for one in lines[: position.line]) + len(line)

    async def until(self, holds: Callable[[Diagnostics], bool]) -> Diagnostics:
        """Its findings, once they are as wanted."""

        async def wait() -> Diagnostics:
            while True:
                told = self.client.diagnostics.get(self.uri)
                if told is not None and holds(told):
                    return told
                await self.client.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)

        try:
            return await asyncio.wait_for(wait(), PATIENCE)
        except TimeoutError:
            told = self.client.diagnostics.get(self.uri)
            raise AssertionError(
                f"never told; last: {[(one.code, one.message) for one in told or ()]}"
            ) from None

    async def complete(self, marked: str) -> dict[str, types.CompletionItem]:
        """What can be written at the caret, by label."""
        params = types.CompletionParams(self.named, self.place(marked))
        found = await self.client.text_document_completion_async(params)
        items = found.items if isinstance(found, types.CompletionList) else found or ()
        return {item.label: item for item in items}

    async def hover(self, marked: str) -> str | None:
        """What is said of the thing at the caret."""
        found = await self.client.text_document_hover_async(types.HoverParams(self.named, self.place(marked)))
        return str(getattr(found.contents, "value", "")) if found else None

    async def actions(self, marked: str, *only: types.CodeActionKind | str) -> list[types.CodeAction]:
        """What can be done at the caret."""
        at = self.place(marked)
        context = types.CodeActionContext([], only=list(only) or None)
        params = types.CodeActionParams(self.named, types.Range(at, at), context)
        found = await self.client.text_document_code_action_async(params)
        return [one for one in found or () if isinstance(one, types.CodeAction)]


def codes(told: Diagnostics) -> set[str]:
    """The codes of findings."""
    return {str(one.code) for one in told}


def edits_of(action: types.CodeAction, buffer: Buffer) -> Sequence[Any]:
    """An action's edits, which are of that document in the version it has."""
    assert action.edit is not None
    assert action.edit.document_changes is not None
    [change] = action.edit.document_changes
    assert isinstance(change, types.TextDocumentEdit)
    assert (change.text_document.uri, change.text_document.version) == (buffer.uri, buffer.version)
    return change.edits
