import pytest

from insights.voice import Person
from insights.voice.person import change, keeps


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("I am sure my tests are slow.", "We are sure our tests are slow."),
        ("I was late, and it cost me a day.", "We were late, and it cost us a day."),
        ("I’m fixing my parser myself.", "We’re fixing our parser ourselves."),
        ("Last week I wasn't ready.", "Last week we weren't ready."),
        ("The choice is mine.", "The choice is ours."),
        ("It failed. I am tired.", "It failed. We are tired."),
    ],
)
def test_i_becomes_we(before: str, after: str) -> None:
    assert change(before, Person.WE) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("We are sure our tests are slow.", "I am sure my tests are slow."),
        ("We were late, and it cost us a day.", "I was late, and it cost me a day."),
        ("Why were we slow?", "Why was I slow?"),
        ("We also were careful with US law.", "I also was careful with US law."),
        ("We've measured it ourselves.", "I've measured it myself."),
    ],
)
def test_we_becomes_i(before: str, after: str) -> None:
    assert change(before, Person.I) == after


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("We are a company of bakers.", Person.I),
        ("Each of us owns a part.", Person.I),
        ("Let's bake bread.", Person.I),
        ("I'm a baker.", Person.WE),
        ("My wife and I opened the shop.", Person.WE),
        ("She wrote “I am done” on the wall.", Person.WE),
        ("I built it and my friends were glad, and we sold it.", Person.WE),
        ("We sold our oven.", Person.NONE),
    ],
)
def test_what_would_not_be_true_any_more_is_not_said(text: str, person: Person) -> None:
    assert change(text, person) is None


def test_an_opinion_is_stated_without_its_owner() -> None:
    assert change("I think that bread needs time.", Person.NONE) == "Bread needs time."


@pytest.mark.parametrize(
    "text", ["The I/O layer is fast.", "World War I ended.", "US law is strict.", "You bake."]
)
@pytest.mark.parametrize("person", list(Person))
def test_what_is_nobody_speaking_stays(text: str, person: Person) -> None:
    assert keeps(text, person)
    assert change(text, person) == text
