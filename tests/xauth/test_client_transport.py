"""What was surely not sent, what may have been, and what an answer may cost; over real sockets."""

import gzip
import socket
import time
from collections.abc import Callable
from functools import cache

import pytest
from pytest_django import Settings
from urllib3.connection import HTTPConnection

from tests.xauth.peer import (
    OK,
    SECRET,
    Peer,
    Treatment,
    answer,
    close,
    free_port,
    post,
    reply,
    reset,
    silence,
)
from xauth import client
from xauth.client import connection as wire
from xauth.errors import NotSentError, UnknownOutcomeError


# ── Not sent: repeating it is safe ────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    "url", ["http://no-such-host.invalid", "http://127.0.0.1:{closed}", "http://[::1]:1"]
)
def test_not_sent_where_nobody_can_be_reached(settings: Settings, url: str) -> None:
    settings.X_API_URL = url.format(closed=free_port())
    with pytest.raises(NotSentError):
        post()


def test_not_sent_where_tls_fails(peer: Callable[[Treatment], Peer], settings: Settings) -> None:
    """Plain text where TLS is spoken: nothing of the request is on the wire before the handshake is over."""
    running = peer(answer(b"HTTP/1.1 400 Bad Request\r\n\r\n"))
    settings.X_API_URL = running.url.replace("http:", "https:")
    with pytest.raises(NotSentError):
        post()
    assert SECRET.encode() not in b"".join(running.requests)


def test_not_sent_where_the_handshake_never_ends(
    peer: Callable[[Treatment], Peer], settings: Settings, impatient: None
) -> None:
    running = peer(silence)
    settings.X_API_URL = running.url.replace("http:", "https:")
    with pytest.raises(NotSentError):
        post()


def test_not_sent_where_nobody_takes_the_connection(settings: Settings, impatient: None) -> None:
    """A full queue of connections drops every further one."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen(0)
        address = listening.getsockname()
        waiting = [socket.socket() for _ in range(4)]
        for each in waiting:
            each.setblocking(False)
            each.connect_ex(address)
        settings.X_API_URL = f"http://127.0.0.1:{address[1]}"
        began = time.monotonic()
        with pytest.raises(NotSentError):
            post()
        assert time.monotonic() - began < 2
        for each in waiting:
            each.close()


def test_not_sent_where_connecting_took_all_the_time(
    peer: Callable[[Treatment], Peer], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Many addresses, each tried for some seconds: after the deadline nothing is sent any more."""
    running = peer(answer(reply(OK)))
    monkeypatch.setattr(wire, "TOTAL_SECONDS", 8.0)
    monkeypatch.setattr(HTTPConnection, "connect", connect_late(HTTPConnection.connect))
    with pytest.raises(NotSentError):
        post()
    assert b"".join(running.requests) == b""


def connect_late(connect: Callable[[HTTPConnection], None]) -> Callable[[HTTPConnection], None]:
    def late(connection: HTTPConnection) -> None:
        connect(connection)
        wire.call.deadline -= 9

    return late


# ── Unknown: it may have taken effect ─────────────────────────────────────────────────────────────
def cut_short(connection: socket.socket, _request: bytes) -> None:
    connection.sendall(reply(OK)[:-5])


def half_a_head(connection: socket.socket, _request: bytes) -> None:
    connection.sendall(b"HTTP/1.1 201 Crea")


def no_http(connection: socket.socket, _request: bytes) -> None:
    connection.sendall(b"\x16\x03\x01 what is this\r\n\r\n")


def slow_drip(connection: socket.socket, _request: bytes) -> None:
    """Each byte comes in time, the whole would take 30 s."""
    connection.sendall(reply(OK)[: -len(OK)])
    for byte in range(len(OK)):
        connection.sendall(OK[byte : byte + 1])
        time.sleep(0.3)


def slow_head(connection: socket.socket, _request: bytes) -> None:
    for byte in reply(OK):
        connection.sendall(bytes([byte]))
        time.sleep(0.3)


def slow_without_length(connection: socket.socket, _request: bytes) -> None:
    """Cut off in the middle, it would look like an answer."""
    connection.sendall(b"HTTP/1.1 201 Created\r\nConnection: close\r\n\r\n" + OK)
    for _ in range(20):
        time.sleep(0.3)
        connection.sendall(b" ")


@cache
def bomb() -> bytes:
    """20 MB in 20 kB."""
    return reply(gzip.compress(b" " * 20_000_000), Content_Encoding="gzip")


SLOW: list[Treatment] = [slow_drip, slow_head, slow_without_length]


@pytest.mark.parametrize(
    "treat",
    [close, reset, silence, cut_short, half_a_head, no_http, *SLOW],
    ids=lambda treat: treat.__name__,
)
def test_unknown_once_the_connection_stood(
    peer: Callable[[Treatment], Peer], impatient: None, treat: Treatment
) -> None:
    running = peer(treat)
    began = time.monotonic()
    with pytest.raises(UnknownOutcomeError):
        post()
    assert time.monotonic() - began < 2
    assert len(running.requests) == 1, "one request, one try"


@pytest.mark.parametrize(
    "answered",
    [
        reply(b""),
        reply(b"<!doctype html><title>Hi</title>", Content_Type="text/html"),
        reply(b'{"data":{"id":"1'),
        reply(b"[" * 100_000),
        reply(b"\xff\xfe\x00"),
        reply(b"[]"),
        reply(b'"17"'),
        reply(b'{"data":[]}'),
        reply(b'{"data":{"id":""}}'),
        reply(b'{"data":{"id":"x17"}}'),
        reply(b'{"data":{"id":"12345678901234567890"}}'),
        reply(b'{"data":{"id":"17"}}', status=202),
        reply(b"x" * 2_000_000),
        reply(b"not gzip", Content_Encoding="gzip"),
        bomb(),
    ],
    ids=lambda answered: answered[-20:].decode("ascii", "replace"),
)
def test_unknown_where_the_answer_is_not_what_was_promised(
    peer: Callable[[Treatment], Peer], answered: bytes
) -> None:
    running = peer(answer(answered))
    with pytest.raises(UnknownOutcomeError):
        post()
    assert len(running.requests) == 1


def test_an_endless_answer_is_not_read_to_its_end(peer: Callable[[Treatment], Peer]) -> None:
    sent = 0

    def pour(connection: socket.socket, _request: bytes) -> None:
        nonlocal sent
        connection.sendall(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n")
        while sent < 100_000_000:
            sent += connection.send(b"x" * 65_536)

    peer(pour)
    with pytest.raises(UnknownOutcomeError):
        post()
    assert sent < 10 * client.MAX_BODY


def test_what_happened_in_one_call_does_not_colour_the_next(
    peer: Callable[[Treatment], Peer], settings: Settings
) -> None:
    peer(close)
    with pytest.raises(UnknownOutcomeError):
        post()
    settings.X_API_URL = f"http://127.0.0.1:{free_port()}"
    with pytest.raises(NotSentError):
        post()
