"""Emoji as people count them: one picture, however many code points it is made of."""

import regex  # type: ignore[import-untyped]

# Pictures that are text unless a variation selector says otherwise (©, ™, ↔, ▶ …) count only with it.
_TEXT = r"\u00a9\u00ae\u2122\u2139\u2190-\u21ff\u25a0-\u25ff\u203c\u2049"
_ONE = (
    rf"(?:\p{{Emoji_Presentation}}|\p{{Emoji}}\ufe0f|[\p{{Extended_Pictographic}}--[{_TEXT}]])"
    r"\p{EMod}?\ufe0f?"
)
EMOJI = regex.compile(
    rf"(?V1)(?:\p{{RI}}\p{{RI}}|[0-9#*]\ufe0f?\u20e3|{_ONE}(?:\u200d{_ONE})*[\U000e0020-\U000e007f]*)"
)


def found(text: str) -> list[str]:
    return [match[0] for match in EMOJI.finditer(text)]


def count(text: str) -> int:
    return len(EMOJI.findall(text))


def without(text: str, keep: int = 0) -> str:
    """The text with its first `keep` emoji only."""
    seen = 0

    def kept(match: "regex.Match[str]") -> str:
        nonlocal seen
        seen += 1
        return str(match[0]) if seen <= keep else "\x00"

    marked = EMOJI.sub(kept, text)
    marked = regex.sub(r"(?:^\x00[\x00 \t]*)|(?:[ \t]*\x00(?=$|[\s.,;:!?)\x00]))|\x00[ \t]?", "", marked)
    return str(marked)
