import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from abc import ABC, abstractmethod
from pathlib import Path
from types import TracebackType
from typing import IO, Self

START_SECONDS = 30
STOP_SECONDS = 15


class Server(ABC):
    """One server process with a directory of its own under /tmp: a Unix socket's path may have 107 bytes."""

    name: str
    stop_signal = signal.SIGTERM
    crash_signal = signal.SIGKILL

    def __init__(self, user: str | None = None) -> None:
        self.user = user
        self.home = Path(tempfile.mkdtemp(prefix=f"{self.name}-", dir="/tmp"))
        self.give(self.home)
        self.process: subprocess.Popen[bytes] | None = None

    @property
    @abstractmethod
    def url(self) -> str: ...

    @abstractmethod
    def command(self) -> list[str]: ...

    @abstractmethod
    def is_ready(self) -> bool: ...

    def give(self, path: Path) -> None:
        if self.user:
            shutil.chown(path, self.user)

    @property
    def log(self) -> Path:
        return self.home / "log"

    def spawn(self, command: list[str], output: IO[bytes]) -> subprocess.Popen[bytes]:
        group = pwd.getpwnam(self.user).pw_gid if self.user else None
        return subprocess.Popen(  # in a session of its own: Ctrl-C is for the tests, which stop it in order
            command,
            stdout=output,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            cwd=self.home,
            user=self.user,
            group=group,
            extra_groups=[] if self.user else None,
            start_new_session=True,
        )

    def start(self) -> None:
        with self.log.open("ab") as output:
            self.process = self.spawn(self.command(), output)
        deadline = time.monotonic() + START_SECONDS
        while not self.is_ready():
            if self.process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"{self.name} did not start:\n{self.log.read_text(errors='replace')}")
            time.sleep(0.02)

    def end(self, with_signal: signal.Signals) -> None:
        if self.process is None:
            return
        self.process.send_signal(with_signal)
        try:
            self.process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.process = None

    def stop(self) -> None:
        self.end(self.stop_signal)

    def crash(self) -> None:
        """End it without a chance to write anything down."""
        self.end(self.crash_signal)

    def remove(self) -> None:
        self.crash()
        shutil.rmtree(self.home)

    def __enter__(self) -> Self:
        try:
            self.start()
        except BaseException:
            self.remove()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.remove()
