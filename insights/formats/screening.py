"""Which sentences of an article can be read outside it."""

import regex  # type: ignore[import-untyped]

from insights.voice.words import count_words

# Opens on something said before it; then it can only follow the sentence it followed in the article.
_LEANS = {
    "en": r"this|that|these|those|it|its|it['\u2019]\w+|they|they['\u2019]\w+|their|them|he|she|his|her|such|but|and|or|nor|so|yet"
    r"|however|also|then|instead|otherwise|therefore|thus|hence|additionally|furthermore|moreover|similarly|likewise"
    r"|consequently|accordingly|meanwhile|nevertheless|nonetheless|besides|again|another|others|both|neither|either"
    r"|conversely|alternatively|subsequently|afterwards?|later|next|first|firstly|second|secondly|third|thirdly|finally|lastly"
    r"|for (?:example|instance|that|this|these|one)|in (?:contrast|addition|other words|this|that|these|both|such|turn|either|fact|short|particular|response|practice|the same)"
    r"|on the other|as (?:a result|such|you can|we|i|mentioned|noted|described|part of (?:this|that)|before|above)|at (?:this|that)|to (?:do|fix|solve|address|avoid|achieve|prevent|this|that|help with) (?:this|that|these|it|so)"
    r"|because of (?:this|that)|due to (?:this|that)|after (?:that|this)|by (?:doing so|contrast|this)|with (?:this|that|these|it)|from (?:this|that|here|there)|of course|after all"
    r"|that said|that way|this way|once (?:this|that|it|they|you['\u2019]ve done)|if (?:so|not|this|that|it|they|none|you['\u2019]re still)|when (?:this|that|it|they)|since (?:this|that|it|they|then)|while (?:this|that|it|they)"
    r"|even (?:so|then|worse|better)|not only that|the (?:same|former|latter|other|others|result|reason|second|third|next|last|answer|above|idea is|problem is|first|difference|point)|there(?! (?:is|are|was|were|will|has|have|can))|here|now|today|all of (?:this|these|that)"
    r"|none of (?:this|these)|some of (?:this|these|them)|most of (?:this|these|them)|one of (?:these|those|them|the)|each of (?:these|those|them)|what['\u2019]s more|more importantly|as well|still|anyway|plus|yes|no|well|sure|ok|okay|unfortunately|fortunately|luckily|sadly|interestingly|notably|surprisingly|specifically|essentially|basically|overall|indeed|rather|let['\u2019]s|hopefully|thankfully|doing (?:this|that|so)|perhaps|maybe|what about|exactly",
    "de": r"das|dies\w*|es|sie|er|aber|und|oder|doch|jedoch|daher|deshalb|dadurch|dabei|außerdem|allerdings|also|dann|hier|damit|dazu|so|auch",
    "fr": r"cel(?:a|ui|le)|ce|ces|cette|il|ils|elle|elles|mais|et|ou|donc|cependant|pourtant|ainsi|aussi|alors|ici|de plus|en effet|par exemple",
    "es": r"esto|est[aeo]s?|eso|ell[oa]s?|él|pero|y|o|sin embargo|además|también|entonces|aquí|así|por (?:ejemplo|eso|tanto)",
    "it": r"questo|quest[aei]|ciò|esso|ma|e|o|però|tuttavia|inoltre|anche|quindi|qui|così|ad esempio",
    "pt": r"isto|isso|est[ae]s?|ess[ae]s?|el[ea]s?|mas|e|ou|porém|também|então|aqui|assim|por (?:exemplo|isso)",
    "nl": r"dit|dat|deze|die|het|hij|zij|ze|maar|en|of|echter|ook|dan|hier|daarom|bovendien|dus|bijvoorbeeld",
}  # fmt: skip
_LEANING = {
    language: regex.compile(rf"(?i)[\"“'\u2018(]*(?:{words})\b(?!-)") for language, words in _LEANS.items()
}
_PRONOUN_EARLY = regex.compile(
    r"^(?:\S+ ){1,3}(?:it|this|they|them|these|those|that is|he|she)\b|\b(?:this|these|those|such)(?! (?:year|week|month|decade|century|kind|sort|type)\b)|\b(?:the former|the latter|aforementioned)\b",
    regex.IGNORECASE,
)
_ELSEWHERE = regex.compile(
    r"(?i)\b(?:below|as follows|the following|following (?:\w+ ){0,2}(?:is|are|example|code|command|steps?|table|list|snippet|screenshot|image|figure|diagram|output)"
    r"|figures? \d|(?:in|see|the|this) (?:the )?(?:figure|diagram|screenshot|chart|graph|table|image|picture|photo|video|snippet|illustration|animation|listing)s?\b"
    r"|as (?:shown|seen|described|mentioned|noted|discussed|explained|illustrated|you can see)|shown (?:here|above)|(?:mentioned|described|discussed|listed|shown|example|code|snippet|table|section|noted) (?:above|earlier|before|previously)"
    r"|above(?: (?:example|code|table|command|list|function))?[.,;:]|the above|(?:this|the|our|my) (?:last |previous |next |above |current )?(?:blog )?(?:post|article|section|guide|tutorial|chapter|page|series|essay|write-?up|blog|newsletter|talk|retrospective|piece)\b"
    r"|(?:previous|next|last|earlier|later|upcoming|future) (?:blog )?(?:posts?|articles?|sections?|chapters?)|like (?:this|so)[:.]|looks like this|here['\u2019]s (?:how|what|a|an|the|my|our|where)|here (?:is|are)|see (?:also|the|our|my|here|this)|click(?:ing)? (?:on|the|here)|footnote|appendix|read more|full list|\bthis (?:link|page|repo))\b"
)
_NARRATION = regex.compile(
    r"(?i)\b(?:in this (?:post|article|section|guide|tutorial)|(?:I|we)(?:['\u2019]ll| will| am going to| are going to|['\u2019]m going to|['\u2019]re going to) (?:\w+ )?(?:show|explain|look|walk|cover|describe|discuss|talk|explore|go over|go through|dive|see|use|start|begin|share|write)"
    r"|let['\u2019]s|let us (?:look|see|start|take|consider|know)|let me|I(?:['\u2019]ve)? recently|stay tuned|thanks? (?:to|you|for)|special thanks|check (?:it )?out|let (?:me|us) know|feel free|sign up|subscribe|follow (?:us|me|along)|contact (?:us|me)|get in touch|we['\u2019]re hiring|we are hiring|join us|hope (?:you|this)|happy (?:to|coding|hacking)|read on|keep reading|drop (?:me|us)|reach out|e-?mail (?:me|us)|look(?:ing)? forward|excited to|pleased to|proud to|happy to announce|would like to (?:thank|announce)|please (?:file|report|open|see|read|note|join|let|feel|visit)|note that|recall that|remember (?:that|when|how|the)|you (?:might|may) (?:remember|recall|be wondering|have noticed|ask)|as (?:I|we) (?:said|mentioned|saw|wrote|noted))\b"
)
_RESIDUE = regex.compile(
    r"\{\{|\}\}|\{%|\]\(|!\[|\*\*|</?[a-z][\w-]*[^<>]*/?>\s*$|```|\[\^?\d+\]|&\w+;|^\W*$|\[[ x]\]|^\w+:\s|\(\s*\)|\s[,.;]|https?://|\|"
)
_DANGLING = regex.compile(
    r"\s*[\(\[](?:[Ss]ee|cf\.|[Ll]ink|[Pp]DF|[Vv]ideo|[Dd]ocs?|[Ss]ource|as (?:shown|described)|(?:shown |described |see )?(?:above|below)|[Mm]ore on|e\.g\.,? see|pictured|[Ff]ig)\b[^()\[\]]*[\)\]]"
)
_END = regex.compile(r"[.!?…。!?]['\"”\u2019)\]]*$")
_PAIRS = (("(", ")"), ("[", "]"), ("“", "”"))


def tidy(text: str) -> str:
    """Without “(see …)” and doubled spaces; line breaks of the source are spaces."""
    return str(regex.sub(r"\s+", " ", _DANGLING.sub("", text))).strip()


def is_sentence(text: str, language: str = "en") -> bool:
    """A whole sentence that reads outside its article, perhaps only after the one before it."""
    return (
        _END.search(text) is not None
        and (text[0].isupper() or text[0].isdigit() or text[0] in "“\"'\u2018$€£" or not text[0].isascii())
        and count_words(text) >= 3
        and _RESIDUE.search(text) is None
        and _is_balanced(text)
        and not (language == "en" and (_ELSEWHERE.search(text) or _NARRATION.search(text)))
    )


def is_clean(text: str) -> bool:
    """No markup left over, no pair of quotes or brackets half open."""
    return _RESIDUE.search(text) is None and _is_balanced(text) and _ELSEWHERE.search(text) is None


def _is_balanced(text: str) -> bool:
    return text.count('"') % 2 == 0 and all(text.count(a) == text.count(b) for a, b in _PAIRS)


def leans(text: str, language: str = "en") -> bool:
    """Whether it opens on something that was said before it."""
    pattern = _LEANING.get(language)
    return pattern is not None and pattern.match(text) is not None


def stands_alone(text: str, language: str = "en") -> bool:
    """Whether nothing in it waits for an explanation: fit for a first line."""
    return (
        not leans(text, language)
        and not text.endswith("?")
        and count_words(text) >= 5
        and (language != "en" or _PRONOUN_EARLY.search(text) is None)
    )
