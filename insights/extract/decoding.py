"""Bytes -> text: byte order marks, what a page says of itself, UTF-8, and last Windows' own."""

import codecs
import re
from contextlib import suppress

from .imported import UnreadableError

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
META = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
DECLARED = re.compile(rb"^\s*<\?xml[^>]*encoding\s*=\s*[\"']([\w.:-]+)", re.IGNORECASE)
HEAD = 4096  # bytes in which a page must say its encoding; HTML asks for 1024
CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
KINDS = (
    (b"%PDF-", "This is a PDF. Copy its text and paste it, or link the web page of the article."),
    (
        b"PK\x03\x04",
        "This is a Word file or another archive. Save it as Markdown, HTML or plain text, or paste its text.",
    ),
    (b"\xd0\xcf\x11\xe0", "This is an old Office file. Save it as plain text or HTML, or paste its text."),
    (b"{\\rtf", "This is a rich text file. Save it as plain text or HTML, or paste its text."),
    (b"\x89PNG", "This is a picture. Paste the article's text instead."),
    (b"\xff\xd8\xff", "This is a picture. Paste the article's text instead."),
    (b"GIF8", "This is a picture. Paste the article's text instead."),
    (b"\x1f\x8b", "This is a compressed file. Unpack it first, or paste the article's text."),
)
NOT_TEXT = "This is not text. Link an HTML page, choose a Markdown, HTML or text file, or paste the article."


def decode(data: bytes, charset: str = "") -> str:
    """`charset` as an HTTP answer named it. Raises UnreadableError where the bytes are no text."""
    if reason := next((reason for mark, reason in KINDS if data.lstrip()[:8].startswith(mark)), ""):
        raise UnreadableError(reason)
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _checked(data[len(mark) :].decode(encoding, errors="replace"))
    for encoding in filter(None, (charset, _unmarked_utf16(data), _said(data), "utf-8")):
        with suppress(LookupError, UnicodeDecodeError):
            return _checked(data.decode(encoding))
    return _checked(data.decode("cp1252", errors="replace"))


def _said(data: bytes) -> str:
    found = META.search(data[:HEAD]) or DECLARED.search(data[:HEAD])
    return found[1].decode("ascii") if found else ""


def _unmarked_utf16(data: bytes) -> str:
    """Every second byte of Western text in UTF-16 is zero."""
    head = data[:400]
    if len(head) < 8 or head.count(0) < len(head) * 0.35:
        return ""
    return "utf-16-le" if head[1::2].count(0) > head[::2].count(0) else "utf-16-be"


def _checked(text: str) -> str:
    if len(CONTROL.findall(text[:20_000])) > max(2, len(text[:20_000]) // 200):
        raise UnreadableError(NOT_TEXT)
    return text
