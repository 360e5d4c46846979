from benchmarks import quality_chains as chains
from tests.insights.quality.conftest import Compose, Quote

SCALE = "Put a luggage scale under one side, then the other."
SUM = "Add both figures; the sum is the weight."
HIVE = "A hive on the roof of our library gave 31 jars of honey in its first summer."


def test_a_sentence_that_hangs_on_the_one_before(compose: Compose, quote: Quote) -> None:
    follower = quote(f"Then {SUM.lower()}", SUM)
    assert not chains.row([compose(quote(SCALE), follower)]).worst
    assert chains.row([compose(quote(HIVE), follower)]).worst
    assert chains.row([compose(follower)]).worst


def test_sentences_that_stand_alone_may_stand_anywhere(compose: Compose, quote: Quote) -> None:
    assert not chains.row([compose(quote(SUM), quote(HIVE))]).worst
