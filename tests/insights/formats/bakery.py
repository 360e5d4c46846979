"""An article made up for these tests, and what one may want of it."""

from dataclasses import replace
from typing import Any

from insights.composition import Format
from insights.distilled import Concept, Keyword
from insights.document import Document
from insights.parsing import parse
from insights.providers.base import WriteRequest
from insights.voice import Voice

LINK = "https://bakery.example/slow-bread"
MARKDOWN = """\
# Why slow bread wins

In this post I'll show how our bakery went back to slow dough.

## Time is the cheapest ingredient

A dough that rests for 24 hours needs a tenth of the yeast.
The flavour comes from acids that form while nobody is working.
We measured 31 batches in March, and the slow ones sold out first.
But this only works with a cold room.
As shown in the figure below, the curve is steep.

![The curve of a rising dough](curve.png)

A cold room costs about 4,000 euros.
It pays for itself in nine months, because we throw away less bread than before.

```python
rest(dough, hours=24)
```

## What we do every evening

Three things happen before the lights go out:

- The dough is folded twice.
- The starter gets fresh flour.
- The cold room is set to four degrees.

Nobody works at night any more, and it has made hiring easier; bakers like to sleep.
Visit README.md for the plan.

## Lessons

Patience costs nothing, but it must be planned a day ahead.
The biggest mistake was to rush the first week.
"""
ARTICLE = parse(MARKDOWN, title="Why slow bread wins")


def concept(document: Document, claim: str, *support: str, **more: Any) -> Concept:
    """The sentences are found by how they begin."""
    at = {each.index: each for each in document.sentences}
    index = next(index for index, each in at.items() if each.text.startswith(claim))
    held = [index for beginning in support for index, each in at.items() if each.text.startswith(beginning)]
    made = Concept(
        at[index].text, at[index].span, tuple(held), at[index].section, 0.9, ("dough", "cold room")
    )
    return replace(made, **more)


SLOW = concept(ARTICLE, "A dough that rests", "The flavour", "We measured", "But this only")
ROOM = concept(ARTICLE, "A cold room costs", "It pays")
PATIENCE = concept(ARTICLE, "Patience costs", "The biggest mistake")
KEYWORDS = (Keyword("cold room", 1.0, ()), Keyword("dough", 0.8, ()), Keyword("slow bread", 0.5, ()))


def request(format: Format = Format.THREAD, **more: Any) -> WriteRequest:  # noqa: A002
    wanted: dict[str, Any] = {
        "concepts": (SLOW,),
        "voice": Voice(),
        "keywords": KEYWORDS,
        "link": LINK,
    } | more
    return WriteRequest(wanted.pop("document", ARTICLE), format, **wanted)
