"""One connection a call, and whether it came to stand."""

import socket
import threading
import time
from contextlib import suppress
from typing import Any

import requests
from django.conf import settings
from requests.adapters import HTTPAdapter
from requests.auth import AuthBase
from urllib3 import PoolManager
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import HTTPError

from xauth.answers import Answer
from xauth.errors import NotSentError, UnknownOutcomeError

CONNECT_SECONDS = min(5.0, settings.X_CALL_SECONDS / 2)
TOTAL_SECONDS = settings.X_CALL_SECONDS
MAX_BODY = 1_000_000  # bytes after decompression; X's largest answer to us is far smaller


# A kept-alive connection that X closes at the wrong moment looks like a lost answer, which for a post means
# doubt. So each call opens its own, and remembers the one bit that decides: before the connection (TLS
# included) stood, nothing can have been sent; after it, anything can.
class _Call(threading.local):
    """The call that this thread is making. Times are of the monotonic clock."""

    deadline = 0.0
    watchdog: threading.Timer | None = None  # since the connection stood

    def begin(self) -> None:
        self.deadline = time.monotonic() + TOTAL_SECONDS
        self.watchdog = None

    def connected(self, connection: socket.socket) -> None:
        """Socket timeouts bound one read; a peer that sends byte by byte ends here."""
        left = self.deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError
        self.watchdog = threading.Timer(left, _cut, [connection])
        self.watchdog.daemon = True
        self.watchdog.start()

    def end(self) -> None:
        if self.watchdog:
            self.watchdog.cancel()


call = _Call()


def _cut(connection: socket.socket) -> None:
    with suppress(OSError):  # the answer was read to its end a moment ago
        connection.shutdown(socket.SHUT_RDWR)


class _NotedHTTPConnection(HTTPConnection):
    def connect(self) -> None:
        super().connect()
        call.connected(self.sock)


class _NotedHTTPSConnection(HTTPSConnection):
    def connect(self) -> None:
        super().connect()
        call.connected(self.sock)


class _NotedHTTPPool(HTTPConnectionPool):
    ConnectionCls = _NotedHTTPConnection


class _NotedHTTPSPool(HTTPSConnectionPool):
    ConnectionCls = _NotedHTTPSConnection


class _NotingAdapter(HTTPAdapter):
    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, **kwargs)
        self._note(self.poolmanager)

    def proxy_manager_for(self, *args: Any, **kwargs: Any) -> Any:
        return self._note(super().proxy_manager_for(*args, **kwargs))

    @staticmethod
    def _note(manager: PoolManager) -> PoolManager:
        manager.pool_classes_by_scheme = {"http": _NotedHTTPPool, "https": _NotedHTTPSPool}
        return manager


class Bearer(AuthBase):
    """As `auth`, so that a stray ~/.netrc cannot put another identity in its place."""

    def __init__(self, token: str) -> None:
        self.token = token

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        request.headers["Authorization"] = f"Bearer {self.token}"
        return request


def send(method: str, path: str, auth: Any, **kwargs: Any) -> Answer:
    """One request, one try, no redirects, `TOTAL_SECONDS` in all.

    Raises NotSentError or UnknownOutcomeError, with the kind of failure but never its text, which can
    hold the request.
    """
    call.begin()
    try:
        with requests.Session() as session:
            session.mount("https://", _NotingAdapter())
            session.mount("http://", _NotingAdapter())
            with session.request(
                method,
                settings.X_API_URL + path,
                auth=auth,
                timeout=(CONNECT_SECONDS, TOTAL_SECONDS - CONNECT_SECONDS),
                allow_redirects=False,
                stream=True,
                headers={"User-Agent": "InsightProse", "Accept": "application/json"},
                **kwargs,
            ) as response:
                return Answer(
                    response.status_code,
                    {name.lower(): value for name, value in response.headers.items()},
                    _read(response),
                )
    except (requests.RequestException, HTTPError, OSError) as error:
        kind = UnknownOutcomeError if call.watchdog else NotSentError
        raise kind(f"X could not be reached ({type(error).__name__}).") from None
    finally:
        call.end()


def _read(response: requests.Response) -> bytes:
    content = bytearray()
    for chunk in response.iter_content(8_192):
        content += chunk
        if len(content) > MAX_BODY:
            raise requests.exceptions.ContentDecodingError("The answer is too long.")
    if time.monotonic() > call.deadline:  # cut off, which without a length looks like the end
        raise requests.exceptions.ReadTimeout("The answer is too slow.")
    return bytes(content)
