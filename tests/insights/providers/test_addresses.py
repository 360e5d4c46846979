import socket
from typing import Any

import pytest

from insights.providers.addresses import check_base_url
from insights.providers.errors import AddressError

PRIVATE = [
    "127.0.0.1", "10.1.2.3", "172.16.0.9", "192.168.1.1", "169.254.169.254", "100.64.0.1", "224.0.0.1",
    "240.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1", "::1", "::", "fe80::1", "fc00::1", "ff02::1",
    "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::1", "2001:db8::1",
    "2001:0:4136:e378:8000:63bf:3fff:fdd2", "0.0.0.0",  # noqa: S104
]  # fmt: skip
PUBLIC = ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"]


@pytest.fixture
def leads_to(monkeypatch: pytest.MonkeyPatch) -> Any:
    def answer(*addresses: str) -> None:
        found = [(0, 0, 0, "", (address, 443)) for address in addresses]
        monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **kwargs: found)

    return answer


@pytest.mark.parametrize("address", PRIVATE)
def test_a_person_s_address_must_not_lead_inside(leads_to: Any, address: str) -> None:
    leads_to(address)
    with pytest.raises(AddressError, match="private network"):
        check_base_url("https://api.example.com/v1", allow_private=False)


@pytest.mark.parametrize("address", PRIVATE)
def test_one_private_address_among_public_ones_is_enough(leads_to: Any, address: str) -> None:
    leads_to(PUBLIC[0], address)
    with pytest.raises(AddressError):
        check_base_url("https://api.example.com/v1", allow_private=False)


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_address_is_given_back_for_pinning(leads_to: Any, address: str) -> None:
    leads_to(address)
    endpoint = check_base_url("https://api.example.com/v1/", allow_private=False)
    assert endpoint == ("https://api.example.com/v1", "api.example.com", (address,))


@pytest.mark.parametrize(
    "url",
    [
        "", "api.example.com", "//api.example.com", "ftp://api.example.com", "file:///etc/passwd", "https://",
        "https://user@api.example.com", "https://user:pass@api.example.com", "https://api.example.com:99999",
        "https://api.example.com/v1?x=1", "https://api.example.com/v1#x", "https://api.example.com\\@evil.com",
        "https://api.example.com/a b", "https://api.example.com/\r\nX: y", "javascript:alert(1)", "https://[::1",
        "https://exämple.com",
    ],
)  # fmt: skip
@pytest.mark.parametrize("allow_private", [True, False])
def test_what_is_no_plain_address_is_refused(leads_to: Any, url: str, allow_private: bool) -> None:
    leads_to(PUBLIC[0])
    with pytest.raises(AddressError):
        check_base_url(url, allow_private=allow_private)


@pytest.mark.parametrize(
    "url", ["http://api.example.com", "https://api.example.com:8443", "https://a.example:22"]
)
def test_a_person_s_address_is_https_on_its_usual_port(leads_to: Any, url: str) -> None:
    leads_to(PUBLIC[0])
    with pytest.raises(AddressError, match="443"):
        check_base_url(url, allow_private=False)


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "0177.0.0.1", "127.1", "[::1]", "[::ffff:7f00:1]"],
)
def test_other_spellings_of_loopback_are_refused(host: str) -> None:
    with pytest.raises(AddressError):
        check_base_url(f"https://{host}/v1", allow_private=False)


@pytest.mark.parametrize("url", ["http://127.0.0.1:11434", "http://localhost:11434/", "https://10.0.0.5/v1"])
def test_an_installation_s_own_may_be_private(url: str) -> None:
    assert check_base_url(url, allow_private=True).url == url.rstrip("/")


def test_ipv4_comes_first(leads_to: Any) -> None:
    leads_to(*reversed(PUBLIC))
    assert check_base_url("https://api.example.com", allow_private=False).addresses == tuple(PUBLIC)


def test_a_name_that_leads_nowhere_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: object, **kwargs: object) -> None:
        raise socket.gaierror

    monkeypatch.setattr(socket, "getaddrinfo", fail)
    with pytest.raises(AddressError, match="cannot be found"):
        check_base_url("https://nowhere.invalid", allow_private=False)
