"""Answers that are wrong in one way each."""

import copy
import json
import re
from collections.abc import Callable
from typing import Any

from tests.models_server.answers import Json
from tests.models_server.faults import Fault
from tests.models_server.reading import Asked

INVENTED = "Purple elephants in Kyoto unanimously voted for mandatory trombones."
GERMAN = "Die meisten Betriebe merken erst viel zu spät, dass niemand mehr die alten Pläne lesen kann."
FOREIGN = "https://evil.example.com/win?id=7"
BANNED = "synergy"


def texts(answer: Json) -> list[tuple[Json, str]]:
    """Where the texts of sentences and claims stand in an answer of any kind."""
    if "concepts" in answer:
        return [(concept, "claim") for concept in answer["concepts"]]
    parts = answer.get("posts") or answer.get("paragraphs") or answer["answers"]
    return [(sentence, "text") for part in parts for sentence in part["sentences"]]


def content(fault: Fault, answer: Json, asked: Asked) -> Json:
    """The answer with one thing wrong in what it says."""
    spoiled = copy.deepcopy(answer)
    if fault is Fault.TOO_MANY:
        return _too_many(spoiled)
    if fault is Fault.TOO_LONG:
        return _too_long(spoiled, asked)
    holder, key = texts(spoiled)[0]
    if fault is Fault.INVENTED_SOURCE:
        holder["sources" if key == "text" else "claim_source"] = [9_999] if key == "text" else 9_999
    else:
        holder[key] = REWRITE[fault](holder[key])
    return spoiled


def _link(text: str) -> str:
    return f"{text} {FOREIGN}"


REWRITE: dict[Fault, Callable[[str], str]] = {
    Fault.BANNED_WORD: lambda text: f"{text.rstrip('.')} {BANNED}.",
    Fault.INVENTED_NUMBER: lambda text: f"{text.rstrip('.')} 73519 times.",
    Fault.INVENTED_SENTENCE: lambda text: INVENTED,
    Fault.OTHER_LANGUAGE: lambda text: GERMAN,
    Fault.FOREIGN_LINK: _link,
    Fault.HASHTAGS: lambda text: f"{text} #growth #hustle",
    Fault.MARKUP: lambda text: f"**{text}**",
}


def _too_many(answer: Json) -> Json:
    """More parts than the format has; for an article, the same again and again."""
    for name in ("posts", "paragraphs", "answers", "concepts"):
        if name in answer:
            answer[name] = (answer[name] * 50)[: 4 if name == "posts" else 50]
    return answer


def _too_long(answer: Json, asked: Asked) -> Json:
    """Grounded, every sentence of it, and far over the limit."""
    if "concepts" in answer:
        answer["concepts"][0]["support"] = list(asked.sentences)[:12]
        answer["concepts"][0]["claim"] = " ".join(asked.sentences.values())
        return answer
    part = (answer.get("posts") or answer.get("paragraphs") or answer["answers"])[0]
    first = part["sentences"][0]
    part["sentences"] = [{**first, "text": " ".join([first["text"]] * 4)} for _ in range(12)]
    return answer


# ── The same answer, badly written down ───────────────────────────────────────────────────────────
def _single_quotes(text: str) -> str:
    return "{" + _python(json.loads(text))[1:]


def _python(value: Any) -> str:
    """As Python writes it, strings always in single quotes."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_python(key)}: {_python(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_python, value)) + "]"
    if isinstance(value, str):
        return "'" + value.replace("'", "\u2019") + "'"
    return json.dumps(value)


def _duplicate(text: str) -> str:
    first = next(iter(json.loads(text)))
    return text[:-1] + f', "{first}": []' + "}"


def _wrong_types(text: str) -> str:
    return json.dumps(dict.fromkeys(json.loads(text), 7))


def _missing(text: str) -> str:
    return json.dumps({"something": "else"})


WRITTEN: dict[Fault, Callable[[str], str]] = {
    Fault.NO_TEXT: lambda text: "",
    Fault.REFUSAL: lambda text: "I'm sorry, but I can't help with that request.",
    Fault.REFUSAL_SAID: lambda text: "",
    Fault.PROSE: lambda text: " ".join(re.findall(r'"(?:text|claim)": "([^"]+)"', text)),
    Fault.FENCED: lambda text: f"```json\n{text}\n```",
    Fault.THINKING: lambda text: f"<think>Let me see {{what}} there is.</think>\n{text}",
    Fault.CHATTY: lambda text: f"Here is your answer:\n{text}\nAnything else?",
    Fault.TRAILING_COMMAS: lambda text: text.replace("}]", "},]").replace("]}", "],}"),
    Fault.SINGLE_QUOTES: _single_quotes,
    Fault.WRAPPED: lambda text: json.dumps({"answer": json.loads(text)}),
    Fault.LISTED: lambda text: json.dumps([json.loads(text)]),
    Fault.DUPLICATE_KEYS: _duplicate,
    Fault.WRONG_TYPES: _wrong_types,
    Fault.MISSING_FIELDS: _missing,
    Fault.CUT: lambda text: text[: len(text) * 2 // 3],
    Fault.CUT_SILENTLY: lambda text: text[: text.rindex("}", 0, len(text) * 2 // 3) + 1],
}
