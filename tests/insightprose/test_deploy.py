"""Whole commands under the environment of production, each in a process of its own."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from tests.program import ROOT, Program

PRODUCTION = {
    "DEBUG": "false",
    "SECRET_KEY": "k3W9-_" * 10,
    "TOKEN_KEYS": Fernet.generate_key().decode(),
    "BASE_URL": "https://prose.example",
    "ALLOWED_HOSTS": "prose.example",
    "X_CLIENT_ID": "client",
    "X_CLIENT_SECRET": "secret",
    "X_CALLBACK_URL": "https://prose.example/auth/x",
    "DATABASE_URL": "sqlite://:memory:",
}


def manage(tmp_path: Path, *arguments: str, **changes: str) -> tuple[int, str]:
    environment = PRODUCTION | {"VAR_DIR": str(tmp_path)} | changes
    program = Program("manage", ["python", "manage.py", *arguments], environment, tmp_path / "log")
    program.start()
    return program.wait(), program.output


def test_check_deploy_is_clean(tmp_path: Path) -> None:
    code, output = manage(tmp_path, "check", "--deploy", "--fail-level", "WARNING")
    assert code == 0, output
    assert "no issues" in output


@pytest.mark.parametrize("name", ["SECRET_KEY", "TOKEN_KEYS"])
def test_a_missing_secret_is_named(tmp_path: Path, name: str) -> None:
    code, output = manage(tmp_path, "check", **{name: ""})
    assert code != 0
    assert f"{name} is missing" in output


def test_env_example_lists_exactly_what_is_read() -> None:
    """Each name with a line of explanation above it."""
    source = (ROOT / "insightprose" / "settings.py").read_text()
    compose = (ROOT / "docker-compose.yml").read_text()
    read = set(re.findall(r'(?:env\.\w+|secret)\(\s*"([A-Z0-9_]+)"', source))
    interpolated = set(re.findall(r"\$\{([A-Z_]+)", compose))
    lines = (ROOT / ".env.example").read_text().splitlines()
    listed = {}
    for above, line in pairwise(lines):
        if match := re.match(r"#?([A-Z0-9_]+)=", line):
            listed[match[1]] = above
    assert set(listed) == read | interpolated
    unexplained = [name for name, above in listed.items() if not above.startswith(("# ", "#X_AUTHORIZE_URL"))]
    assert unexplained == []


def test_no_secret_is_in_the_container_files() -> None:
    for name in ("docker-compose.yml", "Dockerfile", ".env.example"):
        text = re.sub(r"\$\{.*?\}|=unused\b", "", (ROOT / name).read_text())
        assert not re.search(r"(?:PASSWORD|SECRET_KEY|TOKEN_KEYS|CLIENT_SECRET) *[=:] *\S", text), name
