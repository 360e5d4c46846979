"""Why a person should look at a sentence, in their words."""

import re
from collections.abc import Iterator, Sequence

from insights.grounding.names import foreign
from insights.grounding.numbers import Numbers, numbers
from insights.grounding.sources import Source, Sources, bare_url, negations

NOT_SAID = "The article does not say this."
_URL = re.compile(r"https?://[^\s<>)\]]*[\w/=&#]|\bwww\.[^\s<>)\]]*[\w/]")
_INLINE_CODE = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
_NEIGHBOURS = 1


def flags(
    text: str, matched: Sequence[Source], sources: Sources, own_urls: frozenset[str]
) -> tuple[str, ...]:
    prose = _URL.sub(" ", text)
    found = [] if matched else [NOT_SAID]
    found += _about_links(text, sources, own_urls)
    found += _about_code(prose, sources)
    found += _about_numbers(prose, matched, sources)
    found += (
        f"The article does not mention {name}."
        for name in foreign(prose, sources.vocabulary, sources.document.language)
    )
    found += _about_negation(prose, matched)
    return tuple(dict.fromkeys(found))


def _about_links(text: str, sources: Sources, own_urls: frozenset[str]) -> Iterator[str]:
    for match in _URL.finditer(text):
        if bare_url(match[0]) not in sources.urls | own_urls and match[0] not in sources.document.markdown:
            yield f"The article has no link to {match[0]}."


def _about_code(text: str, sources: Sources) -> Iterator[str]:
    for match in _INLINE_CODE.finditer(text):
        if match[1].strip() not in sources.document.markdown:
            yield f"The article has no code {match[1].strip()}."


def _about_numbers(text: str, matched: Sequence[Source], sources: Sources) -> Iterator[str]:
    near: list[Numbers] = [source.numbers for each in matched for source in sources.near(each, _NEIGHBOURS)]
    for number in numbers(text):
        said = text[number.start : number.end].strip()
        if not number.is_in(sources.numbers):
            yield f"The article has no {said}."
        elif matched and not any(number.is_in(each) for each in near):
            yield f"The article has {said} elsewhere, not where it says this."


def _about_negation(text: str, matched: Sequence[Source]) -> Iterator[str]:
    """A “not” too many; one too few is only sure where a whole sentence was taken."""
    if not matched:
        return
    said, original = negations(text), sum(negations(source.text) for source in matched)
    if said > original:
        yield "The article says this without “not”." if not original else "The article has fewer “not” here."
    elif said < original and len(matched) == 1 and _as_long(text, matched[0].text):
        yield "The article says this with “not”."


def _as_long(text: str, source: str) -> bool:
    return len(text.split()) >= 0.85 * len(source.split())
