"""A voice that forbids what most articles are full of."""

from insights.voice import Person, Voice

CAP = 20
# Each word with every form it can take, so that the judge inflects nothing.
FORMS = {
    "use": ("use", "uses", "used", "using"),
    "make": ("make", "makes", "made", "making"),
    "need": ("need", "needs", "needed", "needing"),
    "also": ("also",),
    "just": ("just",),
    "very": ("very",),
    "new": ("new", "newer", "newest"),
    "many": ("many",),
    "way": ("way", "ways"),
    "people": ("people", "peoples"),
    "work": ("work", "works", "worked", "working"),
    "help": ("help", "helps", "helped", "helping"),
    "allow": ("allow", "allows", "allowed", "allowing"),
    "simple": ("simple", "simpler", "simplest"),
    "easy": ("easy", "easier", "easiest"),
    "a lot of": ("a lot of",),
    "in order to": ("in order to",),
}


def voice() -> Voice:
    return Voice(
        person=Person.NONE,
        max_sentence_words=CAP,
        banned_words=tuple(FORMS),
        exclamation_marks=False,
        dashes=False,
        semicolons=False,
    )


def forms() -> list[str]:
    return [form for each in FORMS.values() for form in each]
