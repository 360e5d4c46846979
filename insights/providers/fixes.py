"""Mending that invents nothing: what a model added beside its sentences is taken away."""

import re

import regex  # type: ignore[import-untyped]

from xauth.counting import entities

_INVISIBLE = regex.compile(
    r"[\p{Cc}\p{Cs}\u00ad\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e0fff]"
)
_IMAGE = re.compile(r"!\[[^\]]*\]\([^()\s]*(?:\s[^()]*)?\)")
_LINK = re.compile(r"\[([^\]]+)\]\([^()\s]*(?:\s[^()]*)?\)")
_EMPHASIS = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*")
_ADDRESS = re.compile(
    r"<?\b(?:[a-z][a-z0-9+.-]*://|www\.|mailto:|(?:javascript|data):(?=\S))"
    r"(?:\([^\s<>()]*\)|[^\s<>()])*(?:\([^\s<>()]*\)|[^\s<>().,;:!?])",
    re.IGNORECASE,
)
_EMPTY = re.compile(r"\(\s*\)|\[\s*\]|<\s*>")
_SPACE_BEFORE = re.compile(r"\s+([.,;:!?])(?=\s|$)")


def clean(text: str, article: str) -> str:
    """One line of plain text without links, tags and mentions that are not in the text of the article."""
    text = _INVISIBLE.sub(lambda found: " " if found[0].isspace() else "", text)
    text = _EMPHASIS.sub(r"\1", _LINK.sub(r"\1", _IMAGE.sub("", text)))
    text = _without_tags(_ADDRESS.sub("", text), article)
    text = _SPACE_BEFORE.sub(r"\1", _EMPTY.sub("", text))
    return " ".join(text.split())


def _without_tags(text: str, article: str) -> str:
    return "".join(
        segment.text if segment.kind == "text" or segment.text in article else ""
        for segment in entities(text)
    )
