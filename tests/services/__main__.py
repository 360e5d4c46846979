"""`python -m tests.services -- COMMAND`: run with DATABASE_URL and REDIS_URL of throw-away servers."""

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from operator import methodcaller
from types import FrameType

from tests.services import Postgres, Valkey


def run(command: Sequence[str]) -> int:
    """The command's exit code; 128 + n where signal n ended it."""
    with ExitStack() as stack:
        postgres = Postgres()
        stack.callback(postgres.remove)
        valkey = Valkey()
        stack.callback(valkey.remove)
        with ThreadPoolExecutor() as pool:
            list(pool.map(methodcaller("start"), (postgres, valkey)))
        environment = {**os.environ, "DATABASE_URL": postgres.url, "REDIS_URL": valkey.url}
        child = subprocess.Popen(command, env=environment)
        forward_signals_to(child)
        code = child.wait()
        return code if code >= 0 else 128 - code


def forward_signals_to(child: subprocess.Popen[bytes]) -> None:
    """Waiting goes on until the child has ended, so that the servers outlive it."""

    def forward(number: int, _frame: FrameType | None) -> None:
        if number == signal.SIGTERM or not sys.stdin.isatty():  # a terminal sends SIGINT to the child itself
            child.send_signal(number)

    signal.signal(signal.SIGTERM, forward)
    signal.signal(signal.SIGINT, forward)


def stop_before_start(_number: int, _frame: FrameType | None) -> None:
    raise SystemExit(130)


def main(arguments: Sequence[str]) -> int:
    if arguments[:1] != ["--"] or len(arguments) < 2:
        sys.stderr.write("usage: python -m tests.services -- COMMAND [ARGUMENT …]\n")
        return 2
    signal.signal(signal.SIGTERM, stop_before_start)
    return run(arguments[1:])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
