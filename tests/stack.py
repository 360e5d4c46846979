"""The processes of docker-compose.yml on this machine: web, two workers, two beats and a sandbox."""

import subprocess
from contextlib import suppress
from functools import partial
from pathlib import Path

import requests
from cryptography.fernet import Fernet

from tests import compose
from tests.ports import free_ports
from tests.program import ROOT, Program

HOST = "127.0.0.1"


def answers(url: str) -> bool:
    with suppress(requests.RequestException):
        return requests.get(url, timeout=5).ok
    return False


class Stack:
    """Each process has a VAR_DIR of its own, as containers have."""

    def __init__(self, directory: Path, database_url: str, redis_url: str) -> None:
        web_port = free_ports(2)
        sandbox_port = web_port + 1
        self.directory = directory
        self.web_port, self.sandbox_port = web_port, sandbox_port
        self.base_url = f"http://{HOST}:{web_port}"
        self.sandbox_url = f"http://{HOST}:{sandbox_port}"
        self.environment = self.settings() | {"DATABASE_URL": database_url, "REDIS_URL": redis_url}
        self.web = self.program("web", compose.command("web", {"0.0.0.0:8000": f"{HOST}:{web_port}"}))
        self.workers = [self.worker(1), self.worker(2)]
        self.beats = [self.program(f"beat-{number}", compose.command("beat")) for number in (1, 2)]
        self.sandbox = self.program("sandbox", self.sandbox_command())
        self.programs = [self.sandbox, self.web, *self.workers, *self.beats]

    def settings(self) -> dict[str, str]:
        """Each one that a developer's own .env could hold is set here."""
        return {
            "DEBUG": "false",
            "SECRET_KEY": "only-for-tests-" + "x" * 40,
            "TOKEN_KEYS": Fernet.generate_key().decode(),
            "BASE_URL": self.base_url,
            "X_CLIENT_ID": "",
            "X_CLIENT_SECRET": "insightprose-sandbox-secret",
            "X_CALLBACK_URL": f"{self.base_url}/auth/x",
            "X_AUTHORIZE_URL": f"{self.sandbox_url}/i/oauth2/authorize",
            "X_API_URL": self.sandbox_url,
            "RECONCILE_SECONDS": "6,6,6",  # the sandbox commits within 4 seconds or not at all
        }

    def worker(self, number: int) -> Program:
        return self.program(
            f"worker-{number}", [*compose.command("worker"), f"--hostname=worker-{number}@%h"]
        )

    def sandbox_command(self) -> list[str]:
        data = str(self.var("sandbox") / "xsandbox.sqlite3")
        places = {"0.0.0.0": HOST, "8001": str(self.sandbox_port), "var/xsandbox.sqlite3": data}  # noqa: S104
        return [*compose.command("sandbox", places), "--redirect-uri", f"{self.base_url}/auth/x"]

    def var(self, name: str) -> Path:
        path = self.directory / name
        path.mkdir(exist_ok=True)
        return path

    def program(self, name: str, command: list[str]) -> Program:
        environment = self.environment | {"VAR_DIR": str(self.var(name))}
        return Program(name, command, environment, self.directory / f"{name}.log")

    def manage(self, *arguments: str) -> str:
        """The output of a management command that succeeded, run as the web process would."""
        program = self.program("web", ["python", "manage.py", *arguments])
        program.log = self.directory / f"{arguments[0]}.log"
        program.start()
        if program.wait() != 0:
            raise AssertionError(program.output)
        return program.output

    def start(self) -> None:
        self.manage(*compose.command("migrate")[2:])
        self.manage("collectstatic", "--noinput", "--verbosity=0")
        for program in self.programs:
            program.start()
        self.wait_until_ready()

    def wait_until_ready(self) -> None:
        self.sandbox.wait_until(lambda: answers(self.sandbox_url), "answers")
        self.web.wait_until(lambda: answers(f"{self.base_url}/readyz"), "is ready")
        for program in [*self.workers, *self.beats]:
            program.wait_until(partial(self.is_healthy, program), "is healthy")

    def is_healthy(self, program: Program) -> bool:
        """By the health check of docker-compose.yml."""
        check = self.program(program.name, self.healthcheck(program))
        return (
            subprocess.run(check.command, cwd=ROOT, env=check.environment, capture_output=True).returncode
            == 0
        )

    def healthcheck(self, program: Program) -> list[str]:
        service = program.name.split("-")[0]
        places = {
            "web": {"8000": str(self.web_port)},
            "sandbox": {"8001": str(self.sandbox_port)},
        }.get(service, {"var/": f"{self.var(program.name)}/"})
        return compose.healthcheck(service, places)

    def restart(self, program: Program) -> None:
        for alive in self.var(program.name).glob("*.alive"):
            alive.unlink()
        program.start()
        program.wait_until(lambda: self.is_healthy(program), "is healthy again")

    def stop(self) -> None:
        for program in reversed(self.programs):
            program.kill()
