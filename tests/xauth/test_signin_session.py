"""Cases 25 to 28, 43 to 45, 47 and 48: pages, cookies, sessions and limits."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from django.conf import settings as product
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.db import OperationalError
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from accounts.models import RateCount
from tests.x import MARA, TOBIAS, X
from tests.xauth.browser import Browser, is_refused
from tests.xauth.production import settings_of
from xauth.models import Token


def test_case_25_get_shows_a_button_and_starts_nothing(visitor: Browser) -> None:
    page = visitor.client.get("/login/x")
    assert page.status_code == 200
    assert 'method="post" action="/login/x"' in page.content.decode()
    assert visitor.pendings == []
    visitor.sign_in()
    assert visitor.client.get("/accounts/connect").status_code == 405
    assert visitor.pendings == []


@pytest.mark.parametrize("path", ["/login/x", "/accounts/connect"])
def test_case_25_a_start_needs_the_csrf_token(sandbox: X, db: None, path: str) -> None:
    browser = Browser(sandbox, enforce_csrf_checks=True)
    assert browser.client.post(path).status_code == 403
    browser.client.get("/login/x")
    assert browser.client.post(path, {"csrfmiddlewaretoken": "x" * 64}).status_code == 403
    assert browser.pendings == []
    token = browser.client.get("/login/x").context["csrf_token"]
    assert browser.client.post("/login/x", {"csrfmiddlewaretoken": str(token)}).status_code == 302


@pytest.mark.parametrize("victim_is", ["a stranger", "starting", "signed in"])
def test_case_26_login_csrf(visitor: Browser, new_visitor: Callable[[], Browser], victim_is: str) -> None:
    """The attacker's way back, opened in the victim's browser."""
    if victim_is == "starting":
        visitor.start()
    if victim_is == "signed in":
        visitor.sign_in(MARA)
    before = visitor.user
    exchanges = visitor.x.calls("oauth2.exchange")
    assert is_refused(visitor.client.get(new_visitor().consent(TOBIAS)))
    assert visitor.user == before
    assert visitor.x.calls("oauth2.exchange") == exchanges


def test_case_27_the_session_key_changes_at_sign_in(visitor: Browser) -> None:
    back = visitor.consent()
    fixed = visitor.client.cookies["sessionid"].value
    visitor.client.get(back)
    assert visitor.user is not None
    assert visitor.client.cookies["sessionid"].value != fixed
    attacker = Client()
    attacker.cookies["sessionid"] = fixed
    assert attacker.get("/settings/").status_code == 302
    assert not Session.objects.filter(session_key=fixed).exists()


def test_case_27_the_session_key_changes_when_an_account_is_added(visitor: Browser) -> None:
    visitor.sign_in(MARA)
    before = visitor.client.cookies["sessionid"].value
    visitor.connect(TOBIAS)
    assert visitor.client.cookies["sessionid"].value != before
    assert not Session.objects.filter(session_key=before).exists()


def test_case_28_what_was_there_before_sign_in_survives(visitor: Browser) -> None:
    back = visitor.consent(next_url="/threads/new")
    session = visitor.client.session
    session["draft"] = "half a sentence"
    session.save()
    assert visitor.client.get(back)["Location"] == "/threads/new"
    assert visitor.client.session["draft"] == "half a sentence"


def test_case_28_what_another_person_left_does_not(visitor: Browser) -> None:
    visitor.sign_in(MARA)
    session = visitor.client.session
    session["draft"] = "of Mara alone"
    session.save()
    visitor.client.post(reverse("logout"))
    visitor.sign_in(TOBIAS)
    assert visitor.user is not None
    assert "draft" not in visitor.client.session


@pytest.mark.parametrize("base_url", ["https://threads.example.org", "http://127.0.0.1:8000"])
def test_case_43_cookies(visitor: Browser, settings: Settings, base_url: str) -> None:
    """As the settings module decides by the address, and as they arrive in the browser."""
    is_https = base_url.startswith("https")
    prefix = "__Host-" if is_https else ""
    for name, value in settings_of(base_url).items():
        setattr(settings, name, value)
    visitor.client.get("/login/x")
    visitor.sign_in()
    cookies: dict[str, Any] = dict(visitor.client.cookies)
    assert {f"{prefix}sessionid", f"{prefix}csrftoken"} <= set(cookies)
    for cookie in cookies.values():
        assert bool(cookie["secure"]) is is_https
        assert cookie["httponly"]
        assert cookie["samesite"] == "Lax"
        assert cookie["path"] == "/"
        assert not cookie["domain"]


def test_case_44_what_is_no_visit_does_not_use_the_state_up(visitor: Browser) -> None:
    back = visitor.consent()
    assert visitor.client.head(back).status_code == 405
    assert visitor.client.post(back).status_code == 405
    assert visitor.client.options(back).status_code == 405
    for purpose in ("prefetch", "prefetch;prerender"):
        assert visitor.client.get(back, headers={"Sec-Purpose": purpose}).status_code == 405
    assert is_refused(Client().get(back)), "a link scanner has no cookies"
    assert not visitor.x.calls("oauth2.exchange")
    assert visitor.client.get(back).status_code == 302


def test_case_45_logout_ends_the_session_on_the_server(visitor: Browser) -> None:
    visitor.sign_in()
    kept = visitor.client.cookies["sessionid"].value
    assert visitor.client.get(reverse("logout")).status_code == 405
    assert visitor.client.post(reverse("logout"))["Location"] == "/"
    assert not Session.objects.filter(session_key=kept).exists()
    thief = Client()
    thief.cookies["sessionid"] = kept
    assert thief.get("/settings/")["Location"].startswith("/login/x")


def test_case_45_the_back_button_shows_nothing(visitor: Browser) -> None:
    visitor.sign_in()
    for path in ("/", "/threads/", "/threads/new", "/accounts/", "/settings/", "/privacy/"):
        assert "no-store" in visitor.client.get(path).headers["Cache-Control"], path
    visitor.client.post(reverse("logout"))
    assert visitor.client.get("/threads/").status_code == 302


def test_case_47_ten_starts_a_minute_and_session(visitor: Browser) -> None:
    with time_machine.travel(datetime(2026, 3, 1, 12, 0, 5, tzinfo=UTC)):
        for _ in range(10):
            visitor.start()
        assert visitor.client.post("/login/x").status_code == 429
        other = Browser(visitor.x)
        other.start()
    with time_machine.travel(datetime(2026, 3, 1, 12, 1, 0, tzinfo=UTC)):
        visitor.start()


def test_case_47_sixty_starts_a_minute_and_address(sandbox: X, db: None) -> None:
    with time_machine.travel(datetime(2026, 3, 1, 12, 0, 5, tzinfo=UTC)):
        for _ in range(60):
            Browser(sandbox).start()
        assert Client().post("/login/x").status_code == 429
        Browser(sandbox, address="10.0.0.9").start()


def test_case_47_thirty_callbacks_a_minute_and_address(visitor: Browser) -> None:
    with time_machine.travel(datetime(2026, 3, 1, 12, 0, 5, tzinfo=UTC)):
        back = visitor.consent()
        assert [visitor.client.get("/auth/x").status_code for _ in range(30)] == [400] * 30
        assert visitor.client.get(back).status_code == 429
        assert not visitor.x.calls("oauth2.exchange")
        visitor.client.defaults["REMOTE_ADDR"] = "10.0.0.9"
        assert visitor.client.get(back).status_code == 302


def test_case_47_a_limiter_that_cannot_count_refuses(
    visitor: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise OperationalError("disk I/O error")

    back = visitor.consent()
    monkeypatch.setattr(RateCount.objects, "get_or_create", broken)
    assert visitor.client.post("/login/x").status_code == 429
    assert visitor.client.get(back).status_code == 429
    assert not visitor.x.calls("oauth2.exchange")
    monkeypatch.undo()
    assert visitor.client.get(back).status_code == 302


def test_case_48_nothing_of_a_sign_in_is_in_a_cache(visitor: Browser) -> None:
    """Sessions and counts are rows of the database, so there is no Redis to flush them out of."""
    assert product.SESSION_ENGINE == "django.contrib.sessions.backends.db"
    back = visitor.consent()
    assert RateCount.objects.exists()
    assert Session.objects.filter(session_key=visitor.client.cookies["sessionid"].value).exists()
    cache.clear()
    assert visitor.client.get(back).status_code == 302
    assert Token.objects.count() == 1
