"""Hugo's and Liquid's shortcodes in Markdown: pictures become images, the rest goes and is named."""

import re
from collections import Counter

from .words import listed

PICTURE_NAME = re.compile(
    r"(?:^|[_-])(?:img|image|images|figure|fig|photo|picture|pic)(?:$|[_-])", re.IGNORECASE
)
PICTURE_FILE = re.compile(r"\.(?:png|jpe?g|gif|webp|svg|avif)(?:$|[?#])", re.IGNORECASE)
# None of these reaches over another beginning of its kind: a search stays in proportion to the text.
HIGHLIGHT = re.compile(
    r"^[ \t]*\{%-?\s*highlight\s+(?P<l>[\w+#.-]+)[^%\n]*%\}[ \t]*\n?"
    r"(?P<code>(?:(?!\{%-?\s*highlight\b).)*?)\n?[ \t]*"
    r"\{%-?\s*endhighlight\s*-?%\}"
    r"|^[ \t]*\{\{[<%]\s*highlight\s+\"?(?P<h>[\w+#.-]+)[^>%\n]*[>%]\}\}[ \t]*\n?"
    r"(?P<more>(?:(?!\{\{[<%]\s*highlight\b).)*?)\n?[ \t]*\{\{[<%]\s*/\s*highlight\s*[>%]\}\}",
    re.DOTALL | re.MULTILINE,
)
COMMENT = re.compile(
    r"\{%-?\s*comment\s*-?%\}(?:(?!\{%-?\s*comment\b).)*?\{%-?\s*endcomment\s*-?%\}"
    r"|\{\{[<%]?/\*(?:(?!\{\{[<%]?/\*).)*?\*/[>%]?\}\}",
    re.DOTALL,
)
HUGO_RAW = re.compile(r"\{\{-?\s*raw\s+`([^`]*)`\s*-?\}\}")
SHORTCODE = re.compile(
    r"\{\{[<%]?-?(?P<hugo>(?:[^{}]|\{(?![{%])|\}(?!\}))*)\}\}|\{%-?(?P<liquid>(?:[^{}%]|%(?!\})|\{(?![{%])|\})*)%\}"
)
PAIR = re.compile(r"""([\w-]+)\s*[=:]\s*(?:"((?:[^"\\]|\\.)*)"|'([^']*)'|([^\s"']+))""")
WORD = re.compile(r"""\"((?:[^"\\]|\\.)*)\"|'([^']*)'|`([^`]*)`|([^\s,|]+)""")
SITE = re.compile(r"^(?:site\.)?(?:base_?url|url|prefix|rel_?url|root)$", re.IGNORECASE)
QUIET = frozenset(
    listed(
        "if elsif else unless case when for assign capture raw include_relative endraw break continue "
        "cycle tablerow"
    )
)


def to_fences(text: str) -> str:
    """Highlighting tags around code become fences, before anything reads the text as Markdown."""

    def fence(found: re.Match[str]) -> str:
        code = found["code"] if found["code"] is not None else found["more"]
        marks = "`" * max(3, *(len(run) + 1 for run in re.findall("`{3,}", code)), 0)
        return f"{marks}{found['l'] or found['h']}\n{code}\n{marks}"

    return HIGHLIGHT.sub(fence, text)


def resolve(text: str, left_out: Counter[str]) -> str:
    """`left_out` counts by name what could not be shown."""
    text = HUGO_RAW.sub(r"\1", COMMENT.sub("", text))
    wrapping = {_name(found)[0] for found in SHORTCODE.finditer(text) if _closes(found)}
    return SHORTCODE.sub(lambda found: _replace(found, left_out, wrapping), text)


def _inside(found: re.Match[str]) -> str:
    if found["liquid"] is not None:
        return found["liquid"].strip().removesuffix("-").strip()
    return found["hugo"].strip().removesuffix("%").removesuffix(">").removesuffix("-").strip()


def _name(found: re.Match[str]) -> tuple[str, str]:
    """Of the tag, without the sign that it closes, and what follows."""
    inside = _inside(found).strip("/").strip()
    name, _, rest = inside.partition(" ")
    return name.removeprefix("end") if found["liquid"] is not None else name, rest


def _closes(found: re.Match[str]) -> bool:
    inside = _inside(found)
    return inside.startswith("/") or (found["liquid"] is not None and inside.startswith("end"))


def _replace(found: re.Match[str], left_out: Counter[str], wrapping: set[str]) -> str:
    """A tag around text goes unsaid, for the text stays."""
    name, rest = _name(found)
    is_text = name[:1] in ("'", '"', "`") and found["liquid"] is None
    name = name.strip("\"'`")
    if not name or SITE.match(name) or _closes(found):
        return ""
    if is_text:  # {{ "/assets/a.png" | relative_url }}
        return name
    if image := _image(name, rest):
        return image
    if name not in wrapping and name not in QUIET:
        left_out[name] += 1
    return ""


def _image(name: str, rest: str) -> str:
    """Markdown for a picture; empty if this is none. Captions may hold links, alternative texts may not."""
    named = {pair[0].lower(): pair[1] or pair[2] or pair[3] for pair in PAIR.findall(rest)}
    words = ["".join(word) for word in WORD.findall(PAIR.sub("", rest))]
    is_picture = bool(PICTURE_NAME.search(name)) or (name == "include" and bool(PICTURE_NAME.search(rest)))
    source = next(
        (
            named[key]
            for key in ("src", "url", "path", "file", "image_path", "link", "image")
            if named.get(key)
        ),
        "",
    )
    source = source or next((word for word in words if PICTURE_FILE.search(word)), "")
    if not source or not (is_picture or (PICTURE_FILE.search(source) and "video" not in name)):
        return ""
    spoken = [word for word in words[words.index(source) + 1 :] if " " in word] if source in words else []
    caption = named.get("caption") or named.get("title") or ""
    alt = (
        named.get("alt") or (spoken[-1] if spoken else "") or re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", caption)
    )
    image = f"![{' '.join(alt.replace('[', '(').replace(']', ')').split())}]({source.replace(' ', '%20')})"
    return f"{image}\n\n{caption}" if caption and caption != alt else image
