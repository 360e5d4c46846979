"""A heading turned into the question its section answers, by the shape of the heading."""

import re
from collections.abc import Callable, Iterator

from insights.formats.blog.asking.acts import gerund, order
from insights.formats.blog.asking.clauses import from_clause, from_wh
from insights.formats.blog.asking.heading import QUESTION, Heading
from insights.formats.blog.asking.nouns import noun, special_noun
from insights.formats.blog.asking.stock import is_label, stock_questions
from insights.formats.blog.asking.usage import is_plural
from insights.formats.blog.asking.verbs import NOUNS_TOO, ORDERS

_GOALS = re.compile(r"\b(?:goals?|grad(?:es|ing)|resolutions)\b", re.IGNORECASE)
_CAPITALISED = re.compile(r"(?:[A-Z0-9]\S*)(?: [A-Z0-9]\S*)+")


def questions(heading: Heading) -> Iterator[str]:
    """Best first. Every one of them is a whole question; the caller takes the first that fits the voice."""
    for shape in _SHAPES:
        found = list(shape(heading))
        yield from found
        if found and shape in _SAYS_MORE_THAN_A_NOUN:
            break


def _goal(heading: Heading) -> Iterator[str]:
    first = heading.text.partition(" ")[0].lower()
    if _GOALS.search(heading.parent) and (first in ORDERS | NOUNS_TOO or len(heading.text.split()) > 3):
        yield f"How did the goal “{heading.text}” go?"


def _stock(heading: Heading) -> Iterator[str]:
    part = re.split(r": | - | — ", heading.text)[0]
    for question in stock_questions(part.strip("`?")):
        if "{topic}" not in question:
            yield question
        elif heading.topic:
            yield _agreeing(question, heading.topic)


def _agreeing(question: str, topic: str) -> str:
    if is_plural(topic):
        question = question.replace("does {topic}", "do {topic}").replace("is {topic}", "are {topic}")
    return question.format(topic=topic)


def _asked(heading: Heading) -> Iterator[str]:
    text = re.sub(r"^(?:so|and|but|okay|well),? ", "", heading.text, flags=re.IGNORECASE)
    if text.endswith("?"):
        yield text[0].upper() + text[1:]
    elif is_label(text):
        return
    elif re.match(r"(?:is|are|do|does|can|will)\b", text, re.IGNORECASE) and _CAPITALISED.fullmatch(text):
        yield f"What happened with {text}?"
    elif re.match(r"if ", text, re.IGNORECASE):
        yield f"What {heading.usage.sentence_case(text)}?"
    elif QUESTION.match(text):
        yield from from_wh(heading.usage.sentence_case(text))


def _colon(heading: Heading) -> Iterator[str]:
    before, colon, after = heading.text.partition(": ")
    if not colon or len(after) < 3:
        return
    if re.match(r"(?:in|on|at|with|for|by) ", after, re.IGNORECASE):
        whole = heading._replace(text=f"{before} {heading.usage.sentence_case(after)}")
        for shape in (_asked, order, gerund):
            yield from shape(whole)
    elif len(after.split()) > 2:
        for shape in (_asked, order, gerund):
            yield from shape(heading._replace(text=after))
    if " " not in before and before[0].isupper() and len(before) > 1:
        yield f"What is {before}?"


def _clause(heading: Heading) -> Iterator[str]:
    yield from from_clause(heading.lowered)


_SHAPES: tuple[Callable[[Heading], Iterator[str]], ...] = (
    _goal, _stock, _asked, _colon, _clause, order, gerund, special_noun, noun,
)  # fmt: skip
_SAYS_MORE_THAN_A_NOUN = frozenset({_asked, _colon, _clause, order, gerund})


def act(heading: Heading) -> Iterator[str]:
    """Only what a heading that says more than a noun asks."""
    for shape in (_asked, order, gerund):
        yield from shape(heading)
