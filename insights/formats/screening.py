"""Which sentences of an article can be read outside it."""

import regex  # type: ignore[import-untyped]

from insights.distil.english import FUNCTION, LOOSE
from insights.distil.phrases import ANNOUNCEMENT, CONTACT, EXPLETIVE, LEANING, NARRATION
from insights.distil.phrases.empty import STEP
from insights.distil.phrases.patterns import anywhere
from insights.formats.wording import (
    ADDING,
    ASIDE,
    COMING,
    ELSEWHERE,
    GOING_ON,
    LABEL,
    OTHER_LANGUAGES,
    POINTING_BACK,
    PRONOUN,
)
from insights.voice.words import count_words

_POINTING = anywhere(
    r"""
    (?:this|these|those|such)(?! (?:year|week|month|decade|century|kind|sort|type|way)s?\b)|the former
    the latter|aforementioned|(?:does|did|do|doing) so|all (?:two|three|four|five|six)
    the other (?:one|two|hand|way)
    that (?:kind|sort|type|way|case|point|approach|idea|reason|problem)|that(?=[.,;!?])
    here(?=[.,;]| (?:is|are|was|were|depends|means|refers|shows|we|you)\b)|there (?:can|could|may|might) be
    all (?:of )?(?:this|that|these|those)|to there
    (?<=, )that (?:is|was|isn't|wasn't|means|meant|makes|made)(?! (?:to say|said|,))
    that(?= (?:as|and|by|when|because|or|but|with|for|in|on)\b)
    """
)
_SUBJECT = regex.compile(r"(?:(?:The|A|An|My|Our|Your|Some|Most|Many) )?([\w'\u2019]+) ")
_RESIDUE = regex.compile(
    r"\{\{|\}\}|\{%|\]\(|!\[|\*\*|</?[a-z][\w-]*[^<>]*/?>\s*$|```|\[\^?\d+\]|&\w+;|^\W*$|\[[ x]\]|\(\s*\)"
    r"|\s[,.;](?=\s|$)|https?://|\||“\s*”|^\w+(?: \w+)?: "
)
_DANGLING = regex.compile(
    r"\s*[(\[](?:[Ss]ee|cf\.|[Ll]inks?|[Pp]DF|[Vv]ideo|[Dd]ocs?|[Ss]ource|as (?:shown|described)|[Ff]ig"
    r"|[Mm]ore (?:on|about|info)|(?:shown |described |see |pictured )?(?:above|below|here|left|right)"
    r"|e\.g\.,? see|[Hh]ere['\u2019]s)\b[^()\[\]]*[)\]]"
)
_END = regex.compile(r"(?<!\.\.)[.!?。!?]['\"”\u2019)\]]*$")
_PAIRS = (("(", ")"), ("[", "]"), ("“", "”"))


def tidy(text: str) -> str:
    """Without “(see …)” and doubled spaces; line breaks of the source are spaces."""
    return str(regex.sub(r"\s+", " ", _DANGLING.sub("", text))).strip()


def is_sentence(text: str, language: str = "en") -> bool:
    """A whole sentence that reads outside its article, perhaps only after the one before it."""
    return (
        _END.search(text) is not None
        and _begins(text)
        and count_words(text) >= 3
        and is_clean(text)
        and not (language == "en" and points_away(text))
    )


def points_away(text: str) -> bool:
    return LABEL.match(text) is not None or any(pattern.search(text) for pattern in (ELSEWHERE, ASIDE))


def is_narration(text: str) -> bool:
    return any(pattern.search(text) for pattern in (NARRATION, ANNOUNCEMENT, CONTACT))


def _begins(text: str) -> bool:
    first = text[0]
    return (
        first.isupper()
        or first.isdigit()
        or first in "“\"'\u2018$€£"
        or (first.isalpha() and not first.islower())
    )


def is_clean(text: str) -> bool:
    """No markup left over, no pair of quotes or brackets half open."""
    return _RESIDUE.search(text) is None and _is_balanced(text)


def _is_balanced(text: str) -> bool:
    return text.count('"') % 2 == 0 and all(text.count(a) == text.count(b) for a, b in _PAIRS)


def leans(text: str, language: str = "en") -> bool:
    """Whether it goes on from what was said before it."""
    bare = text.lstrip("\"“'\u2018(")
    if language != "en":
        pattern = OTHER_LANGUAGES.get(language)
        return pattern is not None and pattern.match(bare) is not None
    if EXPLETIVE.match(bare) and (not bare.startswith("It") or COMING.match(bare)):
        return False
    return any(pattern.match(bare) for pattern in (GOING_ON, POINTING_BACK)) or _points_early(bare)


def needs_the_one_before(text: str, language: str = "en") -> bool:
    """Whether it may not begin a paragraph: “It takes less time because …”."""
    bare = text.lstrip("\"“'\u2018(")
    return leans(text, language) and (
        language != "en" or PRONOUN.match(bare) is not None or _points_early(bare)
    )


def adds(text: str, language: str = "en") -> bool:
    """“It has also …”: beside what?"""
    return language == "en" and ADDING.search(text) is not None


def is_step(text: str, language: str = "en") -> bool:
    """An order of a how-to, which says nothing by itself."""
    return language == "en" and STEP.match(text) is not None


def _points_early(text: str) -> bool:
    """“When it fails, …”: no noun has come yet that the pronoun could mean."""
    bare = EXPLETIVE.sub("", text)
    match = regex.match(r"(?i)(?:[\w'\u2019]+,? ){1,3}?(?:it|they|them|he|she|this|these|those)\b", bare)
    if match is None:
        return False
    subject = _SUBJECT.match(bare)
    word = subject[1].lower() if subject else ""
    return word in FUNCTION or word in LOOSE or word.endswith("ly") or not word


def points(text: str, language: str = "en") -> bool:
    """Whether something in it was named before it: “that kind of change”."""
    return language == "en" and _POINTING.search(EXPLETIVE.sub("", text)) is not None


def stands_alone(text: str, language: str = "en") -> bool:
    """Whether nothing in it waits for an explanation: fit for a first line."""
    return (
        not leans(text, language)
        and (language != "en" or not (LEANING.match(text) or text.startswith("It")))
        and not text.endswith("?")
        and count_words(text) >= 5
        and not points(text, language)
    )
