"""Cases 16 to 24: what X sends the browser back with, and the verifier that belongs to it."""

import base64
import hashlib
import re

import pytest

from tests.x import X
from tests.xauth.browser import Browser, is_refused, query_of, with_query
from xauth.models import Token

SCRIPT = "<script>alert(1)</script>"


def test_case_16_cancelled(visitor: Browser) -> None:
    page = visitor.client.get(visitor.consent(decision="cancel"))
    assert page.status_code == 200
    assert "Sign-in cancelled" in page.content.decode()
    assert visitor.pendings == []
    assert visitor.user is None
    assert not visitor.x.calls("oauth2.exchange")


@pytest.mark.parametrize("error", ["server_error", "temporarily_unavailable", "invalid_scope", SCRIPT])
def test_case_16_only_the_person_cancels(visitor: Browser, error: str) -> None:
    page = visitor.client.get(with_query(visitor.consent(), code=None, error=error))
    assert page.status_code == 502
    assert "cancelled" not in page.content.decode()
    assert visitor.pendings == []
    assert not visitor.x.calls("oauth2.exchange")


@pytest.mark.parametrize("state", [None, "wrong", ""])
def test_case_17_error_without_a_good_state(visitor: Browser, state: str | None) -> None:
    back = with_query(
        visitor.consent(), code=None, state=state, error="access_denied", error_description=SCRIPT
    )
    page = visitor.client.get(back)
    assert is_refused(page)
    assert "alert(1)" not in page.content.decode()
    assert len(visitor.pendings) == 1


def test_case_17_what_x_describes_is_not_repeated(visitor: Browser) -> None:
    back = visitor.consent(decision="cancel")
    page = visitor.client.get(with_query(back, error_description=SCRIPT, error_uri="javascript:alert(1)"))
    assert "Sign-in cancelled" in page.content.decode()
    assert "alert(1)" not in page.content.decode()


def test_case_18_state_without_a_code(visitor: Browser) -> None:
    assert is_refused(visitor.client.get(with_query(visitor.consent(), code=None)))
    assert not visitor.x.calls("oauth2.exchange")


@pytest.mark.parametrize("code", ["", " ", "%00", "x" * 2_001, "é", "a%0d%0ab"])
def test_case_18_a_code_that_cannot_be_one(visitor: Browser, code: str) -> None:
    state = query_of(visitor.consent())["state"]
    assert is_refused(visitor.client.get(f"/auth/x?state={state}&code={code}"))
    assert not visitor.x.calls("oauth2.exchange")


def test_case_19_error_wins_over_code(visitor: Browser) -> None:
    page = visitor.client.get(with_query(visitor.consent(), error="access_denied"))
    assert "Sign-in cancelled" in page.content.decode()
    assert visitor.user is None
    assert not visitor.x.calls("oauth2.exchange")


@pytest.mark.parametrize("second", ["{code}", "another"])
def test_case_20_repeated_code(visitor: Browser, second: str) -> None:
    back = visitor.consent()
    code = query_of(back)["code"]
    assert is_refused(visitor.client.get(f"{with_query(back)}&code={second.format(code=code)}"))
    assert visitor.user is None
    assert not visitor.x.calls("oauth2.exchange")


def test_case_21_verifier(visitor: Browser) -> None:
    for _ in range(5):
        visitor.start()
    verifiers = [entry["verifier"] for entry in visitor.pendings]
    assert len(set(verifiers)) == 5
    assert all(re.fullmatch(r"[A-Za-z0-9._~-]{43,128}", verifier) for verifier in verifiers)


def test_case_22_the_challenge_is_s256_of_the_verifier(visitor: Browser) -> None:
    asked = query_of(visitor.start())
    (pending,) = visitor.pendings
    digest = hashlib.sha256(pending["verifier"].encode()).digest()
    assert asked["code_challenge_method"] == "S256"
    assert asked["code_challenge"] == base64.urlsafe_b64encode(digest).decode().rstrip("=")
    assert asked["state"] == pending["state"]
    assert pending["verifier"] not in asked.values()


@pytest.mark.parametrize("verifier", ["", None])
def test_case_23_no_verifier_in_the_session(visitor: Browser, verifier: str | None) -> None:
    back = visitor.consent()
    visitor.tamper(verifier=verifier)
    assert is_refused(visitor.client.get(back))
    assert visitor.user is None
    assert not visitor.x.calls("oauth2.exchange")


def test_case_24_a_verifier_belongs_to_its_state(visitor: Browser, sandbox: X) -> None:
    """Two tabs whose codes are swapped: X refuses either pair."""
    one, two = visitor.consent(), visitor.consent()
    codes = [query_of(back)["code"] for back in (one, two)]
    for back, code in zip((one, two), reversed(codes), strict=True):
        page = visitor.client.get(with_query(back, code=code))
        assert "X did not accept this sign-in" in page.content.decode()
    assert sandbox.calls("oauth2.exchange") == 2
    assert sandbox.grants()["opened"] == 0
    assert visitor.user is None
    assert not Token.objects.exists()
