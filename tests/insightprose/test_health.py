import socketserver
import threading
from collections.abc import Iterator
from typing import ClassVar

import pytest
from django.db import OperationalError
from django.test import Client
from pytest_django import Settings

from insightprose import health, probe
from tests.ports import free_ports

SECRET = "postgres://user:hunter2@db.internal"


@pytest.fixture(autouse=True)
def embedded(settings: Settings) -> None:
    settings.REDIS_URL = ""


def broken() -> None:
    raise OperationalError(f"could not connect to {SECRET}")


def test_livez_asks_nothing(client: Client) -> None:
    """Without the `db` fixture every query would raise."""
    response = client.get("/livez")
    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]


@pytest.mark.django_db
def test_readyz_asks_the_database(client: Client) -> None:
    response = client.get("/readyz")
    assert (response.status_code, response.json()) == (200, {"database": "ok"})


def test_readyz_names_what_is_down_and_nothing_else(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "database", broken)
    response = client.get("/readyz")
    assert (response.status_code, response.json()) == (503, {"database": "down"})
    assert "hunter2" not in response.text


@pytest.mark.django_db
def test_readyz_asks_the_broker_where_there_is_one(client: Client, settings: Settings) -> None:
    settings.REDIS_URL = f"redis://127.0.0.1:{free_ports()}/0"
    response = client.get("/readyz")
    assert (response.status_code, response.json()) == (503, {"database": "ok", "broker": "down"})


def test_they_answer_under_any_method_that_reads(client: Client) -> None:
    assert client.head("/livez").status_code == 200
    assert client.post("/livez").status_code == 405


class Echo(socketserver.StreamRequestHandler):
    seen: ClassVar[list[bytes]] = []

    def handle(self) -> None:
        while (line := self.rfile.readline().strip()) != b"":
            self.seen.append(line)
        self.wfile.write(b"HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n")


@pytest.fixture
def echo_port() -> Iterator[int]:
    with socketserver.TCPServer(("127.0.0.1", 0), Echo) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server.server_address[1]
        server.shutdown()
        thread.join()


def test_the_container_probe_asks_by_the_name_of_the_site(echo_port: int) -> None:
    assert probe.status(f"http://127.0.0.1:{echo_port}/readyz", "https://prose.example") == 503
    assert b"GET /readyz HTTP/1.1" in Echo.seen
    assert b"Host: prose.example" in Echo.seen
