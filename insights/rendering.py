"""An article's Markdown as HTML that is safe to show, with passages marked."""

from collections.abc import Iterable, Sequence
from functools import cache
from html import escape
from itertools import count
from urllib.parse import quote

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from insights.document import Span

INLINE = {"a", "br", "code", "del", "em", "mark", "span", "strong"}
BLOCKS = {"blockquote", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre", "ul"}
TABLES = {"table", "tbody", "td", "th", "thead", "tr"}
ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}, "mark": {"id"}, "code": {"class"}}
CLASSES = {"span": {"image-card", "image-alt"}}
SCHEMES = {"http", "https", "mailto"}
DEEPEST = 6

# Where a passage begins and ends is written into the Markdown before it is read. For Markdown these are
# punctuation, like the brackets they are, so the emphasis beside them is read as before; a pair that the
# article has itself is passed over.
PAIRS = ["⦃⦄", "⦅⦆", "⦇⦈", "⦉⦊", "⦋⦌", "⦍⦎", "⧘⧙", "⧚⧛"]


def render(
    markdown: str, marked: Iterable[Span] = (), *, anchor: str = "passage", top: int = 2
) -> SafeString:
    """HTML whose highest heading is `h{top}`; the marks have the ids `anchor`, `anchor`-2 and so on.

    Images are not loaded: a card with their alternative text and a link stands for each.
    """
    pair = next((pair for pair in PAIRS if not set(pair) & set(markdown)), "")
    env = {"pair": pair, "marking": False, "anchors": _anchors(anchor)}
    tokens = _reader().parse(_with_marks(markdown, marked, pair), env)
    _lower_headings(tokens, top)
    html = _reader().renderer.render(tokens, _reader().options, env)
    return mark_safe(_clean(html))  # noqa: S308 - cleaned by nh3


def _anchors(name: str) -> Iterable[str]:
    yield name
    yield from (f"{name}-{number}" for number in count(2))


def _with_marks(markdown: str, spans: Iterable[Span], pair: str) -> str:
    if not pair:
        return markdown
    done, pieces = 0, []
    for start, end in _joined(spans):
        pieces += [markdown[done:start], pair[0], markdown[start:end], pair[1]]
        done = end
    return "".join(pieces) + markdown[done:]


def _joined(spans: Iterable[Span]) -> list[Span]:
    """In order, and those that touch made one."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start <= joined[-1].end + 1:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        elif span.end > span.start:
            joined.append(span)
    return joined


def _lower_headings(tokens: Sequence[Token], top: int) -> None:
    """An article may jump from h1 to h4; a page must not."""
    above: list[str] = []
    for token in tokens:
        if token.type == "heading_open":
            above = [tag for tag in above if tag < token.tag] + [token.tag]
        if token.type in {"heading_open", "heading_close"}:
            token.tag = f"h{min(top + len(above) - 1, DEEPEST)}"


def _clean(html: str) -> str:
    return nh3.clean(
        html,
        tags=INLINE | BLOCKS | TABLES,
        attributes=ATTRIBUTES,
        allowed_classes=CLASSES,
        attribute_filter=_wanted,
        url_schemes=SCHEMES,
        link_rel="noopener noreferrer nofollow",
    )


def _wanted(tag: str, attribute: str, value: str) -> str | None:
    if (tag, attribute) == ("a", "href") and value.partition(":")[0].lower() not in SCHEMES:
        return None  # an address of the article's own site would lead into ours
    if (tag, attribute) == ("code", "class") and not value.startswith("language-"):
        return None
    return value


class _Renderer(RendererHTML):
    """Marks stand around text alone, so they never cross another element."""

    def text(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        return _marked(tokens[idx].content, env)

    def code_inline(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        return f"<code>{_marked(tokens[idx].content, env)}</code>"

    def code_block(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        return f"<pre><code>{_marked(tokens[idx].content, env)}</code></pre>\n"

    def fence(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        language = _unmarked(tokens[idx].info, env).strip().split(" ")[0]
        shown = f' class="language-{escape(language)}"' if language else ""
        return f"<pre><code{shown}>{_marked(tokens[idx].content, env)}</code></pre>\n"

    def image(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        token = tokens[idx]
        alt = self.renderInlineAsText(token.children or [], options, env)
        words = escape(_unmarked(alt, env).strip() or "without a description")
        address = escape(_unmarked(str(token.attrs.get("src", "")), env))
        return (
            f'<span class="image-card">Image: <span class="image-alt">{words}</span> '
            f'<a href="{address}">Open the image</a></span>'
        )

    def link_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        token = tokens[idx]
        for name in ("href", "title"):
            if name in token.attrs:
                token.attrSet(name, _unmarked(str(token.attrs[name]), env))
        return self.renderToken(tokens, idx, options, env)


def _marked(text: str, env: EnvType) -> str:
    """`text` escaped, with a mark around what lies between the two signs of the pair."""
    if not env["pair"]:
        return escape(text)
    out: list[str] = []
    begin, end = env["pair"]
    for piece in _pieces(text, begin, end):
        if piece in {begin, end}:
            env["marking"] = piece == begin
        elif env["marking"] and piece.strip():
            out.append(f'<mark id="{next(env["anchors"])}">{escape(piece)}</mark>')
        else:
            out.append(escape(piece))
    return "".join(out)


def _pieces(text: str, begin: str, end: str) -> list[str]:
    spaced = text.replace(begin, f"\0{begin}\0").replace(end, f"\0{end}\0")
    return [piece for piece in spaced.split("\0") if piece]


def _unmarked(text: str, env: EnvType) -> str:
    for sign in env["pair"]:
        text = text.replace(sign, "").replace(quote(sign), "")
    return text


@cache
def _reader() -> MarkdownIt:
    reader = MarkdownIt("commonmark", {"html": False}, renderer_cls=_Renderer)
    return reader.enable(["table", "strikethrough"])
