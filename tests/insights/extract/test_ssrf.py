"""Addresses that try to reach this machine or its network: none opens a connection."""
# ruff: noqa: E501, RUF001, S104 - tables of addresses, one as bad as the other

import socket
from typing import Any

import pytest
from requests_hardened import ip_filter_adapter

from insights.extract import UnreadableError, addresses, from_url
from insights.extract import fetch as fetching
from insights.extract.fetch import fetch
from tests.insights.extract.conftest import Names
from tests.insights.extract.site import Site, to

NUMBERS = [
    "127.0.0.1", "127.0.0.1.", "127.1", "127.0.1", "0", "0.0.0.0", "2130706433", "0x7f000001", "0x7f.0.0.1", "0x7f.1",
    "0177.0.0.1", "017700000001", "127.127.127.127", "0127.0.0.1", "127.0.0.0x1", "4294967296", "1.1.1.1.1",
]  # fmt: skip
NAMES = [
    "localhost",
    "LOCALHOST",
    "localhost.",
    "foo.localhost",
    "localhost.localdomain",
    "intranet",
    "metadata",
]
SIXES = [
    "[::1]", "[::]", "[0:0:0:0:0:0:0:1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::127.0.0.1]", "[::ffff:0:127.0.0.1]",
    "[64:ff9b::127.0.0.1]", "[64:ff9b:1::7f00:1]", "[2002:7f00:1::]", "[2001:0:7f00:1::]", "[fe80::1]", "[fe80::1%25lo]",
    "[fc00::1]", "[fd00:ec2::254]", "[fec0::1]", "[ff02::1]", "[2001:db8::1]", "[5f00::1]", "[100::1]", "[::1", "[v1.x]",
]  # fmt: skip
NETWORKS = [
    "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.0.1", "169.254.169.254", "169.254.170.2", "100.64.0.1",
    "100.100.100.200", "192.0.0.192", "192.0.2.1", "198.18.0.1", "198.51.100.1", "203.0.113.1", "192.88.99.1", "224.0.0.1",
    "240.0.0.1", "255.255.255.255", "0.1.2.3",
]  # fmt: skip
SIGNS = [
    "127。0。0。1",
    "127．0．0．1",
    "127｡0｡0｡1",
    "①②⑦.⓪.⓪.①",
    "１２７.0.0.1",
    "ⓛⓞⓒⓐⓛⓗⓞⓢⓣ",
    "lo\u00adcalhost",
    "𝟏𝟐𝟕.𝟎.𝟎.𝟏",
]
TRICKS = [
    "http://good.example@127.0.0.1/", "http://127.0.0.1@good.example/", "http://a:b@127.0.0.1/", "http://@127.0.0.1/",
    "http://good.example%40127.0.0.1/", "http://a@b@127.0.0.1/", "http://127.0.0.1\\@good.example/",
    "http://good.example\\@127.0.0.1/", "http://127.0.0.1#@good.example/", "http://127.0.0.1?@good.example/",
    "http:///127.0.0.1/", "http:/127.0.0.1/", "http:127.0.0.1", "//127.0.0.1/", "http://127.0.0.1:80:80/",
    "http://127.0.0.1%00.good.example/", "http://127.0.0.1 .good.example/", "http://127.0.0.1\t/", "http://%31%32%37.0.0.1/",
    "http://127.0.0.1%2f.good.example/", "http://127.0.0.1\r\nHost:%20good.example/", "http://[::1]%2f.good.example/",
    "http://127.0.0.1\u2025/", "http://\u200b127.0.0.1/", "", "http://", "http://.", "http://..", "http://-.example/",
]  # fmt: skip
PORTS = ["22", "25", "5432", "6379", "8080", "11211", "0", "65536", "-1", "80x"]
SCHEMES = [
    "file:///etc/passwd", "file://127.0.0.1/etc/passwd", "gopher://127.0.0.1/_x", "dict://127.0.0.1/", "ftp://127.0.0.1/",
    "ldap://127.0.0.1/", "jar:http://127.0.0.1!/", "data:text/html,<p>hello", "javascript:alert(1)", "ws://127.0.0.1/",
    "unix:///var/run/docker.sock", "view-source:http://127.0.0.1/", "HTTP+UNIX://127.0.0.1/",
]  # fmt: skip
HOSTS = [*NUMBERS, *NAMES, *SIXES, *NETWORKS, *SIGNS]
ADDRESSES = [f"{scheme}://{host}/" for host in HOSTS for scheme in ("http", "https")]
ADDRESSES += [
    *TRICKS,
    *SCHEMES,
    *(f"http://127.0.0.1:{port}/" for port in PORTS),
    *(f"http://8.8.8.8:{port}/" for port in PORTS),
]
ANSWERS = {
    "private.example": ["127.0.0.1"],
    "mixed.example": ["8.8.8.8", "127.0.0.1"],
    "mixed-last.example": ["8.8.8.8", "2606:4700::1111", "10.0.0.8"],
    "mapped.example": ["::ffff:127.0.0.1"],
    "six.example": ["::1"],
    "cloud.example": ["169.254.169.254"],
    "zero.example": ["0.0.0.0"],
    "carrier.example": ["100.64.0.1"],
    "nat64.example": ["64:ff9b::7f00:1"],
    "compatible.example": ["::127.0.0.1"],
    "relay.example": ["192.88.99.1"],
}
TARGETS = [
    "http://127.0.0.1/", "http://localhost/", "http://[::1]/", "http://2130706433/", "http://0x7f.1/", "//127.0.0.1/",
    "http://private.example/", "http://mixed.example/", "http://169.254.169.254/latest/meta-data/", "http://127。0。0。1/",
    "http://good.example@127.0.0.1/", "file:///etc/passwd", "gopher://127.0.0.1/", "http://127.0.0.1:22/", "https://127.0.0.1/",
]  # fmt: skip


@pytest.mark.parametrize("address", ADDRESSES)
def test_address_of_this_machine_opens_nothing(address: str, canary: Site, names: Names) -> None:
    names["localhost"] = names["foo.localhost"] = names["localhost.localdomain"] = ["127.0.0.1"]

    with pytest.raises(UnreadableError):
        fetch(address)

    assert (canary.connections, canary.sought) == (0, [])


@pytest.mark.parametrize("name", ANSWERS)
@pytest.mark.parametrize("scheme", ["http", "https"])
def test_name_that_leads_inside_opens_nothing(scheme: str, name: str, canary: Site, names: Names) -> None:
    names.update(ANSWERS)

    with pytest.raises(UnreadableError, match="private network"):
        fetch(f"{scheme}://{name}/")

    assert (canary.connections, canary.sought) == (0, [])


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize("address", TARGETS)
def test_redirect_inside_opens_nothing(
    address: str, status: int, site: Site, canary: Site, names: Names
) -> None:
    names.update(ANSWERS)
    start = site.serve("/start", to(address, status))

    with pytest.raises(UnreadableError):
        fetch(start, allow_loopback_port=site.port)

    assert (canary.connections, site.connections) == (0, 1)


def test_name_is_looked_up_once_and_connected_to_what_was_seen(
    canary: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A second answer, of this machine, comes too late."""
    answers = iter(["93.184.215.14", "127.0.0.1", "127.0.0.1"])
    real = socket.getaddrinfo

    def look_up(host: str, port: Any, *args: Any, **kwargs: Any) -> Any:
        return real(next(answers) if host == "turning.example" else host, port, *args, **kwargs)

    monkeypatch.setattr(socket, "getaddrinfo", look_up)

    fetch("http://turning.example/")

    assert canary.sought == [("93.184.215.14", 80)]
    assert canary.requests[0]["host"] == "turning.example"
    assert next(answers) == "127.0.0.1"


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1/", "http://127.0.0.1:80/", "http://[::1]/", "http://inside.example/"]
)
def test_canary_sees_what_gets_through(
    address: str, canary: Site, names: Names, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With both filters off the same addresses arrive: the zeros above mean something."""
    names["inside.example"] = ["127.0.0.1"]
    monkeypatch.setattr(fetching, "is_public", lambda address: True)
    monkeypatch.setattr(ip_filter_adapter, "filter_host", lambda host, port, allow_loopback: host)

    assert fetch(address).body == b"<p>You got through.</p>"
    assert canary.connections == 1


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1/", "https://127.0.0.1/", "http://[::1]/", "http://10.0.0.1/"]
)
def test_filter_of_requests_hardened_stands_behind_ours(
    address: str, canary: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "is_public", lambda address: True)

    with pytest.raises(UnreadableError, match="private network"):
        fetch(address)

    assert canary.connections == 0


def test_loopback_is_open_at_one_port_and_only_over_http(site: Site, canary: Site) -> None:
    closed = (
        canary.url(),
        site.url().replace("http:", "https:"),
        site.url().replace("127.0.0.1", "localhost"),
    )
    for address in closed:
        with pytest.raises(UnreadableError):
            fetch(address, allow_loopback_port=site.port)

    assert (site.connections, canary.connections) == (0, 0)


def test_nothing_a_person_types_opens_loopback(site: Site) -> None:
    with pytest.raises(UnreadableError):
        from_url(site.url())

    assert site.connections == 0


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "1.1.1.1", "93.184.215.14", "2606:4700:4700::1111", "2a00:1450:4001::8a"]
)
def test_public_address_is_public(address: str) -> None:
    assert addresses.is_public(address)


def test_there_are_enough_of_them() -> None:
    assert len(set(ADDRESSES)) + len(ANSWERS) + len(TARGETS) >= 60
