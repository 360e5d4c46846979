"""Case 42: after a sign-in nothing secret is in any URL, header, page, cookie, log or table."""

import base64
import logging
from collections.abc import Iterator

import pytest
import structlog
from django.conf import settings as product
from django.db import connection
from django.http import HttpResponse

from accounts.models import User
from tests.x import MARA, TOBIAS
from tests.xauth.browser import Browser, Page, query_of, with_query
from xauth import client, renewal
from xauth.models import Token


class Ears(logging.Handler):
    """Everything that is logged, as the product writes it and as it was handed over."""

    def __init__(self) -> None:
        super().__init__(logging.NOTSET)
        options = {
            name: value for name, value in product.LOGGING["formatters"]["json"].items() if name != "()"
        }
        self.setFormatter(structlog.stdlib.ProcessorFormatter(**options))
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.heard += [self.format(record), repr(record.msg), repr(record.args)]


@pytest.fixture
def ears() -> Iterator[Ears]:
    ears, root = Ears(), logging.getLogger()
    level = root.level
    root.addHandler(ears)
    root.setLevel(logging.DEBUG)
    yield ears
    root.removeHandler(ears)
    root.setLevel(level)


class Witness:
    """A browser's whole traffic, and the secrets that must not be in it."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.seen: list[str] = []
        self.secrets = {product.X_CLIENT_SECRET}
        pair = f"{product.X_CLIENT_ID}:{product.X_CLIENT_SECRET}"
        self.secrets.add(base64.b64encode(pair.encode()).decode())

    def see(self, page: Page) -> Page:
        headers = "\n".join(f"{name}: {value}" for name, value in page.headers.items())
        self.seen += [headers, page.content.decode(), page.cookies.output()]
        return page

    def get(self, path: str) -> Page:
        return self.see(self.browser.client.get(path))

    def post(self, path: str) -> Page:
        return self.see(self.browser.client.post(path))

    def way_back(self, handle: str = MARA, path: str = "/login/x") -> str:
        url = self.post(path)["Location"]
        self.secrets |= {entry["verifier"] for entry in self.browser.pendings}
        back = self.browser.x.consent(url, handle)
        self.secrets.add(query_of(back)["code"])
        return back

    def learn_tokens(self) -> None:
        for token in Token.objects.all():
            self.secrets |= {token.access_token, token.refresh_token} - {""}

    def found(self, *places: str) -> list[str]:
        return [secret for secret in self.secrets if any(secret in place for place in places)]


@pytest.fixture
def witness(visitor: Browser) -> Witness:
    return Witness(visitor)


def dump() -> str:
    """Every row of every table, as it lies in the database."""
    with connection.cursor() as cursor:
        rows = []
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608
            rows += cursor.fetchall()
    return repr(rows)


def test_case_42_a_whole_life_of_an_account(witness: Witness, ears: Ears) -> None:
    witness.get("/login/x?next=/threads/")
    arrived = witness.get(witness.way_back())
    assert arrived["Location"] == "/"
    assert "no-store" in arrived["Cache-Control"]
    witness.learn_tokens()
    for path in ("/", "/threads/", "/threads/new", "/accounts/", "/settings/", "/privacy/"):
        assert witness.get(path).status_code == 200
    renewal.renewed(Token.objects.get())
    witness.learn_tokens()
    witness.get(witness.way_back(TOBIAS, "/accounts/connect"))
    witness.get(witness.way_back(MARA, "/accounts/connect"))
    witness.learn_tokens()
    witness.get("/accounts/")
    pk = Token.objects.get(handle=MARA).pk
    witness.get(f"/accounts/{pk}/disconnect")
    witness.post(f"/accounts/{pk}/disconnect")
    witness.get("/accounts/")
    witness.post("/logout")
    assert len(witness.secrets) >= 2 + 3 * 2 + 2 * 4
    assert witness.found(*witness.seen) == []
    assert witness.found(*ears.heard) == []
    assert witness.found(dump()) == []
    assert any("signed_in" in line for line in ears.heard), "the ears work"


@pytest.mark.parametrize(
    ("endpoint", "fault"),
    [
        ("oauth2.exchange", {"kind": "status", "status": 400}),
        ("oauth2.exchange", {"kind": "status", "status": 503}),
        ("oauth2.exchange", {"kind": "drop"}),
        ("oauth2.exchange", {"kind": "bad_json", "when": "after"}),
        ("users.me", {"kind": "status", "status": 401}),
        ("users.me", {"kind": "drop"}),
    ],
)
def test_case_42_a_sign_in_that_fails(
    witness: Witness, ears: Ears, endpoint: str, fault: dict[str, object]
) -> None:
    back = witness.way_back()
    witness.browser.x.fault(endpoint=endpoint, **fault)  # type: ignore[arg-type]
    witness.browser.x.fault("status", "oauth2.revoke", status=500, count=2)
    witness.get(back)
    witness.get(back)
    witness.get(with_query(back, state="wrong"))
    assert witness.found(*witness.seen) == []
    assert witness.found(*ears.heard) == []
    assert witness.found(dump()) == []


def test_case_42_a_page_whose_address_holds_the_code_tells_it_nobody(witness: Witness) -> None:
    """Its retry button must still work, so the origin is sent: without one, Django refuses the form."""
    page = witness.get(with_query(witness.way_back(), state="wrong"))
    assert page.status_code == 400
    assert page["Referrer-Policy"] == "strict-origin"
    assert "no-store" in page["Cache-Control"]


def test_case_42_a_bug_of_ours(witness: Witness, ears: Ears, monkeypatch: pytest.MonkeyPatch) -> None:
    """What nobody has foreseen is logged with its traceback, and that holds no values."""

    def bug(code: str, verifier: str) -> HttpResponse:
        raise RuntimeError("a bug")

    back = witness.way_back()
    monkeypatch.setattr(client, "exchange", bug)
    witness.browser.client.raise_request_exception = False
    assert witness.get(back).status_code == 500
    assert any("RuntimeError: a bug" in line for line in ears.heard)
    assert witness.found(*witness.seen) == []
    assert witness.found(*ears.heard) == []


def test_case_42_cookies_hold_no_more_than_keys(visitor: Browser) -> None:
    visitor.sign_in()
    visitor.client.get("/")
    cookies = {name: cookie.value for name, cookie in visitor.client.cookies.items() if cookie.value}
    assert set(cookies) == {"sessionid", "csrftoken"}
    assert all(len(value) <= 64 for value in cookies.values())
    assert User.objects.count() == 1
