"""The commands of docker-compose.yml, so that what is deployed is what is tested."""

from collections.abc import Mapping
from typing import Any

import yaml

from tests.program import ROOT


def services() -> dict[str, Any]:
    with (ROOT / "docker-compose.yml").open() as file:
        found: dict[str, Any] = yaml.safe_load(file)["services"]
        return found


def filled(words: list[str], replacements: Mapping[str, str]) -> list[str]:
    """Every replacement must be used: a command that changed must not slip through with its old port."""
    text = "\0".join(words)
    for old, new in replacements.items():
        if old not in text:
            raise AssertionError(f"{old!r} is not in {words}")
        text = text.replace(old, new)
    return text.split("\0")


def command(service: str, replacements: Mapping[str, str] | None = None) -> list[str]:
    return filled(services()[service]["command"], replacements or {})


def healthcheck(service: str, replacements: Mapping[str, str] | None = None) -> list[str]:
    kind, *words = services()[service]["healthcheck"]["test"]
    return filled(["sh", "-c", *words] if kind == "CMD-SHELL" else words, replacements or {})
