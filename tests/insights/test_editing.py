"""What is typed becomes pieces; what did not change keeps where it came from."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from insights.composition import Composition, Format, Part, Piece, PieceKind
from insights.editing import Source, edited, tidy
from insights.formats.leftout import left_out
from insights.parsing import parse
from tests.insights.factory import LINK, MARKDOWN, TITLE, make_composition

DOCUMENT = parse(MARKDOWN, title=TITLE)
SOURCE = Source(DOCUMENT, LINK, ("Measure first.",))
THREAD = make_composition(DOCUMENT)
ANSWER = (replace(THREAD.parts[0].pieces[0], before="\n\n"), THREAD.parts[0].pieces[1])
BLOG = Composition(
    Format.BLOG,
    TITLE,
    (
        Part((Piece("## Why measure?", PieceKind.QUESTION), *ANSWER)),
        Part((Piece("It is quiet.", flags=("Not from the article.",)),)),
    ),
    left_out(DOCUMENT),
)
CODE = '```python\nwith profile("export") as run:\n    export(rows)\nprint(run.slowest(3))\n```'
IMAGE = "![A chart](https://example.org/chart.png)"


def texts(composition: Composition) -> list[str]:
    return [part.text for part in composition.parts]


def test_what_did_not_change_is_the_same() -> None:
    assert edited(THREAD, TITLE, texts(THREAD), SOURCE) == THREAD


def test_parts_may_be_moved_and_removed() -> None:
    first, second, third = texts(THREAD)
    moved = edited(THREAD, TITLE, [third, first], SOURCE)
    assert moved.parts == (THREAD.parts[2], THREAD.parts[0])
    assert second not in texts(moved)


def test_one_changed_sentence_leaves_its_neighbours_as_they_were() -> None:
    kept, changed = THREAD.parts[1].pieces
    kept = replace(kept, flags=("Look at this.",))
    now = replace(THREAD, parts=(Part((kept, changed)),))
    after = edited(now, TITLE, [f"{kept.text}\n\nThe export takes 42 minutes on Mars."], SOURCE).parts[0]
    assert after.pieces[0] == kept
    assert after.pieces[1].text == "The export takes 42 minutes on Mars."
    assert after.pieces[1].before == "\n\n"
    assert any("42" in flag for flag in after.pieces[1].flags)


def test_a_sentence_of_the_article_that_is_typed_in_finds_its_source() -> None:
    sentence = DOCUMENT.sentences[-1]
    piece = edited(THREAD, TITLE, [sentence.text], SOURCE).parts[0].pieces[0]
    assert sentence.span in piece.spans
    assert piece.flags == ()


def test_links_tags_and_standing_words_need_no_source() -> None:
    typed = f"Measure first.\n\n#export #speed\n\n{LINK}"
    pieces = edited(THREAD, TITLE, [typed], SOURCE).parts[0].pieces
    assert [piece.kind for piece in pieces] == [PieceKind.VOICE, PieceKind.TAGS, PieceKind.LINK]
    assert all(piece.is_grounded and not piece.flags for piece in pieces)


def test_an_empty_part_stays_one() -> None:
    assert texts(edited(THREAD, TITLE, ["", "  "], SOURCE)) == ["", ""]


def test_code_and_images_of_the_article_count_as_shown() -> None:
    shown = edited(BLOG, TITLE, [f"{texts(BLOG)[0]}\n\n{CODE}\n\n{IMAGE}"], SOURCE)
    kinds = [piece.kind for piece in shown.parts[0].pieces]
    assert kinds == [PieceKind.QUESTION, *[PieceKind.SENTENCE] * 2, PieceKind.CODE, PieceKind.IMAGE]
    assert shown.left_out == ()
    assert not any(piece.flags for piece in shown.parts[0].pieces)
    gone = edited(shown, TITLE, texts(BLOG), SOURCE)
    assert gone.left_out == BLOG.left_out


def test_code_that_was_touched_is_flagged_and_what_it_was_is_left_out() -> None:
    touched = CODE.replace("slowest(3)", "slowest(4)")
    after = edited(BLOG, TITLE, [touched], SOURCE)
    assert after.parts[0].pieces[0].flags
    assert [each.kind for each in after.left_out] == [PieceKind.CODE, PieceKind.IMAGE]


def test_a_foreign_image_is_flagged() -> None:
    piece = edited(BLOG, TITLE, ["![x](https://elsewhere.example/y.png)"], SOURCE).parts[0].pieces[0]
    assert piece.kind is PieceKind.IMAGE
    assert piece.flags == ("The article has no such image.",)


def test_list_entries_and_headings_are_pieces_of_their_own() -> None:
    text = "## What helps\n\n- Keep batches small enough to fit in memory.\n- Buy a yacht.\n  1. Twice."
    pieces = edited(BLOG, TITLE, [text], SOURCE).parts[0].pieces
    assert [piece.kind for piece in pieces] == [PieceKind.HEADING, *[PieceKind.ITEM] * 3]
    assert pieces[1].spans
    assert not pieces[2].spans


def test_an_entry_of_several_sentences_keeps_each_of_them() -> None:
    spans = [sentence.span for sentence in DOCUMENT.sentences]
    entry = (
        Piece("- One of them.", PieceKind.ITEM, (spans[0],), before="\n\n"),
        Piece("And its second.", PieceKind.ITEM, (spans[1],)),
    )
    now = replace(BLOG, parts=(Part(entry),))
    after = edited(now, TITLE, ["Added before.\n\n- One of them. And its second. And a third."], SOURCE)
    assert after.parts[0].pieces[1:3] == entry
    assert after.parts[0].pieces[3].text == "And a third."


def test_front_matter_and_the_line_of_keywords_need_no_source() -> None:
    text = '---\ntitle: "Mars"\nkeywords: [\n  "a",\n]\n---\n\n# How our export went\n\nKeywords: Mars, Venus'
    pieces = edited(BLOG, TITLE, [text], SOURCE).parts[0].pieces
    assert [piece.kind for piece in pieces] == [PieceKind.TAGS, PieceKind.HEADING, PieceKind.TAGS]
    assert pieces[0].text.endswith("]\n---")
    assert not any(piece.flags for piece in pieces)


def test_a_post_is_stored_as_x_gets_it_and_code_as_it_is() -> None:
    assert tidy(" cafe\u0301\r\n", Format.THREAD) == "café"
    assert tidy("\n    cafe\u0301\r\n\n", Format.BLOG) == "    cafe\u0301"


MARKUP = [
    "---\n",
    "Keywords: ",
    "- ",
    "1. ",
    "## ",
    "```",
    "    x",
    "> ",
    "|a|b|",
    "![i](u)",
    "---",
    "<b>",
    "[a]: b",
    "[^1]: c",
]
ODD = ["#tag", "\n", "\n\n", "\t", "\u2028", "\x0b", "e\u0301", "日本語。"]
SAID = ["The export", "takes", "19 minutes.", "Why?", LINK, *texts(THREAD), CODE, IMAGE]
WORDS = st.sampled_from([*MARKUP, *ODD, *SAID])
TYPED = st.lists(WORDS | st.text(max_size=12), max_size=12).map(" ".join)


@given(st.lists(TYPED, max_size=3), st.sampled_from([THREAD, BLOG, replace(THREAD, format=Format.LINKEDIN)]))
def test_no_character_is_lost_or_added(typed: list[str], now: Composition) -> None:
    typed = [text.replace("\0", "") for text in typed]
    after = edited(now, TITLE, typed, SOURCE)
    assert texts(after) == [tidy(text, now.format) for text in typed]
    assert texts(edited(after, TITLE, texts(after), SOURCE)) == texts(after)
