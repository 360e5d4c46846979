"""A draft as a file: Markdown with front matter, HTML, or plain text. Code stays as it is, to the byte."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import frontmatter
import nh3
from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.text import slugify
from markdown_it import MarkdownIt
from yaml import YAMLError

from insights.composition import Format
from insights.models import Draft

TAGS = {
    "a", "blockquote", "br", "code", "em", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "img", "li", "ol", "p",
    "pre", "strong", "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
ATTRIBUTES = {"a": {"href", "title"}, "img": {"src", "alt", "title"}, "ol": {"start"}, "code": {"class"}}
_MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table")
_LANGUAGE = re.compile(r"language-[\w+#.-]+")
_MARKS = re.compile(r"(?:^(?P<number>\d+)(?=[.)]\s))|(?P<mark>[\\`*_\[\]<>#|~]|^[+-](?=\s))")


@dataclass(frozen=True, slots=True)
class File:
    name: str
    content_type: str
    text: str


def export(draft: Draft, kind: str) -> File:
    """`kind` is one of `KINDS`."""
    content_type, make = KINDS[kind]
    stem = slugify(draft.title)[:60].strip("-") or f"draft-{draft.pk}"
    return File(f"{stem}.{kind}", f"{content_type}; charset=utf-8", make(draft))


def kinds_for(into: Format) -> list[str]:
    """A post of a blog is Markdown by nature; the others are plain text."""
    return ["md", "html"] if into is Format.BLOG else ["txt", "md", "html"]


# ── Markdown ──────────────────────────────────────────────────────────────────────────────────────
def markdown(draft: Draft) -> str:
    if draft.format != Format.BLOG:
        return _plain_as_markdown(body(draft))
    post = frontmatter.Post(body(draft), **front_matter(draft))
    return f"{frontmatter.dumps(post, sort_keys=False, width=1000)}\n"


def front_matter(draft: Draft) -> dict[str, Any]:
    """What the person wrote above the post counts; what is known of the article fills the gaps."""
    article, written = draft.article, _divided(draft)[0]
    facts = {
        "title": draft.title,
        "description": article.description,
        "author": article.author,
        "keywords": [keyword.term for keyword in article.keywords.in_use()[:10]],
        "language": draft.revision.language,
        "source": article.link,
    }
    return {name: fact for name, fact in (facts | written | {"title": draft.title}).items() if fact}


def body(draft: Draft) -> str:
    """The text, without the front matter a blog post begins with."""
    return _divided(draft)[1] if draft.format == Format.BLOG else draft.composition.text


def _divided(draft: Draft) -> tuple[dict[str, Any], str]:
    """Front matter that cannot be read is left in the text, for the person to see."""
    text = draft.composition.text
    try:
        written, rest = frontmatter.parse(text)
    except YAMLError:
        return {}, text
    return written, rest


def _plain_as_markdown(text: str) -> str:
    """What would be markup is escaped, and a line stays a line."""
    lines = (
        _MARKS.sub(lambda found: f"{found['number'] or ''}\\{found['mark'] or ''}", line)
        for line in text.split("\n")
    )
    return re.sub(r"(?<=\S)\n(?=\S)", "\\\\\n", "\n".join(lines)) + "\n"


# ── Plain text ────────────────────────────────────────────────────────────────────────────────────
def plain(draft: Draft) -> str:
    return f"{body(draft)}\n"


# ── HTML ──────────────────────────────────────────────────────────────────────────────────────────
def html(draft: Draft) -> str:
    context = {"title": draft.title, "language": draft.revision.language, "body": html_body(draft)}
    return render_to_string("insights/export.html", context)


def html_body(draft: Draft) -> str:
    """Sanitised: what the person typed or a page brought along cannot run."""
    made = _MARKDOWN.render(body(draft)) if draft.format == Format.BLOG else _paragraphs(body(draft))
    return nh3.clean(
        made, tags=TAGS, attributes=ATTRIBUTES, attribute_filter=_kept, url_schemes={"http", "https"}
    )


def _kept(tag: str, attribute: str, value: str) -> str | None:
    if (tag, attribute) == ("code", "class"):
        return value if _LANGUAGE.fullmatch(value) else None
    return value


def _paragraphs(text: str) -> str:
    parts = [part for part in re.split(r"\n{2,}", text.strip()) if part]
    return "\n".join(f"<p>{escape(part).replace(chr(10), '<br>')}</p>" for part in parts)


KINDS: dict[str, tuple[str, Callable[[Draft], str]]] = {
    "md": ("text/markdown", markdown),
    "html": ("text/html", html),
    "txt": ("text/plain", plain),
}
