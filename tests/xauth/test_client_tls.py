"""The same over TLS, with a certificate that is trusted for the length of a test."""

import ssl
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from pytest_django import Settings

from tests.xauth.peer import OK, SECRET, Peer, Treatment, answer, close, post, reply, silence
from tests.xauth.test_client_transport import slow_drip, slow_without_length
from xauth.errors import NotSentError, UnknownOutcomeError


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """With its key, for 127.0.0.1, signed by itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "a peer of the tests")])
    now = datetime.now(UTC)
    signed = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(hours=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .sign(key, hashes.SHA256())
    )
    file = tmp_path_factory.mktemp("tls") / "peer.pem"
    pem = serialization.Encoding.PEM
    secret = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    file.write_bytes(signed.public_bytes(pem) + secret)
    return file


@pytest.fixture
def tls_peer(certificate: Path, settings: Settings) -> Iterator[Callable[[Treatment], Peer]]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    started: list[Peer] = []

    def start(treat: Treatment) -> Peer:
        started.append(Peer(treat, context).__enter__())
        settings.X_API_URL = started[-1].url
        return started[-1]

    yield start
    for each in started:
        each.__exit__(None, None, None)


@pytest.fixture
def trusted(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(certificate))


def test_an_answer(tls_peer: Callable[[Treatment], Peer], trusted: None) -> None:
    tls_peer(answer(reply(OK)))
    assert post() == "17"


def test_nothing_is_sent_to_a_stranger(tls_peer: Callable[[Treatment], Peer]) -> None:
    running = tls_peer(answer(reply(OK)))
    with pytest.raises(NotSentError):
        post()
    assert SECRET.encode() not in b"".join(running.requests)


def test_nothing_is_sent_to_another_name(
    tls_peer: Callable[[Treatment], Peer], trusted: None, settings: Settings
) -> None:
    running = tls_peer(answer(reply(OK)))
    settings.X_API_URL = running.url.replace("127.0.0.1", "localhost")
    with pytest.raises(NotSentError):
        post()
    assert running.requests == []


@pytest.mark.parametrize("treat", [close, silence, slow_drip, slow_without_length])
def test_unknown_once_the_handshake_was_over(
    tls_peer: Callable[[Treatment], Peer], trusted: None, impatient: None, treat: Treatment
) -> None:
    running = tls_peer(treat)
    began = time.monotonic()
    with pytest.raises(UnknownOutcomeError):
        post()
    assert time.monotonic() - began < 2
    assert len(running.requests) == 1
