"""manage.py xsandbox: a local X on a port of its own."""

import signal
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from xsandbox.clients import DEFAULT_CLIENT
from xsandbox.server import Client, Sandbox


class Command(BaseCommand):
    help = "Runs a local X to try the product against. Nothing leaves this machine."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8001)
        parser.add_argument("--data", type=Path, metavar="PATH.sqlite3", help="keep everything in this file")
        parser.add_argument("--client-id", default=DEFAULT_CLIENT.id)
        parser.add_argument("--client-secret", default=DEFAULT_CLIENT.secret)
        parser.add_argument("--redirect-uri", nargs="+", default=DEFAULT_CLIENT.redirect_uris)
        parser.add_argument("--seed", type=int, help="of the faults that meet requests by chance")

    def handle(self, *args: Any, **options: Any) -> None:
        client = Client(options["client_id"], options["client_secret"] or None, options["redirect_uri"])
        try:
            sandbox = Sandbox(options["host"], options["port"], options["data"], [client], options["seed"])
        except OSError as error:
            raise CommandError(f"Port {options['port']} cannot be used: {error.strerror}.") from error
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
        self.stdout.write(f"X sandbox on {sandbox.url} (seed {sandbox.seed}). Ctrl+C stops it.")
        try:
            sandbox.serve_forever()
        finally:
            sandbox.stop()
