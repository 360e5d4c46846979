"""What a site's answer means for the person who asked for the page."""

from .imported import UnreadableError

LOCKED = (401, 402, 403, 407)
GONE = (404, 410)
TEXT = ("application/xhtml+xml", "application/xml", "application/markdown", "application/octet-stream", "")


def check_status(status: int) -> None:
    """Raises UnreadableError for every answer that is not the page."""
    if status in LOCKED:
        raise UnreadableError(
            f"The site shows this page only to people it knows, or not to programs ({status}). "
            "Open it in your browser, copy the article and paste it."
        )
    if status in GONE:
        raise UnreadableError(f"There is no page at this address ({status}). Check it for typing errors.")
    if status == 429:
        raise UnreadableError(
            "The site asks us to wait (429). Try again in a few minutes, or paste the article."
        )
    if status >= 500:
        raise UnreadableError(
            f"The site has a problem of its own ({status}). Try again later, or paste the article."
        )
    if status != 200:
        raise UnreadableError(
            f"The site gave no page for this address ({status}). Check it, or paste the article."
        )


def check_type(content_type: str) -> None:
    """`content_type` without parameters, in lower case; what says nothing is judged by its bytes later."""
    if content_type == "application/pdf":
        raise UnreadableError(
            "This address leads to a PDF. Copy its text and paste it, or link the article's web page."
        )
    if not content_type.startswith("text/") and content_type not in TEXT:
        raise UnreadableError(
            f"This address leads to a file ({content_type}), not to a page of text. "
            "Link the page the article is on."
        )
