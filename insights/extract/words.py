"""Words as every measure of extraction counts them."""

import re

# Chinese and Japanese write without spaces: each character counts as a word.
WORD = re.compile(
    r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]|[^\W_\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+"
)


def words(text: str) -> list[str]:
    return WORD.findall(text.lower())


def plain(line: str) -> str:
    """A line of Markdown without its marks."""
    line = re.sub(r"!\[[^\]]*\]\([^)]*\)", "", line)
    line = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", line)
    return " ".join(re.sub(r"(?<!\\)[*`]|\\(?=[^\w\s])", "", line).split())


def listed(names: str) -> list[str]:
    """Names that are written one after another, as lists of elements and classes read best."""
    return names.split()
