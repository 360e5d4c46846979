"""Cases 1 to 15: the state, and what the session remembers of it."""

import secrets
from collections.abc import Callable
from datetime import timedelta
from math import log2
from types import SimpleNamespace

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.utils import timezone

from accounts.models import RateCount
from tests.x import MARA, TOBIAS, X
from tests.xauth.browser import Browser, is_refused, query_of, with_query
from xauth import signin
from xauth.models import Token


def untouched(visitor: Browser) -> bool:
    """No code was exchanged, nobody signed in, nothing was kept."""
    return not visitor.x.calls("oauth2.exchange") and visitor.user is None and not Token.objects.exists()


@pytest.mark.parametrize("query", ["", "?code=abc", "?code=abc&state", "?error=access_denied"])
def test_case_01_no_state_anywhere(visitor: Browser, query: str) -> None:
    """None == None is what let the article's code through."""
    assert is_refused(visitor.client.get(f"/auth/x{query}"))
    assert untouched(visitor)


def test_case_01_no_state_anywhere_but_a_code_that_is_good(visitor: Browser, sandbox: X) -> None:
    stolen = Browser(sandbox).consent()
    assert is_refused(visitor.client.get(with_query(stolen, state=None)))
    assert untouched(visitor)


def test_case_02_state_missing_in_the_query(visitor: Browser) -> None:
    back = visitor.consent()
    before = visitor.pendings
    assert is_refused(visitor.client.get(with_query(back, state=None)))
    assert untouched(visitor)
    assert visitor.pendings == before
    assert visitor.client.get(back).status_code == 302


def test_case_03_state_with_an_empty_session(visitor: Browser, new_visitor: Callable[[], Browser]) -> None:
    back = new_visitor().consent()
    assert is_refused(visitor.client.get(back))
    visitor.client.get("/login/x")
    session = visitor.client.session
    session["something"] = "else"
    session.save()
    assert is_refused(visitor.client.get(back))
    assert untouched(visitor)


def test_case_04_wrong_state(visitor: Browser) -> None:
    back = visitor.consent()
    state = query_of(back)["state"]
    for wrong in (secrets.token_urlsafe(32), state[:-1], state + "x", state.swapcase(), f" {state}"):
        assert is_refused(visitor.client.get(with_query(back, state=wrong)))
    assert untouched(visitor)


@pytest.mark.parametrize(
    "query",
    [
        "state=",
        "state=%20",
        "state=%09%0a",
        "state=%00",
        f"state={'x' * 10_000}",
        "state[]={state}",
        "state={state}&state={state}",
        "state={state}&state=other",
        "state={state}%00",
        "state={state}&STATE={state}&state[]=x&state=",
    ],
)
def test_case_05_malformed_state(visitor: Browser, query: str) -> None:
    back = query_of(visitor.consent())
    before = visitor.pendings
    asked = f"/auth/x?code={back['code']}&{query.replace('{state}', back['state'])}"
    assert is_refused(visitor.client.get(asked))
    assert untouched(visitor)
    assert visitor.pendings == before


@pytest.mark.parametrize("state", ["é", "%C3%A9", "%ED%A0%80", "%FF%FE", "%F0%9D%9F%98", "%EF%BC%A1"])
def test_case_06_non_ascii_state(visitor: Browser, state: str) -> None:
    visitor.start()
    assert is_refused(visitor.client.get(f"/auth/x?code=abc&state={state}"))
    assert untouched(visitor)


def test_case_06_states_are_compared_in_constant_time(
    visitor: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared: list[bool] = []

    def compare(ours: bytes, theirs: bytes) -> bool:
        compared.append(ours == theirs)
        return compared[-1]

    visitor.start()
    back = visitor.consent()
    monkeypatch.setattr(signin, "secrets", SimpleNamespace(compare_digest=compare))
    visitor.client.get(back)
    assert compared == [False, True]


def test_case_07_states_cannot_be_guessed(visitor: Browser) -> None:
    """One in a million draws of 256 bits meeting another has a chance below 10^-65: 100,000 will do."""
    state = query_of(visitor.start())["state"]
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    assert set(state) <= set(alphabet)
    assert len(state) * log2(len(alphabet)) >= 128
    assert len(state) <= 500
    draws = {signin.new_state() for _ in range(100_000)}
    assert len(draws) == 100_000
    assert {len(draw) for draw in draws} == {len(state)}


def test_case_08_state_of_another_browser(visitor: Browser, new_visitor: Callable[[], Browser]) -> None:
    visitor.start()
    assert is_refused(visitor.client.get(new_visitor().consent()))
    assert untouched(visitor)


def test_case_09_state_of_another_user(visitor: Browser, new_visitor: Callable[[], Browser]) -> None:
    """Both are signed in; neither can put an account into the other's hands."""
    other = new_visitor()
    visitor.sign_in(MARA)
    other.sign_in(TOBIAS)
    back = visitor.consent("kenji_notes", path="/accounts/connect")
    exchanges = visitor.x.calls("oauth2.exchange")
    assert is_refused(other.client.get(back))
    assert visitor.x.calls("oauth2.exchange") == exchanges
    assert Token.objects.count() == 2


def test_case_10_state_of_another_purpose(visitor: Browser) -> None:
    """One that was given for connecting an account is no good for signing in."""
    visitor.sign_in(MARA)
    back = visitor.consent(TOBIAS, path="/accounts/connect")
    entries = visitor.pendings
    visitor.client.logout()
    visitor.client.get("/login/x")
    visitor.start()
    session = visitor.client.session
    session[signin.KEY] = entries
    session.save()
    assert is_refused(visitor.client.get(back))
    assert visitor.user is None
    assert Token.objects.count() == 1


def test_case_11_same_callback_twice(visitor: Browser) -> None:
    back = visitor.consent()
    assert visitor.client.get(back).status_code == 302
    again = visitor.client.get(back)
    assert is_refused(again)
    assert "already used" in again.content.decode()
    assert visitor.x.calls("oauth2.exchange") == 1
    assert visitor.user is not None


def test_case_14_many_starts_none_finished(visitor: Browser) -> None:
    urls = []
    for _ in range(25):
        RateCount.objects.all().delete()
        urls.append(visitor.start())
    assert len(visitor.pendings) == 10
    assert len(Session.objects.get().session_data) < 8_000
    assert is_refused(visitor.client.get(visitor.x.consent(urls[14])))
    assert visitor.client.get(visitor.x.consent(urls[15])).status_code == 302
    assert visitor.client.get(visitor.x.consent(urls[24])).status_code == 302


@pytest.mark.parametrize(("minutes", "finishes"), [(9.9, True), (10.1, False), (60 * 24, False)])
def test_case_15_old_state(visitor: Browser, minutes: float, finishes: bool) -> None:
    visitor.x.configure(code_seconds=10**6)
    back = visitor.consent()
    with time_machine.travel(timezone.now() + timedelta(minutes=minutes)):
        page = visitor.client.get(back)
    assert (page.status_code == 302) is finishes
    assert (visitor.x.calls("oauth2.exchange") == 1) is finishes
    assert visitor.pendings == []


def test_case_15_a_state_from_the_future(visitor: Browser) -> None:
    """A clock that was set back must not make a state live for ever."""
    back = visitor.consent()
    with time_machine.travel(timezone.now() - timedelta(hours=1)):
        assert is_refused(visitor.client.get(back))
