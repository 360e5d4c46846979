import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from tests.xsandbox.app import CLIENT_ID, CLIENT_SECRET, REDIRECT, App, Control
from xsandbox.server import Client, Sandbox

CLIENTS = [
    Client(CLIENT_ID, CLIENT_SECRET, [REDIRECT, "http://127.0.0.1:8000/with?query=kept"]),
    Client("a public app", None, [REDIRECT]),
    Client("odd:id", "a%b+c d", [REDIRECT]),
]


@contextmanager
def running(**options: Any) -> Iterator[Sandbox]:
    chosen: dict[str, Any] = {"clients": CLIENTS, "seed": 7} | options
    sandbox = Sandbox(port=0, **chosen)
    thread = threading.Thread(target=sandbox.serve_forever)
    thread.start()
    try:
        yield sandbox
    finally:
        sandbox.stop()
        thread.join(timeout=5)
        assert not thread.is_alive()


@pytest.fixture(scope="session")
def shared_sandbox() -> Iterator[Sandbox]:
    with running() as sandbox:
        yield sandbox


@pytest.fixture
def control(shared_sandbox: Sandbox) -> Control:
    """Of a sandbox as good as new."""
    control = Control(shared_sandbox.url)
    control.reset(people="drop")
    return control


@pytest.fixture
def new_app(shared_sandbox: Sandbox, control: Control) -> Iterator[Callable[[], App]]:
    apps: list[App] = []

    def make() -> App:
        apps.append(App(shared_sandbox.url))
        return apps[-1]

    yield make
    for app in apps:
        app.close()


@pytest.fixture
def app(new_app: Callable[[], App]) -> App:
    """Nobody has signed in yet."""
    return new_app()


@pytest.fixture
def mara(new_app: Callable[[], App]) -> App:
    return new_app().sign_in("mara_writes")


@pytest.fixture
def priya(new_app: Callable[[], App]) -> App:
    """Writes long posts."""
    return new_app().sign_in("priya_longform")
