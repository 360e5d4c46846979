"""Articles in: addresses, HTML, Markdown, plain text and files become clean Markdown and what is known about it."""

from .html import from_html
from .imported import Imported, UnreadableError
from .markdown import from_markdown

__all__ = ["Imported", "UnreadableError", "from_html", "from_markdown"]
