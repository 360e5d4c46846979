"""What is from the article is found there; what is not is said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from insights.composition import Piece, PieceKind
from insights.document import Document
from insights.grounding import ground
from insights.parsing import parse

ARTICLE = """# Kites of the north

The **Aurora 3** kite lifts 45% more than the old one. I've flown it for twelve weeks on the coast of Norway.
It isn't cheap: the frame alone costs $20, and the line is 1,000 metres long.

## Why carbon rods matter

Carbon rods bend without breaking, because their fibres share the load. Wooden rods snap in cold weather.

* Call `measure_wind()` before every flight.

See [the manual](https://kites.example/manual) for the knots.

```py
fly(2)
```
"""


@pytest.fixture(scope="module")
def article() -> Document:
    return parse(ARTICLE)


def only(text: str, article: Document, kind: PieceKind = PieceKind.SENTENCE) -> Piece:
    (piece,) = ground(text, article, kind=kind)
    return piece


@pytest.mark.parametrize(
    "text",
    [
        "Carbon rods bend without breaking, because their fibres share the load.",
        "We have flown it for twelve weeks on the coast of Norway.",
        "It is not cheap: the frame alone costs $20, and the line is 1000 metres long.",
        "The Aurora 3 kite lifts 45 percent more than the old one!",
        "Wooden rods snap in cold weather",
        "Carbon rods bend without breaking.",
        "Call measure_wind() before every flight.",
    ],
)
def test_a_rewrite_is_grounded(text: str, article: Document) -> None:
    piece = only(text, article)
    assert piece.spans
    assert piece.flags == ()


def test_the_span_is_the_sentence(article: Document) -> None:
    (span,) = only("Wooden rods snap when the weather is cold.", article).spans
    assert article.source(span) == "Wooden rods snap in cold weather."


def test_two_sentences_made_one_have_two_sources(article: Document) -> None:
    piece = only(
        "Carbon rods bend because their fibres share the load, while wooden rods snap in cold weather.",
        article,
    )
    assert len(piece.spans) == 2
    assert list(piece.spans) == sorted(piece.spans)


@pytest.mark.parametrize(
    ("text", "flag"),
    [
        ("Children should wear gloves near the harbour.", "The article does not say this."),
        ("The Aurora 3 kite lifts 55% more than the old one.", "The article has no 55%."),
        ("The Aurora 3 kite lifts 45 more than the old one.", "The article has no 45."),
        ("The Aurora 4 kite lifts 45% more than the old one.", "The article has no 4."),
        ("Carbon rods from Boeing bend without breaking.", "The article does not mention Boeing."),
        ("Call measure_rain() before every flight.", "The article does not mention measure_rain()."),
        ("Wooden rods do not snap in cold weather.", "The article says this without “not”."),
        (
            "It is cheap: the frame alone costs $20, and the line is 1,000 metres long.",
            "The article says this with “not”.",
        ),
        (
            "Wooden rods snap in cold weather, see https://evil.example/x",
            "The article has no link to https://evil.example/x.",
        ),
        ("Call `drop()` before every flight.", "The article has no code drop()."),
    ],
)
def test_what_is_not_there_is_said(text: str, flag: str, article: Document) -> None:
    assert flag in only(text, article).flags


def test_a_number_from_another_place_is_said(article: Document) -> None:
    text = "Carbon rods bend without breaking for $20, because their fibres share the load."
    flags = only(text, article).flags
    assert flags == ("The article has $20 elsewhere, not where it says this.",)


def test_own_phrases_links_and_tags_need_no_source(article: Document) -> None:
    text = "Good morning, pilots!\n\nWooden rods snap in cold weather. Fly safe. https://me.example/a #kites"
    pieces = ground(text, article, own=("Fly safe.", "Good morning, pilots!", "https://me.example/a"))
    assert [piece.kind for piece in pieces] == [
        PieceKind.VOICE,
        PieceKind.SENTENCE,
        PieceKind.VOICE,
        PieceKind.LINK,
        PieceKind.TAGS,
    ]
    assert all(piece.flags == () for piece in pieces)


def test_a_foreign_link_alone_is_flagged(article: Document) -> None:
    assert only("https://kites.example/manual", article).flags == ()
    assert only("https://evil.example", article).flags == (
        "The article has no link to https://evil.example.",
    )


def test_code_is_the_articles_or_flagged(article: Document) -> None:
    assert article.source(only("fly(2)\n", article, PieceKind.CODE).spans[0]).startswith("```py")
    assert only("fly(3)", article, PieceKind.CODE).flags == ("The article has no such code.",)


def test_a_question_needs_less_of_its_heading(article: Document) -> None:
    piece = only("Why do carbon rods matter?", article, PieceKind.QUESTION)
    assert article.source(piece.spans[0]) == "## Why carbon rods matter"


@given(
    st.lists(
        st.sampled_from(
            ["A kite flies.", "風が吹く。", "🪁!", "#wind", "\n\n", "  ", "v1.2.3", "http://a.b/c?d=e."]
        ),
        max_size=8,
    )
)
def test_the_pieces_put_together_are_the_text(parts: list[str]) -> None:
    text = " ".join(parts)
    pieces = ground(text, parse(ARTICLE))
    assert "".join(piece.before + piece.text for piece in pieces) == text.strip()
