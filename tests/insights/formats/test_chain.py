"""What may follow a hook: unbroken runs, and after a gap only what speaks of the same."""

from itertools import pairwise

import pytest

from insights.composition import Composition, Format, PieceKind
from insights.document import Document
from insights.formats import write
from insights.formats.chain import is_tied
from insights.formats.material import Material
from insights.parsing import parse
from insights.voice import Voice
from tests.insights.formats.bakery import concept, request

RYE = parse(
    """\
# Rye

Rye bread stays fresh for a week because its crumb holds more water than wheat.
It takes less salt as well. The bakers of our town learned that in school.
See the table above for the numbers. It was made in spring.

Wait 60 seconds, and try the oven again.

The landlord sent a letter about the parking spaces.

Rye crumb with more water needs a longer bake, about 70 minutes at 200 degrees.

# Staff

Six people work here, and all of them have keys.

But wait, there's more!
""",
    title="Rye",
)
CLAIM = concept(RYE, "Rye bread stays")


def said(format: Format, document: Document = RYE, **more: object) -> Composition:  # noqa: A002
    return write(request(format, document=document, concepts=(CLAIM,), keywords=(), **more))


@pytest.mark.parametrize("format", [Format.THREAD, Format.LINKEDIN])
@pytest.mark.parametrize(
    "text", ["table above", "made in spring", "Wait 60", "landlord", "Six people", "there's more"]
)
def test_what_has_no_place(format: Format, text: str) -> None:  # noqa: A002
    assert text not in said(format).text


@pytest.mark.parametrize("format", [Format.THREAD, Format.LINKEDIN])
def test_the_argument_goes_on_after_a_gap(format: Format) -> None:  # noqa: A002
    text = said(format).text
    assert text.startswith("Rye bread stays fresh")
    assert "Rye crumb with more water needs a longer bake" in text


@pytest.mark.parametrize("format", [Format.THREAD, Format.LINKEDIN])
@pytest.mark.parametrize("limit", [90, 130, 160, 280])
def test_no_part_begins_with_it(format: Format, limit: int) -> None:  # noqa: A002
    made = said(format, post_limit=limit)
    wanted = request(format, document=RYE, concepts=(CLAIM,))
    material = Material(wanted)
    starts = {sentence.text: sentence.index for sentence in RYE.sentences}
    for part in made.parts:
        first = part.pieces[0]
        line = material.line(starts[first.text]) if first.kind is PieceKind.SENTENCE else None
        assert line is None or not is_tied(line, material)


def test_a_sentence_that_cannot_be_said_takes_the_rest_of_its_paragraph() -> None:
    made = said(Format.LINKEDIN, voice=Voice(banned_words=("salt",)))
    assert "learned that in school" not in made.text


def test_sentences_are_in_the_articles_order() -> None:
    spans = [piece.spans[0] for part in said(Format.LINKEDIN).parts for piece in part.pieces if piece.spans]
    assert len(spans) > 2
    assert all(before < after for before, after in pairwise(spans))
