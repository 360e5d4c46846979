"""One form for a number, however it is written; another form for another number."""

import pytest

from insights.grounding.numbers import gather, numbers


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1,000", "1000"),
        ("45%", "45 percent"),
        ("2.5x", "2.5 times"),
        ("$20", "20 dollars"),
        ("$1.5 million", "$1,500,000"),
        ("20k", "20,000"),
        ("v8.0", "8.0"),
        ("512-bit", "512 bits"),
        ("10 ms", "10 milliseconds"),
        ("twelve", "12"),
        ("3 GB", "3GB"),
        ("10-20%", "10% to 20%"),
        ("1st", "1"),
    ],
)
def test_the_same(one: str, other: str) -> None:
    assert [(each.value, each.unit) for each in numbers(one)] == [
        (each.value, each.unit) for each in numbers(other)
    ]


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("42", "41"),
        ("1.2", "1.20"),
        ("45", "45%"),
        ("45%", "45"),
        ("2.5x", "2.5"),
        ("$20", "20"),
        ("$20", "€20"),
        ("10 ms", "10 s"),
        ("1.2.3", "1.2.4"),
        ("20 million", "20"),
        ("1,000", "1"),
    ],
)
def test_another(claim: str, source: str) -> None:
    assert not numbers(claim)[0].is_in(gather(numbers(source)))


def test_a_plain_number_may_stand_for_a_measured_one() -> None:
    assert numbers("10")[0].is_in(gather(numbers("10 ms")))
    assert numbers("10 days")[0].is_in(gather(numbers("10")))


@pytest.mark.parametrize("name", ["UTF-8", "x86", "H100", "3D", "0x1F", "page_02"])
def test_names_are_no_numbers(name: str) -> None:
    assert numbers(name) == []
