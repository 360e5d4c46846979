import pytest

from insights.composition import PieceKind
from insights.distilled import Concept
from insights.document import Document
from insights.formats import NothingLeftError, limits_kept, write
from insights.providers.base import LinkPlace
from insights.voice import Contractions, Person, Voice
from tests.insights.formats.bakery import ARTICLE, LINK, PATIENCE, ROOM, SLOW, request
from xauth.counting import weigh


def test_claim_then_reasons_then_the_link() -> None:
    made = write(request())
    assert made.parts[0].text.startswith("A dough that rests for 24 hours needs a tenth of the yeast.")
    assert "The flavour comes from acids" in made.text
    assert "31 batches in March, and the slow ones sold out first. But this only works" in made.text
    assert made.parts[-1].text.endswith(f"\n\n{LINK}")
    assert 1 < len(made.parts) <= 3
    assert made.title == made.parts[0].pieces[0].text


def test_every_sentence_is_the_articles_own() -> None:
    for part in write(request()).parts:
        for piece in part.pieces:
            assert piece.is_grounded
            if piece.kind is PieceKind.SENTENCE:
                (span,) = piece.spans
                assert " ".join(ARTICLE.source(span).split()) == piece.text


def test_nothing_points_at_what_is_not_there() -> None:
    text = write(request()).text
    assert "figure" not in text
    assert "In this post" not in text


def test_code_and_images_are_listed() -> None:
    labels = [each.label for each in write(request()).left_out]
    assert labels == ["The curve of a rising dough", "python, 1 line: rest(dough, hours=24)"]


@pytest.mark.parametrize(("place", "post"), [(LinkPlace.FIRST, 0), (LinkPlace.LAST, -1)])
def test_the_link_stands_where_it_is_wanted(place: LinkPlace, post: int) -> None:
    parts = write(request(link_place=place)).parts
    assert [LINK in part.text for part in parts].count(True) == 1
    assert LINK in parts[post].text


def test_no_link() -> None:
    assert LINK not in write(request(link_place=LinkPlace.NOWHERE)).text


def test_a_sentence_that_leans_comes_only_after_its_own() -> None:
    made = write(request(avoid=("We measured 31 batches in March, and the slow ones sold out first.",)))
    assert "But this only works" not in made.text


def test_a_part_is_written_anew_from_other_sentences() -> None:
    first = write(request())
    again = write(request(avoid=tuple(piece.text for part in first.parts for piece in part.pieces)))
    old = {piece.text for part in first.parts for piece in part.pieces} - {LINK}
    assert again.parts[0].text
    assert not old & {piece.text for part in again.parts for piece in part.pieces}


def test_ones_own_words_are_flagged() -> None:
    own = Concept("Slow bread is better business.", None, SLOW.support, SLOW.section, 1.0)
    hook = write(request(concepts=(own,))).parts[0].pieces[0]
    assert hook.text == "Slow bread is better business."
    assert hook.flags


def test_several_concepts_follow_the_first() -> None:
    text = write(request(concepts=(PATIENCE, ROOM))).text
    assert text.startswith("Patience costs nothing")
    assert "A cold room costs about 4,000 euros." in text


@pytest.mark.parametrize("limit", [80, 120, 200, 280, 4000])
@pytest.mark.parametrize("most", [1, 2, 3])
def test_limits_are_kept(limit: int, most: int) -> None:
    wanted = request(post_limit=limit, max_posts=most)
    made = write(wanted)
    assert limits_kept(made, wanted) == []
    assert len(made.parts) <= most
    assert all(weigh(part.text).length <= limit for part in made.parts)


VOICES = [
    Voice(person=Person.I),
    Voice(person=Person.NONE, contractions=Contractions.AVOID),
    Voice(banned_words=("dough", "yeast", "cold"), max_sentence_words=20),
    Voice(dashes=False, semicolons=False, exclamation_marks=False, max_sentence_words=12),
    Voice(
        openers=("From the oven:",),
        closers=("Bake slowly.",),
        max_emoji=1,
        emoji=("🍞",),
        max_hashtags=2,
        hashtags=("#bread",),
    ),
    Voice(max_characters=120),
    Voice(max_emoji=1, emoji=("🍞", "🥐"), openers=("Good morning 🌅",)),
]


@pytest.mark.parametrize("voice", VOICES)
def test_rules_of_the_voice_are_kept(voice: Voice) -> None:
    wanted = request(voice=voice)
    assert limits_kept(write(wanted), wanted) == []


def test_the_voice_is_heard() -> None:
    made = write(request(voice=VOICES[4]))
    assert made.parts[0].text.startswith("From the oven:\n\n")
    assert "🍞" in made.parts[0].text
    assert made.parts[-1].text.endswith(f"Bake slowly.\n\n{LINK}\n\n#bread #ColdRoom")


def test_a_banned_keyword_is_no_hashtag() -> None:
    voice = Voice(max_hashtags=3, banned_words=("room",))
    assert "#SlowBread" in write(request(voice=voice)).text
    assert "#ColdRoom" not in write(request(voice=voice)).text


@pytest.mark.parametrize(
    "voice",
    [
        Voice(max_sentence_words=2),
        Voice(banned_words=("the", "a", "nobody", "patience", "of", "it")),
        Voice(max_characters=5),
    ],
)
def test_a_voice_that_allows_nothing_says_so(voice: Voice) -> None:
    with pytest.raises(NothingLeftError, match="voice"):
        write(request(voice=voice))


def test_no_concept_and_an_empty_article() -> None:
    with pytest.raises(NothingLeftError):
        write(request(concepts=()))
    empty = Document("", "", "en", (), (), ())
    with pytest.raises(NothingLeftError):
        write(request(document=empty, concepts=(Concept("", None, (), 0, 0.0),)))
