import pytest

from benchmarks import quality_style as style
from insights.composition import Piece
from tests.insights.quality.conftest import Compose, Quote


@pytest.mark.parametrize(
    "said", ["This is why it stings.", "It was late.", "They sting.", "“Those bees left.”", "Its wax is old."]
)
def test_unresolved_hooks(compose: Compose, said: str) -> None:
    assert style.hooks([compose(Piece(said))], style.unresolved, "hooks").worst


@pytest.mark.parametrize("said", ["It is hard to weigh a hive.", "Bees sting.", "This year was warm."])
def test_hooks_that_stand_alone(compose: Compose, said: str) -> None:
    assert not style.hooks([compose(Piece(said))], style.unresolved, "hooks").worst


def test_dangling_hook() -> None:
    assert style.dangling("However, bees sting.")
    assert not style.dangling("Howls are heard.")


@pytest.mark.parametrize(
    "said",
    ["See the code below.", "Figure 3 has it.", "In this article, bees.", "The diagram above says so."],
)
def test_references_to_what_is_not_there(compose: Compose, said: str) -> None:
    assert style.pointing([compose(Piece(said))]).worst


@pytest.mark.parametrize("said", ["It stays below 20 degrees.", "Above all, be calm.", "She figured it out."])
def test_no_reference(compose: Compose, said: str) -> None:
    assert not style.pointing([compose(Piece(said))]).worst


def test_a_post_that_ends_in_a_colon(compose: Compose) -> None:
    assert style.left_open([compose(Piece("Here is how:"))]).worst
    assert not style.left_open([compose(Piece("Here: a hive."))]).worst


@pytest.mark.parametrize("said", ["A hive on the roof of our", "A hive on the roof of…"])
def test_a_sentence_cut_short(compose: Compose, said: str) -> None:
    text = compose(Piece(said.replace("our", "someone")))
    assert style.cut_short([text]).worst


def test_a_whole_sentence(compose: Compose, quote: Quote) -> None:
    assert not style.cut_short([compose(quote("Add both figures; the sum is the weight."))]).worst


def test_long_sentences(compose: Compose) -> None:
    text = compose(Piece("Bees " + "fly " * 20 + "home. Short one."))
    row = style.long_sentences([text], 20, 10, "long")
    assert (row.ours, row.met) == ("50.0 % of 2 sentences", False)
    assert style.long_sentences([text], 22, 10, "long").met


def test_machine_phrases(compose: Compose) -> None:
    assert style.machine_phrases([compose(Piece("Let’s dive in: a game-changer."))]).worst
    assert not style.machine_phrases([compose(Piece("Put a luggage scale under it."))]).worst
