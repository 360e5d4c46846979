"""The only place that opens an address a person gave: resolved once, checked, connected to what was seen."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from email.message import Message
from functools import partial
from http.cookiejar import DefaultCookiePolicy
from typing import Any
from urllib.parse import urljoin

import requests
import urllib3
from requests_hardened import Config, HTTPSession
from requests_hardened.ip_filter import InvalidIPAddress
from requests_hardened.ip_filter_adapter import IPFilterAdapter

from .addresses import PRIVATE, Target, is_public, target
from .answers import check_status, check_type
from .imported import UnreadableError

SECONDS = 20.0  # in all, redirects and slow answers included
REDIRECTS = 3
LIMIT_BYTES = 5_000_000  # after decompression
CHUNK = 32_768
AGENT = "Mozilla/5.0 (compatible; InsightProse; article import on a person's request)"
HEADERS = {
    "User-Agent": AGENT,
    "Accept": "text/html,application/xhtml+xml,text/markdown;q=0.9,text/plain;q=0.8",
    "Accept-Encoding": "gzip, deflate",
    "Accept-Language": "en,*;q=0.5",
}
SLOW = "The page took longer than 20 seconds to answer. Try again later, or paste the article."
ROUND = "This address sends us on again and again. Open it in your browser and use the address you end at."
UNKNOWN = "No site with this name could be found. Check the address for typing errors."
UNREACHED = "The site could not be reached. Check the address, or try again later."
TLS = "The site's certificate could not be checked, so nothing was read. Check the address or paste the text."
BROKEN = "The site broke off in the middle of its answer. Try again, or paste the article."
LARGE = "The page is larger than 5 MB. Open it in your browser, copy the article and paste it."


@dataclass(frozen=True)
class Page:
    url: str  # after redirects
    body: bytes
    content_type: str  # "text/html", lower case
    charset: str = ""


class Deadline:
    """Closes what is open when the time is up: a server that sends a byte now and then gains nothing."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds
        self._sockets: list[socket.socket] = []
        self._timer = threading.Timer(seconds, self._close)
        self._timer.daemon = True

    def __enter__(self) -> "Deadline":
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()

    @property
    def left(self) -> float:
        """In seconds; raises UnreadableError when there are none."""
        self.check()
        return max(self._end - time.monotonic(), 0.001)

    def check(self) -> None:
        if self.is_over:
            raise UnreadableError(SLOW)

    @property
    def is_over(self) -> bool:
        return time.monotonic() >= self._end

    def watch(self, connection: socket.socket) -> None:
        self._sockets.append(connection)

    def _close(self) -> None:
        for connection in self._sockets:
            with suppress(OSError):
                socket.socket.shutdown(connection, socket.SHUT_RDWR)


class Adapter(IPFilterAdapter):  # type: ignore[misc]  # requests-hardened has no types
    """requests-hardened's filter, given the address that was checked, not a name to look up once more."""

    def __init__(self, goal: Target, address: str, deadline: Deadline, *, allow_loopback: bool) -> None:
        super().__init__(is_https_proto=goal.scheme == "https", allow_loopback=allow_loopback)
        self._goal, self._address, self._deadline = goal, address, deadline

    def build_connection_pool_key_attributes(
        self, request: requests.PreparedRequest, verify: bool | str, cert: Any = None
    ) -> tuple[dict[str, Any], dict[str, Any]]:
        pinned = request.copy()
        pinned.url = replace(self._goal, host=self._address).url
        host, pool = super().build_connection_pool_key_attributes(pinned, verify, cert)
        request.headers["Host"] = self._goal.authority
        if self._goal.scheme == "https":
            pool["assert_hostname"] = pool["server_hostname"] = self._goal.host
        return host, pool

    def get_connection_with_tls_context(self, *args: Any, **kwargs: Any) -> Any:
        pool = super().get_connection_with_tls_context(*args, **kwargs)
        pool.ConnectionCls = partial(_watched, pool.ConnectionCls, self._deadline)
        return pool


def fetch(url: str, *, allow_loopback_port: int | None = None) -> Page:
    """The page at a public address. Raises UnreadableError, one sentence for each reason.

    `allow_loopback_port` opens http://127.0.0.1 at that port alone; it is for tests and the sandbox and must
    never come from what a person typed.
    """
    with Deadline(SECONDS) as deadline:
        for _ in range(REDIRECTS + 1):
            goal = target(url, allow_loopback_port=allow_loopback_port)
            is_allowed = (goal.scheme, goal.host, goal.port) == ("http", "127.0.0.1", allow_loopback_port)
            address = goal.host if is_allowed else resolve(goal, deadline)
            adapter = Adapter(goal, address, deadline, allow_loopback=is_allowed)
            with _answered(deadline), _session(adapter) as session, _get(session, goal, deadline) as answer:
                if answer.is_redirect:
                    url = urljoin(goal.url, answer.headers["Location"])
                    continue
                check_status(answer.status_code)
                return _page(goal, answer, deadline)
    raise UnreadableError(ROUND)


def resolve(goal: Target, deadline: Deadline) -> str:
    """The address to connect to; refused if any of the name's addresses is not public."""
    found: list[str] = []
    failed: list[OSError] = []

    def look_up() -> None:
        try:
            answers = socket.getaddrinfo(goal.host, goal.port, type=socket.SOCK_STREAM)
            found.extend(str(answer[4][0]) for answer in answers)
        except (OSError, UnicodeError) as error:
            failed.append(OSError(str(error)))

    thread = threading.Thread(target=look_up, daemon=True)
    thread.start()
    thread.join(deadline.left)
    deadline.check()
    if failed or not found:
        raise UnreadableError(UNKNOWN)
    if not all(map(is_public, found)):
        raise UnreadableError(PRIVATE)
    return found[0]


def _watched(make: Callable[..., Any], deadline: Deadline, **kwargs: Any) -> Any:
    """A connection whose socket the deadline can close."""
    connection = make(**kwargs)
    connect = connection.connect

    def connect_and_watch() -> None:
        connect()
        deadline.watch(connection.sock)

    connection.connect = connect_and_watch
    return connection


def _session(adapter: Adapter) -> HTTPSession:
    """Without cookies, proxies, .netrc or anything else of this machine."""
    config = Config(
        ip_filter_enable=True,
        ip_filter_allow_loopback_ips=False,
        never_redirect=True,
        default_timeout=(5.0, 10.0),
    )
    session = HTTPSession(config)
    session.trust_env = False
    session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
    session.headers.clear()
    session.headers.update(HEADERS)
    session.mount("http://", adapter)
    session.mount("https://", adapter)
    return session


def _get(session: HTTPSession, goal: Target, deadline: Deadline) -> requests.Response:
    answer: requests.Response = session.get(goal.url, stream=True, timeout=(deadline.left, deadline.left))
    return answer


@contextmanager
def _answered(deadline: Deadline) -> Iterator[None]:
    """What can go wrong on the way, as sentences."""
    try:
        yield
    except InvalidIPAddress:
        raise UnreadableError(PRIVATE) from None
    except requests.exceptions.SSLError:
        raise UnreadableError(TLS) from None
    except requests.exceptions.Timeout:
        raise UnreadableError(SLOW) from None
    except (requests.RequestException, urllib3.exceptions.HTTPError, OSError, ValueError) as error:
        if deadline.is_over:
            raise UnreadableError(SLOW) from None
        broken = isinstance(
            error, requests.exceptions.ChunkedEncodingError | requests.exceptions.ContentDecodingError
        )
        raise UnreadableError(BROKEN if broken else UNREACHED) from None


def _page(goal: Target, answer: requests.Response, deadline: Deadline) -> Page:
    said = Message()
    said["Content-Type"] = answer.headers.get("Content-Type") or "application/octet-stream"
    content_type = said.get_content_type() if answer.headers.get("Content-Type") else ""
    check_type(content_type)
    body = bytearray()
    for chunk in answer.iter_content(CHUNK):
        body += chunk
        if len(body) > LIMIT_BYTES:
            raise UnreadableError(LARGE)
    deadline.check()
    return Page(goal.url, bytes(body), content_type, said.get_content_charset() or "")
