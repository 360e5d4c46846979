"""What the voice and the link add around a model's sentences."""

from dataclasses import replace
from typing import Any

import pytest

from insights.composition import Composition, Format, PieceKind
from insights.formats import limits_kept
from insights.providers.base import LinkPlace, WriteRequest
from insights.providers.config import Wire
from tests.insights.providers.world import LINK, VOICE, generator, pieces, quiet, request
from tests.models_server import ModelServer

RICH: dict[str, Any] = {
    "openers": ("Field notes.",),
    "closers": ("Keep it dry.",),
    "hashtags": ("#pumps",),
    "max_hashtags": 2,
    "emoji": ("🔧",),
    "max_emoji": 1,
}


def written(asked: WriteRequest) -> Composition:
    with ModelServer() as server:
        composition, usage = generator(server, Wire.OPENAI).write(asked, quiet)
    assert not usage.fell_back
    assert limits_kept(composition, asked) == []
    return composition


@pytest.mark.parametrize("format", [Format.THREAD, Format.LINKEDIN])
def test_a_rich_voice_is_set_around(format: Format) -> None:  # noqa: A002
    asked = replace(request(format), voice=replace(VOICE, **RICH))
    composition = written(asked)
    assert composition.text.startswith("Field notes.\n\n")
    assert composition.text.index("Keep it dry.") < composition.text.index(LINK)
    assert composition.text.index(LINK) < composition.text.index("#pumps")
    kinds = [piece.kind for piece in pieces(composition) if piece.kind is not PieceKind.SENTENCE]
    assert set(kinds) == {PieceKind.VOICE, PieceKind.LINK, PieceKind.TAGS}


@pytest.mark.parametrize(("place", "index"), [(LinkPlace.FIRST, 0), (LinkPlace.LAST, -1)])
def test_the_link_stands_where_the_person_wants_it(place: LinkPlace, index: int) -> None:
    composition = written(request(link_place=place))
    linked = [LINK in part.text for part in composition.parts]
    assert linked[index]
    assert sum(linked) == 1


@pytest.mark.parametrize("changes", [{"link_place": LinkPlace.NOWHERE}, {"link": ""}])
def test_no_link_where_none_is_wanted(changes: dict[str, Any]) -> None:
    composition = written(request(**changes))
    assert all(piece.kind is not PieceKind.LINK for piece in pieces(composition))


def test_what_has_no_room_is_left_away() -> None:
    long = replace(
        VOICE, openers=("A word " * 40,), closers=("Bye " * 60,), hashtags=("#" + "p" * 270,), max_hashtags=1
    )
    composition = written(replace(request(), voice=long))
    assert "A word" not in composition.text
    assert "Bye" not in composition.text


def test_code_and_images_that_a_thread_cannot_show_are_listed() -> None:
    composition = written(request())
    assert [each.kind for each in composition.left_out] == [PieceKind.CODE, PieceKind.IMAGE]
