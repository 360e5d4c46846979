"""`POST /api/chat` of Ollama. Its `format` is ignored by some models, silently."""

from collections.abc import Mapping
from typing import Any

from insights.providers.config import ModelConfig
from insights.providers.wires.common import HttpRequest, Question, Reply, whole_number

SMALLEST_WINDOW = 8_192
BYTES_A_TOKEN = 3


def request(config: ModelConfig, question: Question) -> HttpRequest:
    body: dict[str, Any] = {
        "model": config.model,
        "stream": False,
        "messages": [
            {"role": "system", "content": question.system},
            *({"role": each.role, "content": each.content} for each in question.messages),
        ],
        "options": {"num_predict": question.max_tokens, "num_ctx": _window(question)},
    }
    if question.schema:
        body["format"] = question.schema
    headers = {"Authorization": f"Bearer {config.api_key}"} if config.api_key else {}
    path = "/chat" if config.url.endswith("/api") else "/api/chat"
    return HttpRequest(path, headers, body)


def reply(data: Mapping[str, Any]) -> Reply:
    content = data["message"]["content"]
    if not isinstance(content, str):
        raise TypeError
    return Reply(
        content,
        was_cut=data.get("done_reason") == "length",
        input_tokens=whole_number(data.get("prompt_eval_count")),
        output_tokens=whole_number(data.get("eval_count")),
    )


def _window(question: Question) -> int:
    """Ollama drops the beginning of what does not fit its window (a few thousand tokens unless told)."""
    needed = question.size // BYTES_A_TOKEN + question.max_tokens
    return max(SMALLEST_WINDOW, -(-needed // 1_024) * 1_024)
