"""What a person pastes or uploads: which of the three it is, and on to it."""

import re
from pathlib import PurePath

from .decoding import decode
from .html import from_html
from .imported import Imported, UnreadableError
from .markdown import from_markdown
from .text import from_text

LIMIT_BYTES = 5_000_000
PAGE = re.compile(
    r"\A\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html|head|body|article|main)\b", re.IGNORECASE
)
CLOSING = re.compile(
    r"</(?:p|div|li|ul|ol|h[1-6]|td|section|article|blockquote|span)\s*>|<br\s*/?>", re.IGNORECASE
)
FENCED = re.compile(r"^(`{3,}|~{3,})(?:(?!^\1).)*?^\1", re.DOTALL | re.MULTILINE)
STRONG = (
    re.compile(r"\A(?:---|\+\+\+)[ \t]*\n\s*[\w\"-]+\s*[:=]"),
    re.compile(r"^#{1,6} \S", re.MULTILINE),
    re.compile(r"^(?:`{3,}|~{3,})[\w+#.-]*[ \t]*$", re.MULTILINE),
    re.compile(r"\]\((?:https?://|/|\.|#)[^)\s]*\)"),
)
WEAK = (
    re.compile(r"(?<!\w)\*\*\S[^*\n]*\S\*\*|(?<!\w)__\S[^_\n]*\S__"),
    re.compile(r"(?<![`\w])`[^`\n]+`(?![`\w])"),
    re.compile(r"^> \S", re.MULTILINE),
    re.compile(r"^(?:[-*+]|\d{1,3}\.) \S.*\n(?:.*\n)?(?:[-*+]|\d{1,3}\.) \S", re.MULTILINE),
    re.compile(r"(?<![\w*])\*[^\s*][^*\n]*[^\s*]\*(?![\w*])"),
)
MARKDOWN = (".md", ".markdown", ".mdown", ".mkd", ".mdx")
OTHERS = {
    ".pdf": "This is a PDF. Copy its text and paste it, or link the web page of the article.",
    ".doc": "This is a Word file. Save it as plain text or HTML, or paste its text.",
    ".docx": "This is a Word file. Save it as plain text or HTML, or paste its text.",
    ".odt": "This is an OpenDocument file. Save it as plain text or HTML, or paste its text.",
    ".pages": "This is a Pages file. Export it as plain text, or paste its text.",
    ".rtf": "This is a rich text file. Save it as plain text or HTML, or paste its text.",
    ".epub": "This is a book. Paste the part you want to write about.",
    ".zip": "This is an archive. Unpack it and choose the article's file.",
}


def from_pasted(text: str, url: str = "") -> Imported:
    """HTML, Markdown or plain text, by its looks; `url` is where it came from, if that is known."""
    if is_html(text):
        return from_html(text, url)
    return from_markdown(text, url) if is_markdown(text) else from_text(text, url)


def from_file(name: str, data: bytes, url: str = "") -> Imported:
    """An uploaded file: .md, .markdown, .txt, .html or .htm. Raises UnreadableError for what is no text."""
    suffix = PurePath(name.lower()).suffix
    if suffix in OTHERS:
        raise UnreadableError(OTHERS[suffix])
    if len(data) > LIMIT_BYTES:
        size = len(data) / 1_000_000
        raise UnreadableError(
            f"This file has {size:.1f} MB and the limit is 5 MB. Paste the part you want to write about."
        )
    if not data.strip():
        raise UnreadableError("This file is empty. Choose another one, or paste the article.")
    text = decode(data)
    if suffix in MARKDOWN:
        return from_markdown(text, url)
    if suffix in (".html", ".htm", ".xhtml"):
        return from_html(text, url)
    if suffix in (".txt", ".text", ""):
        return from_pasted(text, url)
    raise UnreadableError(
        f'Files in "{suffix}" cannot be read. Choose a .md, .txt or .html file, or paste the article.'
    )


def is_html(text: str) -> bool:
    if PAGE.match(text):
        return True
    outside = FENCED.sub("", text)
    return (
        outside.lstrip().startswith("<")
        and len(CLOSING.findall(outside)) >= 2
        and not STRONG[1].search(outside)
    )


def is_markdown(text: str) -> bool:
    text = text.lstrip("\ufeff").replace("\r\n", "\n")
    return any(sign.search(text) for sign in STRONG) or sum(bool(sign.search(text)) for sign in WEAK) > 1
