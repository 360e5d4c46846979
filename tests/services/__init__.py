"""Real PostgreSQL and Valkey from wheels, without root or Docker: `python -m tests.services -- COMMAND`."""

from tests.services.postgres import Postgres
from tests.services.server import Server
from tests.services.valkey import Valkey

__all__ = ["Postgres", "Server", "Valkey"]
