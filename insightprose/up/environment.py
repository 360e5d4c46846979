"""What `manage.py up` settles before the settings are read."""

import argparse
import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

import environ

from insightprose.up import secrets

BASE_DIR = Path(__file__).resolve().parent.parent.parent
HIGHEST_PORT = 65_534  # the sandbox takes the one after


def port(text: str) -> int:
    number = int(text)
    if not 1 <= number <= HIGHEST_PORT:
        raise argparse.ArgumentTypeError(f"{number} is not between 1 and {HIGHEST_PORT}")
    return number


def add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=port, default=8000, help="the sandbox takes the port after it")
    parser.add_argument("--exit-after", type=float, metavar="SECONDS", help="stop by itself, for smoke tests")


def prepare(arguments: Sequence[str]) -> None:
    stop_quietly_on_signals()
    parser = argparse.ArgumentParser(prog="manage.py up", add_help=False)
    add_options(parser)
    options, _for_django = parser.parse_known_args(arguments)
    environ.Env.read_env(BASE_DIR / ".env")
    if not os.environ.get("BASE_URL"):
        os.environ["BASE_URL"] = f"http://127.0.0.1:{options.port}"
    os.environ.setdefault("LOG_LEVEL", "WARNING")  # a terminal is for where to click and for what goes wrong
    load_secrets(Path(os.environ.get("VAR_DIR", BASE_DIR / "var")))


def load_secrets(directory: Path) -> None:
    """What the environment and .env leave out or leave empty comes from a file made for this installation."""
    missing = [name for name in secrets.NAMES if not os.environ.get(name)]
    if missing:
        for name in missing:
            os.environ.pop(name, None)
        environ.Env.read_env(secrets.ensure(directory))


def stop_quietly_on_signals() -> None:
    """Ctrl-C while it still starts is no accident either: exit 0, no traceback."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: sys.exit(0))
