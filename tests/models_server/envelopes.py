"""An answer's text as each of the three wire formats sends it."""

from typing import Any, Literal

Finish = Literal["stop", "cut", "refused"]


def wrap(wire: str, text: str, finish: Finish = "stop") -> dict[str, Any]:
    return {"openai": _openai, "anthropic": _anthropic, "ollama": _ollama}[wire](text, finish)


def _openai(text: str, finish: Finish) -> dict[str, Any]:
    return {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "choices": [
            {
                "index": 0,
                "message": {
                    "role": "assistant",
                    "content": None if finish == "refused" else text,
                    "refusal": "I cannot help with that." if finish == "refused" else None,
                },
                "finish_reason": {"stop": "stop", "cut": "length", "refused": "content_filter"}[finish],
            }
        ],
        "usage": {"prompt_tokens": 1_000, "completion_tokens": 100, "total_tokens": 1_100},
    }


def _anthropic(text: str, finish: Finish) -> dict[str, Any]:
    return {
        "id": "msg_1",
        "type": "message",
        "role": "assistant",
        "content": [
            {"type": "thinking", "thinking": "Hm.", "signature": "x"},
            {"type": "text", "text": text},
        ],
        "stop_reason": {"stop": "end_turn", "cut": "max_tokens", "refused": "refusal"}[finish],
        "usage": {"input_tokens": 900, "cache_read_input_tokens": 100, "output_tokens": 100},
    }


def _ollama(text: str, finish: Finish) -> dict[str, Any]:
    return {
        "model": "m",
        "message": {"role": "assistant", "content": "" if finish == "refused" else text, "thinking": "Hm."},
        "done": True,
        "done_reason": "length" if finish == "cut" else "stop",
        "prompt_eval_count": 1_000,
        "eval_count": 100,
    }
