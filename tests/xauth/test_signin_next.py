"""Cases 33 to 36: where a sign-in may lead, and where it comes from."""

import pytest
from pytest_django import Settings

from tests.x import CALLBACK, X
from tests.xauth.browser import Browser, is_refused, query_of, with_query
from xauth.signin import safe_next

ELSEWHERE = [
    "http://evil.example",
    "https://evil.example/",
    "https:evil.example",
    "http:///evil.example",
    "https:///evil.example",
    "//evil.example",
    "///evil.example",
    "////evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "\\/evil.example",
    "/\\/evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "\t//evil.example",
    " //evil.example",
    "\x08//evil.example",
    "/\r\n/evil.example",
    "http://testserver@evil.example",
    "//testserver@evil.example",
    "http:\\\\testserver:user@evil.example",
    "javascript:alert(1)",
    "\njavascript:alert(1)",
    "javascript://testserver/%0aalert(1)",
    "data:text/html,x",
    "vbscript:x",
    "ftp://testserver/",
    "evil.example",
    "http://[::1",
    "//[evil",
    "http://evil。example",
    "//evil\u3002example",
    "http://ⓔvil.example",
    "https://testserver.evil.example/",
    "?next=//evil.example",
    "#top",
    "",
    " ",
    "\x00/threads/",
    "/" * 20,
]
OWN = ["/", "/threads/", "/threads/?status=draft&q=//evil.example", "/threads/3/#posts", "/a:b", "/é"]


@pytest.mark.parametrize("url", ELSEWHERE)
def test_case_33_next_leads_nowhere_else(visitor: Browser, url: str) -> None:
    back = visitor.consent(next_url=url)
    assert [entry["next"] for entry in visitor.pendings] == ["/"]
    visitor.tamper(next=url)
    assert visitor.client.get(back)["Location"] == "/"


@pytest.mark.parametrize("url", ELSEWHERE)
def test_case_33_nor_from_the_sign_in_page(visitor: Browser, url: str) -> None:
    page = visitor.client.get("/login/x", {"next": url})
    assert page.context["next"] == "/"
    visitor.sign_in()
    assert visitor.client.get("/login/x", {"next": url})["Location"] == "/"


@pytest.mark.parametrize("url", OWN)
def test_case_33_next_leads_to_pages_of_this_site(visitor: Browser, url: str) -> None:
    assert visitor.sign_in(next_url=url)["Location"] in {url, "/%C3%A9"}


@pytest.mark.parametrize("value", [None, 3, ["/"], b"/"])
def test_case_33_next_is_text(value: object) -> None:
    assert safe_next(value) == "/"


def test_case_34_next_in_the_callback_is_ignored(visitor: Browser) -> None:
    back = visitor.consent(next_url="/threads/")
    assert visitor.client.get(with_query(back, next="/settings/"))["Location"] == "/threads/"


@pytest.mark.parametrize("header", ["Host", "X-Forwarded-Host"])
def test_case_35_the_redirect_uri_is_not_taken_from_the_request(
    visitor: Browser, settings: Settings, header: str
) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    page = visitor.client.post("/login/x", headers={header: "evil.example"})
    assert query_of(page["Location"])["redirect_uri"] == CALLBACK


def test_case_35_an_unknown_host_is_no_host_of_ours(visitor: Browser, settings: Settings) -> None:
    settings.ALLOWED_HOSTS = ["testserver"]
    for path in ("/", "/auth/x", "/login/x"):
        assert visitor.client.get(path, headers={"Host": "evil.example"}).status_code == 400
    assert visitor.client.post("/login/x", headers={"Host": "evil.example"}).status_code == 400


def test_case_35_a_known_but_different_host_is_sent_to_the_one_of_the_cookies(
    visitor: Browser, settings: Settings
) -> None:
    settings.ALLOWED_HOSTS = ["localhost"]
    page = visitor.client.get("/login/x?next=/threads/", headers={"Host": "localhost"})
    assert page["Location"] == "http://testserver/login/x?next=/threads/"


@pytest.mark.parametrize("issuer", ["https://evil.example", "", "https://x.com.evil.example"])
def test_case_36_an_answer_of_another_issuer(visitor: Browser, issuer: str) -> None:
    """RFC 9207: what was started with X must not be finished with somebody else's code."""
    assert is_refused(visitor.client.get(with_query(visitor.consent(), iss=issuer)))
    assert visitor.user is None
    assert not visitor.x.calls("oauth2.exchange")


def test_case_36_two_issuers(visitor: Browser) -> None:
    back = with_query(visitor.consent(), iss=visitor.x.url)
    assert is_refused(visitor.client.get(f"{back}&iss=https://evil.example"))


def test_case_36_the_right_issuer(visitor: Browser, sandbox: X) -> None:
    assert visitor.client.get(with_query(visitor.consent(), iss=sandbox.url)).status_code == 302
