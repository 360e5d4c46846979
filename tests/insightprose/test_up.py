"""`manage.py up` as a person starts it: one process, SQLite, no configuration."""

import os
import signal
import socket
import sqlite3
import stat
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import requests

from tests.person import Person
from tests.ports import free_ports
from tests.program import Program
from tests.stack import answers

# What a person's own shell or .env could hold; empty is the same as absent for these.
NEUTRAL = {
    "X_CLIENT_ID": "",
    "REDIS_URL": "",
    "SECRET_KEY": "",
    "TOKEN_KEYS": "",
    "DEBUG": "",
    "BASE_URL": "",
}


class Up(Program):
    def __init__(self, directory: Path, script: str = "manage.py") -> None:
        self.port = free_ports(2)
        self.var = directory / "var"
        url = f"http://127.0.0.1:{self.port}"
        sandbox = f"http://127.0.0.1:{self.port + 1}"
        environment = NEUTRAL | {
            "VAR_DIR": str(self.var),
            "DATABASE_URL": f"sqlite:///{self.var}/insightprose.sqlite3",
            "X_CLIENT_SECRET": "insightprose-sandbox-secret",
            "X_CALLBACK_URL": f"{url}/auth/x",
            "X_API_URL": sandbox,
            "X_AUTHORIZE_URL": f"{sandbox}/i/oauth2/authorize",
        }
        command = ["python", script, "up", "--port", str(self.port)]
        super().__init__("up", command, environment, directory / "up.log")
        self.url, self.sandbox = url, sandbox

    def query(self, sql: str, **values: str) -> list[tuple[object, ...]]:
        with closing(sqlite3.connect(self.var / "insightprose.sqlite3", timeout=20)) as database, database:
            return database.execute(sql, values).fetchall()

    def start_and_wait(self) -> None:
        self.start()
        self.wait_until(lambda: "is ready" in self.output and answers(f"{self.url}/readyz"), "is ready")


@pytest.fixture
def up(tmp_path: Path) -> Iterator[Up]:
    program = Up(tmp_path)
    yield program
    program.kill()


@contextmanager
def taken(port: int) -> Iterator[None]:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", port))
        listener.listen()
        yield


def test_first_page_and_sandbox_are_served_and_ctrl_c_ends_all_with_exit_0(up: Up) -> None:
    up.start_and_wait()
    page = requests.get(f"{up.url}/", timeout=10)
    assert page.ok
    assert "InsightProse" in page.text
    assert answers(up.sandbox)
    assert f"Open         {up.url}/" in up.output
    assert up.sandbox in up.output
    assert up.stop(signal.SIGINT) == 0, up.output
    assert up.output.endswith("Stopped.\n")
    assert "Traceback" not in up.output


def test_sigterm_ends_it_with_exit_0_and_the_second_start_keeps_the_secrets(up: Up) -> None:
    up.start_and_wait()
    assert up.stop(signal.SIGTERM) == 0, up.output
    secrets = up.var / "secrets.env"
    before = secrets.read_bytes()
    assert stat.S_IMODE(secrets.stat().st_mode) == 0o600
    assert stat.S_IMODE(up.var.stat().st_mode) == 0o700
    up.log.unlink()
    up.start_and_wait()
    assert up.stop() == 0
    assert secrets.read_bytes() == before


def test_exit_after_stops_by_itself(up: Up) -> None:
    up.command += ["--exit-after", "0.2"]
    up.start()
    assert up.wait() == 0, up.output
    assert up.output.endswith("Stopped.\n")


def test_a_worker_that_waits_for_a_due_moment_does_not_hold_it_up(up: Up) -> None:
    """The thread stays scheduled: the next start publishes it."""
    up.start_and_wait()
    person = Person(up.url, "mara_writes")
    person.sign_in()
    thread = person.write("Soon", at=datetime.now(UTC) + timedelta(days=1))
    due = datetime.now(UTC) + timedelta(seconds=14)
    up.query("UPDATE scheduler_thread SET scheduled_at = :due, next_action_at = :due", due=f"{due:%F %T.%f}")
    up.wait_until(lambda: up.query("SELECT handed_at FROM scheduler_thread") != [(None,)], "handed on", 10)
    assert person.status(thread) == "scheduled"
    begun = time.monotonic()
    assert up.stop(signal.SIGINT) == 0
    assert time.monotonic() - begun < 5
    assert up.query("SELECT status FROM scheduler_thread") == [("scheduled",)]


def test_a_signal_while_it_starts_is_no_error(up: Up) -> None:
    up.start()
    up.wait_until(up.var.exists, "has begun")
    assert up.stop(signal.SIGINT) == 0, up.output
    assert "Traceback" not in up.output


@pytest.mark.parametrize(("offset", "wanted_for"), [(0, "the web pages"), (1, "the X sandbox")])
def test_a_taken_port_is_one_sentence_and_nothing_is_touched(up: Up, offset: int, wanted_for: str) -> None:
    with taken(up.port + offset):
        up.start()
        assert up.wait() == 1
    assert f"Port {up.port + offset}, for {wanted_for}, is taken by another program." in up.output
    assert "make run PORT=" in up.output
    assert up.output.count("\n") == 1
    assert not (up.var / "insightprose.sqlite3").exists()


@pytest.mark.parametrize(
    ("name", "sabotage"),
    [
        ("worker", "import celery.worker as w; w.WorkController.start = lambda self: None"),
        ("beat", "import celery.beat as b; b.Scheduler.tick = lambda self: 1 / 0"),
        ("web server", "import waitress.server as s; s.BaseWSGIServer.run = lambda self: None"),
        ("X sandbox", "import xsandbox.server as s; s.Sandbox.serve_forever = lambda self: None"),
    ],
)
def test_a_part_that_ends_stops_the_whole_with_exit_1_and_its_name(
    tmp_path: Path, name: str, sabotage: str
) -> None:
    driver = tmp_path / "driver.py"
    driver.write_text(f"import sys; sys.path.insert(0, '.')\nimport manage\n{sabotage}\nmanage.main()\n")
    up = Up(tmp_path, os.fspath(driver))
    up.start()
    assert up.wait() == 1
    assert f"The {name} ended unexpectedly" in up.output
