"""Typewriter apostrophes for looking at words, the text's own for showing them."""

import re
from collections.abc import Callable

CURLY = "\u2019"
_INSIDE = re.compile(r"(?<=\w)'(?=\w)")


def straight(text: str) -> str:
    """As long as it was, so that places in it stay true."""
    return text.replace(CURLY, "'")


def keeping_style(change: Callable[[str], str], text: str) -> str:
    """`change` sees typewriter apostrophes only; where it changes nothing, nothing changes."""
    plain = straight(text)
    changed = change(plain)
    if changed == plain:
        return text
    return _INSIDE.sub(CURLY, changed) if CURLY in text else changed
