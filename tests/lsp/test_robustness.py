"""The server stays up and says what is wrong on one line, whatever it is sent."""

import asyncio
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pytest_lsp import LanguageClient

from tests.cli.running import NEUTRAL, one_line
from tests.lsp.editing import Buffer, begin, codes
from tests.making import LESSON, complete, write_base

HOSTILE = (
    "",
    "\ufeff---\nid: PM-002\n---\n",
    "\0\0\0",
    "\x1b$B!!",
    "---\nid: [PM-002\n---\n# x\n",
    "---\n" + "a: {" * 100 + "\n---\n",
    "---\n&a [*a, *a]: x\n---\n",
    "---\nx: !!python/object/apply:os.system [id]\n---\n",
    "+++\nid = 1\n+++\n",
    "# " + "[" * 5000,
    ">" * 3000 + "x",
    "- " * 1000 + "x",
    "|a" * 2000 + "\n" + "|-" * 2000,
    "<!-- kyokun-ignore KY301",
    "<!-- kyokun-ignore KY301: " + "x" * 10000 + " -->",
    "a\x0bb\x0cc\x85d\u2028e\u2029f\rg\r\nh\n",
    "PM-" + "9" * 5000,
    "𠮷" * 3000 + "\n" + "🍀\u200d" * 3000,
    "---\nstarted_at: 2025-13-45T99:99\nid: PM-0\nseverity: [a, {b: c}]\n---\n",
    "x" * (4 * 1024 * 1024 + 1),
)


@pytest.mark.asyncio
async def test_hostile_documents(client: LanguageClient, tmp_path: Path) -> None:
    folder = write_base(
        tmp_path.resolve() / "base",
        {"lessons/practice/timeouts.md": LESSON, "postmortems/2025/PM-001.md": complete("PM-001")},
    )
    await begin(client, folder)
    buffer = Buffer(client, (folder / "postmortems/2025/PM-002.md").as_uri(), "")
    for text in HOSTILE:
        buffer.write(text)
        last = text[:100_000].replace("\r\n", "\n").replace("\r", "\n").split("\n")
        places = [
            types.Position(0, 0),
            types.Position(0, 3),
            types.Position(len(last) - 1, len(last[-1])),
            types.Position(99, 99),
        ]
        for place in places:
            at = types.Range(place, place)
            await client.text_document_completion_async(types.CompletionParams(buffer.named, place))
            await client.text_document_hover_async(types.HoverParams(buffer.named, place))
            await client.text_document_definition_async(types.DefinitionParams(buffer.named, place))
            await client.text_document_code_action_async(
                types.CodeActionParams(buffer.named, at, types.CodeActionContext([]))
            )
        await client.text_document_document_symbol_async(types.DocumentSymbolParams(buffer.named))
    buffer.write(complete("PM-002").replace("- **Owner**: @rin\n", "- **Owner**:\n", 1))
    await buffer.until(lambda told: "KY501" in codes(told))
    assert client.log_messages == []


@pytest.mark.asyncio
async def test_odd_requests(client: LanguageClient, tmp_path: Path) -> None:
    folder = write_base(tmp_path.resolve() / "base")
    await begin(client, folder)
    nowhere = types.TextDocumentIdentifier("file:///nowhere/x.md")
    place = types.Position(0, 0)
    assert await client.text_document_completion_async(types.CompletionParams(nowhere, place)) is None
    assert await client.text_document_hover_async(types.HoverParams(nowhere, place)) is None
    for uri in (
        "file:///%00",
        "file:///" + "x" * 5000 + ".md",
        "git:/x.md?%7B%7D",
        "x",
        "file://host/share/x.md",
    ):
        Buffer(client, uri, complete()).close()
    named = types.VersionedTextDocumentIdentifier(2, nowhere.uri)
    whole = types.TextDocumentContentChangeWholeDocument("x")
    client.text_document_did_change(types.DidChangeTextDocumentParams(named, [whole]))
    client.text_document_did_close(types.DidCloseTextDocumentParams(nowhere))
    change = types.FileEvent("file:///%00", types.FileChangeType.Changed)
    client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([change]))
    with pytest.raises(JsonRpcException):
        await asyncio.wrap_future(client.protocol.send_request("kyokun/madeUp", {}))
    buffer = Buffer(client, (folder / "postmortems/2025/PM-001.md").as_uri(), complete("PM-001"))
    await buffer.until(lambda told: not told)
    assert all("\n" not in one.message for one in client.log_messages)


@pytest.mark.asyncio
async def test_a_request_may_be_cancelled(client: LanguageClient, tmp_path: Path) -> None:
    many = {f"postmortems/2025/PM-{n:03}.md": complete(f"PM-{n:03}") for n in range(1, 80)}
    folder = write_base(tmp_path.resolve() / "base", many)
    await begin(client, folder)
    buffer = Buffer(client, (folder / "postmortems/2025/PM-001.md").as_uri(), complete("PM-001"))
    params = types.HoverParams(buffer.named, types.Position(1, 5))
    waiting = client.protocol.send_request("textDocument/hover", params, msg_id="one")
    client.cancel_request(types.CancelParams("one"))
    client.cancel_request(types.CancelParams("never-asked"))
    # Answered while the base is read, as a rule; else it was ready before it was cancelled.
    answer: object = (await asyncio.gather(asyncio.wrap_future(waiting), return_exceptions=True))[0]
    assert isinstance(answer, JsonRpcException | types.Hover)
    assert await buffer.hover("id: PM-0‸01") is not None
    assert client.log_messages == []


@pytest.mark.asyncio
async def test_a_broken_configuration_from_the_beginning(client: LanguageClient, tmp_path: Path) -> None:
    folder = write_base(tmp_path.resolve() / "base", {"lessons/practice/timeouts.md": LESSON}, "made_up: 1")
    await begin(client, folder)
    buffer = Buffer(client, (folder / "postmortems/2025/PM-001.md").as_uri(), complete("PM-001"))
    await buffer.complete("severity: ‸")
    write_base(folder, {}, "lang: ja")
    buffer.save()
    buffer.write(complete("PM-001").replace("- **Owner**: @rin\n", "- **Owner**:\n", 1))
    await buffer.until(lambda told: any("担当がありません" in one.message for one in told))
    [line] = {one.message for one in client.log_messages}
    assert "unknown option `made_up`" in line


def message(method: str, params: Any = None, id_: int | None = None) -> bytes:
    """A message as it goes over the pipe."""
    content = {"jsonrpc": "2.0", "method": method, "params": params} | (
        {"id": id_} if id_ is not None else {}
    )
    body = json.dumps(content).encode()
    return b"Content-Length: %d\r\n\r\n%s" % (len(body), body)


def spoken_to(folder: Path, *messages: bytes) -> subprocess.CompletedProcess[bytes]:
    """A server that is sent some messages, and then the pipe's end."""
    return subprocess.run(
        [sys.executable, "-W", "error", "-m", "kyokun.cli", "lsp"],
        input=b"".join(messages),
        cwd=folder,
        env=os.environ | NEUTRAL,
        capture_output=True,
        check=False,
        timeout=120,
    )


BEGIN = (
    message("initialize", {"capabilities": {}, "processId": None, "rootUri": None}, 1),
    message("initialized", {}),
)
END = (message("shutdown", None, 2), message("exit"))


@pytest.mark.parametrize(
    ("messages", "code"),
    [
        ((*BEGIN, *END), 0),
        ((*BEGIN, message("exit")), 1),
        (BEGIN, 1),
        ((), 1),
        (
            (
                message(
                    "textDocument/hover",
                    {"textDocument": {"uri": "x"}, "position": {"line": 0, "character": 0}},
                    7,
                ),
                *BEGIN,
                *END,
            ),
            0,
        ),
        (
            (
                *BEGIN,
                b"Content-Length: 3\r\n\r\n{]}",
                b"Content-Length: 3\r\n\r\n[1]",
                message("textDocument/didOpen", 5),
                *END,
            ),
            0,
        ),
    ],
)
def test_exit_codes_and_nothing_but_the_protocol_on_standard_output(
    tmp_path: Path, messages: tuple[bytes, ...], code: int
) -> None:
    done = spoken_to(tmp_path, *messages)
    assert done.returncode == code, done.stderr
    assert done.stderr == b""
    rest = done.stdout
    while rest:
        head, _, rest = rest.partition(b"\r\n\r\n")
        length = next(int(line[16:]) for line in head.split(b"\r\n") if line.startswith(b"Content-Length: "))
        assert json.loads(rest[:length])["jsonrpc"] == "2.0"
        rest = rest[length:]


def test_without_the_extra_it_says_what_to_install(tmp_path: Path) -> None:
    hidden = "import sys; sys.modules['pygls'] = None; from kyokun.cli.main import main; main(['lsp'])"
    done = subprocess.run(
        [sys.executable, "-c", hidden],
        env=os.environ | NEUTRAL,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert done.stdout == ""
    assert one_line(done.stderr) == "kyokun: `kyokun lsp` needs a further package: pip install 'kyokun[lsp]'"
