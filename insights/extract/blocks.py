"""Boxes that only arrange -> paragraphs and nothing, so that what is left says what it is."""

from lxml.html import HtmlElement

from .dom import BLOCKS, all_of, drop, make, text_of, unwrap

BOXES = (
    "div",
    "section",
    "article",
    "main",
    "center",
    "header",
    "footer",
    "aside",
    "fieldset",
    "form",
    "address",
    "span",
    "details",
    "summary",
    "hgroup",
    "font",
    "ins",
    "mark",
    "time",
    "label",
    "small",
    "big",
    "u",
    "noscript",
    "picture",
)
BLOCK_BOXES = frozenset(
    (
        "div",
        "section",
        "article",
        "main",
        "center",
        "header",
        "footer",
        "aside",
        "fieldset",
        "form",
        "address",
        "details",
        "summary",
        "hgroup",
    )
)
LAYOUT_CELLS = 2


def into_paragraphs(root: HtmlElement) -> None:
    for table in all_of(root, "table"):
        _open_layout(table)
    for box in reversed(all_of(root, *BOXES)):
        _settle(box)
    _wrap_loose(root)
    for element in all_of(root, "p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "figure", "blockquote"):
        if not text_of(element) and element.find(".//img") is None and element.find(".//pre") is None:
            drop(element)


def _settle(box: HtmlElement) -> None:
    """Boxes of text become paragraphs; boxes of blocks hand them on."""
    if box.tag not in BLOCK_BOXES:
        unwrap(box)
        return
    if any(isinstance(child.tag, str) and child.tag in BLOCKS for child in box.iterdescendants()):
        _wrap_loose(box)
        unwrap(box)
    elif any(above.tag in ("p", "h1", "h2", "h3", "h4", "h5", "h6", "a") for above in box.iterancestors()):
        box.tail = " " + (box.tail or "")
        unwrap(box)
    else:
        box.tag = "p"
        box.attrib.clear()


def _wrap_loose(box: HtmlElement) -> None:
    """Text that stands between blocks gets a paragraph of its own."""
    if box.text and box.text.strip():
        _start(box, 0, box.text)
        box.text = None
    paragraph: HtmlElement | None = None
    for child in list(box):
        is_block = (
            child.tag in BLOCKS
            or child.tag == "hr"
            or any(part.tag in BLOCKS for part in child.iterdescendants())
        )
        if is_block:
            paragraph = None
            if child.tail and child.tail.strip():
                tail, child.tail = child.tail, None
                paragraph = _start(box, box.index(child) + 1, tail)
                paragraph.set("data-loose", "")
        else:
            previous = child.getprevious()
            if paragraph is None:
                loose = previous is not None and previous.get("data-loose") is not None
                paragraph = previous if loose else _start(box, box.index(child), "", loose=True)
            paragraph.append(child)


def _start(box: HtmlElement, at: int, text: str, *, loose: bool = True) -> HtmlElement:
    paragraph = make("p", text)
    if loose:
        paragraph.set("data-loose", "")
    box.insert(at, paragraph)
    return paragraph


def _open_layout(table: HtmlElement) -> None:
    """A table that holds the page, not data: one column, or cells full of blocks."""
    if table.getparent() is None:
        return
    rows = [[cell for cell in row if cell.tag in ("td", "th")] for row in table.iter("tr")]
    nested = table.find(".//table") is not None
    widest = max((len(row) for row in rows), default=0)
    holds_blocks = any(
        table.find(f".//{tag}") is not None for tag in ("pre", "h1", "h2", "h3", "blockquote", "figure")
    )
    paragraphs = sum(1 for _ in table.iter("p"))
    if (
        (widest >= LAYOUT_CELLS or table.find(".//th") is not None)
        and not nested
        and not holds_blocks
        and paragraphs <= 2 * max(len(rows), 1)
    ):
        return
    for part in all_of(table, "tbody", "thead", "tfoot", "tr", "td", "th", "caption", "colgroup", "col"):
        part.tag = "div"
    table.tag = "div"
