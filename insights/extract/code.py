"""Code blocks as pages show them -> <pre><code class="language-x"> with nothing but the code."""

import re

from lxml.html import HtmlElement

from .dom import all_of, drop, make, names_of, replace, up_from

LANGUAGE_CLASS = re.compile(
    r"(?:^|\s)(?:language-|lang-|highlight-source-|highlight-text-|brush:\s*|sourcecode-?\s+)([\w+#.-]+)"
)
BARE_LANGUAGE = re.compile(
    r"^(?:bash|sh|shell|console|c|cpp|csharp|css|diff|docker|dockerfile|elixir|go|graphql|haskell|html|http|ini|java|"
    r"javascript|js|json|jsx|kotlin|lua|make|makefile|nginx|perl|php|powershell|python|py|ruby|rb|rust|rs|scala|scss|"
    r"sql|swift|toml|ts|tsx|typescript|vim|xml|yaml|yml|zig)$"
)
NO_LANGUAGE = frozenset(
    ("none", "plaintext", "plain", "text", "nohighlight", "no-highlight", "auto", "default")
)
NUMBERS = re.compile(
    r"(?:^|[\s_-])(?:lineno|linenos|linenodiv|line-?numbers?(?:-rows)?|gutter|blob-num|linenumber|ln-num|rouge-gutter)(?:$|\s)"
)
LINE = re.compile(r"(?:^|\s)(?:line|code-?line|token-line|view-line|cl|row|react-code-text)(?:$|\s|-)")
FURNITURE = re.compile(r"(?:^|[\s_-])(?:copy|clipboard|copybtn|toolbar|code-?header|filename-label)")
BREAKING = frozenset(("div", "p", "li", "tr"))


def normalise(root: HtmlElement) -> None:
    for table in all_of(root, "table"):
        _open_table(table)
    for pre in all_of(root, "pre"):
        if pre.getparent() is not None and not any(above.tag == "pre" for above in pre.iterancestors()):
            replace(pre, _clean(pre))
    for code in all_of(root, "code"):
        if _is_block(code):
            replace(code, _clean(code))


def language_of(element: HtmlElement) -> str:
    """From the classes and data of the block, of what is in it and of what is around it."""
    for place in [*element.iter("code", "pre"), *up_from(element, 3)]:
        if place.tag in ("body", "article", "main"):
            break
        name = place.get("data-lang") or place.get("data-language") or _in_class(place)
        if name:
            return "" if name.lower() in NO_LANGUAGE else name.lower().rstrip(".;")
    return ""


def _in_class(element: HtmlElement) -> str:
    classes = element.get("class") or ""
    if found := LANGUAGE_CLASS.search(classes.lower()):
        return found[1]
    if element.tag in ("pre", "code") or "highlight" in classes or "sourceCode" in classes:
        return next((name for name in classes.lower().split() if BARE_LANGUAGE.match(name)), "")
    return ""


def _clean(block: HtmlElement) -> HtmlElement:
    language = language_of(block)
    for part in list(block.iter()):
        if part is not block and _is_furniture(part):
            drop(part)
    pre = make("pre")
    code = make("code", _text(block).strip("\n"))
    if language:
        code.set("class", f"language-{language}")
    pre.append(code)
    return pre


def _is_furniture(part: HtmlElement) -> bool:
    names = names_of(part)
    return part.tag in ("button", "script", "style", "svg") or bool(
        NUMBERS.search(names) or FURNITURE.search(names)
    )


def _text(block: HtmlElement) -> str:
    """Line for line: <br>, blocks and spans that are lines end one, unless the text already does."""
    parts: list[str] = []
    _collect(block, parts, _line_spans(block))
    return "".join(parts).replace("\r\n", "\n").replace("\xa0", " ")


def _line_spans(block: HtmlElement) -> set[HtmlElement]:
    """Spans that a style sheet shows as lines: at least two, neighbours, without a line break between."""
    lines = [
        span
        for span in block.iter("span", "code")
        if LINE.search(names_of(span)) or span.get("data-line") is not None
    ]
    lines = lines or list(block.findall("code"))
    known = set(lines)
    tops = [line for line in lines if known.isdisjoint(line.iterancestors())]
    broken = any("\n" in (line.tail or "") or str(line.text_content()).endswith("\n") for line in tops[:-1])
    return set() if broken or len(tops) < 2 else set(tops)


def _collect(element: HtmlElement, parts: list[str], lines: set[HtmlElement]) -> None:
    if element.text:
        parts.append(element.text)
    for child in element:
        before = len(parts)
        if child.tag == "br":
            parts.append("\n")
        else:
            _collect(child, parts, lines)
        ended = "".join(parts[before:]).endswith("\n")
        ends_line = child in lines or (child.tag in BREAKING and not ended)
        if ends_line and (child.getnext() is not None or child.tail):
            parts.append("\n")
        if child.tail:
            parts.append(child.tail)


def _open_table(table: HtmlElement) -> None:
    """A table that only sets numbers beside code becomes its code."""
    rows = [[cell for cell in row if cell.tag in ("td", "th")] for row in table.iter("tr")]
    if (
        not rows
        or not any(NUMBERS.search(names_of(cell)) for cell in rows[0])
        or any(len(row) > 3 for row in rows)
    ):
        return
    cells = [cell for row in rows for cell in row if not NUMBERS.search(names_of(cell))]
    block = make("pre")
    language = language_of(table)
    block.set("class", f"language-{language}" if language else "")
    for number, cell in enumerate(cells):
        text = _text(cell.find(".//pre") if cell.find(".//pre") is not None else cell).strip("\n")
        block.text = (block.text or "") + ("\n" if number else "") + text
    if (around := table.getparent()) is not None and around.tag == "pre":
        table = around
    replace(table, block)


def _is_block(code: HtmlElement) -> bool:
    """<code> outside <pre> that holds lines and stands alone."""
    above = [parent.tag for parent in code.iterancestors()]
    if (
        "pre" in above
        or code.getparent() is None
        or ("\n" not in code.text_content() and code.find(".//br") is None)
    ):
        return False
    parent = code.getparent()
    alone = len(parent) == 1 and not (parent.text or "").strip() and not (code.tail or "").strip()
    return alone and (code.find(".//br") is not None or code.text_content().strip().count("\n") > 1)
