"""Staff and X accounts: what they see, find and do; and that no page holds a secret."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.factories import make_profile, make_thread, make_token, make_user
from tests.x import MARA, TOBIAS, X
from tests.xauth.test_fields import raw
from xauth.clock import database_now
from xauth.models import Breaker, Token

pytestmark = pytest.mark.django_db
LIST = reverse("admin:xauth_token_changelist")
Status = Token.Status


@pytest.fixture
def staff() -> Client:
    client = Client()
    client.force_login(make_user(is_staff=True, is_superuser=True))
    return client


def said(client: Client, url: str, **query: Any) -> str:
    page = client.get(url, query)
    assert page.status_code == 200
    return page.content.decode()


def act(client: Client, action: str, *tokens: Token) -> str:
    form = {"action": action, "_selected_action": [token.pk for token in tokens]}
    page = client.post(LIST, form, follow=True)
    assert page.status_code == 200
    return page.content.decode()


def handles(page: str, *tokens: Token) -> set[str]:
    return {token.handle for token in tokens if f">{token.handle}<" in page}


# ── What they see ─────────────────────────────────────────────────────────────────────────────────
def test_no_page_holds_a_secret(staff: Client) -> None:
    token = make_token()
    secrets = [token.access_token, token.refresh_token, raw(token), raw(token, "refresh_token")]
    change = reverse("admin:xauth_token_change", args=[token.pk])
    history = reverse("admin:xauth_token_history", args=[token.pk])
    act(staff, "ask_to_reconnect", token)
    for url in (LIST, change, history, reverse("admin:index"), reverse("admin:app_list", args=["xauth"])):
        page = said(staff, url)
        assert not [secret for secret in secrets if secret in page], url
    assert "access_token" not in said(staff, change)
    assert token.handle in said(staff, change)


def test_a_change_page_changes_nothing(staff: Client) -> None:
    token = make_token()
    change = reverse("admin:xauth_token_change", args=[token.pk])
    staff.post(
        change, {"handle": "stolen", "status": "disconnected", "access_token": "x", "user": make_user().pk}
    )
    after = Token.objects.get()
    assert (after.handle, after.status, after.access_token, after.user) == (
        token.handle,
        token.status,
        token.access_token,
        token.user,
    )


def test_nobody_adds_or_deletes_an_account(staff: Client) -> None:
    token = make_token()
    assert staff.get(reverse("admin:xauth_token_add")).status_code == 403
    assert (
        staff.post(reverse("admin:xauth_token_delete", args=[token.pk]), {"post": "yes"}).status_code == 403
    )
    assert 'value="delete_selected"' not in said(staff, LIST)
    assert staff.get(reverse("admin:xauth_breaker_add")).status_code == 403


def queries(staff: Client) -> int:
    with CaptureQueriesContext(connection) as captured:
        said(staff, LIST)
    return len(captured)


def test_the_list_takes_as_many_queries_for_50_rows_as_for_1(staff: Client) -> None:
    make_thread(make_token())
    one = queries(staff)
    for _ in range(49):
        make_thread(make_token())
    assert queries(staff) == one


def test_how_many_threads_wait(staff: Client) -> None:
    token = make_token()
    make_thread(token, at=database_now())
    make_thread(token, at=database_now())
    make_thread(token)
    assert '<td class="field-waiting">2</td>' in said(staff, LIST)


# ── What they find ────────────────────────────────────────────────────────────────────────────────
def test_search(staff: Client) -> None:
    one = make_token(make_user(email="one@example.org"), profile=make_profile(username="findme", name="Ada"))
    two = make_token(
        profile=make_profile(username="other"), last_error="Value passed for the token was invalid."
    )
    for words, found in (
        ("findme", {"findme"}),
        ("Ada", {"findme"}),
        (one.x_id, {"findme"}),
        (one.user.username, {"findme"}),
        ("one@example.org", {"findme"}),
        ("was invalid", {"other"}),
        ("nobody", set()),
        ("", {"findme", "other"}),
    ):
        assert handles(said(staff, LIST, q=words), one, two) == found, words


def test_filters(staff: Client) -> None:
    tokens = [make_token(status=status) for status in Status.values]
    for token in tokens:
        assert handles(said(staff, LIST, status__exact=token.status), *tokens) == {token.handle}
    verified = make_token(profile=make_profile(verified=True, subscription="Premium"))
    assert handles(said(staff, LIST, verified__exact=1), verified, *tokens) == {verified.handle}
    assert handles(said(staff, LIST, subscription="Premium"), verified, *tokens) == {verified.handle}


def test_what_filters_by_a_secret_finds_nothing(staff: Client) -> None:
    """A lookup that is not offered is refused: a secret cannot be guessed letter by letter."""
    make_token()
    for lookup in ("access_token__startswith", "refresh_token__gte", "access_token__regex", "access_token"):
        assert staff.get(LIST, {lookup: "g"}).status_code == 302
    assert staff.get(LIST, {"user__password__startswith": "p"}).status_code == 400


# ── What they do ──────────────────────────────────────────────────────────────────────────────────
def test_refresh_now(staff: Client, sandbox: X) -> None:
    token = sandbox.connect(MARA)
    soon = token.expires_at - timedelta(hours=1)
    Token.objects.update(next_refresh_at=soon, last_error="X could not be reached.")
    assert "@mara_writes is refreshed" in act(staff, "refresh_now", token)
    assert Token.objects.get().generation == token.generation + 1
    assert [entry.get_change_message() for entry in LogEntry.objects.all()] == ["refreshed"]


def test_refresh_now_leaves_a_pair_alone_that_may_be_spent(staff: Client, sandbox: X) -> None:
    token = sandbox.connect(MARA)
    Token.objects.update(next_refresh_at=token.expires_at, last_error="A refresh was cut off.")
    assert "@mara_writes: A refresh was cut off." in act(staff, "refresh_now", token)
    assert sandbox.calls("oauth2.refresh") == 0


def test_refresh_now_says_why_it_did_not_work(staff: Client, sandbox: X) -> None:
    alive, dead = sandbox.connect(MARA), sandbox.connect(TOBIAS)
    sandbox.disconnect(TOBIAS)
    page = act(staff, "refresh_now", alive, dead)
    assert "@mara_writes is refreshed" in page
    assert "@tobias_builds: X no longer accepts this connection" in page
    assert LogEntry.objects.count() == 1


def test_revoke(staff: Client, sandbox: X) -> None:
    token, other = sandbox.connect(MARA), sandbox.connect(TOBIAS)
    assert "revoked and wiped" in act(staff, "revoke", token)
    row = Token.objects.get(pk=token.pk)
    assert (row.status, row.access_token) == (Status.DISCONNECTED, "")
    assert Token.objects.get(pk=other.pk).is_active
    assert sandbox.grants()["open"] == 1
    assert LogEntry.objects.get().object_id == str(token.pk)


def test_ask_to_reconnect(staff: Client) -> None:
    token, gone = make_token(), make_token(status=Status.DISCONNECTED)
    page = act(staff, "ask_to_reconnect", token, gone)
    assert f"{token} is waiting for its person" in page
    assert f"{gone} is not connected; nothing was done" in page
    assert Token.objects.get(pk=token.pk).status == Status.RECONNECT
    assert Token.objects.get(pk=gone.pk).status == Status.DISCONNECTED
    assert LogEntry.objects.count() == 1


def test_actions_are_not_for_those_who_may_only_look(sandbox: X) -> None:
    token = sandbox.connect(MARA)
    client = Client()
    client.force_login(make_user(is_staff=True))
    assert client.post(LIST, {"action": "revoke", "_selected_action": [token.pk]}).status_code == 403
    assert Token.objects.get().is_active
    client.logout()
    client.force_login(make_user())
    assert client.post(LIST, {"action": "revoke", "_selected_action": [token.pk]}).status_code == 302
    assert Token.objects.get().is_active


def test_letting_everybody_go_on(staff: Client) -> None:
    Breaker.objects.trip(Breaker.REFRESH, "X refuses our app: no credits")
    page = said(staff, reverse("admin:xauth_breaker_changelist"))
    assert "no credits" in page
    staff.post(reverse("admin:xauth_breaker_delete", args=["refresh"]), {"post": "yes"})
    assert Breaker.objects.stopping(Breaker.REFRESH) is None
