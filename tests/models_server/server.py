"""The server itself: which fault a call meets is asked of a function of the call's number, from 0."""

import json
import socket
import struct
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from tests.models_server import spoiling
from tests.models_server.answers import Json, good
from tests.models_server.envelopes import wrap
from tests.models_server.faults import CONTENT, Fault
from tests.models_server.reading import Asked, read

PATHS = {"openai": "/openai/v1", "anthropic": "/anthropic", "ollama": "/ollama"}
Faults = Callable[[int], Fault | None]
Speaker = Callable[[Asked, Json], Json | str]


@dataclass(frozen=True)
class Seen:
    path: str
    headers: Mapping[str, str]
    body: str
    asked: Asked


class ModelServer:
    """On a port of loopback, a free one unless told. `speak` may say something else than the good answer."""

    def __init__(
        self, faults: Faults = lambda number: None, *, speak: Speaker | None = None, port: int = 0
    ) -> None:
        self.faults, self.speak = faults, speak or (lambda asked, answer: answer)
        self.seen: list[Seen] = []
        self.patience = 2.0  # seconds: the longest that a slow fault keeps a thread
        self._lock = threading.Lock()
        self._server = ThreadingHTTPServer(("127.0.0.1", port), _Handler, bind_and_activate=False)
        self._server.daemon_threads = True
        self._server.request_queue_size = 32
        self._server.server_bind()
        self._server.server_activate()
        self._server.owner = self  # type: ignore[attr-defined]
        self.port: int = self._server.server_address[1]
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True)

    def __enter__(self) -> "ModelServer":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def url(self, wire: str) -> str:
        return f"http://127.0.0.1:{self.port}{PATHS[wire]}"

    def take(self, path: str, headers: Mapping[str, str], body: str) -> tuple[Asked, Fault | None]:
        asked = read(path, json.loads(body))
        with self._lock:
            self.seen.append(Seen(path, headers, body, asked))
            return asked, self.faults(len(self.seen) - 1)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        pass

    def do_GET(self) -> None:
        self._send(410, b"{}")

    def do_POST(self) -> None:
        self.close_connection = True
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        owner: ModelServer = self.server.owner  # type: ignore[attr-defined]
        asked, fault = owner.take(self.path, {k.lower(): v for k, v in self.headers.items()}, body)
        with suppress(BrokenPipeError, ConnectionResetError):
            if fault is None or fault in CONTENT or fault in spoiling.WRITTEN:
                self._send(200, self._answer(owner, asked, fault))
            elif fault.name.startswith("S4") or fault.name.startswith("S5"):
                self._status(fault)
            else:
                self._badly(fault, self._answer(owner, asked, None), owner.patience)

    def _answer(self, owner: ModelServer, asked: Asked, fault: Fault | None) -> bytes:
        answer = good(asked)
        if fault in CONTENT:
            answer = spoiling.content(fault, answer, asked)
        spoken = owner.speak(asked, answer)
        text = spoken if isinstance(spoken, str) else json.dumps(spoken, ensure_ascii=False)
        if fault in spoiling.WRITTEN:
            text = spoiling.WRITTEN[fault](text)
        refused = "refused" if fault is Fault.REFUSAL_SAID else "stop"
        return json.dumps(wrap(asked.wire, text, "cut" if fault is Fault.CUT else refused)).encode()  # type: ignore[arg-type]

    # ── Faults of the way ─────────────────────────────────────────────────────────────────────────
    def _status(self, fault: Fault) -> None:
        headers = {Fault.S429_AFTER: {"Retry-After": "0"}, Fault.S429_LONG: {"Retry-After": "3600"}}
        body = json.dumps({"error": {"type": "fault", "message": "no"}}).encode()
        self._send(int(fault.name[1:4]), body, headers.get(fault, {}))

    def _badly(self, fault: Fault, good_body: bytes, patience: float) -> None:
        if fault is Fault.RESET:
            linger = struct.pack("ii", 1, 0)  # close with RST
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
            self.connection.shutdown(socket.SHUT_RD)
        elif fault is Fault.READ_TIMEOUT:
            time.sleep(patience)
        elif fault is Fault.SLOW_HEADERS:
            self._drip(b"HTTP/1.1 200 OK\r\nX-Slow: " + b"x" * 10_000, patience)
        elif fault is Fault.SLOW_DRIP:
            self._head(200, len(good_body), {})
            self._drip(good_body, patience)
        elif fault is Fault.SHORT_BODY:
            self._head(200, len(good_body), {})
            self.wfile.write(good_body[: len(good_body) // 2])
        elif fault is Fault.REDIRECT:
            self._send(307, b"", {"Location": f"{self.path}?again"})
        else:
            self._send(200, *self._bodies(fault, good_body))

    @staticmethod
    def _bodies(fault: Fault, good_body: bytes) -> tuple[bytes, dict[str, str]]:
        bodies: dict[Fault, tuple[bytes, dict[str, str]]] = {
            Fault.EMPTY: (b"", {}),
            Fault.HTML: (b"<!doctype html><h1>It works!</h1>", {"Content-Type": "text/html"}),
            Fault.HUGE: (b'{"x": "' + b"x" * 5_000_000 + b'"}', {}),
            Fault.TRUNCATED_BODY: (good_body[: len(good_body) * 2 // 3], {}),
            Fault.WRONG_SHAPE: (b'{"choices": [], "content": 7, "message": null}', {}),
            Fault.ERROR_IN_200: (b'{"error": {"message": "upstream is overloaded", "code": 529}}', {}),
            Fault.COMPRESSED: (good_body, {"Content-Encoding": "gzip"}),
            Fault.CONTENT_TYPE: (good_body, {"Content-Type": "text/plain; charset=latin-1"}),
        }
        return bodies[fault]

    def _drip(self, data: bytes, patience: float) -> None:
        end = time.monotonic() + patience
        for byte in data:
            if time.monotonic() > end:
                return
            self.wfile.write(bytes([byte]))
            time.sleep(0.02)

    def _head(self, status: int, length: int, headers: Mapping[str, Any]) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": "application/json", **headers}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(length))
        self.send_header("Connection", "close")
        self.end_headers()

    def _send(self, status: int, body: bytes, headers: Mapping[str, str] | None = None) -> None:
        self._head(status, len(body), headers or {})
        self.wfile.write(body)
