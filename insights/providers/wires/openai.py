"""`POST /chat/completions` of OpenAI; also vLLM, LM Studio, OpenRouter, Groq, Mistral and many others."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from insights.providers.config import ModelConfig
from insights.providers.wires.common import HttpRequest, Question, Reply, whole_number

OWN_HOSTS = {"api.openai.com"}


def request(config: ModelConfig, question: Question) -> HttpRequest:
    # OpenAI's newer models refuse `max_tokens`; most servers that follow its format know only that.
    is_own = urlsplit(config.url).hostname in OWN_HOSTS
    body: dict[str, Any] = {
        "model": config.model,
        "messages": [
            {"role": "system", "content": question.system},
            *({"role": each.role, "content": each.content} for each in question.messages),
        ],
        "max_completion_tokens" if is_own else "max_tokens": question.max_tokens,
    }
    if question.schema:
        body["response_format"] = {
            "type": "json_schema",
            "json_schema": {"name": "answer", "strict": True, "schema": question.schema},
        }
    headers = {"Authorization": f"Bearer {config.api_key}"} if config.api_key else {}
    return HttpRequest("/chat/completions", headers, body)


def reply(data: Mapping[str, Any]) -> Reply:
    choice = data["choices"][0]
    message, finish = choice["message"], choice.get("finish_reason")
    usage = data.get("usage") or {}
    return Reply(
        _text(message.get("content")),
        was_cut=finish == "length",
        was_refused=finish == "content_filter" or bool(message.get("refusal")),
        input_tokens=whole_number(usage.get("prompt_tokens")),
        output_tokens=whole_number(usage.get("completion_tokens")),
    )


def _text(content: object) -> str:
    """Some servers give a list of typed parts instead of a text."""
    if isinstance(content, list):
        return "".join(part["text"] for part in content if part.get("type") == "text")
    if content is not None and not isinstance(content, str):
        raise TypeError
    return content or ""
