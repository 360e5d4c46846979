"""The page on which a draft is worked on."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from insights.composition import Format
from insights.models import BrandProfile, Draft, DraftVersion, Generation
from tests.factories import make_token, make_user
from tests.insights.factory import LINK, make_article, make_draft
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


def texts(draft: Draft) -> list[str]:
    return [part.text for part in Draft.objects.get(pk=draft.pk).composition.parts]


def typed(draft: Draft, parts: list[str] | None = None, **more: Any) -> dict[str, Any]:
    """The form as a browser sends it."""
    facts = {"version": draft.version, "title": draft.title, "click": str(uuid4())}
    return {**facts, "part": texts(draft) if parts is None else parts, **more}


# ── The editor ────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("into", Format)
def test_the_editor_shows_every_part_and_its_sources(client: Client, me: User, into: Format) -> None:
    draft = make_draft(make_article(me), into)
    page = client.get(reverse("draft", args=[draft.pk]))
    assert page.status_code == 200
    html = page.content.decode()
    assert html.count("<textarea") == 3
    assert html.count('<details class="draft-piece"') == 6
    assert "Written by the embedded generator" in words(page)


def test_who_wrote_it_and_why_no_model_did_is_said(client: Client, me: User) -> None:
    article = make_article(me)
    model = make_draft(article, provider="some-model")
    fell = make_draft(article, fell_back="The model did not answer.")
    assert "Written by some-model." in words(client.get(reverse("draft", args=[model.pk])))
    assert "because the model failed: The model did not answer." in words(
        client.get(reverse("draft", args=[fell.pk]))
    )


def test_a_changed_article_is_said_and_a_new_draft_offered(client: Client, me: User) -> None:
    article = make_article(me)
    draft = make_draft(article)
    assert "has changed since" not in words(client.get(reverse("draft", args=[draft.pk])))
    article.revise("Something else entirely.", reason="corrected")  # type: ignore[arg-type]
    page = client.get(reverse("draft", args=[draft.pk]))
    assert "The article has changed since." in words(page)
    assert "Write a new draft from the article as it is now" in words(page)


def test_what_is_typed_is_saved_and_the_rest_stays(client: Client, me: User) -> None:
    draft = make_draft(make_article(me))
    _, *others = texts(draft)
    answer = client.post(
        reverse("draft", args=[draft.pk]), typed(draft, ["A word of my own.", *others], title="New")
    )
    assert answer["Location"] == reverse("draft", args=[draft.pk])
    after = Draft.objects.get(pk=draft.pk)
    assert texts(draft) == ["A word of my own.", *others]
    assert (after.title, after.version) == ("New", 2)
    assert after.composition.parts[1:] == draft.composition.parts[1:]
    page = words(client.get(reverse("draft", args=[draft.pk])))
    assert "1 sentence to look at" in page


def test_saving_the_same_again_changes_nothing(client: Client, me: User) -> None:
    draft = make_draft(make_article(me))
    form = typed(draft, ["New words."])
    for _ in range(2):  # the second as after an answer that was lost: its version is old, its text is not
        assert client.post(reverse("draft", args=[draft.pk]), form).status_code == 302
    assert Draft.objects.get(pk=draft.pk).version == 2


def test_autosave_answers_with_what_changed_on_the_page(client: Client, me: User) -> None:
    draft = make_draft(make_article(me))
    form = typed(draft, ["It takes 42 hours."], action="save")
    answer = client.post(reverse("draft", args=[draft.pk]), form, headers={"HX-Request": "true"})
    html = answer.content.decode()
    assert 'name="version" value="2"' in html
    assert 'id="part-0-notes"' in html
    assert "42" in words(answer)
    assert "<textarea" not in html  # typing goes on in them
    assert "<!doctype" not in html


@pytest.mark.parametrize("htmx", [{}, {"HX-Request": "true"}])
def test_a_conflict_keeps_what_was_typed_and_says_what_to_do(
    client: Client, me: User, htmx: dict[str, str]
) -> None:
    draft = make_draft(make_article(me))
    client.post(reverse("draft", args=[draft.pk]), typed(draft, ["From one window."]))
    answer = client.post(reverse("draft", args=[draft.pk]), typed(draft, ["From the other."]), headers=htmx)
    assert answer.status_code == 409
    assert "changed in another window" in words(answer)
    assert ("From the other." in answer.content.decode()) is not bool(htmx)
    assert texts(draft) == ["From one window."]


def test_the_person_may_keep_theirs_and_the_other_stays_a_version(client: Client, me: User) -> None:
    draft = make_draft(make_article(me))
    client.post(reverse("draft", args=[draft.pk]), typed(draft, ["From one window."]))
    client.post(reverse("draft", args=[draft.pk]), typed(draft, ["From the other."], action="over"))
    assert texts(draft) == ["From the other."]
    kept = [version.composition.text for version in draft.versions.all()]
    assert kept[:2] == ["From the other.", "From one window."]


@pytest.mark.parametrize(
    ("action", "expected"),
    [
        ("remove:1", ["a", "c"]),
        ("up:2", ["a", "c", "b"]),
        ("down:0", ["b", "a", "c"]),
        ("up:0", ["a", "b", "c"]),
        ("down:2", ["a", "b", "c"]),
    ],
)
def test_parts_are_moved_and_removed(client: Client, me: User, action: str, expected: list[str]) -> None:
    draft = make_draft(make_article(me))
    client.post(reverse("draft", args=[draft.pk]), typed(draft, ["a", "b", "c"], action=action))
    assert texts(draft) == expected


def test_a_part_is_added_where_there_is_room(client: Client, me: User) -> None:
    linkedin = make_draft(make_article(me), Format.LINKEDIN)
    answer = client.post(
        reverse("draft", args=[linkedin.pk]), typed(linkedin, action="add"), headers={"HX-Request": "true"}
    )
    assert answer.content.decode().count("<textarea") == 4
    thread = make_draft(make_article(me))
    answer = client.post(reverse("draft", args=[thread.pk]), typed(thread, ["a", "b", "typed"], action="add"))
    assert answer.status_code == 422
    assert "At most 3 parts" in words(answer)
    assert "typed" in answer.content.decode()


@pytest.mark.parametrize(
    "wrong",
    [
        {"action": "remove:9"},
        {"action": "up:x"},
        {"version": "x"},
        {"part": ["x" * 50_001]},
        {"part": ["x"] * 81},
        {"title": "x" * 301},
        {"action": "link:sideways"},
    ],
)
def test_bad_input_is_refused_with_a_sentence_and_kept(
    client: Client, me: User, wrong: dict[str, Any]
) -> None:
    draft = make_draft(make_article(me))
    before = texts(draft)
    answer = client.post(reverse("draft", args=[draft.pk]), {**typed(draft, ["Typed words."]), **wrong})
    assert answer.status_code == 422
    assert "Not saved." in words(answer)
    assert texts(draft) == before
    if "part" not in wrong:
        assert "Typed words." in answer.content.decode()


def test_a_rule_of_the_profile_is_shown_but_does_not_stop_saving(client: Client, me: User) -> None:
    profile = BrandProfile.objects.create(person=me, name="Calm", rules={"exclamation_marks": False})
    for into in Format:
        draft = make_draft(make_article(me), into, profile=profile)
        assert client.post(reverse("draft", args=[draft.pk]), typed(draft, ["Wow!"])).status_code == 302
        assert "no exclamation marks" in words(client.get(reverse("draft", args=[draft.pk])))


def test_the_link_goes_where_the_person_wants_it(client: Client, me: User) -> None:
    draft = make_draft(make_article(me))
    url = reverse("draft", args=[draft.pk])
    client.post(url, typed(draft, ["One.", "Two.", f"Three.\n\n{LINK}"], action="link:first"))
    assert texts(draft) == [f"One.\n\n{LINK}", "Two.", "Three."]
    draft.refresh_from_db()
    assert draft.link_place == "first"
    client.post(url, typed(draft, action="link:nowhere"))
    assert texts(draft) == ["One.", "Two.", "Three."]


def test_without_an_address_there_is_no_link_to_place(client: Client, me: User) -> None:
    draft = make_draft(make_article(me, canonical_url=""))
    assert "The article has no address" in words(client.get(reverse("draft", args=[draft.pk])))
    answer = client.post(reverse("draft", args=[draft.pk]), typed(draft, action="link:last"))
    assert answer.status_code == 422


# ── Where a sentence comes from ───────────────────────────────────────────────────────────────────
def test_a_sentence_shows_its_passage_as_it_was_then(client: Client, me: User) -> None:
    article = make_article(me)
    draft = make_draft(article)
    article.revise("Something else entirely.", reason="corrected")  # type: ignore[arg-type]
    sentence = draft.composition.parts[0].pieces[1].text
    for page in (
        client.get(reverse("draft-source", args=[draft.pk]), {"piece": "0.1"}),
        client.get(reverse("draft", args=[draft.pk]), {"piece": "0.1"}),  # without JavaScript
    ):
        assert f"<mark>{sentence}</mark>" in page.content.decode()


@pytest.mark.parametrize("piece", ["", "9.9", "0.99", "x.y", "-1.0", "0"])
def test_a_sentence_that_is_gone_is_said(client: Client, me: User, piece: str) -> None:
    page = client.get(reverse("draft-source", args=[make_draft(make_article(me)).pk]), {"piece": piece})
    assert page.status_code == 200


# ── A part anew, and the end ──────────────────────────────────────────────────────────────────────
def test_what_was_typed_is_saved_before_a_part_is_written_anew(client: Client, me: User) -> None:
    draft = make_draft(make_article(me))
    form = typed(draft, ["Typed.", "Other.", "Third."], rewrite="1")
    answers = [client.post(reverse("draft-rewrite", args=[draft.pk]), form) for _ in range(2)]
    generation = Generation.objects.get()
    assert {answer["Location"] for answer in answers} == {reverse("generation", args=[generation.pk])}
    assert (generation.kind, generation.part, generation.seen) == ("rewrite", 1, 2)
    assert texts(draft) == ["Typed.", "Other.", "Third."]


def test_two_parts_of_one_page_are_two_generations(client: Client, me: User) -> None:
    draft = make_draft(make_article(me))
    form = typed(draft)
    for part in "01":
        client.post(reverse("draft-rewrite", args=[draft.pk]), form | {"rewrite": part})
    assert Generation.objects.count() == 2


@pytest.mark.parametrize("part", ["7", "x", ""])
def test_a_part_that_is_not_there_cannot_be_written_anew(client: Client, me: User, part: str) -> None:
    draft = make_draft(make_article(me))
    answer = client.post(reverse("draft-rewrite", args=[draft.pk]), typed(draft, rewrite=part))
    assert answer.status_code == 422
    assert "Your text is saved." in words(answer)


def test_a_draft_is_deleted_and_its_thread_stays(client: Client, me: User) -> None:
    draft = make_draft(make_article(me))
    make_token(me)
    client.post(reverse("draft-schedule", args=[draft.pk]), typed(draft, account=me.tokens.get().pk))
    answer = client.post(reverse("draft-delete", args=[draft.pk]), follow=True)
    assert "The draft is deleted. Its thread stays." in words(answer)
    assert not Draft.objects.exists()
    assert not DraftVersion.objects.exists()
    assert me.tokens.get().threads.count() == 1
