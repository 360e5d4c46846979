import socket
from collections.abc import Iterator
from typing import Any

import pytest
import urllib3.util.connection as connections

from tests.insights.extract.site import Site, page, running

Names = dict[str, list[str]]


@pytest.fixture
def site() -> Iterator[Site]:
    with running() as started:
        yield started


@pytest.fixture
def canary(site: Site, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """Whatever is opened, apart from `site`, ends here and is counted, wherever it wanted to go."""
    real = connections.create_connection
    with running() as bird:
        bird.serve("/", page("<p>You got through.</p>"))

        def connect(address: tuple[str, int], *args: Any, **kwargs: Any) -> socket.socket:
            bird.sought.append(address)
            goal = address if address == ("127.0.0.1", site.port) else ("127.0.0.1", bird.port)
            return real(goal, *args, **kwargs)

        monkeypatch.setattr(connections, "create_connection", connect)
        yield bird


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> Names:
    """The names there are, with the addresses that are answered; numbers answer for themselves."""
    known: Names = {}
    real = socket.getaddrinfo

    def look_up(host: str, port: Any, *args: Any, **kwargs: Any) -> Any:
        if host in known:
            return [
                entry for address in known[host] for entry in real(address, port, type=socket.SOCK_STREAM)
            ]
        return real(host, port, flags=socket.AI_NUMERICHOST, type=socket.SOCK_STREAM)

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    return known
