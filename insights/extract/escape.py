"""Text that must not be read as Markdown: only what would be a sign is escaped, so that it stays readable."""

import re

BACKSLASH = re.compile(r"\\(?=[!-/:-@\[-`{-~])")
SIGN = re.compile(r"`|\*(?=\S)|(?<=\S)\*|~(?=~)|<(?=[A-Za-z/!?])|&(?=#?\w+;)|(?<!\w)_|_(?!\w)")
BRACKET = re.compile(r"[\[\]]")
LINK_LIKE = re.compile(r"\[\^|\][(\[:]")
BLOCK = re.compile(
    r"^([ \t]*)(?:(#{1,6}(?=[ \t]|$)|>|[-+*](?=[ \t]|$)|[=~-]{3,}|-+[ \t]*$|=+[ \t]*$)"
    r"|(\d{1,9})([.)](?=[ \t]|$)))",
    re.MULTILINE,
)
ADDRESS = re.compile(r"https?://[^\s<>\"'`\\]*[^\s<>\"'`\\.,;:!?)\]*_~]")


def escape_inline(text: str) -> str:
    text = SIGN.sub(r"\\\g<0>", BACKSLASH.sub(r"\\\\", text))
    loose = LINK_LIKE.search(text) or text.count("[") != text.count("]")
    return BRACKET.sub(r"\\\g<0>", text) if loose else text


def escape_block(text: str) -> str:
    """At the beginning of a line."""
    return BLOCK.sub(
        lambda found: f"{found[1]}{found[3]}\\{found[4]}" if found[3] else f"{found[1]}\\{found[2]}", text
    )


def escape(text: str) -> str:
    """A line of plain text; addresses in it become links."""
    parts: list[str] = []
    end = 0
    for found in ADDRESS.finditer(text):
        parts += [escape_inline(text[end : found.start()]), f"<{found[0]}>"]
        end = found.end()
    return escape_block("".join([*parts, escape_inline(text[end:])]))
