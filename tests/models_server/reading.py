"""What the server makes of a request: the same for each of the three wire formats."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

SENTENCE = re.compile(r"^\[(\d+)\] (.+)$", re.MULTILINE)
SUPPORT = re.compile(r"^- .*\(sentences ([\d, ]+)\)$", re.MULTILINE)
BANNED = re.compile(r"^- Never use these words, in any form: (.+)\.$", re.MULTILINE)
MOST_WORDS = re.compile(r"^- At most (\d+) words in a sentence\.$", re.MULTILINE)
SCHEMA = re.compile(r"schema and nothing else: (\{.+\})$", re.MULTILINE)


@dataclass(frozen=True)
class Asked:
    wire: str
    kind: str  # thread, linkedin, blog or distil
    sentences: dict[int, str]
    about: tuple[int, ...]
    banned: tuple[str, ...]
    most_words: int
    system: str
    user: str
    has_schema: bool


def read(path: str, body: Mapping[str, Any]) -> Asked:
    wire, system, schema = _parts(path, body)
    user = next(message["content"] for message in body["messages"] if message["role"] == "user")
    told = SCHEMA.search(system)
    fields = (schema or json.loads(told[1] if told else "{}")).get("properties", {})
    banned, most = BANNED.search(system), MOST_WORDS.search(system)
    return Asked(
        wire,
        _kind(fields),
        {int(number): text for number, text in SENTENCE.findall(user)},
        tuple(int(number) for found in SUPPORT.findall(user) for number in found.split(",")),
        tuple(banned[1].split("; ")) if banned else (),
        int(most[1]) if most else 28,
        system,
        user,
        schema is not None,
    )


def _parts(path: str, body: Mapping[str, Any]) -> tuple[str, str, dict[str, Any] | None]:
    if path == "/openai/v1/chat/completions":
        form = body.get("response_format", {})
        assert not form or form["json_schema"]["strict"] is True
        return "openai", body["messages"][0]["content"], form.get("json_schema", {}).get("schema")
    if path == "/anthropic/v1/messages":
        assert body["max_tokens"] > 0
        return "anthropic", body["system"], body.get("output_config", {}).get("format", {}).get("schema")
    assert path == "/ollama/api/chat", path
    assert body["stream"] is False
    return "ollama", body["messages"][0]["content"], body.get("format")


def _kind(fields: Mapping[str, Any]) -> str:
    for name, kind in (
        ("posts", "thread"),
        ("paragraphs", "linkedin"),
        ("answers", "blog"),
        ("concepts", "distil"),
    ):
        if name in fields:
            return kind
    raise AssertionError(f"no known schema: {list(fields)}")
