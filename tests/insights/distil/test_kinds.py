"""What kind of article it is."""

import pytest

from insights.distil import distil
from insights.distilled import ArticleKind
from insights.parsing import parse
from tests.insights.distil import articles

_TEXT = "Bread needs time. Flour needs water. Ovens need heat."


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("How to bake bread at home", ArticleKind.HOW_TO),
        ("Installing an oven in a flat", ArticleKind.HOW_TO),
        ("Announcing Loaf 3.0", ArticleKind.RELEASE),
        ("What's new in the oven", ArticleKind.RELEASE),
        ("Seven breads everybody can bake", ArticleKind.LIST),
        ("Best practices for bakers", ArticleKind.LIST),
        ("Bakery: month 12", ArticleKind.RETROSPECTIVE),
        ("Two years of sourdough", ArticleKind.RETROSPECTIVE),
        ("Bread is better than cake", ArticleKind.ARGUMENT),
    ],
)
def test_the_title_tells(title: str, kind: ArticleKind) -> None:
    assert distil(parse(_TEXT, title=title)).kind is kind


def test_headings_that_are_steps_make_a_how_to() -> None:
    text = "\n\n".join(
        f"## {step}\n\nBread needs time." for step in ("Install the oven", "Add flour", "Test it")
    )
    assert distil(parse(text, title="Bread")).kind is ArticleKind.HOW_TO


def test_goals_and_a_told_story_make_a_retrospective() -> None:
    text = "## Highlights\n\nI baked 90 loaves.\n\n## Goals\n\nI wanted 80.\n\n## Lessons\n\nI burned none."
    assert distil(parse(text, title="The bakery")).kind is ArticleKind.RETROSPECTIVE


def test_an_article_with_a_point_is_an_argument() -> None:
    assert distil(articles.cache()).kind is ArticleKind.ARGUMENT
