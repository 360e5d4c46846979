import os
import shutil
import signal
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

pytest_plugins = ["tests.x"]
TESTS = Path(__file__).parent
MARKS = {TESTS / "integration": "integration", TESTS / "e2e": "browser"}
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
SERVICES = "DATABASE_URL" in os.environ and "REDIS_URL" in os.environ

NEEDS = {
    "integration": (
        SERVICES,
        "needs PostgreSQL and Valkey: python -m tests.services -- pytest tests/integration",
    ),
    "browser": (
        CHROMIUM is not None,
        "no Chromium on this machine: chromium, chromium-browser or google-chrome",
    ),
}


def pytest_sessionstart() -> None:
    # As Ctrl-C does, so that fixtures end the processes they started.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    # WhiteNoise warns where there is no folder of collected files, and warnings are errors here.
    Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """xdist's workers share the folder of the process that started them."""
    var = Path(settings.VAR_DIR)
    if var.name.startswith("insightprose-tests-") and not hasattr(session.config, "workerinput"):
        shutil.rmtree(var)


@pytest.hookimpl(tryfirst=True)  # before -m chooses by mark
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        for folder, mark in MARKS.items():
            if folder in item.path.parents:
                item.add_marker(mark)
        for mark, (is_there, reason) in NEEDS.items():
            if item.get_closest_marker(mark) and not is_there:
                item.add_marker(pytest.mark.skip(reason=reason))


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The machine's own Chromium; as root it does not start inside its sandbox."""
    return browser_type_launch_args | {"executable_path": CHROMIUM, "args": ["--no-sandbox"]}
