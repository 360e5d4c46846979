"""From the text of a model's answer to the object that was asked for, rung by rung."""

import json
import re
from collections.abc import Iterator
from typing import Any, Generic, NamedTuple, TypeVar

import json_repair
from pydantic import BaseModel, ValidationError

from insights.providers.errors import AnswerError, CutError

A = TypeVar("A", bound=BaseModel)
THOUGHT = re.compile(r"</(?:think|thinking|reasoning)>", re.IGNORECASE)
FENCE = "```"
MOST_PROBLEMS = 12
DEEPEST = 20
NO_JSON = "The answer was not the JSON object asked for. Answer with nothing but that object."


class Read(NamedTuple, Generic[A]):
    value: A
    was_mended: bool


def read(text: str, model: type[A]) -> Read[A]:
    """Raises CutError where the text stops before its end, AnswerError where nothing can be made of it."""
    plain = _object(text)
    data, was_repaired = _parse(plain)
    problems: tuple[str, ...] = ()
    for candidate in _unwrapped(data, model):
        try:
            value = model.model_validate(candidate)
        except ValidationError as error:
            problems = problems or _problems(error)
        else:
            return Read(value, was_repaired or candidate is not data or plain != text.strip())
    raise AnswerError(*problems)


# ── The text of the object, without thinking, fences and talk around it ───────────────────────────
def _object(text: str) -> str:
    text = _within_fence(_after_thinking(text.lstrip("\ufeff")).strip())
    start = min((at for at in map(text.find, "{[") if at >= 0), default=-1)
    if start < 0:
        raise AnswerError(NO_JSON)
    return text[start : _end(text, start)]


def _after_thinking(text: str) -> str:
    """Some servers leave out the tag that begins it."""
    ends = [found.end() for found in THOUGHT.finditer(text)]
    return text[ends[-1] :] if ends else text


def _within_fence(text: str) -> str:
    """What stands within the first and the last; a fence inside the object is not one."""
    start, end = text.find(FENCE), text.rfind(FENCE)
    if start < 0 or text.startswith(("{", "[")):
        return text
    return text[start + len(FENCE) : end if end > start else len(text)]


def _end(text: str, start: int) -> int:
    """Behind the bracket that closes the one at `start`. Without one the answer was cut, said or not.

    A repairing parser would close it and so make a whole of a part: it must not come to that.
    """
    depth, is_string, at = 0, False, start
    while at < len(text):
        character = text[at]
        if is_string and character == "\\":
            at += 1
        elif character == '"':
            is_string = not is_string
        elif not is_string and character in "{[":
            depth += 1
        elif not is_string and character in "}]":
            depth -= 1
            if depth == 0:
                return at + 1
        at += 1
    raise CutError("The answer stopped before its end. Give all of it, and make it shorter.")


# ── Parsing ───────────────────────────────────────────────────────────────────────────────────────
def _parse(text: str) -> tuple[Any, bool]:
    try:
        return json.loads(text, object_pairs_hook=_without_repetition), False
    except (ValueError, RecursionError):
        pass
    try:
        data = json_repair.loads(text, skip_json_loads=True)
    except (ValueError, RecursionError):
        data = None
    if not isinstance(data, dict | list) or not data:
        raise AnswerError(NO_JSON)
    return data, True


def _without_repetition(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Which of two values is meant cannot be known; a parser would take the last in silence."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise AnswerError("A key of the JSON object stands there twice. Write each key once.")
    return found


def _unwrapped(data: Any, model: type[BaseModel], depth: int = 0) -> Iterator[Any]:
    """The answer itself, then what it may be packed in: a list of one, one key around it, a bare list."""
    yield data
    lists = [name for name, field in model.model_fields.items() if "list[" in str(field.annotation)]
    required = [name for name, field in model.model_fields.items() if field.is_required()]
    if isinstance(data, list) and required == lists[:1]:
        yield {lists[0]: data}
    inner = data if isinstance(data, list) else list(data.values()) if isinstance(data, dict) else []
    if len(inner) == 1 and isinstance(inner[0], dict | list) and depth < DEEPEST:
        yield from _unwrapped(inner[0], model, depth + 1)


def _problems(error: ValidationError) -> tuple[str, ...]:
    """Where and what, without the value: the model's text does not belong in logs."""
    return tuple(
        f"{'.'.join(map(str, each['loc'])) or 'The answer'}: {each['msg']}."
        for each in error.errors(include_input=False, include_url=False)[:MOST_PROBLEMS]
    )
