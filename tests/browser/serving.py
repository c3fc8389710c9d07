"""A site behind a local server at a sub-path, packed in transit as real servers do, so that bytes can be compared."""

import gzip
import mimetypes
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import unquote, urlsplit

SUB_PATH = "/kb/"
_PACKED = ("text/", "application/json", "application/javascript", "image/svg", "application/xml")


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, site: Path, *arguments: object) -> None:
        self.site = site
        super().__init__(*arguments)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        file = self.site / path.removeprefix(SUB_PATH)
        if file.is_dir() and path.endswith("/"):
            file /= "index.html"
        if not path.startswith(SUB_PATH) or ".." in Path(path).parts or not file.is_file():
            self._answer(HTTPStatus.NOT_FOUND, "text/plain", b"not here")
            return
        self._answer(
            HTTPStatus.OK, mimetypes.guess_type(file.name)[0] or "application/octet-stream", file.read_bytes()
        )

    def _answer(self, status: HTTPStatus, kind: str, data: bytes) -> None:
        self.send_response(status)
        if kind.startswith(_PACKED):
            data = gzip.compress(data, 6)
            self.send_header("Content-Encoding", "gzip")
            kind = f"{kind}; charset=utf-8"
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The address of the site's home page while it is served."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, site))
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{SUB_PATH}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
