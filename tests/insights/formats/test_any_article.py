"""Whatever the article: limits are kept, or the person is told that nothing is left."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from insights.composition import Format
from insights.distilled import Concept, Keyword
from insights.formats import NothingLeftError, limits_kept, write
from insights.parsing import parse
from insights.providers.base import LinkPlace, WriteRequest
from insights.voice import Contractions, Person, Voice

FRAGMENTS = [
    "今日はパンを焼きました。",
    "面包需要时间和耐心。",
    "Bread rises in README.md and config.rs files.",
    "Don't stop 👩‍👩‍👧🇩🇪🍞!",
    "We've measured it — twice; our oven was slow.",
    "The system is robust, and it leverages @media and #tags.",
    "Ein sehr langer Satz über Brot und Butter und Käse und Wein steht hier ohne Ende.",
    "A" * 300 + ".",
    "It takes " + "very " * 40 + "long.",
    "See https://example.org/" + "a" * 250 + " for more.",
    "\u202eتعلم الخبز ببطء.",
    "The cost was 4,000 euros, and nobody noticed the difference in 2019.",
    "- An item with “quotes",
    "\n\n## A heading\n\n",
    "\n\n```\ncode();\n```\n\n",
    "![Bread](bread.png)",
    "\ufffe\ufeff control.",
]
VOICES = st.builds(
    Voice,
    person=st.sampled_from(Person),
    contractions=st.sampled_from(Contractions),
    max_sentence_words=st.sampled_from([5, 12, 20, 28]),
    openers=st.sampled_from([(), ("Good morning! 🌅",), ("パン",)]),
    closers=st.sampled_from([(), ("Bake slowly — always.",), ("x" * 200,)]),
    banned_words=st.sampled_from([(), ("system", "robust", "cost"), ("パン",)]),
    exclamation_marks=st.booleans(),
    dashes=st.booleans(),
    semicolons=st.booleans(),
    max_emoji=st.integers(0, 3),
    emoji=st.sampled_from([(), ("🍞", "👩‍👩‍👧")]),
    max_hashtags=st.integers(0, 3),
    hashtags=st.sampled_from([(), ("bread", "#系")]),
    max_characters=st.sampled_from([0, 20, 150]),
)


@st.composite
def requests(draw: st.DrawFn) -> WriteRequest:
    pieces = draw(st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=40), min_size=1, max_size=12))
    document = parse(
        " ".join(["Bread.", *pieces]), title="T", language=draw(st.sampled_from(["en", "ja", "de", "xx"]))
    )
    indices = st.integers(0, max(len(document.sentences) - 1, 0))
    concepts = []
    for _ in range(draw(st.integers(1, 3))):
        if not document.sentences:
            concepts.append(Concept(draw(st.text(max_size=30)), None, (), 0, 0.5))
            continue
        sentence = document.sentences[draw(indices)]
        support = tuple(range(sentence.index, min(sentence.index + 3, len(document.sentences))))
        concepts.append(Concept(sentence.text, sentence.span, support, sentence.section, 0.9, ("bread",)))
    return WriteRequest(
        document,
        draw(st.sampled_from([Format.THREAD, Format.LINKEDIN])),
        tuple(concepts),
        draw(VOICES),
        keywords=(Keyword("slow bread", 1.0, ()), Keyword("パン", 0.5, ())),
        link=draw(st.sampled_from(["", "https://example.org/x", "https://例え.jp/" + "é" * 300])),
        link_place=draw(st.sampled_from(LinkPlace)),
        post_limit=draw(st.sampled_from([60, 140, 280, 25_000])),
        max_posts=draw(st.integers(1, 3)),
        avoid=tuple(draw(st.lists(st.sampled_from(FRAGMENTS), max_size=2))),
    )


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(requests())
def test_limits_are_always_kept(wanted: WriteRequest) -> None:
    try:
        made = write(wanted)
    except NothingLeftError:
        return
    assert limits_kept(made, wanted) == []
    assert all(part.pieces and part.text.strip() for part in made.parts)
