"""What stands in and around an article and is not the article."""

import re

from lxml.html import HtmlElement

from .choose import Reading
from .dom import all_of, drop, names_of, text_of
from .quotes import QUOTE
from .words import listed

NEVER = listed(
    "script style template iframe object embed applet canvas svg button input select textarea option "
    "dialog link meta audio noindex ins-ad map area progress meter"
)
NAVIGATION = ("nav", "menu")
ROLES = frozenset(
    (
        "navigation",
        "search",
        "banner",
        "contentinfo",
        "complementary",
        "dialog",
        "alert",
        "menu",
        "menubar",
        "toolbar",
    )
)
NEVER_MEANT = re.compile(
    r"(?:^|[\s_-])(?:share-?bar|sharethis|share-?buttons?|sharedaddy|addtoany|addthis|social-?(?:share|links|icons|buttons|media)|"
    r"newsletter-?(?:signup|form|box)?|cookie-?(?:banner|notice|consent)|gdpr|related-?(?:posts|articles|stories|content|links)|"
    r"commentlist|comment-?(?:list|form|section|thread)|disqus|breadcrumbs?|pagination|pager|prev-?next|post-?nav|navbar|"
    r"advert|advertisement|adsense|ad-?slot|ad-?container|dfp|outbrain|taboola|skip-?link|screen-?reader-?text|sr-only|"
    r"visually-?hidden|mw-editsection|navbox|metadata|catlinks|printfooter|jump-?to-?nav|noprint|hatnote|ambox)(?:$|[\s_-])"
)
FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:share|sharing|shares|social|newsletter|subscribe|subscription|signup|sign-up|cookie|cookies|consent|"
    r"related|recommended|recommendations|recirc|read-?more|read-?next|more-?stories|more-?from|you-?may|trending|popular|"
    r"most-?read|comments?|respond|replies|sidebar|side-?bar|nav|navigation|menu|promo|promotion|ads|ad|sponsor|sponsored|"
    r"author-?box|author-?bio|about-?author|bio|byline|dateline|post-?meta|entry-?meta|article-?meta|tags|tag-?list|"
    r"post-?tags|entry-?tags|footer|colophon|copyright|print|tools|toolbar|modal|popup|overlay|banner|login|paywall|toc|"
    r"table-?of-?contents|reflist|site-?sub|rating|ratings|vote|widget)(?:$|[\s_-])"
)
HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
MINE = 0.5  # of the article's text in one element: that element is not furniture, whatever its name
LINKS = {"p": 0.9} | dict.fromkeys(
    ("div", "section", "ul", "ol", "table", "dl"), 0.6
)  # of text: more is a menu
SAFE = frozenset(("pre", "code", "img", "figure", "picture", "math"))


def without_tags(root: HtmlElement) -> None:
    """Elements that hold no text to read, or that the page hides."""
    for element in all_of(root, *NEVER):
        drop(element)
    for element in all_of(root):
        if isinstance(element.tag, str) and _is_hidden(element):
            drop(element)


def furniture(article: HtmlElement, reading: Reading) -> None:
    """Parts whose name, role or look says they are not the article, unless they hold most of it."""
    total = max(reading.kept_in(article), 1)
    for element in all_of(article):
        if element not in reading.ranges or not isinstance(element.tag, str) or element.tag in SAFE:
            continue
        if reading.kept_in(element) / total < MINE and _is_furniture(element, reading):
            drop(element)


def _is_hidden(element: HtmlElement) -> bool:
    if element.get("hidden") is not None or HIDDEN.search(element.get("style") or ""):
        return True
    return (
        element.get("aria-hidden") == "true"
        and "fallback-image" not in names_of(element)
        and element.tag not in SAFE
    )


def _is_furniture(element: HtmlElement, reading: Reading) -> bool:
    if element.tag in NAVIGATION or element.get("role") in ROLES:
        return True
    names = names_of(element)
    if NEVER_MEANT.search(names):
        return True
    kept = reading.share(element)
    if element.tag == "a" or any(above.tag in HEADINGS for above in element.iterancestors()):
        return False
    if FURNITURE.search(names):
        return kept < 0.8 or _link_density(element) > 0.5
    if element.tag in ("aside", "footer", "form"):
        return kept < 0.5 and not (element.tag == "aside" and QUOTE.search(names))
    if reading.size(element) == 0 or kept >= 0.2 or _has_figure(element):
        return False
    return _link_density(element) > LINKS.get(element.tag, 1.0)


def _has_figure(element: HtmlElement) -> bool:
    return element.find(".//img") is not None or element.find(".//pre") is not None


def _link_density(element: HtmlElement) -> float:
    length = len(text_of(element))
    return sum(len(text_of(link)) for link in element.iter("a")) / max(length, 1)
