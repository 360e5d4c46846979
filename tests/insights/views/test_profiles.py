"""Brand profiles over HTTP: filled in, learned, heard, kept apart from other people's."""

from typing import Any

import pytest
from django.test import Client

from accounts.models import User
from insights.composition import Format
from insights.models import BrandProfile
from insights.voice import Contractions, Person
from tests.factories import make_user
from tests.insights.factory import make_article, make_insight

pytestmark = pytest.mark.django_db

SAMPLES = """\
We don't ship on Fridays. It's a rule that we've kept for six years, and we're glad that we did!
Our release train leaves on Tuesday. If your change isn't ready, it'll take the next one.
---
We can't test what we can't see. That's why we log every decision, and why we've built a page for it!
Nobody's asked us to remove it so far. We're proud of that.
---
It's easy to add a queue. It's hard to drain one at three in the morning, so we didn't add a second!
We've learned that the boring way. You don't have to.
"""


@pytest.fixture
def me() -> User:
    return make_user()


@pytest.fixture
def mine(client: Client, me: User) -> Client:
    client.force_login(me)
    return client


def filled(**changes: Any) -> dict[str, Any]:
    """What a browser sends for a plain profile."""
    plain = {
        "name": "Plain",
        "person": "as_written",
        "contractions": "as_written",
        "max_sentence_words": "28",
        "reading_grade": "0",
        "max_emoji": "0",
        "max_hashtags": "0",
        "max_characters": "0",
        "exclamation_marks": "on",
        "dashes": "on",
        "semicolons": "on",
    }
    return plain | changes


def test_everybody_starts_with_a_profile_of_their_own(mine: Client, me: User) -> None:
    assert "My voice" in mine.get("/settings/profiles/").content.decode()
    assert BrandProfile.objects.of(me).get().is_default


def test_what_is_filled_in_becomes_the_voice(mine: Client, me: User) -> None:
    answer = mine.post(
        "/settings/profiles/new",
        filled(
            name="Company",
            person="we",
            contractions="avoid",
            banned_words="synergy, leverage\nmoving forward",
            closers="Thanks for reading.\nTell us what you think.",
            hashtags="ops, #databases",
            max_hashtags="2",
            dashes="",
            is_default="on",
        )
        | {"linkedin-max_characters": "1200", "thread-person": "i"},
    )
    assert answer.status_code == 302, answer.content.decode()
    profile = BrandProfile.objects.of(me).get(name="Company")
    assert profile.is_default
    voice = profile.voice()
    assert voice.person is Person.WE
    assert voice.contractions is Contractions.AVOID
    assert voice.banned_words == ("synergy", "leverage", "moving forward")
    assert voice.closers == ("Thanks for reading.", "Tell us what you think.")
    assert voice.hashtags == ("#ops", "#databases")
    assert not voice.dashes
    assert voice.semicolons
    assert profile.voice(Format.LINKEDIN).max_characters == 1200
    assert profile.voice(Format.THREAD).person is Person.I
    assert profile.voice(Format.BLOG) == voice


def test_what_was_saved_stands_in_the_form_again(mine: Client, me: User) -> None:
    mine.post("/settings/profiles/new", filled(banned_words="synergy", samples="One.\n---\nTwo."))
    profile = BrandProfile.objects.of(me).get(name="Plain")
    page = mine.get(f"/settings/profiles/{profile.pk}/").content.decode()
    assert "synergy" in page
    assert "One.\n---\nTwo." in page


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("name", "", "required"),
        ("max_sentence_words", "3", "8"),
        ("max_emoji", "99", "10"),
        ("person", "they", "Select a valid choice"),
        ("hashtags", "two words", "no hashtag"),
        ("banned_words", "x" * 300, "under 200 characters"),
        ("banned_words", ",".join(f"word{n}" for n in range(120)), "At most 100"),
        ("linkedin-max_characters", "9000", "3000"),
    ],
)
def test_bad_input_is_said_and_kept(mine: Client, field: str, typed: str, said: str) -> None:
    answer = mine.post("/settings/profiles/new", filled(**{"banned_words": "synergy", field: typed}))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert said in page
    assert typed[:100] in page


def test_two_profiles_cannot_have_one_name(mine: Client, me: User) -> None:
    mine.post("/settings/profiles/new", filled())
    assert "Pick another name" in mine.post("/settings/profiles/new", filled()).content.decode()


def test_a_voice_is_learned_shown_and_not_saved_yet(mine: Client, me: User) -> None:
    before = BrandProfile.objects.of(me).count()
    answer = mine.post(
        "/settings/profiles/new", filled(samples=SAMPLES, banned_words="synergy", action="learn")
    )
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Learned from 3 texts" in page
    assert "synergy" in page
    assert "Nobody&#x27;s asked us" in page
    assert '<option value="use" selected>' in page
    assert '<option value="we" selected>' in page
    assert BrandProfile.objects.of(me).count() == before


def test_two_samples_are_too_few_and_stay_in_the_form(mine: Client) -> None:
    answer = mine.post("/settings/profiles/new", filled(samples="One text.\n---\nTwo.", action="learn"))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "at least 3 texts" in page
    assert "One text." in page


def test_the_preview_keeps_the_rules_as_they_stand_in_the_form(mine: Client, me: User) -> None:
    article = make_article(me)
    make_insight(article, 2)
    page = mine.post("/settings/profiles/preview", filled(closers="Yours, Ada.", sound="thread")).content
    assert b"Yours, Ada." in page
    assert article.title.encode() in page


def test_without_an_article_the_example_is_told(mine: Client) -> None:
    page = mine.post("/settings/profiles/preview", filled(sound="linkedin")).content.decode()
    assert "the example article" in page


def test_a_preview_of_impossible_rules_says_so(mine: Client) -> None:
    page = mine.post("/settings/profiles/preview", filled(max_emoji="99")).content.decode()
    assert "Correct what is marked" in page


def test_the_default_moves_and_is_one(mine: Client, me: User) -> None:
    first = BrandProfile.objects.default_of(me)
    second = BrandProfile.objects.create(person=me, name="Second")
    mine.post(f"/settings/profiles/{second.pk}/default")
    assert BrandProfile.objects.of(me).get(is_default=True) == second
    mine.post(f"/settings/profiles/{first.pk}/delete")
    assert BrandProfile.objects.of(me).get() == second


def test_too_many_profiles_are_refused_in_words(mine: Client, me: User) -> None:
    BrandProfile.objects.bulk_create(BrandProfile(person=me, name=f"P{n}") for n in range(20))
    assert "At most 20" in mine.get("/settings/profiles/new", follow=True).content.decode()
