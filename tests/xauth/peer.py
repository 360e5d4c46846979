"""A server on loopback that treats every connection exactly as a test says."""

import socket
import ssl
import struct
import threading
from collections.abc import Callable
from contextlib import suppress
from types import TracebackType
from typing import Self

from xauth import client

SECRET = "the-token-that-must-not-show"
OK = b'{"data":{"id":"17","text":"x"}}'
Treatment = Callable[[socket.socket, bytes], None]


def reply(body: bytes = b"", status: int = 200, **headers: str) -> bytes:
    """A whole answer; underscores in header names become hyphens."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    lines = {"Content-Type": "application/json", "Content-Length": str(len(body)), "Connection": "close"}
    head = "".join(f"{name}: {value}\r\n" for name, value in (lines | named).items())
    return f"HTTP/1.1 {status} Some Reason\r\n{head}\r\n".encode() + body


def answer(*replies: bytes) -> Treatment:
    """The first reply to the first request and so on; the last one to all that follow."""
    left = list(replies)

    def treat(connection: socket.socket, _request: bytes) -> None:
        connection.sendall(left.pop(0) if len(left) > 1 else left[0])

    return treat


def close(_connection: socket.socket, _request: bytes) -> None:
    """An end without an answer."""


def reset(connection: socket.socket, _request: bytes) -> None:
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def silence(connection: socket.socket, _request: bytes) -> None:
    """Until the other side gives up."""
    while connection.recv(4_096):
        continue


class Peer:
    """As a context manager; keeps the requests that it was sent."""

    def __init__(self, treat: Treatment, tls: ssl.SSLContext | None = None) -> None:
        self.treat = treat
        self.tls = tls
        self.requests: list[bytes] = []
        self.listening = socket.create_server(("127.0.0.1", 0))
        self.thread = threading.Thread(target=self._serve)

    @property
    def url(self) -> str:
        return f"http{'s' if self.tls else ''}://127.0.0.1:{self.listening.getsockname()[1]}"

    def __enter__(self) -> Self:
        self.thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: TracebackType | None) -> None:
        self.listening.shutdown(socket.SHUT_RDWR)
        self.listening.close()
        self.thread.join(timeout=5)
        assert not self.thread.is_alive()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self.listening.accept()
            except OSError:  # closed
                return
            connection.settimeout(5)
            with connection, suppress(OSError):  # the other side had enough
                self._attend(connection)

    def _attend(self, connection: socket.socket) -> None:
        if self.tls:
            with self.tls.wrap_socket(connection, server_side=True) as wrapped:
                self._converse(wrapped)
        else:
            self._converse(connection)

    def _converse(self, connection: socket.socket) -> None:
        self.requests.append(self._read(connection))
        self.treat(connection, self.requests[-1])

    def _read(self, connection: socket.socket) -> bytes:
        """One request with its body; or whatever comes first, where that is not HTTP."""
        received = connection.recv(65_536)
        while b"HTTP/" in received and not self._is_whole(received):
            received += connection.recv(65_536)
        return received

    @staticmethod
    def _is_whole(received: bytes) -> bool:
        head, end, body = received.partition(b"\r\n\r\n")
        lengths = [line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")]
        return bool(end) and len(body) >= sum(int(line.split(b":")[1]) for line in lengths)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])


def post() -> str:
    return client.create_post(SECRET, "Some words.")
