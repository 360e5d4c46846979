import ssl
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from insights.providers import transport
from insights.providers.addresses import Endpoint
from insights.providers.config import ModelConfig, Wire
from insights.providers.errors import FormatRefusedError, GaveUpError, TransientError
from insights.providers.schema import ThreadAnswer, json_schema
from insights.providers.wires import Message, Question, Reply
from tests.insights.providers.certificates import certificate
from tests.models_server import Fault, ModelServer

KEY = "sk-very-secret-0123456789"
WIRES = list(Wire)
TRANSIENT = [
    Fault.RESET,
    Fault.READ_TIMEOUT,
    Fault.SLOW_DRIP,
    Fault.SLOW_HEADERS,
    Fault.SHORT_BODY,
    Fault.S408,
    Fault.S409,
    Fault.S425,
    Fault.S429,
    Fault.S429_AFTER,
    Fault.S429_LONG,
    Fault.S500,
    Fault.S502,
    Fault.S503,
    Fault.S529,
    Fault.EMPTY,
    Fault.HTML,
    Fault.HUGE,
    Fault.TRUNCATED_BODY,
    Fault.WRONG_SHAPE,
    Fault.ERROR_IN_200,
    Fault.COMPRESSED,
]
LOST = {
    Fault.READ_TIMEOUT,
    Fault.SLOW_DRIP,
    Fault.SLOW_HEADERS,
    Fault.SHORT_BODY,
    Fault.EMPTY,
    Fault.HTML,
    Fault.HUGE,
    Fault.TRUNCATED_BODY,
    Fault.WRONG_SHAPE,
    Fault.COMPRESSED,
    Fault.RESET,
}


def question() -> Question:
    user = "[0] Pumps wear out at night.\n[1] Nobody had a plan for the old valves."
    return Question("Write.", (Message("user", user),), json_schema(ThreadAnswer), 100)


def ask(server: ModelServer, wire: Wire, seconds: float = 5.0) -> Reply:
    config = ModelConfig(wire, "m", server.url(wire), KEY, allow_private=True)
    return transport.ask(config, Endpoint(config.url, "127.0.0.1", ()), question(), seconds)


@pytest.mark.parametrize("wire", WIRES)
def test_a_good_answer_is_read_with_its_tokens(wire: Wire) -> None:
    with ModelServer() as server:
        reply = ask(server, wire)
    assert "Pumps wear out at night." in reply.text
    assert (reply.input_tokens, reply.output_tokens) == (1_000, 100)
    assert not reply.was_cut
    assert server.seen[0].asked.has_schema


@pytest.mark.parametrize("wire", WIRES)
def test_the_key_goes_into_a_header_only(wire: Wire) -> None:
    with ModelServer() as server:
        ask(server, wire)
    headers = server.seen[0].headers
    assert KEY in headers["x-api-key" if wire is Wire.ANTHROPIC else "authorization"]
    assert KEY not in server.seen[0].body + server.seen[0].path


@pytest.mark.parametrize("fault", TRANSIENT)
@pytest.mark.parametrize("wire", WIRES)
def test_a_fault_that_may_pass_is_one(wire: Wire, fault: Fault) -> None:
    started = time.monotonic()
    with ModelServer(lambda number: fault) as server, pytest.raises(TransientError) as caught:
        ask(server, wire, 0.4)
    assert time.monotonic() - started < 3
    assert caught.value.was_sent == (fault in LOST)
    assert caught.value.after == {Fault.S429_AFTER: 0.0, Fault.S429_LONG: 3_600.0}.get(fault)
    assert caught.value.__cause__ is None
    assert KEY not in repr(caught.value)


@pytest.mark.parametrize("fault", [Fault.SLOW_DRIP, Fault.SLOW_HEADERS])
def test_a_server_that_sends_byte_by_byte_is_cut_off_in_time(fault: Fault) -> None:
    with ModelServer(lambda number: fault) as server:
        started = time.monotonic()
        with pytest.raises(TransientError, match="too long"):
            ask(server, Wire.OPENAI, 0.3)
        assert time.monotonic() - started < 1


@pytest.mark.parametrize("fault", [Fault.S401, Fault.S403, Fault.REDIRECT])
@pytest.mark.parametrize("wire", WIRES)
def test_a_fault_that_stays_is_said(wire: Wire, fault: Fault) -> None:
    with ModelServer(lambda number: fault) as server, pytest.raises(GaveUpError):
        ask(server, wire)
    assert len(server.seen) == 1


@pytest.mark.parametrize("wire", WIRES)
def test_a_server_without_schemas_is_known_by_its_400(wire: Wire) -> None:
    with ModelServer(lambda number: Fault.S400) as server, pytest.raises(FormatRefusedError):
        ask(server, wire)


@pytest.mark.parametrize("wire", WIRES)
def test_a_refused_connection_was_not_sent(wire: Wire) -> None:
    server = ModelServer()
    with server:
        pass  # its port is closed again
    with pytest.raises(TransientError, match="could not be reached") as caught:
        ask(server, wire)
    assert not caught.value.was_sent


@pytest.mark.parametrize("wire", WIRES)
@pytest.mark.parametrize(
    ("fault", "name"), [(Fault.CUT, "was_cut"), (Fault.REFUSAL_SAID, "was_refused"), (Fault.CONTENT_TYPE, "")]
)
def test_what_the_server_says_of_its_answer_is_told(wire: Wire, fault: Fault, name: str) -> None:
    with ModelServer(lambda number: fault) as server:
        reply = ask(server, wire)
    assert reply.was_cut == (name == "was_cut")
    has_word = wire is not Wire.OLLAMA  # which only sends nothing
    assert reply.was_refused == (name == "was_refused" and has_word)


@pytest.mark.parametrize(
    ("value", "low", "high"),
    [
        ("7", 7, 7),
        ("0", 0, 0),
        ("-5", 0, 0),
        (format_datetime(datetime.now(UTC) + timedelta(hours=9), usegmt=True), 3_600, 9 * 3_600),
        (format_datetime(datetime.now(UTC) - timedelta(days=1), usegmt=True), 0, 0),
    ],
    ids=["seconds", "none", "negative", "a date ahead", "a date gone by"],
)
def test_retry_after_in_both_its_forms(value: str, low: float, high: float) -> None:
    found = transport.retry_after(value)
    assert found is not None
    assert low <= found <= high


@pytest.mark.parametrize("value", ["", "soon", "1e999", "99999-99-99", "Mon, 99 Foo"])
def test_retry_after_that_is_none(value: str) -> None:
    assert transport.retry_after(value) is None


# ── A person's own address is connected to where it was checked ───────────────────────────────────
def test_a_checked_address_is_pinned(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("NO_PROXY", "")
    with ModelServer() as server:
        base = f"http://model.invalid:{server.port}/openai/v1"
        config = ModelConfig(Wire.OPENAI, "m", base, KEY)
        transport.ask(config, Endpoint(base, "model.invalid", ("127.0.0.1",)), question(), 5)
    assert server.seen[0].headers["host"] == f"model.invalid:{server.port}"


class _Tls(BaseHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        body = b'{"choices": [{"message": {"content": "hello"}, "finish_reason": "stop"}]}'
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture
def tls_port(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """A server with a certificate of `model.invalid`, which we trust."""
    path = certificate("model.invalid", tmp_path)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(path)
    trusting = ssl.create_default_context(cafile=str(path))
    monkeypatch.setattr(transport, "_tls", lambda: trusting)
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Tls)
    server.handle_error = lambda *_: None  # type: ignore[method-assign]
    server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    yield server.server_address[1]
    server.shutdown()
    server.server_close()
    thread.join()


def test_the_certificate_of_a_pinned_address_is_that_of_its_name(tls_port: int) -> None:
    base = f"https://model.invalid:{tls_port}"
    config = ModelConfig(Wire.OPENAI, "m", base, KEY)
    assert (
        transport.ask(config, Endpoint(base, "model.invalid", ("127.0.0.1",)), question(), 5).text == "hello"
    )


def test_the_certificate_of_another_name_is_refused(tls_port: int) -> None:
    base = f"https://other.invalid:{tls_port}"
    config = ModelConfig(Wire.OPENAI, "m", base, KEY)
    with pytest.raises(TransientError) as caught:
        transport.ask(config, Endpoint(base, "other.invalid", ("127.0.0.1",)), question(), 5)
    assert not caught.value.was_sent
