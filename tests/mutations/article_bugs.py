"""Puts each bug of the article back, in a copy of the tree, and shows which tests turn red.

`python -m tests.mutations.article_bugs` fails unless all are green without them and three are red with each.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
LEAST = 3
NOT_COPIED = shutil.ignore_patterns(".*", "__pycache__", "node_modules", "var", "frontend", "*.sqlite3")
THEMES = ["article_bugs", "signin_state", "signin_answer", "signin_next", "signin_secrecy"]
TESTS = [f"tests/xauth/test_{theme}.py" for theme in THEMES]


class Change(NamedTuple):
    file: str
    good: str
    bad: str


BUGS = {
    "State and verifier are never put into the session; None equals None": [
        Change("xauth/signin.py", "        pendings.append(pending)\n", ""),
        Change(
            "xauth/views.py",
            '    pending = signin.take(request, _single(request, "state"))\n',
            '    remembered = request.session.get("state")\n'
            '    verifier = request.session.get("verifier", "")\n'
            '    pending = signin.Pending(remembered or "", verifier, signin.SIGN_IN, None, "/", 0)\n'
            '    if request.GET.get("state") != remembered:\n'
            "        raise START_AGAIN\n",
        ),
    ],
    "Both tokens are in the address that a sign-in ends at": [
        Change(
            "xauth/views.py",
            "    return signin.safe_next(pending.next)\n",
            "    tokens = f'access_token={grant.access_token}&refresh_token={grant.refresh_token}'\n"
            "    return f'{signin.safe_next(pending.next)}?{tokens}'\n",
        ),
    ],
}


def apply(change: Change, tree: Path) -> None:
    file = tree / change.file
    source = file.read_text()
    if source.count(change.good) != 1:
        raise ValueError(f"{change.file} no longer has what this bug replaces:\n{change.good}")
    file.write_text(source.replace(change.good, change.bad))


def red_tests(tree: Path) -> list[str]:
    """Those that fail there; raises where pytest could not run them at all."""
    inherited = {name: value for name, value in os.environ.items() if not name.endswith("_URL")}
    environment = inherited | {"VAR_DIR": str(tree / "var")}
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--tb=no", "-rf", *TESTS],
        cwd=tree,
        env=environment,
        capture_output=True,
        text=True,
    )
    if run.returncode not in {0, 1}:
        raise RuntimeError(run.stdout + run.stderr)
    return re.findall(r"^FAILED (\S+)", run.stdout, re.MULTILINE)


def red_with(changes: list[Change]) -> list[str]:
    with tempfile.TemporaryDirectory() as directory:
        tree = Path(directory, "tree")
        shutil.copytree(ROOT, tree, ignore=NOT_COPIED)
        for change in changes:
            apply(change, tree)
        return red_tests(tree)


def say(title: str, red: list[str]) -> None:
    sys.stdout.write("\n".join([f"{title}: {len(red)} red", *(f"  {name}" for name in red), ""]))
    sys.stdout.flush()


def main() -> int:
    untouched = red_with([])
    say("Without a bug", untouched)
    found = {title: red_with(changes) for title, changes in BUGS.items()}
    for title, red in found.items():
        say(title, red)
    return int(bool(untouched) or any(len(red) < LEAST for red in found.values()))


if __name__ == "__main__":
    sys.exit(main())
