"""The settings as another address makes them: read by a process of its own."""

import json
import os
import subprocess
import sys
from typing import Any

from tests.program import ROOT

NAMES = [
    *("SESSION_COOKIE_NAME", "SESSION_COOKIE_SECURE", "SESSION_COOKIE_SAMESITE"),
    *("CSRF_COOKIE_NAME", "CSRF_COOKIE_SECURE", "CSRF_COOKIE_SAMESITE", "CSRF_COOKIE_HTTPONLY"),
]
READ = "import json, insightprose.settings as s; print(json.dumps({name: getattr(s, name) for name in %r}))"


def settings_of(base_url: str) -> dict[str, Any]:
    run = subprocess.run(
        [sys.executable, "-c", READ % NAMES],
        cwd=ROOT,
        env=os.environ | {"BASE_URL": base_url},
        capture_output=True,
        text=True,
        check=True,
    )
    values: dict[str, Any] = json.loads(run.stdout)
    return values
