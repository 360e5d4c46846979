from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
import time_machine
from django.db import OperationalError
from django.test import RequestFactory
from pytest_django import Settings

from accounts.limits import allowed, client_ip, forget_old_counts
from accounts.models import RateCount
from tests.parallel import at_once

NOON = datetime(2026, 3, 1, 12, 0, 0, tzinfo=UTC)


@pytest.mark.django_db
def test_so_many_times_and_no_more() -> None:
    with time_machine.travel(NOON):
        assert [allowed("post:1", times=3, seconds=60) for _ in range(5)] == [True] * 3 + [False] * 2
        assert allowed("post:2", times=3, seconds=60), "somebody else"
        assert allowed("read:1", times=3, seconds=60), "something else"


@pytest.mark.django_db
def test_a_window_ends() -> None:
    with time_machine.travel(NOON + timedelta(seconds=59.5), tick=False) as clock:
        assert [allowed("post:1", times=1, seconds=60) for _ in range(2)] == [True, False]
        clock.shift(1)
        assert allowed("post:1", times=1, seconds=60)


@pytest.mark.django_db(transaction=True)
def test_nobody_slips_through_at_the_same_moment() -> None:
    with time_machine.travel(NOON):
        results = at_once([partial(allowed, "post:1", times=5, seconds=86_400)] * 16)
    assert sum(results) <= 5
    assert RateCount.objects.get().count == 16


@pytest.mark.django_db
def test_what_cannot_be_counted_is_refused(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise OperationalError("disk I/O error")

    monkeypatch.setattr(RateCount.objects, "filter", broken)
    assert not allowed("signin:the-session-key", times=3, seconds=60)
    assert "rate_limit_not_counted" in caplog.text
    assert "the-session-key" not in caplog.text


@pytest.mark.django_db
def test_counts_are_forgotten_once_no_window_holds_them() -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        for seconds in (60, 3_600, 86_400):
            allowed(f"every {seconds}", times=1, seconds=seconds)
        forget_old_counts()
        assert RateCount.objects.count() == 3
        clock.shift(timedelta(hours=13))
        forget_old_counts()
        assert set(RateCount.objects.values_list("key", flat=True)) == {"every 60", "every 3600"}
        clock.shift(timedelta(hours=12))
        forget_old_counts()
        assert not RateCount.objects.exists()


@pytest.mark.parametrize(
    ("is_https", "forwarded", "ip"),
    [
        (False, None, "192.0.2.1"),
        (False, "203.0.113.9", "192.0.2.1"),
        (True, None, "192.0.2.1"),
        (True, "203.0.113.9", "203.0.113.9"),
        (True, "198.51.100.1, 203.0.113.9", "203.0.113.9"),
        (True, "evil, 2001:db8::1 ", "2001:db8::1"),
    ],
)
def test_where_a_request_comes_from(
    settings: Settings, is_https: bool, forwarded: str | None, ip: str
) -> None:
    """Only what our own proxy wrote is believed: the last entry, and only where there is a proxy."""
    settings.IS_HTTPS = is_https
    headers = {"X-Forwarded-For": forwarded} if forwarded else {}
    assert client_ip(RequestFactory(REMOTE_ADDR="192.0.2.1").get("/", headers=headers)) == ip


def test_a_request_from_nowhere() -> None:
    request = RequestFactory().get("/")
    del request.META["REMOTE_ADDR"]
    assert client_ip(request) == ""
