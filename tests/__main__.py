"""`python -m tests`: every suite, coverage of all their processes together, and one line that sums it up."""

import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree as ET

from tests.services import child

PYTHON = sys.executable
STOPPED = {2, 128 + signal.SIGINT, 128 + signal.SIGTERM}  # 2: pytest was interrupted
SERVICES = [PYTHON, "-m", "tests.services", "--"]


class Suite(NamedTuple):
    title: str
    options: Sequence[str]
    before: Sequence[str] = ()


class Result(NamedTuple):
    passed: int
    failed: int


# Three on two cores, since many tests wait; whoever has nothing left takes from the others.
SIDE_BY_SIDE = ["-n", "3", "--dist", "worksteal"]
SUITES = [
    Suite("Units, on SQLite", [*SIDE_BY_SIDE, "--ignore=tests/integration", "--ignore=tests/e2e", "tests"]),
    Suite("Integration, on PostgreSQL and Valkey", ["tests/integration"], SERVICES),
    Suite("Browser", ["-n", "2", "tests/e2e"]),
]


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def run(suite: Suite, report: Path) -> Result:
    say(f"\n── {suite.title}")
    command = ["-m", "coverage", "run", "-m", "pytest", "-q", f"--junit-xml={report}", *suite.options]
    code = child.run([*suite.before, PYTHON, *command])
    if code in STOPPED:
        raise SystemExit(code)
    return counted(report, failed=code != 0)


def counted(report: Path, *, failed: bool) -> Result:
    """A suite that broke before it could report is one failure."""
    if not report.exists():
        return Result(0, 1)
    suites = ET.parse(report).getroot().iter("testsuite")  # noqa: S314 - pytest wrote it a moment ago
    total = dict.fromkeys(("tests", "failures", "errors", "skipped"), 0)
    for suite in suites:
        for key in total:
            total[key] += int(suite.get(key, "0"))
    broken = total["failures"] + total["errors"]
    return Result(total["tests"] - broken - total["skipped"], max(broken, int(failed)))


def coverage(*command: str) -> bool:
    return subprocess.run([PYTHON, "-m", "coverage", *command]).returncode == 0


def main() -> int:
    coverage("erase")
    with tempfile.TemporaryDirectory() as directory:
        results = [run(suite, Path(directory, f"{n}.xml")) for n, suite in enumerate(SUITES)]
    say("\n── Coverage")
    is_covered = coverage("combine", "--quiet") and coverage("report")
    failed = sum(result.failed for result in results) + (not is_covered)
    say(f"\n{sum(result.passed for result in results)} passed, {failed} failed")
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
