from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from insights.extract import UnreadableError, from_text
from tests.insights.extract.page import codes, texts


def body(text: str) -> str:
    return from_text(f"Boats go out.\n\n{text}").markdown.removeprefix("Boats go out.\n\n").rstrip("\n")


WRAPPED = """The harbour office counts every boat that leaves before six in the
morning, and it has kept the list in a blue ledger since the bridge
was built.

Last spring the clerk typed it into a table, which took her nine
evenings.
"""


def test_wrapped_lines_are_joined() -> None:
    assert from_text(WRAPPED).markdown == (
        "The harbour office counts every boat that leaves before six in the morning, and it has kept the "
        "list in a blue ledger since the bridge was built.\n\n"
        "Last spring the clerk typed it into a table, which took her nine evenings.\n"
    )


@pytest.mark.parametrize("indent", [" ", "    ", "\t", "        "])
def test_indented_text_is_no_code(indent: str) -> None:
    found = from_text("".join(f"{indent}{line}" for line in WRAPPED.splitlines(keepends=True)))

    assert found.markdown == from_text(WRAPPED).markdown
    assert codes(found.markdown) == []


def test_long_lines_are_paragraphs() -> None:
    line = ("The harbour office counts every boat that leaves before six. " * 3).strip()

    assert body(f"{line}\n{line}") == f"{line}\n\n{line}"


def test_lines_of_a_poem_stay_lines() -> None:
    assert body("Blue boat\nOn a grey sea\nBefore six") == "Blue boat  \nOn a grey sea  \nBefore six"


@pytest.mark.parametrize("sign", ["-", "*", "•", "–", "▪", "‣"])
def test_bullets_are_kept(sign: str) -> None:
    assert (
        body(f"{sign} one boat\n{sign} two boats that\n  go on\n{sign} a raft")
        == "- one boat\n- two boats that go on\n- a raft"
    )


def test_numbers_are_kept() -> None:
    assert body("1. one boat\n2. two boats") == "1. one boat\n2. two boats"
    assert body("3) one boat\n4) two boats") == "3. one boat\n4. two boats"


def test_year_at_the_beginning_is_no_list() -> None:
    assert texts(body("1984. It was a good year for boats.")) == "1984. It was a good year for boats."


def test_first_line_is_the_title_and_short_ones_are_headings() -> None:
    found = from_text(
        "Boats before six\n\nThey go out early.\n\nThe first list\n\nIt was blue.\n\n"
        "Rafts\n-----\nThey count."
    )

    assert found.title == "Boats before six"
    assert (
        found.markdown
        == "They go out early.\n\n## The first list\n\nIt was blue.\n\n## Rafts\n\nThey count.\n"
    )


@pytest.mark.parametrize(
    "line",
    [
        "# 1 of the boats is blue.",
        "> 5 boats, it says.",
        "2 * 3 * 4 boats and *one* raft.",
        "A snake_case_name and _this_.",
        "See [the list](x) or [1] or [^2].",
        "Use <b>bold</b> or a & b or &amp; here.",
        "A `tick` and a \\* star.",
        "+ 5 boats.",
        "--- and more.",
        "~~gone~~ boats.",
        "#hashtag first.",
        "* not a list, only a star.",
    ],
)
def test_signs_are_text(line: str) -> None:
    assert texts(body(f"There they are: {line}")) == f"There they are: {line}"


def test_addresses_become_links() -> None:
    assert body("See https://x.example/a_b_(c)?d=1&e=_f_.") == "See <https://x.example/a_b_(c)?d=1&e=_f>\\_."
    assert body("See (https://x.example/a), please.") == "See (<https://x.example/a>), please."


def test_code_that_cannot_be_anything_else() -> None:
    code = "def boats(log):\n    early = [b for b in log]\n    return len(early)"

    assert codes(body(code)) == [("", f"{code}\n")]


@pytest.mark.parametrize("text", ["", " \n\n", "\ufeff", "---\n***"])
def test_without_text(text: str) -> None:
    with pytest.raises(UnreadableError, match="no text"):
        from_text(text)


def test_limit() -> None:
    with pytest.raises(UnreadableError, match="kB of text"):
        from_text("The boats leave. " * 13_000)


LETTERS = st.text(
    st.characters(categories=("L", "N", "P", "S", "Zs"), exclude_characters="\u3000"),
    min_size=1,
    max_size=60,
)


@settings(max_examples=200, deadline=None)
@given(st.lists(LETTERS, min_size=1, max_size=5))
def test_every_word_survives(lines: list[str]) -> None:
    """In one sentence, so that no line can be taken for a heading, a list or code."""
    said = "Boats, " + " ".join(" ".join(lines).replace("://", "").split()) + " go."

    assert texts(from_text(said).markdown) == said


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=300))
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(UnreadableError):
        assert from_text(text).markdown.strip()
