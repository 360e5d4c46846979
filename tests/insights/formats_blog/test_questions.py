"""Headings become questions a person would ask."""

import pytest

from insights.distilled import Keyword
from insights.formats.blog.asking import Asking, is_aside
from insights.parsing import parse

TEXT = """The enum cache is a list of keys. We use the enum cache often, and Docker runs with Cargo beside it.
Every worker asks Docker first, then the pool of workers returns a result. A worker needs a token,
because tokens help. Build it, lose it: nobody minds."""


def ask(heading: str, text: str = TEXT, title: str = "", keywords: tuple[Keyword, ...] = ()) -> str:
    document = parse(f"## {heading}\n\n{text}\n", title=title)
    texts = [sentence.text for sentence in document.sentences]
    return next(Asking(document, keywords).candidates((0,), heading, texts))


@pytest.mark.parametrize(
    ("heading", "question"),
    [
        # already one
        ("What is a pipeline?", "What is a pipeline?"),
        ("So what are workers?", "What are workers?"),
        ("What's in 1.11 stable", "What's in 1.11 stable?"),
        ("Where are the limits", "Where are the limits?"),
        # begun as one
        ("How Docker works", "How does Docker work?"),
        ("How we built it", "How did we build it?"),
        ("How to apply", "How do you apply?"),
        ("When to use workers", "When should you use workers?"),
        ("What style I'm looking for", "What style am I looking for?"),
        ("If you need a token", "What if you need a token?"),
        # orders
        ("Write a Dockerfile", "How do you write a Dockerfile?"),
        ("Step 3: Swap pool names", "How do you swap pool names?"),
        ("Decompress the image", "How do you decompress the image?"),
        ("Be proactive", "How can you be proactive?"),
        ("Don't use pools if tokens expire", "Why should you not use pools if tokens expire?"),
        ("Use pools to save time", "How do you use pools to save time?"),
        # gerunds
        ("Creating a Feedback Loop", "How do you create a feedback loop?"),
        ("Improving baseline performance", "How do you improve baseline performance?"),
        ("Dockerizing the app", "How do you dockerize the app?"),
        ("3. Naming package contents", "How do you name package contents?"),
        ("Running my tests", "How do you run your tests?"),
        ("Building and running it", "How do you build and run it?"),
        ("Introducing the enum cache", "What is the enum cache?"),
        ("Losing $450k in a single email", "What was it like to lose $450k in a single email?"),
        # clauses
        ("Security improves when people talk", "Why does security improve when people talk?"),
        ("AI is great at porting code", "Why is AI great at porting code?"),
        ("Other tools don't get it", "Why don't other tools get it?"),
        ("It's okay to hit pause", "Why is it okay to hit pause?"),
        # stock
        ("Conclusion", "What is the conclusion?"),
        ("Wrap up", "What matters most?"),
        ("What's next", "What is next?"),
        ("Future work", "What is still to be done?"),
        ("Time required", "How much time is required?"),
        ("Limitations", "What are the limitations?"),
        ("Prerequisites", "What do you need first?"),
        # things
        ("The enum cache", "What is the enum cache?"),
        ("Tasks vs. microtasks", "What is the difference between tasks and microtasks?"),
        ("Cargo support for custom profiles", "How does Cargo support custom profiles?"),
        ("Faster object destructuring", "What makes object destructuring faster?"),
        ("Module system improvements", "How has the module system improved?"),
        ("nginx.conf", "What goes into nginx.conf?"),
        ("Three ways to write it", "What are the three ways to write it?"),
        ("Stabilized APIs", "Which APIs were stabilized?"),
        ("Project layout", "What does the project layout look like?"),
        ("Docker as a pool", "How does Docker work as a pool?"),
        ("Project directors", "Who are the project directors?"),
        # nothing that can be asked well
        ('"A disaster"', '"A disaster"'),
        ("Previously on...", "Previously on"),
        ("Different pools, same workers", "Different pools, same workers"),
        ("Success by asking others", "Success by asking others"),
        ("The Transcript", "The Transcript"),
    ],
)
def test_shapes(heading: str, question: str) -> None:
    assert ask(heading) == question


def test_identifiers_and_names_keep_their_case() -> None:
    assert ask("`Promise.all` Under The Hood") == "How does `Promise.all` work under the hood?"
    assert ask("Installing Docker") == "How do you install Docker?"
    assert ask("UTF-8 and JSON") == "How do UTF-8 and JSON work?"


@pytest.mark.parametrize("heading", ["???", "1.", "()", "日", "And", "If ", "..."])
def test_odd_headings_ask_nothing_odd(heading: str) -> None:
    document = parse(TEXT)
    found = list(Asking(document, ()).candidates((0,), heading, [TEXT]))
    assert found in (["What is this about?", "What else is there to know?"], ["What else is there to know?"])


def test_what_the_brackets_say_tells_two_headings_apart() -> None:
    document = parse(f"## Go where people are (offline)\n\n{TEXT}\n")
    found = Asking(document, ()).candidates((0,), "Go where people are (offline)", [TEXT])
    assert [next(found), next(found)] == [
        "How do you go where people are?",
        "How do you go where people are (offline)?",
    ]


def test_goals_are_asked_after() -> None:
    document = parse("## Goal grades\n\nThese.\n\n### Publish a book\n\nIt is out. It sells.\n")
    assert next(Asking(document, ()).candidates((1,), "Publish a book", ["It is out."])) == (
        "How did the goal “Publish a book” go?"
    )


def test_the_topic_stands_in_for_a_bare_heading() -> None:
    keyword = Keyword("enum cache", 1.0, ())
    assert (
        ask("Goals", title="A faster enum cache", keywords=(keyword,))
        == "What are the goals of the enum cache?"
    )
    assert ask("Goals", title="Something else", keywords=(keyword,)) == "What are the goals?"


def test_without_a_heading_the_keywords_ask() -> None:
    document = parse(TEXT)
    asking = Asking(document, (Keyword("enum cache", 1.0, ()),))
    texts = [sentence.text for sentence in document.sentences]
    assert next(asking.candidates((0,), "", texts)) == "What is the enum cache?"


@pytest.mark.parametrize(
    "heading", ["Acknowledgements", "Contributors to 1.11", "Further reading", "About the author"]
)
def test_nobody_asks_about_thanks_and_links(heading: str) -> None:
    assert is_aside(heading)


@pytest.mark.parametrize("heading", ["Conclusion", "Community forks and their fate", "Notes on latency"])
def test_matter_is_no_aside(heading: str) -> None:
    assert not is_aside(heading)


def test_headings_among_orders_are_orders() -> None:
    headings = ["Make docs accessible", "Design accessible pools", "Test tokens often", "Decompress workers"]
    document = parse("".join(f"## {heading}\n\n{TEXT}\n\n" for heading in [*headings, "Find a worker"]))
    asking = Asking(document, ())
    asked = [next(asking.candidates((n,), heading, [TEXT])) for n, heading in enumerate(headings)]
    assert asked == [f"How do you {heading[0].lower()}{heading[1:]}?" for heading in headings]


def test_asks_only_about_what_is_there() -> None:
    document = parse(f"## How pools broke down\n\n{TEXT}\n")
    found = list(Asking(document, ()).candidates((0,), "How pools broke down", [TEXT]))
    assert found[0] == "How pools broke down"
