import os
import signal
import stat
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.core.management import CommandError
from pytest_django import Settings

from insightprose import processes
from insightprose.up import assets, environment, ports, secrets
from insightprose.up.supervisor import Supervisor


@pytest.fixture
def own_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    for name in ("BASE_URL", "LOG_LEVEL", *secrets.NAMES):
        monkeypatch.setenv(name, "")
    monkeypatch.setenv("VAR_DIR", str(tmp_path / "var"))
    monkeypatch.setattr(environment, "BASE_DIR", tmp_path)
    monkeypatch.setattr(environment, "stop_quietly_on_signals", lambda: None)
    return tmp_path


def test_the_port_decides_the_address(own_environment: Path) -> None:
    environment.prepare(["--port", "9000", "--verbosity", "2"])
    assert os.environ["BASE_URL"] == "http://127.0.0.1:9000"


def test_an_address_that_is_set_stays(own_environment: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BASE_URL", "https://prose.example")
    environment.prepare([])
    assert os.environ["BASE_URL"] == "https://prose.example"


@pytest.mark.parametrize("port", ["0", "65535", "http"])
def test_a_port_that_cannot_be(own_environment: Path, port: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        environment.prepare(["--port", port])
    assert "--port" in capsys.readouterr().err


def test_secrets_left_empty_are_made_once(own_environment: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    environment.prepare([])
    first = {name: os.environ[name] for name in secrets.NAMES}
    assert all(first.values())
    for name in secrets.NAMES:
        monkeypatch.delenv(name)
    environment.prepare([])
    assert {name: os.environ[name] for name in secrets.NAMES} == first


def test_secrets_of_the_environment_are_used_and_none_are_made(
    own_environment: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in secrets.NAMES:
        monkeypatch.setenv(name, "given")
    environment.prepare([])
    assert not (own_environment / "var").exists()


def test_ten_starts_at_once_agree_on_the_secrets(tmp_path: Path) -> None:
    start = threading.Barrier(10)

    def make(_number: int) -> bytes:
        start.wait()
        return secrets.ensure(tmp_path / "var").read_bytes()

    with ThreadPoolExecutor(10) as pool:
        assert len(set(pool.map(make, range(10)))) == 1
    (file,) = (tmp_path / "var").iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_port_that_may_not_be_used(monkeypatch: pytest.MonkeyPatch) -> None:
    error = ports.unavailable(80, "the web pages", PermissionError(13, "Permission denied"))
    assert str(error) == (
        "Port 80, for the web pages, cannot be used: Permission denied. Try another one: make run PORT=1080"
    )


def test_a_port_taken_by_another() -> None:
    with ports.listen(0) as listener, pytest.raises(CommandError, match="is taken by another program"):
        ports.listen(listener.getsockname()[1])


def test_static_files_are_collected_only_when_they_changed(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    collected = []
    source = tmp_path / "source"
    source.mkdir()
    (source / "a.css").write_text("a {}")
    settings.VAR_DIR, settings.STATIC_ROOT, settings.STATICFILES_DIRS = tmp_path, tmp_path, [source]
    monkeypatch.setattr(assets, "call_command", lambda *args, **_options: collected.append(args))
    assets.collect_static_if_changed()
    assets.collect_static_if_changed()
    assert len(collected) == 1
    (source / "a.css").write_text("a { color: red }")
    assets.collect_static_if_changed()
    assert len(collected) == 2


class Part:
    """Runs until it is stopped, or until it has run `seconds`."""

    def __init__(self, name: str, stopped: list[str], seconds: float | None = None) -> None:
        self.name, self.stopped, self.seconds = name, stopped, seconds
        self.end = threading.Event()

    def run(self) -> None:
        if not self.end.wait(self.seconds) and self.name == "faulty":
            raise RuntimeError("out of order")

    def stop(self) -> None:
        self.stopped.append(self.name)
        self.end.set()


@pytest.fixture
def signals_kept() -> Iterator[None]:
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.usefixtures("signals_kept")
class TestSupervisor:
    def test_a_signal_stops_all_the_last_one_first(self) -> None:
        stopped: list[str] = []
        supervisor = Supervisor([Part(name, stopped) for name in ("web", "worker", "beat")])
        supervisor.start()
        os.kill(os.getpid(), signal.SIGTERM)
        assert supervisor.wait(5) is None
        supervisor.stop()
        assert stopped == ["beat", "worker", "web"]

    def test_the_time_limit_is_no_failure(self) -> None:
        supervisor = Supervisor([Part("web", [])])
        supervisor.start()
        assert supervisor.wait(0.01) is None
        supervisor.stop()

    @pytest.mark.parametrize("name", ["returning", "faulty"])
    def test_a_part_that_ends_by_itself_is_named(self, name: str, caplog: pytest.LogCaptureFixture) -> None:
        stopped: list[str] = []
        supervisor = Supervisor([Part("web", stopped), Part(name, stopped, seconds=0.01)])
        supervisor.start()
        ended = supervisor.wait(5)
        supervisor.stop()
        assert ended
        assert ended.name == name
        assert stopped == ["web"]
        assert ("out of order" in caplog.text) == (name == "faulty")


def test_worker_and_beat_leave_signs_of_life(settings: Settings, tmp_path: Path) -> None:
    settings.VAR_DIR = tmp_path / "var"
    processes.worker_is_alive()
    processes.beat_is_alive()
    assert {path.name for path in settings.VAR_DIR.iterdir()} == {"worker.alive", "beat.alive"}


def test_a_broker_in_memory_is_refused_between_processes(settings: Settings) -> None:
    settings.CELERY_BROKER_URL = "redis://127.0.0.1/0"
    processes.refuse_memory_broker()
    settings.CELERY_BROKER_URL = "memory://"
    with pytest.raises(SystemExit, match="REDIS_URL is missing"):
        processes.refuse_memory_broker()
