"""Signs that a sentence says something worth passing on."""

from insights.distil.phrases.patterns import anywhere

_WORDS = "two|three|four|five|six|seven|eight|nine|ten|hundreds of|thousands of|millions of"
_UNITS = (
    "times|(?:milli)?seconds?|minutes?|hours?|days?|weeks?|months?|years?|users?|people|lines|bytes|points"
    "|customers"
)

NUMBER = anywhere(
    rf"""
    \d[\d,.]*\s?(?:%|percent|x|\u00d7|ms|s|[KMGT]i?B|k|million|billion)|\d[\d,.]*\s+(?:\w+\s)?(?:{_UNITS}
    visitors|packages|projects|files|requests|tests)|(?<=[$€£])\d[\d,.]*|(?:{_WORDS}) (?:{_UNITS})|half|twice
    doubled|tripled|ten times|an order of magnitude
    """
)

REASON = anywhere(
    """
    because|so that|which means|means that|since|that's why|due to|as a result|leads? to|results? in|causes?
    otherwise|depends? on|the reason|thanks to|therefore|by \\w+ing
    """
)

ADVICE = anywhere(
    """
    should(?:n't)?|must|always|never|avoid|best|prefer|needs? to|important|essential|recommend(?:ed)?|don't
    do not|better|instead of|rather than|worth|critical|crucial|valuable|the (?:key|trick|secret)|helps?|good
    bad|as (?:simple|small|few|early|little|much) as possible
    """
)

OUTCOME = anywhere(
    """
    cuts?|cutting|    faster|slower|cheaper|easier|harder|simpler|smaller|larger|reduc(?:e|es|ed|ing)
    improv(?:e|es|ed|ing|ements?)|increas(?:e|es|ed|ing)|decreas(?:e|es|ed|ing)|sav(?:e|es|ed|ing)|halv(?:e|es
    ed)|no longer|enabl(?:e|es|ed|ing)|allow(?:s|ed|ing)?|lets|supports?|without|eliminat(?:e|es|ed|ing)
    prevent(?:s|ed|ing)?|automatically|guarantees?|introduc(?:e|es|ed)|breaks?|fails?|failed|failures?
    stabilizes?|stabilized|replaces?|replaced|can now|is now|are now|makes? it|gives you|makes
    """
)

SURPRISE = anywhere(
    """
    not just|not only|turns out|surpris\\w+|but|even|only|yet|although|though|despite|in fact|far more
    much more|most|the biggest|the best|the worst|the real|the only|the most|the first|more than|less than
    harder than|easier than|nobody|no one|everyone|every|impossible|any
    """
)
