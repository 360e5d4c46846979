"""Which sentences may stand at the head of a post."""

import pytest

from insights.distil.analysis import Analysis
from insights.distil.claims import span_of, statement
from insights.distil.flaws import is_claim
from insights.parsing import parse


def stands_alone(text: str) -> bool:
    analysis = Analysis(parse(text))
    assert len(analysis.document.sentences) == 1
    return is_claim(0, statement(text, "en"), analysis)


@pytest.mark.parametrize(
    "text",
    [
        "A cache without a limit grows until the server has no memory left.",
        "When it comes to bread, patience beats every machine in the bakery.",
        "Slow dough makes it easy to bake bread with little yeast.",
        "Bakers who weigh their flour get the same loaf every day.",
        "However, cold dough keeps its shape for twelve hours.",
        "Most bakeries throw away 15% of their bread because nobody counts it.",
        "If your oven has no steam, put a wet towel under the tray.",
    ],
)
def test_a_whole_statement_may(text: str) -> None:
    assert stands_alone(text)


@pytest.mark.parametrize(
    "text",
    [
        "This makes the dough rise twice as fast in the morning.",
        "It keeps the price list in memory for one hour.",
        "They never told the bakers about the new oven.",
        "With this, the bread stays fresh for a whole week.",
        "For example, a cold oven ruins the first bread.",
        "If it fails, the bread has to be thrown away.",
        "You can open it with a long wooden spoon.",
        "Don't expect miracle bread, but they keep well.",
        "As shown above, the query needs eleven tables.",
        "The following table lists every oven of the bakery.",
        "The reason is that yeast dies in hot water.",
        "She moved the ovens to the other side of town.",
        "Modern ovens measure steam, so bakers no longer need to do so.",
        "Why does bread taste better on the second day?",
        "The oven has three settings for bread and cake:",
        "The oven costs ( and nobody pays for its steam.",
        "Too short.",
        "“Bread is the answer to every question we have had”, said the baker.",
        "Baker: We never sold bread that was older than a day.",
    ],
)
def test_what_leans_on_something_else_may_not(text: str) -> None:
    assert not stands_alone(text)


@pytest.mark.parametrize(
    ("whole", "said"),
    [
        ("However, cold dough keeps its shape for hours.", "Cold dough keeps its shape for hours."),
        ("But cold dough keeps its shape for hours.", "Cold dough keeps its shape for hours."),
        ("It turns out that cold dough keeps its shape.", "Cold dough keeps its shape."),
        ("Note: cold dough keeps its shape for hours.", "Cold dough keeps its shape for hours."),
        ("So, npm's cache is never emptied by anything.", "npm's cache is never emptied by anything."),
        ("Butter keeps dough soft for many hours.", "Butter keeps dough soft for many hours."),
    ],
)
def test_words_that_only_join_are_left_out(whole: str, said: str) -> None:
    assert statement(whole, "en") == said


def test_the_span_is_that_of_the_statement() -> None:
    document = parse("Yeast is alive. However, **cold dough** keeps its `shape` for hours.")
    analysis = Analysis(document)
    text = statement(document.sentences[1].text, "en")
    assert document.source(span_of(text, 1, analysis)) == "cold dough** keeps its `shape` for hours."
