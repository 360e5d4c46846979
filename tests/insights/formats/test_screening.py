import pytest

from insights.formats.screening import is_sentence, is_step, leans, needs_the_one_before, stands_alone, tidy


@pytest.mark.parametrize(
    "text",
    [
        "As shown below, bread rises.",
        "The figure shows a loaf.",
        "In this article, we'll bake.",
        "Let's bake bread.",
        "Thanks to everyone who baked.",
        "The steps are as follows:",
        "bread is good.",
        "…bread is good too.",
        "Bread is “good.",
        "Bread is good",
        "Use {{ bread }} here today.",
        "See https://bread.example now please.",
        "Bread (with butter is good.",
        "We baked three loaves, including the one above.",
        "The default oven.nix file above has a name.",
        "The issue explained above is hard to bake away.",
        "Above, we looked at rye bread.",
        "In the next section, bread rises.",
        "The screenshot has a loaf of bread in it.",
        "In that blog post we baked rye.",
        "But wait, there's more bread!",
        "Update (2025-01-17): We bake no more rye.",
    ],
)
def test_no_sentence_to_quote(text: str) -> None:
    assert not is_sentence(text)


@pytest.mark.parametrize(
    "text",
    [
        "Bread rises in an hour.",
        "“Bread is alive,” she said.",
        "42 loaves were sold.",
        "The difference here is time.",
        "An oven above 250 degrees burns the crust.",
    ],
)
def test_a_sentence_to_quote(text: str) -> None:
    assert is_sentence(text)


@pytest.mark.parametrize(
    "text",
    [
        "This is bread.",
        "It rises.",
        "But bread rises.",
        "When it rises, wait.",
        "To avoid this, wait a day.",
        "For example, rye is slow.",
        "However, rye is slow.",
        "It takes a lot less time because nobody is folding it.",
        "Amazingly, that 2 kg loaf stays fresh.",
    ],
)
def test_what_leans_on_another_sentence(text: str) -> None:
    assert leans(text)
    assert not stands_alone(text)


@pytest.mark.parametrize(
    "text", ["The dough rises because it is warm.", "Most bakers sleep at night, as they should."]
)
def test_what_stands_alone(text: str) -> None:
    assert stands_alone(text)


def test_not_fit_for_a_first_line() -> None:
    assert not stands_alone("Bakers like this approach to dough.")
    assert not stands_alone("Why does bread rise so slowly?")
    assert not stands_alone("It is important to wait for dough.")


def test_it_that_means_nothing_yet() -> None:
    assert not leans("It takes a day to bake a good loaf.")


@pytest.mark.parametrize("text", ["This is bread.", "They rise slowly.", "It rises."])
def test_what_may_not_begin_a_paragraph(text: str) -> None:
    assert needs_the_one_before(text)


@pytest.mark.parametrize("text", ["But bread rises.", "Bread rises.", "It is hard to bake well."])
def test_what_may_begin_one(text: str) -> None:
    assert not needs_the_one_before(text)


def test_a_step_of_a_how_to() -> None:
    assert is_step("Wait 60 seconds, and knead again.")
    assert not is_step("Waiting makes better bread.")


def test_other_languages() -> None:
    assert leans("Aber Brot braucht Zeit.", "de")
    assert stands_alone("Gutes Brot braucht vor allem Zeit.", "de")


def test_a_dangling_pointer_goes() -> None:
    assert tidy("Bread rises (see the chart above)\nslowly.") == "Bread rises slowly."
