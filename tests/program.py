import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BINARIES = Path(sys.executable).parent
START_SECONDS = 90  # a first start on a busy machine
STOP_SECONDS = 60


def wait_until(condition: Callable[[], object], what: str, seconds: float = START_SECONDS) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            raise AssertionError(f"{what}: not within {seconds} s")
        time.sleep(0.05)


class Program:
    """One process of the product, started in the project's folder, with a log that a failure shows."""

    def __init__(self, name: str, command: Sequence[str], environment: Mapping[str, str], log: Path) -> None:
        executable, *arguments = command
        inside = BINARIES / executable
        self.command = [str(inside) if inside.exists() else executable, *arguments]
        self.name = name
        # pytest-django has put its own settings module into the environment.
        product = {"DJANGO_SETTINGS_MODULE": "insightprose.settings"}
        self.environment = {**os.environ, **product, **environment}
        self.log = log
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        with self.log.open("ab") as output:
            self.process = subprocess.Popen(
                self.command,
                cwd=ROOT,
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    @property
    def output(self) -> str:
        return self.log.read_text(errors="replace") if self.log.exists() else ""

    @property
    def is_running(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def wait(self, seconds: float = STOP_SECONDS) -> int:
        """The exit code; minus n where signal n ended it."""
        if self.process is None:
            raise AssertionError(f"{self.name} was not started")
        try:
            return self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            raise AssertionError(f"{self.name} did not end within {seconds} s:\n{self.output}") from None

    def send(self, number: signal.Signals) -> None:
        if self.process is not None and self.is_running:
            self.process.send_signal(number)

    def stop(self, number: signal.Signals = signal.SIGTERM) -> int:
        self.send(number)
        return self.wait()

    def kill(self) -> None:
        """With its children, at once, as a crash would."""
        if self.process is not None and self.is_running:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()

    def wait_until(self, condition: Callable[[], object], what: str, seconds: float = START_SECONDS) -> None:
        def settled() -> bool:
            if not self.is_running:
                raise AssertionError(f"{self.name} ended while it was waited for:\n{self.output}")
            return bool(condition())

        try:
            wait_until(settled, f"{self.name}: {what}", seconds)
        except AssertionError as error:
            raise AssertionError(f"{error}\n{self.output}") from None
