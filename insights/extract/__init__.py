"""Articles in: addresses, HTML, Markdown, text and files become clean Markdown and what is known about it."""

from .html import from_html
from .imported import Imported, UnreadableError
from .markdown import from_markdown
from .pasted import from_file, from_pasted
from .text import from_text
from .web import from_url

__all__ = [
    "Imported",
    "UnreadableError",
    "from_file",
    "from_html",
    "from_markdown",
    "from_pasted",
    "from_text",
    "from_url",
]
