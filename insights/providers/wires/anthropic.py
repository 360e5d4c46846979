"""`POST /v1/messages` of Anthropic, with its native structured output (`output_config.format`)."""

from collections.abc import Mapping
from typing import Any

from insights.providers.config import ModelConfig
from insights.providers.wires.common import HttpRequest, Question, Reply, whole_number

VERSION = "2023-06-01"
CUT = {"max_tokens", "model_context_window_exceeded"}
INPUT_COUNTS = ("input_tokens", "cache_creation_input_tokens", "cache_read_input_tokens")


def request(config: ModelConfig, question: Question) -> HttpRequest:
    body: dict[str, Any] = {
        "model": config.model,
        "max_tokens": question.max_tokens,
        "system": question.system,
        "messages": [{"role": each.role, "content": each.content} for each in question.messages],
    }
    if question.schema:
        body["output_config"] = {"format": {"type": "json_schema", "schema": question.schema}}
    headers = {"anthropic-version": VERSION} | ({"x-api-key": config.api_key} if config.api_key else {})
    path = "/messages" if config.url.endswith("/v1") else "/v1/messages"
    return HttpRequest(path, headers, body)


def reply(data: Mapping[str, Any]) -> Reply:
    usage = data.get("usage") or {}
    counts = [whole_number(usage.get(name)) for name in INPUT_COUNTS]
    return Reply(
        "".join(block["text"] for block in data["content"] if block["type"] == "text"),
        was_cut=data.get("stop_reason") in CUT,
        was_refused=data.get("stop_reason") == "refusal",
        input_tokens=None if counts[0] is None else sum(filter(None, counts)),
        output_tokens=whole_number(usage.get("output_tokens")),
    )
