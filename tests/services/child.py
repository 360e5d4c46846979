import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from types import FrameType


def run(command: Sequence[str], environment: Mapping[str, str] | None = None) -> int:
    """Run a command to its end, whatever signal comes: it is handed on, so that the child can tidy up first.

    The exit code is the child's; 128 + n where signal n ended it.
    """
    child = subprocess.Popen(command, env=environment)

    def hand_on(number: int, _frame: FrameType | None) -> None:
        if number == signal.SIGTERM or not sys.stdin.isatty():  # a terminal sends SIGINT to the child itself
            child.send_signal(number)

    before = {number: signal.signal(number, hand_on) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        code = child.wait()
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    return code if code >= 0 else 128 - code
