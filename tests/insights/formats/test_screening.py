import pytest

from insights.formats.screening import is_sentence, leans, stands_alone, tidy


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


def test_other_languages() -> None:
    assert leans("Aber Brot braucht Zeit.", "de")
    assert stands_alone("Gutes Brot braucht vor allem Zeit.", "de")


def test_a_dangling_pointer_goes() -> None:
    assert tidy("Bread rises (see the chart above)\nslowly.") == "Bread rises slowly."
