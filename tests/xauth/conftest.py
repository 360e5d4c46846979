from collections.abc import Callable, Iterator

import pytest
from pytest_django import Settings

from tests.x import X
from tests.xauth.browser import Browser
from tests.xauth.peer import Peer, Treatment
from xauth.client import connection


@pytest.fixture
def new_visitor(sandbox: X, db: None) -> Callable[[], Browser]:
    return lambda: Browser(sandbox)


@pytest.fixture
def visitor(new_visitor: Callable[[], Browser]) -> Browser:
    """Nobody has signed in yet."""
    return new_visitor()


@pytest.fixture
def peer(settings: Settings) -> Iterator[Callable[[Treatment], Peer]]:
    """Starts one in X's place."""
    started: list[Peer] = []

    def start(treat: Treatment) -> Peer:
        started.append(Peer(treat).__enter__())
        settings.X_API_URL = started[-1].url
        return started[-1]

    yield start
    for each in started:
        each.__exit__(None, None, None)


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "CONNECT_SECONDS", 0.4)
    monkeypatch.setattr(connection, "TOTAL_SECONDS", 1.0)
