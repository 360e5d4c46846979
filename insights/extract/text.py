"""Plain text in: paragraphs found, wrapped lines joined, lists kept; nothing is Markdown by accident."""

import re
from itertools import pairwise

from .escape import escape
from .imported import Imported, UnreadableError, check_size
from .language import detect
from .links import absolute
from .metadata import Facts

BULLET = re.compile(r"^[ \t]*(?:(?P<sign>[-*•‣◦·▪●–—])|(?P<number>\d{1,3})[.)])[ \t]+(?=\S)")
UNDERLINE = re.compile(r"^[ \t]*([=\-~*_])\1{2,}[ \t]*$")
CODE = re.compile(
    r"[{};]\s*$|^\s*(?:\$ |>>> |#include|import \w|from \w+ import|def \w+\(|class \w+[:({]|return\b|"
    r"func |fn |let |const |var |public |private |</?\w+>?|//|@\w+\()|"
    r"\w+\([^)]*\)\s*[;{:]?\s*$|^\s*[\w.\[\]]+ (?::=|[-+*/]?=) \S"
)
ENDS = (".", ",", ";", ":", "!", "…", "”", '"')
NARROWEST = 60  # characters: shorter lines are verses and addresses, not wrapped
WIDEST = 120  # characters: longer lines are paragraphs, not wrapped
FULL = 0.6  # of the widest line: a shorter one ends what it says
TITLE_WORDS = 14


def from_text(text: str, url: str = "") -> Imported:
    """Plain text; the first line, if it stands alone like one, is the title."""
    check_size(text)
    text = (
        text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n").replace("\0", "").replace("\xa0", " ")
    )
    if not re.search(r"\w", text):
        raise UnreadableError("There is no text here. Paste the article once more.")
    blocks = _blocks(text)
    title = ""
    if len(blocks) > 1 and _is_heading(blocks[0]):
        title = " ".join(blocks.pop(0)[0].split())
    width = min(max(NARROWEST, *(len(line) for block in blocks for line in block)), WIDEST)
    parts = [_block(block, width, first=not number) for number, block in enumerate(blocks)]
    markdown = "\n\n".join(filter(None, parts)) + "\n"
    return Facts(title=title, canonical_url=absolute(url, "")).imported(markdown, detect(text))


def _blocks(text: str) -> list[list[str]]:
    """Runs of lines between empty ones; an underlined line stands alone, as its underline says."""
    blocks: list[list[str]] = [[]]
    for line in text.expandtabs(4).split("\n"):
        if UNDERLINE.match(line):
            heading = blocks[-1].pop() if blocks[-1] else ""
            blocks += [[heading], []] if heading else [[]]
        elif line.strip():
            blocks[-1].append(line.rstrip())
        elif blocks[-1]:
            blocks.append([])
    return [block for block in blocks if block]


def _block(lines: list[str], width: int, *, first: bool) -> str:
    if _is_code(lines):
        marks = "`" * max(3, *(len(run) + 1 for run in re.findall("`{3,}", "\n".join(lines))), 0)
        return "\n".join((marks, *lines, marks))
    if _is_list(lines):
        return _list(lines)
    if not first and _is_heading(lines):
        return f"## {escape(lines[0].strip())}"
    return _paragraphs(lines, width)


def _is_heading(lines: list[str]) -> bool:
    line = lines[0].strip()
    words = line.split()
    short = len(lines) == 1 and 0 < len(words) <= TITLE_WORDS and len(line) <= 100
    return (
        short and not line.endswith(ENDS) and (line[0].isupper() or line[0].isdigit()) and "://" not in line
    )


def _is_code(lines: list[str]) -> bool:
    return len(lines) > 1 and sum(bool(CODE.search(line)) for line in lines) >= 0.7 * len(lines)


def _is_list(lines: list[str]) -> bool:
    marks = [bool(found) for found in map(BULLET.match, lines)]
    found = BULLET.match(lines[0])
    sure = (
        found is not None
        and (found["sign"] or "-") in "-*•‣◦·▪●"
        and (found["number"] in (None, "1") or len(lines) > 1)
    )
    return marks[0] and (sum(marks) > 1 or sure)


def _list(lines: list[str]) -> str:
    entries: list[str] = []
    for line in lines:
        if found := BULLET.match(line):
            mark = f"{found['number']}." if found["number"] else "-"
            depth = "  " * min((len(line) - len(line.lstrip())) // 2, 3) if entries else ""
            entries.append(f"{depth}{mark} {escape(line[found.end() :].strip())}")
        else:
            entries[-1] += f" {escape(line.strip())}"
    return "\n".join(entries)


def _paragraphs(lines: list[str], width: int) -> str:
    """A line nearly as wide as the widest goes on in the next; a long one is a paragraph by itself."""
    parts = [lines[0].strip()]
    for before, line in pairwise(lines):
        if len(before) > WIDEST or (len(line) > WIDEST and before.rstrip().endswith(ENDS)):
            parts.append("\n\n")
        elif len(before) >= FULL * width or line.strip()[0].islower():
            parts.append(" ")
        else:
            parts.append("\n\n" if before.endswith(ENDS) else "  \n")
        parts.append(line.strip())
    return "".join(part if part.isspace() else escape(part) for part in parts)
