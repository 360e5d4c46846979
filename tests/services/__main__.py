"""`python -m tests.services -- COMMAND`: run with DATABASE_URL and REDIS_URL of throw-away servers."""

import os
import signal
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from operator import methodcaller
from types import FrameType

from tests.services import Postgres, Valkey, child


def run(command: Sequence[str]) -> int:
    with ExitStack() as stack:
        postgres = Postgres()
        stack.callback(postgres.remove)
        valkey = Valkey()
        stack.callback(valkey.remove)
        with ThreadPoolExecutor() as pool:
            list(pool.map(methodcaller("start"), (postgres, valkey)))
        environment = {**os.environ, "DATABASE_URL": postgres.url, "REDIS_URL": valkey.url}
        return child.run(command, environment)


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
