"""A brand profile as rules for a model."""

from collections.abc import Iterator

from insights.voice.rules import Contractions, Person, Voice

PERSONS = {
    Person.I: "Write in the first person singular.",
    Person.WE: "Write in the first person plural.",
    Person.NONE: "No first person: no I, we, me, us, my or our.",
}
CONTRACTIONS = {
    Contractions.USE: "Use contractions: don't, it's.",
    Contractions.AVOID: "No contractions: do not, it is.",
}
MOST_SAMPLES, SAMPLE_LENGTH = 3, 800


def lines(voice: Voice) -> Iterator[str]:
    yield f"At most {voice.max_sentence_words} words in a sentence."
    if voice.person in PERSONS:
        yield PERSONS[voice.person]
    if voice.contractions in CONTRACTIONS:
        yield CONTRACTIONS[voice.contractions]
    if voice.reading_grade:
        yield f"Flesch-Kincaid grade about {voice.reading_grade:.0f}."
    for is_allowed, rule in (
        (voice.exclamation_marks, "No exclamation marks."),
        (voice.dashes, "No em or en dashes between words."),
        (voice.semicolons, "No semicolons."),
    ):
        if not is_allowed:
            yield rule
    if voice.banned_words:
        yield f"Never use these words, in any form: {'; '.join(voice.banned_words)}."
    if voice.signature_words:
        yield f"Prefer these words where they fit: {'; '.join(voice.signature_words)}."
    if voice.audience:
        yield f"The readers: {' '.join(voice.audience.split())}."
    yield from _samples("This is how the author sounds:", voice.samples)
    yield from _samples("This is how the author does not sound:", voice.counter_samples)


def _samples(introduction: str, samples: tuple[str, ...]) -> Iterator[str]:
    """As quotations of manner only: their facts are not the article's."""
    for sample in samples[:MOST_SAMPLES]:
        yield f"{introduction} “{' '.join(sample.split())[:SAMPLE_LENGTH]}” (take the manner, not the facts)"
