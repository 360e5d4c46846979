"""Lists of phrases as patterns: `|` or a new line between them, `'` standing for both apostrophes."""

import re


def opening(phrases: str) -> re.Pattern[str]:
    return re.compile(rf"^(?:{_either(phrases)})(?!\w)", re.IGNORECASE)


def anywhere(phrases: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_either(phrases)})(?!\w)", re.IGNORECASE)


def either(*patterns: re.Pattern[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{each.pattern})" for each in patterns), re.IGNORECASE)


def _either(phrases: str) -> str:
    lines = (line.strip() for line in re.sub(r"\\\n\s*", "", phrases).splitlines())
    return "|".join(line for line in lines if line).replace("'", "['\u2019]")
