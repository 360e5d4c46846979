import threading
import time

import pytest

from xsandbox import text as texts
from xsandbox import urls
from xsandbox.clock import Clock, Snowflakes, first_snowflake, iso, snowflake_ms
from xsandbox.storage import Store


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("hello", 5),
        ("日本", 4),
        ("🐦", 2),
        ("👨‍👩‍👧‍👦", 2),
        ("README.md is here", 31),
        ("https://example.com/" + "x" * 300, 23),
        ("…", 2),
        ("“quoted” \u2013 so", 13),
        ("a\r\nb", 3),
    ],
)
def test_weighted_length(text: str, length: int) -> None:
    assert texts.weighted_length(text) == length


def test_display_url_is_short() -> None:
    assert urls.Url("https://www.example.com/a", 0, 0).display == "example.com/a"
    assert urls.Url("https://example.com/a-rather-long-path", 0, 0).display == "example.com/a-rather-long-…"


@pytest.mark.parametrize(
    ("text", "tags"),
    [("$TSLA up", ["TSLA"]), ("$5 and US$ and $TOOLONGNAME", []), ("($a.b) $BRK_A!", ["a.b", "BRK_A"])],
)
def test_cashtags(text: str, tags: list[str]) -> None:
    assert texts.cashtags(text) == tags


def test_mentions() -> None:
    assert texts.mentions("@Mara_Writes, mail a@b.com, @kenji_notes!") == {"mara_writes", "kenji_notes"}


def test_snowflakes_carry_their_time() -> None:
    # An id and its time as X's documentation pairs them.
    assert iso(snowflake_ms(1346889436626259968)) == "2021-01-06T18:40:40.344Z"
    moment = 1_700_000_000_123
    assert snowflake_ms(first_snowflake(moment)) == moment
    assert snowflake_ms(first_snowflake(moment) - 1) == moment - 1


def test_more_snowflakes_than_a_millisecond_holds() -> None:
    store = Store(None)
    ids = Snowflakes(Clock(), store.next_worker)
    made = [ids.next() for _ in range(20_000)]
    assert made == sorted(set(made))
    assert abs(snowflake_ms(made[0]) - time.time() * 1000) < 5000
    store.close()


def test_a_restart_holds_nobody_back_while_it_asks_for_its_number() -> None:
    """Whoever takes an id may hold the database, which the number comes from."""
    made: list[Snowflakes] = []

    def next_worker() -> int:
        for ids in made:
            taking = threading.Thread(target=ids.next, daemon=True)
            taking.start()
            taking.join(timeout=2)
            assert not taking.is_alive()
        return 1

    made.append(Snowflakes(Clock(), next_worker))
    made[0].restart()
