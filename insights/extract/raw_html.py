"""HTML that stands in Markdown -> Markdown, or nothing. Code never comes here."""

import re

from .blocks import into_paragraphs
from .code import normalise as normalise_code
from .dom import fragment
from .images import AVATAR
from .images import normalise as normalise_images
from .links import normalise as normalise_links
from .prune import without_tags
from .render import destination, render
from .words import listed

WHOLE = listed(
    "figure table pre script style iframe video audio svg picture dl object noscript form canvas math"
)
CONTAINER = re.compile(
    rf"<(?P<tag>{'|'.join(WHOLE)})\b[^<>]*>(?:(?!<(?P=tag)\b).)*?</(?P=tag)\s*>[ \t]*",
    re.DOTALL | re.IGNORECASE,
)
COMMENT = re.compile(r"<!--(?:(?!<!--).)*?-->", re.DOTALL)
INLINE = listed(
    "a abbr b big br center cite del details div dd dl dt em embed figcaption figure font footer "
    "header hr i iframe img input ins kbd label li link main mark meta nav object ol p param picture "
    "q s samp section small source span strike strong sub summary sup table tbody td tfoot th thead "
    "time tr tt u ul var video wbr article aside address blockquote button h1 h2 h3 h4 h5 h6"
)
CUSTOM = r"[a-z]+(?:-[a-z0-9]+)+"  # an element of the site's own
TAG = re.compile(
    rf"<(?P<close>/?)(?P<tag>{'|'.join(INLINE)}|{CUSTOM})(?P<more>(?:\s[^<>]*?)?)\s*/?>", re.IGNORECASE
)
ATTRIBUTE = re.compile(r"""([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
INLINE_CODE = re.compile(r"<(code|kbd|samp|tt)(?:\s[^<>]*)?>([^<>`\n]+)</\1>", re.IGNORECASE)
LINK = re.compile(
    r"<a\s[^<>]*?href\s*=\s*[\"']?([^\"'\s<>]+)[\"']?[^<>]*>((?:(?!<a\s).)*?)</a\s*>",
    re.DOTALL | re.IGNORECASE,
)
MARKS = {"b": "**", "strong": "**", "i": "*", "em": "*", "del": "~~", "s": "~~", "strike": "~~"}
PARAGRAPHS = frozenset(
    listed("p div section article center details summary li ul ol aside header footer main figure figcaption")
)
JSX = re.compile(r"^[ \t]*</?[A-Z][\w.]*(?:\s[^<>]*)?>[ \t]*$|<[A-Z][\w.]*(?:\s[^<>]*)?/>", re.MULTILINE)
MODULE = re.compile(
    r"^(?:import\s.+?\sfrom\s+[\"'].+[\"'];?|import\s+[\"'].+[\"'];?|export\s+(?:const|default|let)\s.*)$",
    re.MULTILINE,
)


def blocks_to_markdown(text: str) -> str:
    """Figures, tables, <pre> and the like as wholes, empty lines in them or not."""
    return CONTAINER.sub(lambda found: "\n\n" + to_markdown(found[0]) + "\n\n", COMMENT.sub("", text))


def to_markdown(source: str) -> str:
    root = fragment(source)
    normalise_code(root)
    normalise_images(root)
    without_tags(root)
    normalise_links(root, "")
    into_paragraphs(root)
    return render(root).strip("\n")


def inline_to_markdown(text: str) -> str:
    """Tags between words; a tag this does not know stays, for it may be a type in a sentence: Vec<T>."""
    text = JSX.sub("", MODULE.sub("", text))
    text = INLINE_CODE.sub(r"`\2`", text)
    text = LINK.sub(_link, text)
    return re.sub(r"\n\n (?=\S)", "\n\n", TAG.sub(_tag, text))


def _link(found: re.Match[str]) -> str:
    text = found[2].strip()
    usable = found[1].startswith(("http://", "https://", "/", ".")) or ":" not in found[1]
    return f"[{text}]({destination(found[1])})" if text and usable and "\n\n" not in text else text


def _tag(found: re.Match[str]) -> str:
    tag, closes = found["tag"].lower(), bool(found["close"])
    if tag == "img":
        return _image(found["more"])
    if tag == "br":
        return "  \n" if not closes else ""
    if tag == "hr":
        return "\n\n---\n\n"
    if tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
        return "\n\n" if closes else f"\n\n{'#' * int(tag[1])} "
    if tag in PARAGRAPHS:
        return "\n\n" if found.string[max(found.start() - 1, 0)] == "\n" or closes else " "
    return MARKS.get(tag, "")


def _image(attributes: str) -> str:
    said = {name.lower(): a or b or c for name, a, b, c in ATTRIBUTE.findall(attributes)}
    source = said.get("src") or said.get("data-src") or ""
    if AVATAR.search(said.get("class", "") + said.get("alt", "")):
        return ""
    alt = " ".join(said.get("alt", "").replace("[", "(").replace("]", ")").split())
    return f"![{alt}]({destination(source)})" if source and not source.startswith("data:") else ""
