"""Markdown in: front matter read, templates and HTML resolved, addresses made whole. Code is not touched."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace

from markdown_it import MarkdownIt

from . import front_matter, quotes, raw_html, shortcodes
from .brackets import Link, change_links
from .imported import Imported, UnreadableError, check_size
from .language import detect
from .links import absolute
from .metadata import Facts
from .render import destination
from .words import plain

READER = (
    MarkdownIt("commonmark").enable("table").disable("inline")
)  # where blocks begin and end is all we ask
CODE_SPAN = re.compile(r"(?<!`)(`+)(?!`)((?:(?!\n[ \t]*\n).)+?)(?<!`)\1(?!`)", re.DOTALL)
RAW = re.compile(r"\{%-?\s*raw\s*-?%\}((?:(?!\{%-?\s*raw\b).)*?)\{%-?\s*endraw\s*-?%\}", re.DOTALL)
HEADING_ID = re.compile(r"^(#{1,6}[ \t].*?)[ \t]*\{[:#.][^{}\n]{0,200}\}[ \t]*$", re.MULTILINE)
ATTRIBUTES = re.compile(r"\{:[^}\n]{0,200}\}|^:::+.*$|(?<=\))\{[.#][^}\n]{0,200}\}", re.MULTILINE)
CONTENTS = re.compile(
    r"^[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+\[[^\]\n]*\]\(#[^)\s]*\)[ \t]*(?:\n|\Z)", re.MULTILINE
)
DEFINITION = re.compile(r"^([ ]{0,3}\[[^\]^]+\]:[ \t]*)<?(\S+?)>?(?=[ \t]|$)", re.MULTILINE)
TITLE = re.compile(
    r"\A\s*(?:#[ \t]+(?P<atx>\S[^\n]*?)[ \t]*#*[ \t]*(?:\n|\Z)|(?P<setext>\S[^\n]*)\n=+[ \t]*(?:\n|\Z))"
)
UNSHARED = ("data:", "javascript:", "vbscript:", "file:", "mailto:", "tel:")


def from_markdown(markdown: str, url: str = "") -> Imported:
    """A Markdown article; `url`, where it was found, makes relative addresses whole."""
    check_size(markdown)
    markdown = markdown.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    said, body, notes = front_matter.split(markdown)
    facts = front_matter.facts(said, url)
    left_out: Counter[str] = Counter()
    body = outside_code(
        shortcodes.to_fences(body), lambda text: _resolve(text, left_out, facts.canonical_url)
    )
    facts, body = _take_title(facts, body)
    if not re.search(r"\w", body):
        raise UnreadableError(
            "There is no text in this Markdown. Check that you pasted or chose the whole article."
        )
    notes += (_named(left_out),) if left_out else ()
    return facts.imported(body, detect(body, facts.language), notes)


def outside_code(markdown: str, change: Callable[[str], str]) -> str:
    """Applies `change` to what is not a code block; code keeps every byte."""
    lines = markdown.split("\n")
    parts: list[str] = []
    start = 0
    for first, end in _code_lines(markdown):
        if start < first:
            parts.append(_squeeze(change("\n".join(lines[start:first]) + "\n")))
        parts.append("\n".join(lines[first:end]) + "\n")
        start = end
    parts.append(_squeeze(change("\n".join(lines[start:]))))
    return "".join(parts).strip("\n") + "\n"


def _code_lines(markdown: str) -> list[tuple[int, int]]:
    """Of fences and indented blocks; an opened HTML block is no code, however it is indented."""
    tokens = READER.parse(markdown)
    return [
        (token.map[0], token.map[1])
        for token in tokens
        if token.type in ("fence", "code_block") and token.map
    ]


def _squeeze(text: str) -> str:
    return re.sub(r"\n[ \t]*\n(?:[ \t]*\n)+", "\n\n", text)


def _resolve(text: str, left_out: Counter[str], base: str) -> str:
    """Everything that is not Markdown, with code spans and what templates call raw out of reach."""
    kept: list[str] = []

    def hide(found: re.Match[str]) -> str:
        kept.append(found[1] if found.re is RAW else found[0])
        return f"\0{len(kept) - 1}\0"

    text = CODE_SPAN.sub(hide, RAW.sub(hide, text))
    text = shortcodes.resolve(text, left_out)
    text = raw_html.inline_to_markdown(raw_html.blocks_to_markdown(quotes.in_markdown(text, text)))
    text = ATTRIBUTES.sub("", HEADING_ID.sub(r"\1", text))
    text = change_links(CONTENTS.sub("", text), lambda link: _settle(link, base))
    text = DEFINITION.sub(
        lambda found: found[1] + (absolute(found[2], base) or found[2] if base else found[2]), text
    )
    for _ in range(2):  # a raw piece may hold a code span
        text = re.sub("\0(\\d+)\0", lambda found: kept[int(found[1])], text)
    return text


def _settle(link: Link, base: str) -> str:
    """A link within the page leads nowhere once its text is shared, and some schemes lead to no page."""
    if not link.target or link.target.lower().startswith((*UNSHARED, *(() if link.is_image else "#"))):
        return "" if link.is_image else link.text
    target = absolute(link.target, base) if base else ""
    return f"{'!' * link.is_image}[{link.text}]({destination(target or link.target)}{link.title})"


def _take_title(facts: Facts, body: str) -> tuple[Facts, str]:
    """The first heading, if it is the title: said once, in the title's own field."""
    found = TITLE.match(body)
    if not found:
        return facts, body
    heading = plain(found["atx"] or found["setext"])
    if facts.title and _letters(facts.title) != _letters(heading):
        return facts, body
    return replace(facts, title=facts.title or heading), body[found.end() :].lstrip("\n")


def _letters(text: str) -> str:
    return re.sub(r"\W", "", text).lower()


def _named(left_out: Counter[str]) -> str:
    names = ", ".join(sorted(left_out)[:5])
    count = left_out.total()
    subject = "1 template tag was" if count == 1 else f"{count} template tags were"
    return f"{subject} left out, for only the site itself can show them: {names}."
