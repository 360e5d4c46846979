"""Every way a page can fail to arrive has its own sentence."""

import gzip
import socket
import time
import zlib
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest

from insights.extract import UnreadableError
from insights.extract import fetch as fetching
from insights.extract.fetch import Page, fetch
from tests.insights.extract.conftest import Names
from tests.insights.extract.site import Answer, Site, page, to

Opened = Callable[[Answer], Page]


@pytest.fixture
def opened(site: Site) -> Opened:
    return lambda answer: fetch(site.serve("/page", answer), allow_loopback_port=site.port)


def refused(opened: Opened, answer: Answer) -> str:
    with pytest.raises(UnreadableError) as caught:
        opened(answer)
    return str(caught.value)


def test_page_arrives_with_its_type_and_encoding(opened: Opened) -> None:
    found = opened(page("<p>Grüße</p>".encode("latin-1"), content_type="Text/HTML; Charset=ISO-8859-1"))

    assert (found.content_type, found.charset) == ("text/html", "iso-8859-1")
    assert found.body == "<p>Grüße</p>".encode("latin-1")


@pytest.mark.parametrize(
    ("status", "says"),
    [
        (401, "people it knows"),
        (402, "people it knows"),
        (403, "people it knows"),
        (404, "no page at this address"),
        (410, "no page at this address"),
        (429, "asks us to wait"),
        (418, "gave no page"),
        (204, "gave no page"),
        (304, "gave no page"),
        (500, "problem of its own"),
        (503, "problem of its own"),
    ],
)
def test_status_has_its_sentence(status: int, says: str, opened: Opened) -> None:
    assert says in refused(opened, page("", status=status))


@pytest.mark.parametrize(
    ("content_type", "says"),
    [
        ("application/pdf", "a PDF"),
        ("image/png", "a file (image/png)"),
        ("application/zip", "a file (application/zip)"),
        ("video/mp4", "a file (video/mp4)"),
        ("application/json", "a file (application/json)"),
    ],
)
def test_what_is_no_page_has_its_sentence(content_type: str, says: str, opened: Opened) -> None:
    assert says in refused(opened, page("x", content_type=content_type))


@pytest.mark.parametrize(
    "content_type", ["text/html", "application/xhtml+xml", "text/plain", "text/markdown", ""]
)
def test_text_of_any_kind_is_read(content_type: str, opened: Opened) -> None:
    assert opened(page("some text", content_type=content_type)).body == b"some text"


def test_redirects_are_followed_three_times(site: Site) -> None:
    for number in range(3):
        site.serve(f"/{number}", to(f"/{number + 1}"))
    site.serve("/3", page("<p>There.</p>"))

    found = fetch(site.url("/0"), allow_loopback_port=site.port)

    assert (found.url, found.body) == (site.url("/3"), b"<p>There.</p>")


def test_fourth_redirect_is_one_too_many(site: Site) -> None:
    for number in range(4):
        site.serve(f"/{number}", to(f"/{number + 1}"))

    with pytest.raises(UnreadableError, match="again and again"):
        fetch(site.url("/0"), allow_loopback_port=site.port)
    assert site.connections == 4


def test_nothing_of_ours_goes_along(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """No cookies a site set, no proxy, no password of this machine."""
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    site.serve("/0", page("", status=302, Location="/1", Set_Cookie="seen=1; Path=/"))
    site.serve("/1", page("<p>There.</p>"))

    fetch(site.url("/0"), allow_loopback_port=site.port)

    sent = {name for request in site.requests for name in request}
    assert sent == {"host", "user-agent", "accept", "accept-encoding", "accept-language", "connection"} - {
        "connection"
    }


def test_large_page_is_left(opened: Opened) -> None:
    assert "larger than 5 MB" in refused(opened, page(b"x" * (fetching.LIMIT_BYTES + 1)))


@pytest.mark.parametrize(("coding", "pack"), [("gzip", gzip.compress), ("deflate", zlib.compress)])
def test_bomb_is_left(coding: str, pack: Callable[[bytes], bytes], opened: Opened) -> None:
    packed = pack(b"x" * 60_000_000)

    assert len(packed) < 100_000
    assert "larger than 5 MB" in refused(opened, page(packed, Content_Encoding=coding))


def test_packed_page_is_unpacked(opened: Opened) -> None:
    assert opened(page(gzip.compress(b"<p>Small</p>"), Content_Encoding="gzip")).body == b"<p>Small</p>"


def test_packing_that_cannot_be_undone(opened: Opened) -> None:
    assert "broke off" in refused(opened, page(b"no gzip at all", Content_Encoding="gzip"))


def test_answer_that_stops_in_the_middle(opened: Opened) -> None:
    def half(visit: BaseHTTPRequestHandler) -> None:
        visit.send_response(200)
        visit.send_header("Content-Type", "text/html")
        visit.send_header("Transfer-Encoding", "chunked")
        visit.end_headers()
        visit.wfile.write(b"ff\r\n<p>half")

    assert "broke off" in refused(opened, half)


def test_answer_that_is_no_http(opened: Opened) -> None:
    def greet(visit: BaseHTTPRequestHandler) -> None:
        visit.wfile.write(b"SSH-2.0-nothing\r\n")

    assert "could not be reached" in refused(opened, greet)


def drip_header(visit: BaseHTTPRequestHandler) -> None:
    visit.wfile.write(b"HTTP/1.1 200 OK\r\n")
    for number in range(60):
        visit.wfile.write(f"X-{number}: x\r\n".encode())
        time.sleep(0.05)


def drip_body(visit: BaseHTTPRequestHandler) -> None:
    visit.send_response(200)
    visit.send_header("Content-Type", "text/html")
    visit.end_headers()
    for _ in range(60):
        visit.wfile.write(b"x")
        time.sleep(0.05)


def silence(visit: BaseHTTPRequestHandler) -> None:
    time.sleep(2)


@pytest.mark.parametrize("slow", [drip_header, drip_body, silence])
def test_slow_page_is_left_in_time(slow: Answer, opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "SECONDS", 0.4)
    start = time.monotonic()

    assert "took longer" in refused(opened, slow)
    assert time.monotonic() - start < 1.5


def test_slow_name_is_left_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "SECONDS", 0.3)

    def look_up(*args: Any, **kwargs: Any) -> list[Any]:
        time.sleep(1.5)
        return []

    monkeypatch.setattr(socket, "getaddrinfo", look_up)

    with pytest.raises(UnreadableError, match="took longer"):
        fetch("http://slow.example/")


def test_name_that_is_none(names: Names) -> None:
    with pytest.raises(UnreadableError, match="No site with this name"):
        fetch("https://nowhere.example/")


def test_name_without_addresses(monkeypatch: pytest.MonkeyPatch) -> None:
    def look_up(*args: Any, **kwargs: Any) -> list[Any]:
        return []

    monkeypatch.setattr(socket, "getaddrinfo", look_up)

    with pytest.raises(UnreadableError, match="No site with this name"):
        fetch("https://nowhere.example/")


def test_site_without_a_certificate(canary: Site, names: Names) -> None:
    names["plain.example"] = ["93.184.215.14"]

    with pytest.raises(UnreadableError, match="certificate"):
        fetch("https://plain.example/")


def test_nobody_listens(site: Site) -> None:
    port = site.port
    site.server_close()

    with pytest.raises(UnreadableError, match="could not be reached"):
        fetch(f"http://127.0.0.1:{port}/", allow_loopback_port=port)


def test_every_sentence_says_what_to_do() -> None:
    says = [
        fetching.SLOW,
        fetching.ROUND,
        fetching.UNKNOWN,
        fetching.UNREACHED,
        fetching.TLS,
        fetching.BROKEN,
        fetching.LARGE,
    ]

    assert len(set(says)) == len(says)
    assert all(any(verb in sentence for verb in ("Check", "Try", "Open", "paste")) for sentence in says)
