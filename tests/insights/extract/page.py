"""Pages for tests: a body that is long enough to be an article, and what a test puts into it."""

from collections.abc import Sequence

from markdown_it import MarkdownIt

from insights.extract import from_html

BEFORE = (
    "The harbour office counts every boat that leaves before six in the morning. Nobody remembers who began "
    "the list, but it has been kept in the same blue ledger since the bridge was built, "
    "and the ledger is nearly full."
)
AFTER = (
    "Last spring the clerk typed the whole ledger into a table. It took her nine evenings, two pots of ink "
    "for the last pages, and one argument about whether a raft counts. "
    "The numbers surprised everyone who had been sure of them."
)
URL = "https://harbour.example/log/boats"


def page(inside: str, head: str = "", attributes: str = 'lang="en"') -> str:
    return (
        f"<!DOCTYPE html><html {attributes}><head><title>Boats before six</title>{head}</head><body>"
        f"<article><p>{BEFORE}</p>{inside}<p>{AFTER}</p></article></body></html>"
    )


def middle(inside: str, url: str = URL) -> str:
    """The Markdown that comes of what stands between the two paragraphs."""
    markdown = from_html(page(inside), url).markdown
    assert markdown.startswith(BEFORE)
    assert markdown.endswith(f"{AFTER}\n")
    return markdown[len(BEFORE) : -len(AFTER) - 1].strip("\n")


def codes(markdown: str) -> list[tuple[str, str]]:
    """Language and text of the code blocks, as a Markdown reader finds them."""
    tokens = MarkdownIt("commonmark").parse(markdown)
    return [(token.info, token.content) for token in tokens if token.type in ("fence", "code_block")]


def texts(markdown: str, kinds: Sequence[str] = ("text", "code_inline")) -> str:
    """What a reader sees."""
    lines = [
        token for token in MarkdownIt("commonmark").enable("table").parse(markdown) if token.type == "inline"
    ]
    seen = [
        "".join(part.content if part.type in kinds else " " for part in line.children or []) for line in lines
    ]
    return " ".join(" ".join(seen).split())
