"""Images as pages load them late -> plain <img> with the address of the picture."""

import re

from lxml.html import HtmlElement

from .dom import all_of, drop, fragment, make, names_of, replace, text_of, unwrap

LATE = (
    "data-src",
    "data-original",
    "data-lazy-src",
    "data-lazy",
    "data-image",
    "data-hi-res-src",
    "data-url",
    "data-full-src",
    "data-large-file",
    "data-orig-file",
)
LATE_SETS = ("data-srcset", "data-lazy-srcset", "srcset")
PLACEHOLDER = re.compile(
    r"^data:|(?:^|/)(?:blank|spacer|pixel|transparent|placeholder|loading|lazy|grey|gray|1x1)[\w-]*\.(?:gif|png|svg|jpe?g)",
    re.IGNORECASE,
)
EMOJI = re.compile(r"(?:^|[\s_-])(?:emoji|smiley|wp-smiley|twemoji)(?:$|[\s_-])")
AVATAR = re.compile(r"\bg?r?avatar\b", re.IGNORECASE)  # who says it, not what is said
PICTURE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif|svg)(?:$|[?#])", re.IGNORECASE)


def normalise(root: HtmlElement) -> None:
    for element in all_of(root, "amp-img"):
        element.tag = "img"
    for noscript in all_of(root, "noscript"):
        _open_noscript(noscript)
    for figure in all_of(root, "figure", "div", "span"):
        _late_figure(figure)
    for img in all_of(root, "img"):
        _settle(img)
    for picture in all_of(root, "picture"):
        _settle_picture(picture)
    _drop_doubles(root)


def address_of(img: HtmlElement) -> str:
    """Where the picture really is; empty if nowhere."""
    src = (img.get("src") or "").strip()
    if src and not PLACEHOLDER.search(src):
        return src
    for name in LATE:
        if value := (img.get(name) or "").strip():
            return value
    for name in LATE_SETS:
        if value := largest(img.get(name) or ""):
            return value
    others = (
        value.strip() for name, value in img.attrib.items() if name not in ("src", "alt", "title", "class")
    )
    return next((value for value in others if PICTURE.search(value) and " " not in value), src)


def largest(srcset: str) -> str:
    """The last word on size wins: 2x over 1x, 1200w over 600w."""
    best, best_size = "", -1.0
    for address, size in re.findall(r"(\S+?)(?:\s+([\d.]+)[wx])?\s*(?:,\s+|,?$)", srcset.strip()):
        if float(size or 1) > best_size and not address.startswith("data:"):
            best, best_size = address, float(size or 1)
    return best


def _settle(img: HtmlElement) -> None:
    src = address_of(img)
    if EMOJI.search(names_of(img)):
        text = make("span", img.get("alt") or "")
        replace(img, text)
        return
    sides = [re.match(r"\d+", img.get(side, "").strip()) for side in ("width", "height")]
    tiny = any(side and side[0] in "12" for side in sides) or all(side and side[0] == "0" for side in sides)
    inside_picture = any(above.tag == "picture" for above in img.iterancestors())
    if (not src and not inside_picture) or tiny or AVATAR.search(img.get("class", "") + img.get("alt", "")):
        drop(img)
        return
    img.set("src", src)


def _settle_picture(picture: HtmlElement) -> None:
    img = picture.find(".//img")
    if img is None:
        img = make("img")
        picture.append(img)
    src = img.get("src") or ""
    if not src or PLACEHOLDER.search(src):
        found = (
            largest(source.get("srcset") or source.get("data-srcset") or "")
            for source in picture.iter("source")
        )
        img.set("src", next(filter(None, found), src))
    for source in all_of(picture, "source"):
        unwrap(source)  # lxml puts what follows into it
    if not img.get("src"):
        drop(img)
    picture.tag = "span"


def _open_noscript(noscript: HtmlElement) -> None:
    """Holds the real picture for browsers without scripts: the placeholder beside it goes."""
    if not len(noscript) and "<img" in (noscript.text or ""):
        inside = fragment(noscript.text)
        noscript.text = None
        noscript.extend(inside)
    pictures = list(noscript.iter("img"))
    if not pictures or text_of(noscript):
        drop(noscript)
        return
    before = noscript.getprevious()
    late = _only_picture(before) if before is not None else None
    if late is not None:
        pictures[0].set("alt", pictures[0].get("alt") or late.get("alt") or "")
        drop(before)
    noscript.tag = "span"


def _only_picture(element: HtmlElement) -> HtmlElement | None:
    found = [element] if element.tag == "img" else list(element.iter("img"))
    return found[0] if len(found) == 1 and not text_of(element) else None


def _late_figure(figure: HtmlElement) -> None:
    """An empty box that a script would fill with a picture."""
    if len(figure) or text_of(figure):
        return
    src = figure.get("data-src") or figure.get("data-original") or ""
    if PICTURE.search(src):
        figure.append(make("img", src=src, alt=figure.get("data-alt") or figure.get("aria-label") or ""))


def _drop_doubles(root: HtmlElement) -> None:
    """The same picture twice in one figure."""
    for figure in all_of(root, "figure"):
        seen: set[str] = set()
        for img in all_of(figure, "img"):
            if img.get("src") in seen:
                drop(img)
            seen.add(img.get("src") or "")
