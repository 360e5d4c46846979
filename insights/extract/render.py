"""A cleaned tree -> Markdown that reads back as the same text, with code byte for byte."""

import re
from collections.abc import Collection
from typing import Any

import nh3
from lxml import html
from lxml.html import HtmlElement
from markdownify import MarkdownConverter

from .escape import escape_block, escape_inline
from .words import listed

TAGS = frozenset(
    listed(
        "a abbr b blockquote br caption cite code dd del div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 "
        "hr i img kbd li ol p pre q s samp strong sub sup table tbody td tfoot th thead tr ul"
    )
)
ATTRIBUTES = {"a": {"href"}, "img": {"src", "alt"}, "code": {"class"}, "ol": {"start"}, "td": {"colspan"}}
FENCE = re.compile(r"`{3,}")
CLASS = re.compile(r"language-(\S+)")
Tags = Collection[str]


def sanitise(markup: str) -> str:
    return nh3.clean(
        markup,
        tags=set(TAGS),
        attributes={tag: set(names) for tag, names in ATTRIBUTES.items()},
        url_schemes={"http", "https"},
        link_rel=None,
    )


def render(tree: HtmlElement) -> str:
    return tidy(Markdown().convert(sanitise(html.tostring(tree, encoding="unicode"))))


def tidy(text: str) -> str:
    """No trailing blanks but a hard break's, at most one empty line; code stays as it is."""
    lines: list[str] = []
    fence = ""
    for line in text.split("\n"):
        mark = re.match(r"(?:[\s>]|[-*+]\s|\d+\.\s)*(`{3,})", line)
        if fence:
            lines.append(line)
            fence = "" if mark and line.strip(" >") == fence else fence
            continue
        if line.strip() or (lines and lines[-1].strip()):
            lines.append(
                re.sub(r"(?<=\S) +$", lambda blanks: "  " if len(blanks[0]) > 1 else "", line)
                if line.strip()
                else ""
            )
        fence = mark[1] if mark else ""
    return "\n".join(lines).strip("\n") + "\n"


class Markdown(MarkdownConverter):
    class Options:
        heading_style = "atx"
        bullets = "-"
        autolinks = False
        table_infer_header = True
        strip_pre = None
        wrap = True  # a paragraph is one line, however the page's source is wrapped
        wrap_width = None

    def escape(self, text: str, parent_tags: Tags) -> str:
        text = escape_inline(text)
        return text.replace("|", r"\|") if "td" in parent_tags or "th" in parent_tags else text

    def convert_p(self, el: Any, text: str, parent_tags: Tags) -> str:
        text = escape_block(text.strip())
        return f" {text} " if "_inline" in parent_tags else f"\n\n{text}\n\n" if text else ""

    def convert_pre(self, el: Any, text: str, parent_tags: Tags) -> str:
        code = str(el.get_text())
        if not code.strip():
            return ""
        inner = el.find("code")
        language = CLASS.search(" ".join(inner.get("class", [])) if inner else "")
        fence = "`" * max(3, *(len(run) + 1 for run in FENCE.findall(code)), 0)
        return f"\n\n{fence}{language[1] if language else ''}\n{code}\n{fence}\n\n"

    def convert_img(self, el: Any, text: str, parent_tags: Tags) -> str:
        src = el.get("src") or ""
        alt = " ".join((el.get("alt") or "").replace("[", "(").replace("]", ")").split())
        return f"![{alt}]({destination(src)})" if src else ""

    def convert_a(self, el: Any, text: str, parent_tags: Tags) -> str:
        href = el.get("href") or ""
        text = text.replace("\n", " ")
        if not text.strip() or not href or "_noformat" in parent_tags:
            return text
        lead, trail = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
        return f"{lead}[{text.strip()}]({destination(href)}){trail}"

    def convert_br(self, el: Any, text: str, parent_tags: Tags) -> str:
        return " " if "_inline" in parent_tags else "  \n"

    def convert_figcaption(self, el: Any, text: str, parent_tags: Tags) -> str:
        text = " ".join(text.split())
        plain = "*" in text or "](" in text
        return f"\n\n{text if plain else f'*{text}*'}\n\n" if text else ""

    def convert_dt(self, el: Any, text: str, parent_tags: Tags) -> str:
        text = " ".join(text.split())
        return f"\n\n**{text}**\n\n" if text and "**" not in text else f"\n\n{text}\n\n"

    def convert_dd(self, el: Any, text: str, parent_tags: Tags) -> str:
        return f"\n\n{text.strip()}\n\n"

    def convert_q(self, el: Any, text: str, parent_tags: Tags) -> str:
        return f'"{text}"' if text else ""


def destination(address: str) -> str:
    """A link's target as Markdown can hold it."""
    address = address.strip().replace(" ", "%20").replace("\n", "")
    balanced = address.count("(") == address.count(")") and "<" not in address
    return address if balanced else address.replace("(", "%28").replace(")", "%29").replace("<", "%3C")
