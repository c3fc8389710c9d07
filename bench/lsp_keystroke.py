"""How long an editor waits for ``kyokun lsp`` in a large base, over a real pipe.

``python -m bench.lsp_keystroke [--documents 1000] [--keystrokes 100]`` writes a generated base, starts the server, opens a document
and types: once as fast as the server answers, once with pauses in which the server begins to ask the whole base. Printed
are milliseconds from ``didChange`` to the ``publishDiagnostics`` of that version, and from requests to their answers.
"""

import argparse
import asyncio
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterable
from pathlib import Path

from lsprotocol import types
from pygls.lsp.client import LanguageClient

from bench.generate.__main__ import write

_CLIENT = types.ClientCapabilities(
    text_document=types.TextDocumentClientCapabilities(
        completion=types.CompletionClientCapabilities(
            completion_item=types.ClientCompletionItemOptions(
                snippet_support=True, documentation_format=[types.MarkupKind.Markdown]
            )
        )
    )
)
_TYPED = "接続プールが枯れて注文が失敗した。 The pool ran dry and orders failed. "
_PAUSE = 0.32
"""Just longer than the server waits before it asks the base: the next keystroke falls into that work."""


class Typist:
    """An editor with one document."""

    def __init__(self, client: LanguageClient, file: Path) -> None:
        self.client = client
        self.uri = file.as_uri()
        self.text = file.read_text(encoding="utf-8")
        self.version = 1
        self.told = asyncio.Condition()
        self.seen = 0

        @client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)  # type: ignore[untyped-decorator]
        async def _(params: types.PublishDiagnosticsParams) -> None:
            async with self.told:
                self.seen = max(self.seen, params.version or 0)
                self.told.notify_all()

    async def open(self) -> float:
        """Open the document; gives milliseconds until its first findings are told."""
        item = types.TextDocumentItem(self.uri, types.LanguageKind.Markdown, self.version, self.text)
        start = time.perf_counter()
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        await self._told()
        return _milliseconds(start)

    async def type(self, text: str) -> float:
        """Add some text at the end of the summary; gives milliseconds until the findings of the new text are told."""
        at = self.text.index("\n## ", self.text.index("\n## ") + 1)
        self.text = self.text[:at] + text + self.text[at:]
        self.version += 1
        named = types.VersionedTextDocumentIdentifier(self.version, self.uri)
        whole = types.TextDocumentContentChangeWholeDocument(self.text)
        start = time.perf_counter()
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(named, [whole]))
        await self._told()
        return _milliseconds(start)

    async def complete(self, typed: str) -> float:
        """Milliseconds from asking for completion after some new words to the answer."""
        await self.type(f"\n{typed}")
        at = self.text.index(f"\n{typed}") + len(typed) + 1
        before = self.text[:at]
        column = len(before) - before.rfind("\n") - 1
        place = types.Position(before.count("\n"), column)
        named = types.TextDocumentIdentifier(self.uri)
        start = time.perf_counter()
        answer = await self.client.text_document_completion_async(types.CompletionParams(named, place))
        took = _milliseconds(start)
        if not answer:
            raise SystemExit(f"nothing to complete after {typed!r}")
        return took

    async def hover(self) -> float:
        """Milliseconds to what is told of the document's own id."""
        line = next(at for at, one in enumerate(self.text.split("\n")) if one.startswith("id: "))
        named = types.TextDocumentIdentifier(self.uri)
        start = time.perf_counter()
        answer = await self.client.text_document_hover_async(
            types.HoverParams(named, types.Position(line, 6))
        )
        if answer is None:
            raise SystemExit("nothing is said of an id")
        return _milliseconds(start)

    async def _told(self) -> None:
        async with self.told:
            await self.told.wait_for(lambda: self.seen >= self.version)


async def measure(documents: int, keystrokes: int) -> None:
    """Write a base, drive a server in it, print the figures."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder).resolve()
        write(root, documents, seed=1)
        client = LanguageClient("bench", "1")
        await client.start_io(sys.executable, "-m", "kyokun.cli", "lsp")
        folders = [types.WorkspaceFolder(root.as_uri(), "base")]
        await client.initialize_async(types.InitializeParams(_CLIENT, workspace_folders=folders))
        client.initialized(types.InitializedParams())
        files = sorted((root / "postmortems").rglob("*.md"))
        typist = Typist(client, files[len(files) // 2])
        print(f"{documents} documents; p50, p95 and the longest in ms")
        print(f"  open to first findings        {await typist.open():8.1f}")
        start = time.perf_counter()
        await typist.hover()
        print(f"  until the base has been read  {_milliseconds(start):8.1f}")
        letters = (_TYPED * (keystrokes // len(_TYPED) + 1))[:keystrokes]
        _print("keystroke, typing on", [await typist.type(letter) for letter in letters])
        _print("keystroke after a pause", [await _after_pause(typist.type, one) for one in letters[:30]])
        for typed in ("PM-", "@", "[x](../../lessons/", "PM-1"):
            _print(f"completion after {typed}", [await typist.complete(typed) for _ in range(20)])
        _print("hover on an id", [await typist.hover() for _ in range(20)])
        await client.shutdown_async(None)
        client.exit(None)
        await client.stop()  # type: ignore[no-untyped-call]


async def _after_pause(act: Callable[[str], Awaitable[float]], text: str) -> float:
    await asyncio.sleep(_PAUSE)
    return await act(text)


def _print(name: str, times: Iterable[float]) -> None:
    ordered = sorted(times)
    p95 = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
    print(f"  {name:<30}{statistics.median(ordered):8.1f}{p95:8.1f}{ordered[-1]:8.1f}")


def _milliseconds(start: float) -> float:
    return (time.perf_counter() - start) * 1000


def main() -> None:
    """Read the arguments and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--keystrokes", type=int, default=100)
    arguments = parser.parse_args()
    asyncio.run(measure(arguments.documents, arguments.keystrokes))


if __name__ == "__main__":
    main()
