import http.client
import socket
import threading
import time
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
import requests
from django.core.management.base import CommandError

from tests.xsandbox.app import App, Control
from tests.xsandbox.conftest import running
from xsandbox.management.commands.xsandbox import Command
from xsandbox.server import Client, Sandbox


@pytest.fixture
def wire(app: App) -> Iterator[http.client.HTTPConnection]:
    connection = http.client.HTTPConnection(app.url.removeprefix("http://"), timeout=5)
    yield connection
    connection.close()


def test_connections_are_kept_alive(wire: http.client.HTTPConnection) -> None:
    wire.connect()
    used = wire.sock
    for body in (None, b"text=not+read+by+the+view"):
        wire.request("POST" if body else "GET", "/2/users/me", body=body)
        response = wire.getresponse()
        response.read()
        assert response.version == 11
        assert response.status == (405 if body else 401)
    assert wire.sock is used


def test_a_chunked_body_is_read(mara: App) -> None:
    def pieces() -> Iterator[bytes]:
        yield b'{"text": '
        yield b'"in pieces"}'

    headers = {"Content-Type": "application/json"}
    mara.checked = False
    response = mara.http.post(f"{mara.url}/2/tweets", data=pieces(), headers=headers)
    assert response.json()["data"]["text"] == "in pieces"


@pytest.mark.parametrize("length", ["-1", "ten", str(33 * 1024 * 1024)])
def test_a_body_can_be_too_large(wire: http.client.HTTPConnection, length: str) -> None:
    wire.putrequest("POST", "/2/tweets")
    wire.putheader("Content-Length", length)
    wire.endheaders()
    assert wire.getresponse().status == 413


def test_a_taken_port_is_an_error() -> None:
    with running() as sandbox, pytest.raises(OSError, match="in use"):
        Sandbox(port=sandbox.port)


def test_stopping_is_quick_and_final(monkeypatch: pytest.MonkeyPatch) -> None:
    sandbox = Sandbox(port=0)
    thread = threading.Thread(target=sandbox.serve_forever)
    thread.start()
    Control(sandbox.url).fault("slow", seconds=60, endpoint="users.me")
    session = requests.Session()
    assert session.get(sandbox.url, timeout=5).status_code == 200
    errors: list[Exception] = []

    def wait() -> None:
        try:
            requests.get(f"{sandbox.url}/2/users/me", timeout=30)
        except requests.ConnectionError as error:
            errors.append(error)

    waiting = threading.Thread(target=wait)
    waiting.start()
    time.sleep(0.2)
    started = time.monotonic()
    sandbox.stop()
    thread.join(timeout=5)
    waiting.join(timeout=5)
    assert time.monotonic() - started < 1
    assert not thread.is_alive()
    assert len(errors) == 1
    with pytest.raises(requests.ConnectionError):
        session.get(sandbox.url, timeout=5)
    session.close()
    sandbox.stop()


def test_stopped_before_it_served() -> None:
    sandbox = Sandbox(port=0)
    sandbox.stop()
    sandbox.serve_forever()
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", sandbox.port), timeout=5)


def test_a_stop_forgets_late_commits(tmp_path: Path) -> None:
    with running(storage=tmp_path / "x.sqlite3") as sandbox:
        app, control = App(sandbox.url).sign_in(), Control(sandbox.url)
        app.checked = False
        control.fault("late_commit", seconds=60, answer=504, endpoint="tweets.create")
        assert app.post("never").status_code == 504
        app.close()
    with running(storage=tmp_path / "x.sqlite3") as sandbox:
        assert Control(sandbox.url).texts() == []


def test_a_file_survives_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "x.sqlite3"
    with running(storage=path) as sandbox:
        app = App(sandbox.url).sign_in()
        first = app.posted("before")
        app.close()
    with running(storage=path) as sandbox:
        again = App(sandbox.url)
        again.http.headers["Authorization"] = app.http.headers["Authorization"]
        assert int(again.posted("after", first)) > int(first)
        assert Control(sandbox.url).texts() == ["before", "after"]
        again.close()


def test_a_seed_is_drawn_and_told() -> None:
    with running(seed=None) as one, running(seed=None) as other:
        assert one.seed != other.seed
        assert Control(one.url).truth()["seed"] == one.seed


def test_it_serves_ipv6_too() -> None:
    with running(host="::1") as sandbox:
        assert sandbox.url.startswith("http://[::1]:")
        assert requests.get(sandbox.url, timeout=5).status_code == 200


def run_command(*arguments: str) -> str:
    told = StringIO()
    command = Command(stdout=told)
    options = vars(command.create_parser("manage.py", "xsandbox").parse_args(arguments))
    command.handle(**options)
    return told.getvalue()


def test_the_command(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    made: list[Sandbox] = []

    def serve(sandbox: Sandbox) -> None:
        made.append(sandbox)

    monkeypatch.setattr(Sandbox, "serve_forever", serve)
    path = tmp_path / "data.sqlite3"
    told = run_command(
        *("--port", "0", "--data", str(path), "--seed", "5"),
        *(
            "--client-id",
            "me",
            "--client-secret",
            "",
            "--redirect-uri",
            "http://127.0.0.1/a",
            "http://127.0.0.1/b",
        ),
    )
    assert f"X sandbox on {made[0].url} (seed 5)" in told
    assert path.exists()
    client = Client("me", None, ["http://127.0.0.1/a", "http://127.0.0.1/b"])
    assert made[0]._state.clients == {"me": client}


def test_the_command_says_that_the_port_is_taken() -> None:
    with running() as sandbox, pytest.raises(CommandError, match=f"Port {sandbox.port} cannot be used"):
        run_command("--port", str(sandbox.port))


def test_the_default_client_is_the_one_the_product_knows() -> None:
    with running() as sandbox:
        assert sandbox._state.clients["insightprose-sandbox"].secret == "insightprose-sandbox-secret"
