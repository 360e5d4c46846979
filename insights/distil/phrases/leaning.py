"""Wording that needs what stands before a sentence, or beside it on the page."""

import re

from insights.distil.phrases.patterns import anywhere, opening

_POINTS = (
    "reason|problem|result|issue|solution|answer|idea|goal|fix|trick|change|difference|advantage|disadvantage|benefit"
    "|downside|upside|catch|point|question|exception|key|effect|consequence|outcome|process|rule|concept|alternative"
    "|example|approach|method|feature|story|lesson|takeaway|thing|caveat|diagram|code|intent|purpose|step|hope|plan"
    "|thinking|intuition|theory|challenge|response|conclusion"
)
_JUDGEMENTS = (
    "easy|easier|easiest|hard|harder|difficult|important|possible|impossible|useful|clear|worth|necessary|best|better"
    "|safe|common|fair|likely|unlikely|tempting|great|good|bad|okay|fine|nice|simple|time|comes to|turns out"
    "|takes|took|costs|seems|makes sense|up to|helps|matters|pays"
)
_THESE = "(?:this|that|these|those|them|it|its|their|such|both)"

OPENER = opening(
    """
    however|but|and|so|also|additionally|in addition|furthermore|moreover|finally|lastly|in fact|indeed
    of course|fortunately|luckily|thankfully|unfortunately|sadly|ultimately|overall|in short|in summary
    in conclusion|in the end|to summarize|to sum up|in general|generally|generally speaking|again|therefore
    thus|hence|as a result|consequently|as it turns out|surprisingly|interestingly|notably|importantly
    more importantly|most importantly|obviously|clearly|naturally|admittedly|yet|besides|in other words
    put simply|simply put|in practice|basically|on top of that|not surprisingly|unsurprisingly|nevertheless
    nonetheless|still|that said|that being said|anyway|first of all|in reality|in my opinion|personally
    to be fair|as always|as you know|nowadays|in essence|essentially|in a nutshell|long story short|frankly
    honestly|to be clear|as expected|more specifically|at the end of the day|at its core|as you might expect
    """
)
_THAT = opening(
    """
    it turns out|note|notice|remember|keep in mind|be aware|bear in mind|we believe|we think|i found|we found
    i learned|we learned|i realized|we realized|i discovered|we discovered|i've learned|we've learned
    it(?:'s| is) (?:important|worth|useful|good|interesting|also important|also worth) (?:to (?:note|remember
    know|mention|understand)|noting|remembering|mentioning|pointing out)|the (?:good|bad|great|best) (?:news
    thing|part) is|i should note
    (?:today,? )?(?:i(?:'m| am)|we(?:'re| are)) (?:pleased|happy|glad|excited
    thrilled|proud|delighted) to (?:report|say
    announce|share)|i'd argue|i would argue
    """
)
_LABEL = opening(
    r"""
    (?:note|tip|tl;? ?dr;?|update|edit|important|warning|summary|takeaway|lesson|conclusion)(?: \([^)]*\))?
    """
)

# Words before the statement proper; without them it says the same.
LEAD_IN = re.compile(
    rf"(?:{OPENER.pattern}), |^(?:but|and|so|yet) (?=\S)|{_THAT.pattern} that "
    rf"|^here(?:['\u2019]s| is) (?=an? )|{_LABEL.pattern}: ?",
    re.IGNORECASE,
)

# Openings that lean on what stands before.
LEANING = opening(
    rf"""
    not (?:so|too|very|really|much|bad|sure)|lately|\w+er than usual|\w+ing (?:this|these|those|it|them)
    \w+ing that (?!the|an?|you|we|it|they|i|there|all|some|any|no|your|our|not)\w+|this|that(?:'s)?|these
    those|it(?:'s|'d|'ll)?|they(?:'re|'ve|'ll|'d)?|he(?:'s)?|she(?:'s)?|its|their|his|hers?|theirs|them|such
    here(?:'s)?|both|either|neither|another|others|same|ditto|each (?:of {_THESE}|one)|all (?:of )?{_THESE}
    (?:some|most|many|none|one|two|any|several|few|part|much|half) of {_THESE}|for (?:example|instance|this
    that|these|those|now|more|further|comparison|reference|completeness|starters)|as (?:an? (?:\w+ )?example
    such|mentioned|noted|described|shown|seen|stated|discussed|explained|before|above|usual|you can see
    you (?:may|might) \w+|we (?:saw|have seen|mentioned)|i (?:mentioned|said)|part of {_THESE}|we can see
    another|for|with (?:any|all|most|many|other|the (?:other|previous)))|in (?:this|that|these|those|both
    either|such|contrast|comparison|particular|turn|any case|all cases|addition|the (?:meantime|example|above
    previous|next|same|following|second|first|latter|former|snippet|code|output|image|other|process))|(?:with
    by|from|at|on|after|before|since|during|because of|given|using|like|unlike|doing|instead of|due to|despite
    of|among|beyond|besides|without|under|through|until|over|along with|aside from|apart from|based on
    following|thanks to|rather than|to) (?:{_THESE}|then|so|doing so|doing {_THESE}|here|there)|to \w+ (?:so
    {_THESE})|(?:if|when(?! it comes to)|while|once|where|although|though|unless|even if|whether) (?:{_THESE}
    so|not|they|we do|you do)|then|next|first(?:ly)?|second(?:ly)?|third(?:ly)?|fourth|fifth|afterwards?|later
    instead|otherwise|likewise|similar(?:ly)?|meanwhile|conversely|alternatively|accordingly|specifically
    namely|nor|or|plus|also|too|equally|even (?:so|then|better|worse|more)|not only that|on the (?:other|one
    contrary|flip)|(?:more|less) specifically|at (?:first|the same time|the time|the moment|the beginning)
    by (?:contrast|comparison)|because|which|whereas|well|yes|no,|nope|sure|ok(?:ay)?|oh|ah|hm+|enter
    back (?:in|to|then)|from (?:here|there|then)|until (?:now|then)|so far|up (?:to|until) (?:now|then|this)
    now|today|there(?!\s(?:is|are)\s(?:no|many|nothing)\b)|why|how (?:does|do|can|did|about)
    what(?:'s| is) more|what (?:this|that|it|they|follows)|what about|that way|like (?:so|before|i said)
    again,?|once again|the (?:former|latter|same|others?|second|third|fourth|next|last|above|following|rest
    remaining|previous|aforementioned|resulting|two|three|four|five|first (?:two|three|is|was|thing|step|one
    of)|final|other)|the only (?:other |real |big )?(?:difference|problem|exception|downside|thing|change
    issue|question|caveat)|the (?:\w+ )?(?:{_POINTS})s? \
    (?:is|are|was|were|here|isn't|wasn't|would|will|works?|has|had|also|can|could|may|looks?)|(?:more|less
    fewer|further|better|worse|additional|extra|subsequent|resulting)(?! and more)|one (?:is|was|such|more
    other|example|approach|way|option|solution|thing|reason|exception|possibility|alternative|last|final
    difference|problem|issue|advantage|question|caveat|might|could|can|drawback|potential)|a (?:similar|second
    third|related|final|further|better|worse|different|bigger|couple more|few more|common example|slightly
    more|few of {_THESE}|lot of {_THESE})|an (?:example|alternative|additional|even|inverted|earlier)
    the (?:neat|cool|best|hard|tricky|fun|interesting|important|good|bad|worst|only|real) (?:part|thing|news
    bit)|starting out|at this point|as a side note|as an aside|worse|better yet|better still|bonus|side note
    """
)

EXPLETIVE = anywhere(
    rf"""
    it(?:'s| is| was| can be| may be| might be| will be|'ll be
    'd be| isn't| has been)? (?:\w+ly |very |so |also |not |too |more |often |much |still |even )*\
    (?:{_JUDGEMENTS})|(?:make|makes|making|made|keep|keeps|find|finds|found|consider) it
    """
)

_ON_PAGE = (
    "code|snippet|image|screenshot|diagram|figure|chart|graph|picture|photo|video|example|listing|gif|plot|animation"
    "|illustration|output|script|command|program|function|line|file|test|query|error|method|table|list|steps?"
)

# Points at what a short text does not have beside it.
LAYOUT = anywhere(
    rf"""
    here(?=[.!,]?$)|(?:as|see|shown|described|listed|mentioned|discussed|explained|seen|noted|outlined|the
    {_ON_PAGE})s? (?:below|above)|(?:below|above)(?=[.,;:)!]|$| (?:is|are|shows?|we|you|i|{_ON_PAGE}))
    the (?:preceding|{_ON_PAGE})s?(?= (?:shows?|shown|will|does|here|looks?|uses?|returns?|prints?|creates?
    runs?)\b|[.,:])|this (?:{_ON_PAGE})s?|(?:the )?following|figure \d+|fig\. ?\d+|table \d+|listing \d+
    step \d+|footnote|pictured|(?:previous|next|last|earlier) (?:sections?|examples?|chapter|figure|step
    paragraph)|(?:earlier|later) in (?:this|the)|as (?:we|you)(?:'ll| will| can)? (?:saw|see|seen)|(?:left
    right)(?: |-)hand|on the (?:left|right)|looks? like this|like so|here(?:'s| is| are| was)|click|(?:my|our
    this|that) (?:other|earlier|last|previous|first) (?:post|article|example|attempt|section)|in (?:code
    listing|example|line) \d+|(?:shown|right|see|from|seen|described|discussed|listed|mentioned) here
    let's|we just
    """
)
