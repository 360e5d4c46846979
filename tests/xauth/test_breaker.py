from datetime import timedelta

import pytest

from xauth.clock import database_now
from xauth.models import Breaker

pytestmark = pytest.mark.django_db
breakers = Breaker.objects


def minutes_left() -> float:
    return (breakers.get().closed_until - database_now()) / timedelta(minutes=1)


def over() -> None:
    breakers.update(closed_until=database_now() - timedelta(seconds=1))


def test_nothing_stops_what_never_failed() -> None:
    assert breakers.stopping(Breaker.PUBLISH) is None


def test_it_stops_everybody_and_says_why() -> None:
    breakers.trip(Breaker.PUBLISH, "out of credits")
    for _ in range(3):
        found = breakers.stopping(Breaker.PUBLISH)
        assert found
        assert found.reason == "out of credits"
    assert str(found) == "publish: out of credits"
    assert breakers.stopping(Breaker.REFRESH) is None, "only what failed"


def test_it_waits_longer_each_time_in_a_row() -> None:
    waits = []
    for _ in range(7):
        breakers.trip(Breaker.PUBLISH, "again")
        waits.append(minutes_left())
    assert waits == [pytest.approx(minutes, abs=0.2) for minutes in (5, 10, 20, 40, 60, 60, 60)]
    assert breakers.get().trips == 7


def test_it_can_wait_for_a_known_moment() -> None:
    moment = database_now() + timedelta(days=3)
    assert breakers.trip(Breaker.PUBLISH, "the month is over", until=moment).closed_until == moment
    assert breakers.get().closed_until == moment


def test_then_one_caller_tries_for_all() -> None:
    breakers.trip(Breaker.PUBLISH, "out of credits")
    over()
    assert [breakers.stopping(Breaker.PUBLISH) is None for _ in range(4)] == [True, False, False, False]
    assert minutes_left() == pytest.approx(5, abs=0.2)
    over()
    assert breakers.stopping(Breaker.PUBLISH) is None, "the one who tried never came back"


def test_success_lets_everybody_go_on_and_forgets() -> None:
    breakers.trip(Breaker.PUBLISH, "out of credits")
    breakers.trip(Breaker.PUBLISH, "out of credits")
    breakers.reset(Breaker.PUBLISH)
    assert breakers.stopping(Breaker.PUBLISH) is None
    breakers.reset(Breaker.PUBLISH)
    breakers.trip(Breaker.PUBLISH, "out of credits")
    assert minutes_left() == pytest.approx(5, abs=0.2)


def test_a_new_reason_replaces_the_old() -> None:
    breakers.trip(Breaker.PUBLISH, "out of credits")
    breakers.trip(Breaker.PUBLISH, "not enrolled")
    assert breakers.get().reason == "not enrolled"


def test_a_long_reason_is_cut() -> None:
    """PostgreSQL refuses what is longer than its column."""
    assert len(breakers.trip(Breaker.PUBLISH, "x" * 900).reason) == 500
