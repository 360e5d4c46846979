"""Whether a post that X shows is the one we sent. Pure; what X does to a text is undone on both sides.

Sources: X's counting page (NFC, t.co), and `api.md` §4 of the design: links cannot be compared, since X shows
each as a t.co address of its own.
"""

import html
import re
import unicodedata

from xauth.counting import urls

LINK = "\ue000"  # a private character that no post can hold beside the links it stands for
SHORT_LINK = re.compile(r"https?://t\.co/[A-Za-z0-9]+")
SHORTEST_BEGINNING = 200  # characters that a part must agree in


def is_ours(text: str, seen: str) -> bool:
    """`text` as we sent it, `seen` as X shows it: `& < >` escaped, links shortened, media linked last."""
    ours, theirs = _plain(_linked(text)), _plain(SHORT_LINK.sub(LINK, html.unescape(seen)))
    return bool(ours) and (theirs in {ours, f"{ours} {LINK}"} or _is_beginning(theirs, ours))


def _linked(text: str) -> str:
    text = unicodedata.normalize("NFC", text)
    pieces, end = [], 0
    for url in urls(text):
        pieces += [text[end : url.start], LINK]
        end = url.end
    return "".join([*pieces, text[end:]])


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def _is_beginning(theirs: str, ours: str) -> bool:
    """Of a long post X may show the first 280 characters and a link to the whole."""
    beginning = theirs.removesuffix(LINK).rstrip().removesuffix("…").rstrip()
    was_cut = theirs.endswith(("…", f"…{LINK}", f"… {LINK}"))
    return was_cut and len(beginning) >= SHORTEST_BEGINNING and ours.startswith(beginning)
