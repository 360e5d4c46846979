"""Articles in: addresses, HTML, Markdown, plain text and files become clean Markdown and what is known about it."""

from .html import from_html
from .imported import Imported, UnreadableError

__all__ = ["Imported", "UnreadableError", "from_html"]
