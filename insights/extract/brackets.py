"""Links and images of Markdown found in one pass, brackets in brackets included."""

import re
from collections.abc import Callable
from typing import NamedTuple

SIGN = re.compile(r"\\.|!?\[|\]", re.DOTALL)
TARGET = re.compile(
    r"\([ \t]*(?:<(?P<angled>[^<>\n]{0,2000})>|(?P<bare>(?:[^()\s<>]|\([^()\s]{0,300}\)){0,2000}))"
    r"(?P<title>[ \t\n]+(?:\"[^\"\n]{0,500}\"|'[^'\n]{0,500}'))?[ \t]*\)"
)
DEEPEST = 8  # brackets in brackets: more is no text


class Link(NamedTuple):
    is_image: bool
    text: str
    target: str
    title: str  # with the blank before it and its quotes, or empty


def change_links(text: str, change: Callable[[Link], str]) -> str:
    """Every [text](target) and ![text](target) becomes what `change` makes of it, inner ones first."""
    open_: list[tuple[str, list[str]]] = [("", [])]  # each bracket with what has been read since
    at = 0
    for sign in SIGN.finditer(text):
        if sign.start() < at:  # in the target of a link
            continue
        open_[-1][1].append(text[at : sign.start()])
        at = sign.end()
        if sign[0].endswith("[") and sign[0][0] != "\\" and len(open_) <= DEEPEST:
            open_.append((sign[0], []))
        elif sign[0] == "]" and len(open_) > 1:
            mark, parts = open_.pop()
            inside = "".join(parts)
            target = TARGET.match(text, at)
            at = target.end() if target else at
            said = change(_link(mark, inside, target)) if target else f"{mark}{inside}]"
            open_[-1][1].append(said)
        else:
            open_[-1][1].append(sign[0])
    open_[-1][1].append(text[at:])
    return "".join(mark + "".join(parts) for mark, parts in open_)


def _link(mark: str, inside: str, target: re.Match[str]) -> Link:
    return Link(mark == "![", inside, target["angled"] or target["bare"] or "", target["title"] or "")
