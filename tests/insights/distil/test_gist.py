"""One insight says what the article as a whole says."""

from insights.distil import distil
from insights.distilled import WEAK
from insights.parsing import parse

_NEW_OVEN = """
Hi, I'm a baker and developer.

Today we ship Loaf 3, an oven controller which measures steam and bakes bread without a person beside it.
In this post we show how the oven controller learns from each loaf. Bakers see its plan on their phones.

## Yeast

Yeast dies at sixty degrees because its proteins fall apart. Flour from old wheat needs more water.
"""


def test_an_announcement_that_says_what_is_new_is_the_claim() -> None:
    document = parse(_NEW_OVEN, title="Loaf 3, an oven controller")
    first, *_ = [each for each in distil(document).concepts if each.confidence >= WEAK]
    assert first.claim.startswith("Today we ship Loaf 3")
    assert first.support == (1, 2, 3)


def test_an_introduction_of_the_author_is_left_out() -> None:
    document = parse(_NEW_OVEN, title="Loaf 3, an oven controller")
    assert all(0 not in each.support for each in distil(document).concepts)


def test_good_news_are_told_without_the_joy() -> None:
    text = (
        "We're happy to announce that steam measuring is now part of Loaf 3, the oven controller of bakers."
    )
    first, *_ = distil(parse(text, title="Loaf 3")).concepts
    assert first.claim.startswith("Steam measuring is now part")
