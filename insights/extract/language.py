"""Which language an article is in: what it says itself, else a vote of its commonest words."""

import re
from collections import Counter
from dataclasses import dataclass

VOTE_LETTERS = 20_000
CLEAR = 0.06  # of all words must be stop words of a language to believe it
STOP_WORDS = {
    language: frozenset(words.split())
    for language, words in {
        "en": "the of and to in is that it was for with as on be this are have from not by "
        "at which but they you we",
        "de": "der die das und ist nicht ein eine zu den von mit sich auf für im dem auch es "
        "an werden aus dass wir sie",
        "fr": "le la les des et est une dans que qui pour pas sur au avec ce il plus par "
        "sont ne se nous vous cette",
        "es": "el la los las de y que en un una es por con para no se del su al lo "
        "como más pero este está son",
        "pt": "o os de e que em um uma é por com para não se do da no na ao mais mas como são está foi isso",
        "it": "il di e che la un una è per non sono con del della si le gli nel alla "
        "anche più come questo ha ma",
        "nl": "de het een en van is dat niet op te zijn voor met die aan er ook als maar "
        "om bij wordt naar dit hebben",
        "sv": "och att det som en på är av för med den till inte har de om ett men var sig från vi så",
        "da": "og at det er en på af for med den til ikke har de som der et men var sig fra vi så kan når",
        "no": "og at det er en på av for med den til ikke har de som et men var seg fra vi så kan når jeg",
        "pl": "i w na nie że z się do jest to jak o ale po co tak za od przez który są oraz tym dla może",
        "cs": "a se v na je že s to z do o i jako ale za by pro jsou si po které který také nebo jsme být",
        "tr": "ve bir bu da de için ile çok olarak daha gibi ne ama en kadar var olan sonra değil o her biz",
    }.items()
}
SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
)
NAMES = {
    "ar": "Arabic",
    "cs": "Czech",
    "da": "Danish",
    "de": "German",
    "el": "Greek",
    "es": "Spanish",
    "fr": "French",
    "he": "Hebrew",
    "hi": "Hindi",
    "it": "Italian",
    "ja": "Japanese",
    "ko": "Korean",
    "nl": "Dutch",
    "no": "Norwegian",
    "pl": "Polish",
    "pt": "Portuguese",
    "ru": "Russian",
    "sv": "Swedish",
    "th": "Thai",
    "tr": "Turkish",
    "zh": "Chinese",
}
SAID = re.compile(r"^([A-Za-z]{2})(?:[-_]|$)")


@dataclass(frozen=True)
class Guess:
    language: str
    notes: tuple[str, ...] = ()


def detect(text: str, said: str = "") -> Guess:
    """The text decides where it is clear: themes say lang="en" over articles in any language."""
    found = SAID.match(said.strip())
    language = by_script(text) or by_vote(text) or (found[1].lower() if found else "en")
    return Guess(language, () if language == "en" else (weaker(language),))


def by_script(text: str) -> str:
    letters = re.sub(r"[\W\d_]", "", text[:VOTE_LETTERS])
    for language, script in SCRIPTS:
        share = len(script.findall(letters)) / max(len(letters), 1)
        if share > (0.15 if language == "ja" else 0.4):
            return language
    return ""


def by_vote(text: str) -> str:
    """Empty where the text is too short or no language wins clearly."""
    words = re.findall(r"[^\W\d_]+", text[:VOTE_LETTERS].lower())
    counts = Counter(words)
    votes = {name: sum(counts[word] for word in stops) for name, stops in STOP_WORDS.items()}
    first, second = sorted(votes.values())[:-3:-1]
    if len(words) < 20 or first < CLEAR * len(words) or first < 1.15 * second:
        return ""
    return max(votes, key=lambda name: votes[name])


def weaker(language: str) -> str:
    name = NAMES.get(language, f'the language "{language}"')
    return (
        f"This article seems to be in {name}. Concept ranking and questions are tuned for English; "
        "sentences, code, images and links work as usual, but check the choice of concepts and the questions."
    )
