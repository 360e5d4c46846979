"""HTTP/1.1 with keep-alive, and connections that can really be reset."""

import io
import os
import socket
import struct
import threading
from typing import IO, Any

from werkzeug.serving import ThreadedWSGIServer, WSGIRequestHandler
from werkzeug.wrappers import Response

from xsandbox.connections import Connections, listening_socket

# The event that an application sets to have the connection reset instead of answered.
RESET = "xsandbox.reset"
MAX_BODY_BYTES = 32 * 1024 * 1024


class Handler(WSGIRequestHandler):
    """Werkzeug's handler closes after every answer; this one reads the whole body and stays open."""

    protocol_version = "HTTP/1.1"
    timeout = 120
    disable_nagle_algorithm = True
    server: "Server"

    def setup(self) -> None:
        super().setup()
        self.server.connections.add(self.connection)

    def finish(self) -> None:
        self.server.connections.discard(self.connection)
        super().finish()

    def run_wsgi(self) -> None:
        self.environ = environ = self.make_environ()
        body = self._read_body(environ)
        if body is None:
            self.close_connection = True
            self.send_error(413)
            return
        environ["wsgi.input"] = io.BytesIO(body)
        environ["CONTENT_LENGTH"] = str(len(body))
        environ[RESET] = reset = threading.Event()
        with Response.from_app(self.server.app, environ) as response:
            if reset.is_set():
                self._reset()
            else:
                self._send(response)

    def _read_body(self, environ: dict[str, Any]) -> bytes | None:
        stream: IO[bytes] = environ["wsgi.input"]
        if environ.get("wsgi.input_terminated"):
            body = b"".join(iter(lambda: stream.read(65536), b""))
            return body if len(body) <= MAX_BODY_BYTES else None
        length = environ.get("CONTENT_LENGTH") or "0"
        if not length.isdigit() or int(length) > MAX_BODY_BYTES:
            return None
        return stream.read(int(length))

    def _send(self, response: Response) -> None:
        self.send_response(response.status_code)
        for name, value in response.headers:
            self.send_header(name, value)
        if "Content-Length" not in response.headers:
            self.send_header("Connection", "close")
        self.end_headers()
        for piece in response.iter_encoded():
            self.wfile.write(piece)

    def _reset(self) -> None:
        """Linger zero makes the kernel send RST, so the client sees a reset and not an end."""
        self.close_connection = True
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.server.connections.discard(self.connection)
        os.close(self.connection.detach())

    def log(self, type: str, message: str, *args: Any) -> None:  # noqa: A002
        """Silent: a request line may carry a state or a code. The request log page has the rest."""


class Server(ThreadedWSGIServer):
    daemon_threads = True

    def __init__(self, host: str, port: int, app: Any) -> None:
        self.connections = Connections()
        # Werkzeug ends the process when the port is taken; binding here gives the caller an OSError.
        with listening_socket(host, port) as listening:
            super().__init__(host, port, app, handler=Handler, fd=listening.fileno())
