"""What a draft was: compared, and taken back."""

from collections.abc import Sequence
from itertools import pairwise

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from accounts.models import User
from insights.comparing import Change, compare
from insights.composition import Composition, Format, Part, Piece
from insights.models import Draft, DraftVersion
from tests.factories import make_user
from tests.insights.factory import make_article, make_draft
from tests.scheduler.pages import words


@pytest.fixture
def me() -> User:
    return make_user()


@pytest.fixture
def client(me: User) -> Client:
    client = Client()
    client.force_login(me)
    return client


@pytest.fixture
def draft(me: User) -> Draft:
    """Of three versions."""
    draft = make_draft(make_article(me), composed=composed("The export took four hours."))
    draft.change(composed("The export took nine hours."), reason=DraftVersion.Reason.EDITED)
    draft.change(composed("The export took nine minutes."), reason=DraftVersion.Reason.REWRITTEN)
    return draft


def composed(*texts: str) -> Composition:
    return Composition(Format.THREAD, "The export", tuple(Part((Piece(text),)) for text in texts))


def ask(client: Client, draft: Draft, **query: int) -> str:
    return client.get(reverse("draft-versions", args=[draft.pk]), query).content.decode()


@pytest.mark.django_db
def test_the_newest_two_are_compared_at_first(client: Client, draft: Draft) -> None:
    html = ask(client, draft)
    assert '<del class="diff"><span class="sr-only">[gone: </span>hours.' in html
    assert '<ins class="diff"><span class="sr-only">[new: </span>minutes.' in html
    assert html.count("Version 3") > 1


@pytest.mark.django_db
def test_any_two_are_compared(client: Client, draft: Draft) -> None:
    html = ask(client, draft, old=1, new=3)
    assert "[gone: </span>four hours." in html
    assert "[new: </span>nine minutes." in html
    assert "[gone" not in ask(client, draft, old=2, new=2)
    assert "[gone: </span>hours." in ask(client, draft, old=99, new=99)


@pytest.mark.django_db
def test_restoring_makes_a_new_version_and_loses_nothing(client: Client, draft: Draft) -> None:
    answer = client.post(reverse("draft-restore", args=[draft.pk]), {"version": 1}, follow=True)
    assert "Version 1 is back, as version 4." in words(answer)
    draft.refresh_from_db()
    assert draft.composition == composed("The export took four hours.")
    assert list(draft.versions.values_list("number", "reason")) == [
        (4, "restored"),
        (3, "rewritten"),
        (2, "edited"),
        (1, "written"),
    ]


@pytest.mark.django_db
@pytest.mark.parametrize("number", ["", "9", "x"])
def test_a_version_that_is_not_there_changes_nothing(client: Client, draft: Draft, number: str) -> None:
    answer = client.post(reverse("draft-restore", args=[draft.pk]), {"version": number}, follow=True)
    assert "no longer there" in words(answer)
    draft.refresh_from_db()
    assert draft.version == 3


@pytest.mark.django_db
def test_a_draft_of_one_version_shows_it(client: Client, me: User) -> None:
    page = client.get(reverse("draft-versions", args=[make_draft(make_article(me)).pk]))
    assert "Version 1, as it was:" in words(page)


# ── Word by word ──────────────────────────────────────────────────────────────────────────────────
def side(changes: Sequence[Change], *kinds: str) -> str:
    return "".join(change.text for change in changes if change.kind in kinds)


TEXT = st.lists(st.sampled_from(["one", "two", "three.", "\n", "\n\n", "  ", "日本"]), max_size=14).map(
    " ".join
)


@given(TEXT, TEXT)
def test_both_texts_can_be_read_off_what_is_shown(old: str, new: str) -> None:
    changes = compare(old, new)
    assert side(changes, "same", "new").split() == new.split()
    assert side(changes, "same", "gone").split() == old.split()
    assert side(compare(new, new), "same") == new
    assert all(a.kind != b.kind for a, b in pairwise(changes))


def test_only_the_words_that_changed_are_shown() -> None:
    changes = compare("Same line.\nIt took four hours.", "Same line.\nIt took nine hours.")
    assert changes == [
        ("same", "Same line.\nIt took "),
        ("gone", "four "),
        ("new", "nine "),
        ("same", "hours."),
    ]


def test_long_texts_that_have_nothing_in_common_take_no_time() -> None:
    old, new = (" ".join(f"{letter}{number}" for number in range(40_000)) for letter in "ab")
    assert [change.kind for change in compare(old, new)] == ["gone", "new"]
