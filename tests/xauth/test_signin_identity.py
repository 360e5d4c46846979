"""Cases 29 to 32 and 46: whose account it is that comes back from X."""

from collections.abc import Callable

import pytest
from cryptography.fernet import Fernet
from pytest_django import Settings

from accounts.models import User
from tests.factories import make_profile, make_thread, make_token, make_user
from tests.x import KENJI, MARA, TOBIAS, X
from tests.xauth.browser import Browser, Page
from xauth.models import Token


def said(page: Page) -> str:
    return str(page.content.decode())


def test_case_29_signed_in_and_back_with_an_account_of_another_person(
    visitor: Browser, new_visitor: Callable[[], Browser], sandbox: X
) -> None:
    visitor.sign_in(MARA)
    other = new_visitor()
    other.sign_in(TOBIAS)
    mara = visitor.user
    page = visitor.sign_in(TOBIAS)
    assert page.status_code == 400
    assert "belongs to another person" in said(page)
    assert visitor.user == mara
    assert Token.objects.get(handle=TOBIAS).user == other.user
    assert sandbox.grants()["open"] == 2, "the grant that came back was given back"


def test_case_29_signed_in_and_back_with_a_new_account(visitor: Browser, sandbox: X) -> None:
    """Never silently: it takes the button that says so."""
    visitor.sign_in(MARA)
    page = visitor.sign_in(KENJI)
    assert page.status_code == 400
    assert "You are already signed in" in said(page)
    assert User.objects.count() == Token.objects.count() == 1
    assert sandbox.grants()["open"] == 1


def test_case_29_signed_in_and_back_with_the_same_account(visitor: Browser) -> None:
    visitor.sign_in(MARA)
    mara = visitor.user
    assert visitor.sign_in(MARA).status_code == 302
    assert visitor.user == mara


def test_case_30_an_account_of_another_person_is_not_linked(
    visitor: Browser, new_visitor: Callable[[], Browser], sandbox: X
) -> None:
    new_visitor().sign_in(TOBIAS)
    tobias = Token.objects.get()
    visitor.sign_in(MARA)
    page = visitor.connect(TOBIAS)
    assert page.status_code == 400
    after = Token.objects.get(pk=tobias.pk)
    assert (after.user, after.refresh_token) == (tobias.user, tobias.refresh_token)
    assert sandbox.grants()["open"] == 2


def test_case_30_an_account_of_nobody_is_linked(visitor: Browser) -> None:
    visitor.sign_in(MARA)
    assert visitor.connect(TOBIAS)["Location"] == "/accounts/"
    assert visitor.user is not None
    assert [token.handle for token in visitor.user.tokens.all()] == [MARA, TOBIAS]
    assert User.objects.count() == 1


def test_case_31_the_id_counts_and_not_the_handle(
    visitor: Browser, new_visitor: Callable[[], Browser], sandbox: X
) -> None:
    visitor.sign_in(MARA)
    sandbox.person(MARA, username="mara_renamed")
    renamed, newcomer = new_visitor(), new_visitor()
    renamed.sign_in("mara_renamed")
    assert renamed.user == visitor.user
    assert Token.objects.get().handle == "mara_renamed"
    sandbox.person(MARA, name="Somebody else")
    newcomer.sign_in(MARA)
    assert newcomer.user is not None
    assert newcomer.user != visitor.user
    assert Token.objects.count() == 2


@pytest.mark.parametrize("how", [{"is_staff": True}, {"is_active": False}])
def test_case_32_neither_staff_nor_a_closed_account_signs_in_with_x(
    visitor: Browser, new_visitor: Callable[[], Browser], how: dict[str, bool]
) -> None:
    new_visitor().sign_in(MARA)
    User.objects.update(**how)
    page = visitor.sign_in(MARA)
    assert page.status_code == 403
    assert visitor.user is None
    assert visitor.x.grants()["open"] == 1


@pytest.mark.parametrize("how", [{"is_staff": True}, {"is_active": False}])
def test_case_32_not_even_where_the_account_has_no_token(visitor: Browser, how: dict[str, bool]) -> None:
    """A sign-in that broke off may have left the person without one, and staff may have acted since."""
    mara = visitor.x.person(MARA)
    make_user(username=f"x-{mara['id']}", **how)
    assert visitor.sign_in(MARA).status_code == 403
    assert visitor.user is None
    assert not Token.objects.exists()
    assert visitor.x.grants()["open"] == 0


def test_case_32_x_makes_nobody_staff(visitor: Browser) -> None:
    visitor.sign_in(MARA)
    assert visitor.user is not None
    assert (visitor.user.is_staff, visitor.user.is_superuser) == (False, False)
    assert not visitor.user.has_usable_password()
    assert visitor.client.get("/admin/").status_code == 302


@pytest.mark.parametrize("status", [Token.Status.RECONNECT, Token.Status.DISCONNECTED, Token.Status.ACTIVE])
def test_case_46_reconnecting_keeps_the_threads(visitor: Browser, sandbox: X, status: str) -> None:
    visitor.sign_in(MARA)
    thread = make_thread(Token.objects.get())
    Token.objects.update(status=status, last_error="X no longer accepts this connection", lease_until=None)
    before = Token.objects.get()
    assert visitor.connect(MARA).status_code == 302
    after = Token.objects.get()
    assert after.pk == before.pk
    assert (after.status, after.last_error) == (Token.Status.ACTIVE, "")
    assert after.generation == before.generation + 1
    assert after.threads.get() == thread
    assert after.access_token != before.access_token
    assert sandbox.grants() | {"open": 1, "ended_by_revocation": 1} == sandbox.grants(), "the old is revoked"


def test_case_46_another_account_never_takes_the_place_of_the_one_to_reconnect(visitor: Browser) -> None:
    visitor.sign_in(MARA)
    Token.objects.update(status=Token.Status.RECONNECT)
    thread = make_thread(Token.objects.get())
    visitor.connect(TOBIAS)
    mara, tobias = Token.objects.all()
    assert (mara.handle, mara.status) == (MARA, Token.Status.RECONNECT)
    assert mara.threads.get() == thread
    assert not tobias.threads.exists()


def test_case_46_reconnecting_works_when_the_old_tokens_cannot_be_read(
    visitor: Browser, settings: Settings
) -> None:
    """Their key is lost; connecting again is what the person is told to do."""
    visitor.sign_in(MARA)
    settings.TOKEN_KEYS = [Fernet.generate_key().decode()]
    assert visitor.connect(MARA).status_code == 302
    assert Token.objects.get().access_token


def test_the_first_sign_in_makes_a_person(visitor: Browser) -> None:
    page = visitor.sign_in(MARA)
    assert page["Location"] == "/"
    token = Token.objects.get()
    assert token.user == visitor.user
    assert (token.user.first_name, token.handle) == ("Mara Lindqvist", MARA)
    assert make_token(profile=make_profile()).user != token.user
