"""Asking for a draft, and finding it again."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from insights import asking
from insights.composition import Composition, Format, Part, Piece
from insights.models import BrandProfile, Draft, Generation
from tests.factories import make_user
from tests.insights.factory import make_article, make_draft, make_insight
from tests.scheduler.pages import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def me() -> User:
    return make_user()


@pytest.fixture
def client(me: User) -> Client:
    client = Client()
    client.force_login(me)
    return client


# ── Asking ────────────────────────────────────────────────────────────────────────────────────────
def asked(article: Any, **more: Any) -> dict[str, Any]:
    return {"article": article.pk, "format": "linkedin", "click": str(uuid4()), **more}


def test_a_draft_is_asked_for_once_however_often_one_presses(client: Client, me: User) -> None:
    form = asked(make_article(me))
    answers = [client.post(reverse("draft-write"), form) for _ in range(2)]
    generation = Generation.objects.get()
    assert {answer["Location"] for answer in answers} == {reverse("generation", args=[generation.pk])}
    assert generation.format == Format.LINKEDIN
    assert generation.profile == BrandProfile.objects.default_of(me)
    assert generation.link_place == "last"


def test_what_is_picked_is_what_is_asked_for(client: Client, me: User) -> None:
    insight = make_insight(make_article(me))
    profile = BrandProfile.objects.create(person=me, name="Dry")
    form = asked(insight.article, insight=insight.pk, format="thread", profile=profile.pk, link_place="first")
    client.post(reverse("draft-write"), form)
    generation = Generation.objects.get()
    assert (generation.insight, generation.profile, generation.link_place) == (insight, profile, "first")


@pytest.mark.parametrize(
    "wrong", [{"article": 10**6}, {"insight": 10**6}, {"format": "song"}, {"click": "no"}, {"profile": "x"}]
)
def test_what_cannot_be_written_is_said(client: Client, me: User, wrong: dict[str, Any]) -> None:
    answer = client.post(reverse("draft-write"), asked(make_article(me)) | wrong)
    assert answer.status_code == 422
    assert "Not written yet" in words(answer)
    assert not Generation.objects.exists()


def test_nothing_is_written_from_what_others_have(client: Client, me: User) -> None:
    theirs = make_insight()
    foreign = BrandProfile.objects.create(person=theirs.article.person, name="Theirs")
    mine = make_article(me)
    for form in (asked(theirs.article), asked(mine, insight=theirs.pk), asked(mine, profile=foreign.pk)):
        assert client.post(reverse("draft-write"), form).status_code == 422
    assert not Generation.objects.exists()


def test_an_insight_of_another_article_is_refused(client: Client, me: User) -> None:
    answer = client.post(
        reverse("draft-write"), asked(make_article(me), insight=make_insight(make_article(me)).pk)
    )
    assert "from another article" in words(answer)


def test_too_many_at_once_is_said(client: Client, me: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "AT_ONCE", 0)
    answer = client.post(reverse("draft-write"), asked(make_article(me)))
    assert answer.status_code == 422
    assert "are being written already" in words(answer)


# ── The list ──────────────────────────────────────────────────────────────────────────────────────
def listed(client: Client, **query: Any) -> list[Draft]:
    return list(client.get(reverse("drafts"), query).context["page_obj"])


def test_drafts_are_found_by_format_article_and_words(client: Client, me: User) -> None:
    article = make_article(me)
    thread, blog = make_draft(article), make_draft(article, Format.BLOG)
    odd = Composition(Format.THREAD, "Another", (Part((Piece("Größe matters."),)),))
    other = make_draft(make_article(me, title="Second article"), composed=odd)
    make_draft()
    assert {draft.pk for draft in listed(client)} == {thread.pk, blog.pk, other.pk}
    assert listed(client, format="blog") == [blog]
    assert listed(client, article=other.article_id) == [other]
    assert listed(client, q="größe") == [other]
    assert listed(client, q="second ART") == [other]
    assert listed(client, q="sentence") == []  # the name of a field in the database
    assert listed(client, format="song", article="x", q="\0") == listed(client)


def test_an_empty_list_says_how_to_begin(client: Client, me: User) -> None:
    assert "No drafts yet" in words(client.get(reverse("drafts")))
    make_draft(make_article(me))
    assert "No draft matches" in words(client.get(reverse("drafts"), {"q": "nowhere"}))


def test_a_long_list_has_pages(client: Client, me: User) -> None:
    article = make_article(me)
    for _ in range(21):
        make_draft(article)
    assert len(listed(client)) == 20
    assert len(listed(client, page=2)) == 1
