"""A Q&A post: its parts, its code and images, and the voice it keeps."""

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from insights.composition import Composition, Format, Piece, PieceKind
from insights.distil import distil
from insights.document import Document
from insights.formats import blog
from insights.formats.blog.dress import dress, fenced, pictured
from insights.formats.errors import NothingLeftError
from insights.parsing import Mark, marks, parse
from insights.providers.base import LinkPlace, WriteRequest
from insights.voice import Person, Voice, violations

ARTICLE = """# Flying kites with sensors

A sensor kite measures the wind high above the ground. Weather stations cannot do this, because they
stand too low.
The project has flown 40 kites since spring.

## Building the frame

Carbon rods bend without breaking, because their fibres share the load. Wooden rods snap in cold
weather, so the project dropped them. A frame weighs 300 grams, and the sensor adds another 45 grams.
You need four parts:

* Two carbon rods of equal length
* One sheet of ripstop nylon
* A [sensor board](https://boards.example/s3) with a radio

![A finished frame](frame.png)

![](decoration.png)

## Reading the sensor

The board sends a reading every second. The `read_wind()` function returns the speed in metres per second:

```python
speed = read_wind()  # `m/s`
print("wind!", speed)
```

A reading above 20 means the line is in danger. The kite must come down at once, because the knots
fail first.

## Limitations

Rain stops the radio. The battery lasts three hours in the cold. Heavier batteries make the kite too slow
to climb.

## Thanks

Many thanks to everybody who held a line.

```sh
thanks --all
```
"""


@pytest.fixture(scope="module")
def article() -> Document:
    return parse(ARTICLE)


def request(document: Document, voice: Voice | None = None, number: int = 9) -> WriteRequest:
    distilled = distil(document)
    return WriteRequest(
        document,
        Format.BLOG,
        distilled.concepts[:number],
        voice or Voice(),
        distilled.keywords,
        link="https://kites.example/sensors",
    )


def pieces(post: Composition, kind: PieceKind) -> list[Piece]:
    return [piece for part in post.parts for piece in part.pieces if piece.kind is kind]


def test_head_questions_and_tail(article: Document) -> None:
    post = blog.write(request(article))
    assert post.title == "Flying kites with sensors"
    assert post.parts[0].text.startswith('---\ntitle: "Flying kites with sensors"\nkeywords: [\n')
    assert (
        'source: "https://kites.example/sensors"\n---\n\n# Flying kites with sensors\n\n'
        in post.parts[0].text
    )
    assert [piece.text for piece in pieces(post, PieceKind.QUESTION)] == [
        "## How do you build the frame?",
        "## How do you read the sensor?",
        "## What are the limitations of the kite?",
    ]
    assert post.parts[-1].text.endswith("https://kites.example/sensors")
    assert all(part.pieces[0].kind is PieceKind.QUESTION for part in post.parts[1:-1])


def test_everything_said_is_the_articles_in_its_order(article: Document) -> None:
    post = blog.write(request(article))
    said = [piece for kind in (PieceKind.SENTENCE, PieceKind.ITEM) for piece in pieces(post, kind)]
    assert said
    assert all(piece.is_grounded and not piece.flags for piece in said)
    for part in post.parts[1:-1]:
        starts = [piece.spans[0].start for piece in part.pieces]
        assert starts == sorted(starts)


def test_code_is_byte_identical_and_what_is_not_shown_is_listed(article: Document) -> None:
    post = blog.write(request(article))
    (code,) = pieces(post, PieceKind.CODE)
    assert code.text == '```python\nspeed = read_wind()  # `m/s`\nprint("wind!", speed)\n```'
    (image,) = pieces(post, PieceKind.IMAGE)
    assert image.text == "![A finished frame](frame.png)"
    assert [(each.kind, article.source(each.span).split("\n")[0]) for each in post.left_out] == [
        (PieceKind.IMAGE, "![](decoration.png)"),
        (PieceKind.CODE, "```sh"),
    ]


def test_lists_stay_lists_with_their_links_and_introduction(article: Document) -> None:
    text = blog.write(request(article)).text
    assert "You need four parts:\n\n* Two carbon rods" in text
    assert "\n* A [sensor board](https://boards.example/s3) with a radio" in text
    assert "The `read_wind()` function" in text


def test_one_insight_is_about_its_section_only(article: Document) -> None:
    whole = request(article)
    concept = next(
        each for each in whole.concepts if article.sections[each.section].title == "Reading the sensor"
    )
    post = blog.write(replace(whole, concepts=(concept,)))
    assert [piece.text for piece in pieces(post, PieceKind.QUESTION)] == ["## How do you read the sensor?"]


@pytest.mark.parametrize(
    "voice",
    [
        Voice(person=Person.NONE, banned_words=("project", "because"), exclamation_marks=False),
        Voice(max_sentence_words=12, semicolons=False, dashes=False),
        Voice(max_hashtags=2, hashtags=("#kites",), closers=("Fly safe.",), openers=("Look up.",)),
        Voice(max_characters=900),
    ],
)
def test_every_rule_of_the_voice_holds(article: Document, voice: Voice) -> None:
    post = blog.write(request(article, voice))
    prose = [
        piece
        for part in post.parts
        for piece in part.pieces
        if piece.kind not in {PieceKind.CODE, PieceKind.IMAGE}
    ]
    spoken = "".join(piece.before + re.sub(r"\]\([^)]*\)", "]", piece.text) for piece in prose)
    assert violations(spoken.strip(), voice, Format.BLOG) == []
    assert not voice.max_characters or len(post.text) <= voice.max_characters


def test_the_link_stands_where_it_is_wanted(article: Document) -> None:
    whole = request(article)
    first = blog.write(replace(whole, link_place=LinkPlace.FIRST))
    assert first.parts[0].pieces[-1].text == whole.link
    nowhere = blog.write(replace(whole, link_place=LinkPlace.NOWHERE))
    assert whole.link not in nowhere.text


def test_a_part_written_anew_says_something_else(article: Document) -> None:
    whole = request(article)
    before = blog.write(whole).parts[2].pieces
    assert any("`" in piece.text for piece in before if piece.kind is PieceKind.SENTENCE)
    avoid = tuple(piece.text for piece in before if piece.kind in {PieceKind.QUESTION, PieceKind.SENTENCE})
    again = {piece.text for part in blog.write(replace(whole, avoid=avoid)).parts for piece in part.pieces}
    assert not again.intersection(avoid)


def test_another_language_keeps_its_headings() -> None:
    german = (
        "## Der Rahmen\n\nKohlestäbe biegen sich im Wind, weil ihre Fasern die Last teilen. "
        "Holz bricht im Winter.\n"
    )
    document = parse(
        german + "\n## Der Sensor\n\nDie Platine sendet jede Sekunde einen Wert. Das Kabel ist lang.\n",
        language="de",
    )
    post = blog.write(request(document))
    assert [piece.text for piece in pieces(post, PieceKind.HEADING)][1:] == ["## Der Rahmen", "## Der Sensor"]


def test_a_voice_that_forbids_everything_is_told_so(article: Document) -> None:
    words = tuple({word.lower() for word in re.findall(r"[A-Za-z]+", ARTICLE)})
    with pytest.raises(NothingLeftError):
        blog.write(request(article, Voice(banned_words=words)))


# ── Markdown ──────────────────────────────────────────────────────────────────────────────────────
def test_fences_are_longer_than_those_inside() -> None:
    assert fenced("```\nx\n```\n", "md") == "````md\n```\nx\n```\n````"
    assert pictured("a [b]", "x (1).png") == "![a \\[b\\]](<x (1).png>)"


def test_marks_are_found_again_after_a_change() -> None:
    found = [Mark(4, 10), Mark(15, 19, "https://a.b")]
    assert dress(
        "We call launch with this.", "I 'd launch with this", [Mark(5, 11), Mark(17, 21, "https://a.b")]
    ) == ("We call `launch` with [this](https://a.b).")
    assert (
        dress("Use launch for that.", "Use launch for that.", found)
        == "Use `launch` for [that](https://a.b)."
    )
    assert dress("See this.", "See this.", [Mark(4, 8, "#below")]) == "See this."


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="ab *_`[]<>#1.-+~&;\\!風🪁", min_size=1, max_size=40))
def test_dressed_text_reads_as_it_was(text: str) -> None:
    text = " ".join(f"k{text}k".split())
    assert parse(dress(text, text, ())).blocks[0].text == text


def test_sentences_dressed_and_read_again_are_the_same(article: Document) -> None:
    found = marks(article)
    for sentence in article.sentences:
        dressed = dress(sentence.text, sentence.text, found.sentences[sentence.index])
        assert parse(dressed).blocks[0].text == sentence.text


def test_a_replaced_title_stands_in_the_article(article: Document) -> None:
    post = blog.write(request(article, Voice(banned_words=("fly",))))
    title = next(piece for piece in post.parts[0].pieces if piece.kind is PieceKind.HEADING)
    said = title.text.removeprefix("# ")
    assert not said.endswith("?")
    assert any(said.split()[0] in article.source(span) for span in title.spans)


def test_a_paragraph_is_told_without_gaps(article: Document) -> None:
    post = blog.write(request(article))
    starts = {sentence.span.start: sentence for sentence in article.sentences}
    for part in post.parts[1:-1]:
        told = [starts[each.spans[0].start] for each in part.pieces if each.kind is PieceKind.SENTENCE]
        for one, other in pairwise(told):
            assert one.block != other.block or other.index == one.index + 1


def test_a_picture_beside_the_text_is_listed_only() -> None:
    aside = '<aside><img src="lena.jpg" alt="Lena of the kite club">A quote.</aside>'
    document = parse(ARTICLE.replace("## Limitations\n", f"## Limitations\n\n{aside}\n"))
    post = blog.write(request(document))
    assert "lena.jpg" not in post.text
    assert "frame.png" in post.text


def test_code_answers_where_no_sentence_can() -> None:
    document = parse("# Listing kites\n\nA kite table lists kites.\n\nLike so:\n\n```sql\nselect 1;\n```\n")
    post = blog.write(request(document))
    assert "select 1;" in post.text
    assert any(piece.kind is PieceKind.CODE for part in post.parts[1:] for piece in part.pieces)
