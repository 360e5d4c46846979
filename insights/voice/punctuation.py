"""Dashes, semicolons and exclamation marks, for voices that do without."""

import regex  # type: ignore[import-untyped]

from insights.voice.apostrophes import straight
from insights.voice.splitting import CLAUSE, balanced

DASH = regex.compile(r"[—\u2013―]|(?<=\s)--?(?=\s)")
_RANGE = regex.compile(r"(?<=\d)\s?[\u2013—]\s?(?=[\d$€£])")
_SPACED = regex.compile(r"\s*[—―]\s*|\s+(?:\u2013|--?)\s+")
_NAME = regex.compile(r"(?<=\w)\u2013(?=\w)")


def without_dashes(text: str) -> str | None:
    text = _NAME.sub("-", _RANGE.sub("-", text))
    parts = _SPACED.split(text)
    if len(parts) == 3:
        text = _aside(*parts)
    elif len(parts) == 2:
        text = _after(*parts)
    return None if DASH.search(text) else text


def _aside(left: str, inner: str, right: str) -> str:
    if not left or not right or not balanced(inner):
        return "—"
    if "," in inner or "(" in inner:
        return f"{left} ({inner}) {right}" if "(" not in inner and right[0].isalnum() else "—"
    return f"{left}, {inner}, {right}" if right[0].isalnum() else "—"


def _after(left: str, right: str) -> str:
    if not left or not right or not balanced(left) or left.endswith(("?", "!", ",", ":")):
        return "—"
    if regex.match(CLAUSE, straight(right)) and balanced(left):
        return f"{left}. {right[0].upper()}{right[1:]}"
    if regex.match(
        r"(?:and|but|so|or|not|with|without|especially|including|even|which|who|from|just|at|in|for)\b", right
    ):
        return f"{left}, {right}"
    return f"{left}: {right}" if ":" not in left and ":" not in right else "—"


def without_semicolons(text: str) -> str | None:
    if ";" not in text:
        return text
    parts = text.split("; ")
    if any(";" in part or not part for part in parts):
        return None
    made = parts[0]
    for part in parts[1:]:
        if not regex.match(rf"(?:and |but |so |however, )?{CLAUSE}", straight(part)) or not balanced(made):
            return None
        made += f". {part[0].upper()}{part[1:]}"
    return made


def without_exclamations(text: str) -> str | None:
    text = regex.sub(r"!+\?|\?!+", "?", text)
    text = regex.sub(r"!+(?=['\u2019”\")]*(?:$|\s+[\p{Lu}“\"\u2018]))", ".", text)
    return None if regex.search("[!\uff01]", text) else text
