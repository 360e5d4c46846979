"""Addresses: absolute, and only such as can be shared."""

import re
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from .dom import all_of, drop, names_of, text_of, unwrap

PERMALINK = re.compile(
    r"(?:^|[\s_-])(?:anchor|anchorjs-link|headerlink|permalink|heading-link|hash-link|header-anchor)(?:$|[\s_-])"
)
PERMALINK_TEXT = frozenset(("#", "¶", "§", "🔗", "link", "permalink", ""))
REFERENCE = re.compile(r"^\[?(?:\d{1,3}|[a-z*†‡]|note \d{1,3}|edit|citation needed)\]?$")
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def absolute(address: str, base: str) -> str:
    """An http(s) address, or empty where none can be made."""
    if not address.strip():
        return ""
    try:
        joined = urljoin(base, address.strip().replace("\n", ""))
        parts = urlsplit(joined)
    except ValueError:
        return ""
    return joined if parts.scheme in ("http", "https") and parts.netloc else ""


def base_of(root: HtmlElement, url: str) -> str:
    element = root.find(".//base[@href]")
    return absolute(element.get("href"), url) or url if element is not None else url


def normalise(root: HtmlElement, base: str) -> None:
    """Without a base, what is relative stays so."""
    for entry in all_of(root, "li"):
        if is_contents(entry):
            drop(entry)
    for link in all_of(root, "a"):
        _settle(link, base)
    for img in all_of(root, "img"):
        src = img.get("src") or ""
        if not src.startswith("data:"):
            img.set("src", absolute(src, base) if base else src)
        if not img.get("src"):
            drop(img)


def is_contents(entry: HtmlElement) -> bool:
    """A list entry that is nothing but links to places in the same page."""
    found = list(entry.iter("a"))
    inside = [link for link in found if (link.get("href") or "").startswith("#") and len(text_of(link)) > 3]
    return bool(inside) and len(inside) == len(found) and text_of(entry) == " ".join(map(text_of, inside))


def _settle(link: HtmlElement, base: str) -> None:
    href = (link.get("href") or "").strip()
    if _is_permalink(link, href):
        drop(link)
    elif href.startswith("#"):
        _settle_inside(link)
    elif href.lower().startswith(("mailto:", "tel:")):
        unwrap(link)
    else:
        _settle_outside(link, href, base)


def _settle_outside(link: HtmlElement, href: str, base: str) -> None:
    target = absolute(href, base) if base else href
    if not target or re.match(r"(?i)\s*(?:javascript|data|vbscript):", target):
        unwrap(link)
        return
    link.set("href", target)
    img = link.find(".//img")
    if img is not None and not text_of(link):
        unwrap(link)  # the picture is what matters, not the page that shows it large


def _settle_inside(link: HtmlElement) -> None:
    """A link within the page leads nowhere once its text is shared; a mark of a note says nothing."""
    parent = link.getparent()
    if REFERENCE.match(text_of(link).lower()) and parent is not None:
        drop(parent if parent.tag == "sup" and len(parent) == 1 and not parent.text else link)
    else:
        unwrap(link)


def _is_permalink(link: HtmlElement, href: str) -> bool:
    if link.find(".//img") is not None:
        return False
    text = text_of(link).lower()
    in_heading = any(above.tag in HEADINGS for above in link.iterancestors())
    return (
        (in_heading or bool(PERMALINK.search(names_of(link))))
        and text in PERMALINK_TEXT
        and "#" in href + text
    )
