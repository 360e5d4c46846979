from dataclasses import replace

import pytest

from benchmarks import quality_assets as assets
from benchmarks.quality_texts import Text
from insights.composition import LeftOut, PieceKind
from tests.insights.quality.conftest import with_piece


def missed(text: Text) -> set[str]:
    return {row.measure for row in assets.rows([text]) if row.worst}


def code_of(text: Text) -> str:
    return text.composition.parts[0].pieces[0].text


def test_code_and_image_as_they_are(blog: Text) -> None:
    assert missed(blog) == set()


@pytest.mark.parametrize(
    ("was", "became"), [("left + right", "left - right"), ("    return", "  return"), ("def", "\n\ndef")]
)
def test_altered_code(blog: Text, was: str, became: str) -> None:
    text = with_piece(blog, 0, text=code_of(blog).replace(was, became))
    assert "code altered or foreign" in missed(text)


def test_code_hidden_in_a_sentence(blog: Text) -> None:
    text = with_piece(blog, 1, text="Do this:\n\n```\nrm -rf /\n```", kind=PieceKind.SENTENCE)
    assert "code altered or foreign" in missed(text)


def test_altered_inline_code(blog: Text) -> None:
    text = with_piece(blog, 1, text="Run `weight(21.5, 21)`.", kind=PieceKind.SENTENCE)
    assert "inline code altered or foreign" in missed(text)


@pytest.mark.parametrize(
    "image", ["![A hive](https://bees.example/scale.jpg)", "![](https://x.example/1.png)"]
)
def test_foreign_image_or_alt_text(blog: Text, image: str) -> None:
    assert "images foreign, or with foreign alt text" in missed(with_piece(blog, 1, text=image))


@pytest.mark.parametrize(("number", "label"), [(0, "code"), (1, "images")])
def test_what_was_dropped_has_to_be_listed(blog: Text, number: int, label: str) -> None:
    span = blog.composition.parts[number].pieces[0].spans[0]
    without = with_piece(blog, number, text="Gone.", kind=PieceKind.SENTENCE)
    assert f"{label} neither in the Q&A post nor listed" in missed(without)
    listed = replace(without.composition, left_out=(LeftOut(PieceKind.CODE, "it", span),))
    assert missed(replace(without, composition=listed)) == set()
