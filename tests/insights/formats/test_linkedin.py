import pytest

from insights.composition import Format, PieceKind
from insights.formats import NothingLeftError, limits_kept, write
from insights.providers.base import LinkPlace, WriteRequest
from insights.voice import Voice
from tests.insights.formats import test_thread
from tests.insights.formats.bakery import ARTICLE, LINK, PATIENCE, ROOM, SLOW, concept, request

EVENING = concept(ARTICLE, "Nobody works at night", "Three things happen")


def article(**more: object) -> WriteRequest:
    return request(Format.LINKEDIN, **more)


def test_hook_paragraphs_take_away_link() -> None:
    made = write(article())
    texts = [part.text for part in made.parts]
    assert texts[0] == "A dough that rests for 24 hours needs a tenth of the yeast."
    assert texts[-1] == LINK
    assert all(len(part.pieces) <= 3 for part in made.parts)
    assert "figure" not in made.text


def test_a_whole_article_follows_its_order() -> None:
    made = write(article(concepts=(PATIENCE, ROOM, SLOW)))
    text = made.text
    assert made.title == "Why slow bread wins"
    assert text.startswith("Patience costs nothing")
    assert (
        text.index("A dough that rests") < text.index("A cold room costs") < text.index("The biggest mistake")
    )


def test_a_list_stays_a_list() -> None:
    made = write(article(concepts=(EVENING,)))
    items = [piece for part in made.parts for piece in part.pieces if piece.kind is PieceKind.ITEM]
    assert [item.text for item in items] == [
        "• The dough is folded twice.",
        "• The starter gets fresh flour.",
        "• The cold room is set to four degrees.",
    ]
    assert "The dough is folded twice.\n• The starter" in made.text


def test_no_sentence_comes_twice() -> None:
    made = write(article(concepts=(SLOW, ROOM, PATIENCE, SLOW)))
    texts = [piece.text for part in made.parts for piece in part.pieces]
    assert len(texts) == len(set(texts))


def test_everything_is_grounded() -> None:
    made = write(article(concepts=(SLOW, EVENING)))
    assert all(piece.is_grounded for part in made.parts for piece in part.pieces)
    assert len(made.left_out) == 2


@pytest.mark.parametrize("voice", [*test_thread.VOICES, Voice(max_characters=200, max_hashtags=5)])
@pytest.mark.parametrize("place", list(LinkPlace))
def test_limits_and_rules_are_kept(voice: Voice, place: LinkPlace) -> None:
    wanted = article(voice=voice, link_place=place)
    made = write(wanted)
    assert limits_kept(made, wanted) == []
    assert (LINK in made.text) == (place is not LinkPlace.NOWHERE)


def test_a_link_wanted_first_stands_under_the_hook() -> None:
    texts = [part.text for part in write(article(link_place=LinkPlace.FIRST)).parts]
    assert texts[1] == LINK


def test_a_voice_that_allows_nothing_says_so() -> None:
    with pytest.raises(NothingLeftError, match="voice"):
        write(article(voice=Voice(max_sentence_words=2)))
