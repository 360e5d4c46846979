"""A draft becomes a thread of exactly its texts; where the link stands has its price."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from insights.composition import Composition, Format, Part, Piece
from insights.models import Draft
from insights.providers.base import LinkPlace
from insights.scheduling import NotReadyError, choices, hand_over, place_of, problems, with_link
from scheduler.models import Attempt, Post, Thread
from tests.factories import make_token
from tests.insights.factory import make_article, make_draft
from xauth.models import Token

LINK = "https://example.org/export"


@pytest.fixture
def token() -> Token:
    return make_token()


def draft_of(token: Token, *texts: str) -> Draft:
    parts = tuple(Part((Piece(text),)) for text in texts)
    return make_draft(make_article(token.user), composed=Composition(Format.THREAD, "T", parts))


def rewritten(draft: Draft, *texts: str) -> Draft:
    parts = tuple(Part((Piece(text),)) for text in texts)
    draft.change(Composition(Format.THREAD, "T", parts), reason="edited")  # type: ignore[arg-type]
    return Draft.objects.with_sources().get(pk=draft.pk)


def posts(thread: Thread) -> list[str]:
    return [post.text for post in Thread.objects.get(pk=thread.pk).posts.all()]


@pytest.mark.django_db
def test_the_thread_has_exactly_the_texts(token: Token) -> None:
    draft = draft_of(token, "One.", f"Two.\n\n{LINK}")
    thread = hand_over(draft, token)
    assert posts(thread) == ["One.", f"Two.\n\n{LINK}"]
    assert (thread.status, thread.token, thread.scheduled_at) == (Thread.Status.DRAFT, token, None)
    assert Draft.objects.get(pk=draft.pk).thread == thread


@pytest.mark.django_db
def test_a_thread_that_is_still_a_draft_is_brought_up_to_date(token: Token) -> None:
    draft = draft_of(token, "One.", "Two.", "Three.")
    first = hand_over(draft, token)
    other = make_token(token.user)
    second = hand_over(rewritten(draft, "Only one."), other)
    assert second.pk == first.pk
    assert posts(second) == ["Only one."]
    assert Thread.objects.get().token == other


@pytest.mark.django_db
@pytest.mark.parametrize("status", [status for status in Thread.Status if status != Thread.Status.DRAFT])
def test_a_thread_that_left_the_desk_is_not_touched(token: Token, status: str) -> None:
    draft = draft_of(token, "One.")
    first = hand_over(draft, token)
    Thread.objects.filter(pk=first.pk).update(status=status)
    second = hand_over(rewritten(draft, "Changed."), token)
    assert second.pk != first.pk
    assert posts(first) == ["One."]
    assert Draft.objects.get(pk=draft.pk).thread == second


@pytest.mark.django_db
def test_what_was_tried_at_x_keeps_its_history(token: Token) -> None:
    draft = draft_of(token, "One.", "Two.")
    first = hand_over(draft, token)
    Attempt.objects.create(post=Post.objects.get(position=2), fence=1, token_generation=1, price=0)
    assert hand_over(rewritten(draft, "Changed."), token).pk != first.pk
    assert posts(first) == ["One.", "Two."]


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        ([], "There is no post yet."),
        (["One.", ""], "Post 2: This post is empty."),
        (["x" * 281], "Post 1: 1 characters too long"),
        (["a", "b", "c", "d"], "at most 3 posts"),
    ],
)
def test_what_x_would_not_take_is_said(texts: list[str], said: str) -> None:
    assert said in " ".join(problems(texts))


@pytest.mark.django_db
def test_nothing_is_made_of_what_is_not_ready(token: Token) -> None:
    with pytest.raises(NotReadyError, match="too long"):
        hand_over(draft_of(token, "x" * 281), token)
    assert not Thread.objects.exists()


def test_every_place_of_the_link_has_its_price() -> None:
    found = choices(["One.", "Two.", f"Three.\n\n{LINK}"], LINK)
    assert [(choice.place, choice.cost, choice.is_current) for choice in found] == [
        (LinkPlace.NOWHERE, Decimal("0.045"), False),
        (LinkPlace.FIRST, Decimal("0.230"), False),
        (LinkPlace.LAST, Decimal("0.230"), True),
    ]


@pytest.mark.parametrize(
    ("texts", "place"),
    [
        (["a", "b"], LinkPlace.NOWHERE),
        ([LINK, "b"], LinkPlace.FIRST),
        (["a", f"b {LINK}"], LinkPlace.LAST),
        ([f"only {LINK}"], LinkPlace.LAST),
        (["a", LINK, "c"], None),
        ([LINK, LINK], None),
        (["a", f"{LINK}/more"], LinkPlace.NOWHERE),
    ],
)
def test_where_the_link_stands_is_seen(texts: list[str], place: LinkPlace | None) -> None:
    assert place_of(texts, LINK) is place


def test_a_link_inside_a_sentence_is_taken_out_with_its_space() -> None:
    assert with_link([f"See {LINK} for more."], LINK, LinkPlace.NOWHERE) == ["See for more."]


WORDS = st.lists(st.sampled_from(["One.", "two", "\n\n", LINK, f"{LINK}x", "日本"]), max_size=6).map(" ".join)


@given(st.lists(WORDS.map(str.strip), min_size=1, max_size=3), st.sampled_from([*LinkPlace]))
def test_the_link_is_where_it_was_put_and_nowhere_else(texts: list[str], place: LinkPlace) -> None:
    after = with_link(texts, LINK, place)
    alone = place is LinkPlace.FIRST and len(texts) == 1
    assert place_of(after, LINK) is (LinkPlace.LAST if alone else place)
    assert sum(text.split().count(LINK) for text in after) == (place is not LinkPlace.NOWHERE)
    words = [word for text in texts for word in text.split() if word != LINK]
    assert [word for text in after for word in text.split() if word != LINK] == words
