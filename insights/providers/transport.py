"""One question to a model over HTTP: one try, bounded in time and size, redirects never followed."""

import functools
import json
import socket
import ssl
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlsplit

import httpx2

from insights.providers.addresses import Endpoint
from insights.providers.config import ModelConfig
from insights.providers.errors import FormatRefusedError, GaveUpError, TransientError
from insights.providers.wires import FORMATS, Question, Reply

PASSING = {408, 409, 425, 429}
NO_SCHEMA = {400, 415, 422, 501}
REASONS = {
    401: "The model server does not accept the key.",
    402: "The account at the model server has no credit.",
    403: "The model server does not let this key use the model.",
    404: "The model server does not know the model or the address.",
    413: "The article is too long for the model.",
}
UNREADABLE = "The model server sent something that is not an answer."


class _Watch:
    """Socket timeouts bound one read; a server that sends byte by byte is cut off here."""

    def __init__(self, seconds: float) -> None:
        self._lock = threading.Lock()
        self._socket: socket.socket | None = None
        self.has_cut = False
        self._timer = threading.Timer(seconds, self._cut)
        self._timer.daemon = True

    def __enter__(self) -> "_Watch":
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()

    def trace(self, event: str, info: Mapping[str, Any]) -> None:
        """httpcore2's hook: tells the connection once it stands, and again when TLS is around it."""
        if event in {"connection.connect_tcp.complete", "connection.start_tls.complete"}:
            with self._lock:
                self._socket = info["return_value"].get_extra_info("socket")
                if self.has_cut:
                    self._shut()

    def _cut(self) -> None:
        with self._lock:
            self.has_cut = True
            self._shut()

    def _shut(self) -> None:
        if self._socket is not None:
            with suppress(OSError):  # its answer was read to the end a moment ago
                self._socket.shutdown(socket.SHUT_RDWR)


def ask(config: ModelConfig, endpoint: Endpoint, question: Question, seconds: float) -> Reply:
    """Raises TransientError, FormatRefusedError or GaveUpError, never with a text of the server's."""
    wire = FORMATS[config.wire]
    status, headers, body = _send(config, endpoint, question, seconds)
    if status != httpx2.codes.OK:
        raise _refusal(status, headers, has_schema=question.schema is not None)
    try:
        data = json.loads(body)
        if data.get("error"):
            raise TransientError("The model server answered with an error.")
        reply = wire.reply(data)
        # Half a surrogate pair can stand in JSON, and nowhere else.
        return replace(reply, text=reply.text.encode(errors="replace").decode())
    except (KeyError, TypeError, IndexError, AttributeError, ValueError, RecursionError):
        raise TransientError(UNREADABLE, was_sent=True) from None


def _send(
    config: ModelConfig, endpoint: Endpoint, question: Question, seconds: float
) -> tuple[int, Mapping[str, str], bytes]:
    with _Watch(seconds) as watch, _client(config, seconds) as client:
        was_connected = False

        def trace(event: str, info: Mapping[str, Any]) -> None:
            nonlocal was_connected
            was_connected = was_connected or event.endswith("send_request_body.complete")
            watch.trace(event, info)

        try:
            request = _request(client, config, endpoint, question, trace)
            response = client.send(request, stream=True)
            try:
                return response.status_code, response.headers, _read(response, config.max_answer)
            finally:
                response.close()
        except (httpx2.HTTPError, httpx2.StreamError, httpx2.InvalidURL, OSError) as error:
            is_late = watch.has_cut or isinstance(error, httpx2.TimeoutException)
            reason = (
                "The model server took too long." if is_late else "The model server could not be reached."
            )
            raise TransientError(reason, was_sent=was_connected) from None


@functools.cache
def _tls() -> ssl.SSLContext:
    return httpx2.create_ssl_context()


def _client(config: ModelConfig, seconds: float) -> httpx2.Client:
    # A proxy of the environment would resolve a person's address anew: only the installation's may use one.
    return httpx2.Client(
        verify=_tls(), timeout=seconds, follow_redirects=False, trust_env=config.allow_private
    )


def _request(
    client: httpx2.Client,
    config: ModelConfig,
    endpoint: Endpoint,
    question: Question,
    trace: Callable[[str, Mapping[str, Any]], None],
) -> httpx2.Request:
    path, headers, body = FORMATS[config.wire].request(config, question)
    extensions: dict[str, Any] = {"trace": trace}
    url = httpx2.URL(endpoint.url + path)
    own = {"User-Agent": "InsightProse", "Accept": "application/json", "Accept-Encoding": "identity"}
    if endpoint.addresses:
        own["Host"] = urlsplit(endpoint.url).netloc
        extensions["sni_hostname"] = endpoint.host
        url = url.copy_with(host=endpoint.addresses[0])
    request = client.build_request("POST", url, headers={**own, **headers}, json=body, extensions=extensions)
    request.extensions.setdefault("timeout", client.timeout.as_dict())
    return request


def _read(response: httpx2.Response, most: int) -> bytes:
    if response.headers.get("content-encoding", "identity") != "identity":
        raise TransientError(UNREADABLE, was_sent=True)  # asked for plain; unpacking could fill the memory
    content = bytearray()
    for chunk in response.iter_raw():
        content += chunk
        if len(content) > most:
            raise TransientError("The model server sent far more than an answer.", was_sent=True)
    return bytes(content)


def _refusal(status: int, headers: Mapping[str, str], *, has_schema: bool) -> Exception:
    if status in PASSING or (status >= 500 and status not in NO_SCHEMA):
        reason = "The model server is busy." if status in PASSING else "The model server has a fault."
        return TransientError(reason, retry_after(headers.get("retry-after", "")))
    if status in NO_SCHEMA and has_schema:
        return FormatRefusedError(f"The model server refused the request ({status}).")
    if 300 <= status < 400:
        return GaveUpError("The model server sends on to another address, which is not followed.")
    return GaveUpError(REASONS.get(status, f"The model server refused the request ({status})."))


def retry_after(value: str) -> float | None:
    """Seconds, from either form of RFC 9110, section 10.2.3."""
    with suppress(ValueError):
        return max(0.0, float(int(value)))
    with suppress(ValueError, TypeError, OverflowError):
        moment = parsedate_to_datetime(value)
        return max(0.0, (moment - datetime.now(UTC)).total_seconds())
    return None
