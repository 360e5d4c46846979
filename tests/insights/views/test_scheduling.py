"""From the editor to the composer."""

import pytest
from django.test import Client
from django.urls import reverse

from insights.composition import Composition, Format, Part, Piece
from insights.models import Draft
from scheduler.models import Thread
from tests.factories import make_token
from tests.insights.factory import LINK, make_article, make_draft
from tests.insights.views.test_editor import texts, typed
from tests.scheduler.pages import signed_in, words
from xauth.models import Token

pytestmark = pytest.mark.django_db


@pytest.fixture
def token() -> Token:
    return make_token()


@pytest.fixture
def client(token: Token) -> Client:
    return signed_in(token)


@pytest.fixture
def draft(token: Token) -> Draft:
    parts = tuple(Part((Piece(text),)) for text in ("One.", f"Two.\n\n{LINK}"))
    return make_draft(make_article(token.user), composed=Composition(Format.THREAD, "T", parts))


def test_what_is_typed_is_what_the_composer_opens_with(client: Client, token: Token, draft: Draft) -> None:
    form = typed(draft, ["One, typed just now.", "Two."], account=token.pk)
    answer = client.post(reverse("draft-schedule", args=[draft.pk]), form)
    thread = Thread.objects.get()
    assert answer["Location"] == reverse("thread-edit", args=[thread.pk])
    assert [post.text for post in thread.posts.all()] == texts(draft) == ["One, typed just now.", "Two."]
    composer = client.get(answer["Location"]).content.decode()
    assert "One, typed just now." in composer


def test_the_editor_shows_cost_choices_and_the_threads_status(
    client: Client, token: Token, draft: Draft
) -> None:
    page = client.get(reverse("draft", args=[draft.pk]))
    assert "X takes $0.215 for this thread: post 1 $0.015, post 2 $0.200." in words(page)
    assert "Nowhere $0.030" in words(page).replace("Nowhere$", "Nowhere $")
    client.post(reverse("draft-schedule", args=[draft.pk]), typed(draft, account=token.pk))
    shown = words(client.get(reverse("draft", args=[draft.pk])))
    assert "Draft as a thread." in shown
    assert "Go to the thread" in shown


@pytest.mark.parametrize(
    ("parts", "said"), [(["x" * 281], "1 characters too long"), (["One.", ""], "Post 2: This post is empty.")]
)
def test_what_cannot_go_out_is_said_and_kept(
    client: Client, token: Token, draft: Draft, parts: list[str], said: str
) -> None:
    answer = client.post(reverse("draft-schedule", args=[draft.pk]), typed(draft, parts, account=token.pk))
    assert answer.status_code == 422
    assert said in words(answer)
    assert texts(draft) == parts
    assert not Thread.objects.exists()


def test_without_an_account_the_draft_stays_and_the_way_is_shown(
    client: Client, token: Token, draft: Draft
) -> None:
    Token.objects.update(status=Token.Status.DISCONNECTED)
    assert "No X account is connected." in words(client.get(reverse("draft", args=[draft.pk])))
    answer = client.post(
        reverse("draft-schedule", args=[draft.pk]), typed(draft, ["Typed."], account=token.pk)
    )
    assert answer.status_code == 422
    assert "Connect an X account on the Accounts page first." in words(answer)
    assert texts(draft) == ["Typed."]


def test_it_never_goes_out_from_the_account_of_another(client: Client, draft: Draft) -> None:
    answer = client.post(reverse("draft-schedule", args=[draft.pk]), typed(draft, account=make_token().pk))
    assert answer.status_code == 422
    assert "Pick the X account" in words(answer)
    assert not Thread.objects.exists()


def test_with_several_accounts_one_is_picked(client: Client, token: Token, draft: Draft) -> None:
    second = make_token(token.user)
    assert 'name="account"' in client.get(reverse("draft", args=[draft.pk])).content.decode()
    client.post(reverse("draft-schedule", args=[draft.pk]), typed(draft, account=second.pk))
    assert Thread.objects.get().token == second


def test_only_a_thread_goes_to_x(client: Client, token: Token) -> None:
    blog = make_draft(make_article(token.user), Format.BLOG)
    answer = client.post(reverse("draft-schedule", args=[blog.pk]), typed(blog, account=token.pk))
    assert answer.status_code == 422
    assert "Only a thread goes to X." in words(answer)


def test_a_stale_page_schedules_nothing(client: Client, token: Token, draft: Draft) -> None:
    client.post(reverse("draft", args=[draft.pk]), typed(draft, ["From one window."]))
    answer = client.post(
        reverse("draft-schedule", args=[draft.pk]), typed(draft, ["From the other."], account=token.pk)
    )
    assert answer.status_code == 409
    assert "From the other." in answer.content.decode()
    assert not Thread.objects.exists()
