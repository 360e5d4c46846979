"""Phrases by which a sentence shows that it needs its article around it."""

import re

from insights.distil.phrases.patterns import anywhere, opening

# Openings that go on from the sentence before.
GOING_ON = opening(
    """
    okay|ok|alright|right,|and|but|or|nor|so|yet|however|also|then|instead|otherwise|therefore|thus|hence
    additionally|furthermore
    moreover
    consequently|meanwhile|nevertheless|nonetheless|besides|again|subsequently|finally|lastly|still|anyway
    plus
    in (?:other words|addition|fact|short|response|practice|the end|that case|return|this way)|on the other
    in (?:the (?:process|meantime)|some ways)|at the same time|along the way|to put it|as (?:a result|such)
    of course|after all|that said|indeed|rather|more importantly|what's more
    even (?:so|then)
    not only|maybe|perhaps|exactly|overall|luckily|fortunately|unfortunately|sadly|interestingly|notably
    surprisingly|one (?:way|reason) |both|others|part of|the (?:result|same|first|second|third|idea|point)
    to (?:do|fix|solve|address|avoid|achieve|prevent|help) (?:this|that|these|it|so)|doing (?:this|that|so)
    as (?:you|we|i)|at (?:this|that)|by (?:this|that|doing)|with (?:this|that|it|them)|from (?:this|that|here)
    (?:if|when|while|once|since|because|after|before|until|unless|although|though|even if) \\
    (?:this|that|it|they|he|she|so|none)
    """
)

# Openings with a word for something in the sentence before.
POINTING_BACK = opening(
    r"""
    this|that|these|those|it|its|it's|it'll|they|they're|they've|they'll|their|them|he|he's|she|she's|his
    her|such
    here|neither|either|for (?:example|instance|this|that|these|those)|because of (?:this|that)
    due to (?:this|that)
    in (?:this|that|these|those|both|either|such|contrast|turn|particular)|as (?:mentioned|noted|described
    before)
    first(?:ly)?|second(?:ly)?|third(?:ly)?|next|afterwards?|later|similarly|likewise|conversely|alternatively
    accordingly|specifically|the (?:former|latter|other|same|next|last|second|third|previous|above
    resulting|rest)
    well,|yes,|no,|another|each of (?:these|them)|all (?:of )?(?:this|these|that)|that's|why|why not|now
    today's
    (?:some|most|none|many|two|any) of (?:this|these|those|them)|a (?:similar|second|related) \w+|so far
    until now
    back then|at first|previously|originally|initially|in the past|at the time|by then|since then
    in (?:more )?detail|\w+ly,? (?:this|that|these|those|it|they|he|she)
    """
)
OTHER_LANGUAGES = {
    "de": opening(
        """
        das|dies\\w*|es|sie|er|aber|und|oder|doch|jedoch|daher|deshalb|dadurch|dabei|außerdem|allerdings
        also|dann
        hier|damit|dazu|so|auch
        """
    ),
    "fr": opening(
        """
        cela|celui|celle|ce|ces|cette|ils?|elles?|mais|et|ou|donc|cependant|pourtant|ainsi|aussi|alors|ici
        de plus
        en effet|par exemple
        """
    ),
    "es": opening(
        """
        est[aeo]s?|es[aeo]s?|ell[oa]s?|él|pero|y|o|sin embargo|además|también|entonces|aquí|así
        por (?:ejemplo|eso|tanto)
        """
    ),
    "it": opening("quest[aeio]|ciò|esso|ma|e|o|però|tuttavia|inoltre|anche|quindi|qui|così|ad esempio"),
    "pt": opening(
        """
        isto|isso|est[ae]s?|ess[ae]s?|el[ea]s?|mas|e|ou|porém|também|então|aqui|assim|por (?:exemplo|isso)
        """
    ),
    "nl": opening(
        "dit|dat|deze|die|het|hij|zij|ze|maar|en|of|echter|ook|dan|hier|daarom|bovendien|dus|bijvoorbeeld"
    ),
}

# Opens with a word for what the sentence right before it says: it may not begin a paragraph.
PRONOUN = opening(
    "this|that|these|those|it|they|he|she|its|their|his|her|such|both|neither|either|that's|it's|worse"
)

# “It” without a meaning of its own has what it stands for later in the sentence: “It is hard to …”.
COMING = re.compile(
    r"It(?:['\u2019](?:s|ll)| \w+(?:n['\u2019]t)?)(?: [\w'\u2019-]+){0,4}? "
    r"(?:to|that|why|how|whether|if|when)\b"
)

# Adds to something that has been said, wherever in the sentence it stands.
ADDING = anywhere("also|(?:too|as well|instead)(?=[.,;!])|another|again|likewise|the other|even more|in turn")

# A note about the text's own history, or a label, no sentence of it.
LABEL = re.compile(
    r"(?:update|edit|edited|note|editor['\u2019]s note|correction|disclaimer)\b[^:.]{0,30}:", re.IGNORECASE
)

# Points at another place, on the page or on another one.
ELSEWHERE = anywhere(
    r"""
    below|as follows|the following|following (?:\w+ ){0,2}(?:example|code|command|steps?|table|list|snippet
    screenshot|image|figure|diagram|output|is|are)|the above|above (?:example|code|table|command|list|function
    figure|image)|figures? \d+|(?:in|see|from|the|this|these) (?:the )?(?:figure|diagram|screenshot|chart
    image
    picture|photo|video|snippet|illustration|animation|listing|slide|plot)s?(?! of\b)|on the (?:left|right)
    (?:left|right)-hand side|as (?:shown|seen|described|mentioned|noted|discussed|explained|illustrated)
    (?:described|explained|discussed|covered|presented|listed|given) here
    shown (?:here|above|in)|(?:mentioned|described|discussed|listed|shown|noted|covered|said|saw|seen) \
    (?:above|earlier|before|previously)
    (?:this|our|my|the|another|previous|next|last|earlier|later|upcoming|future|today's|following|a) \
    (?:last |previous |next |above |current |earlier |recent |full |original |short )?\
    (?:blog ?)?(?:posts?|articles?|sections?|guide|tutorial|chapter|essay|write-?up|newsletter
    retrospective|talk|keynote
    announcement)|like (?:this|so)(?=[:.])|looks? like this|(?<![a-z] )here(?:'s| is| are)
    see (?:also|the|our|my|here|this|https?)|click(?:ing|ed)? (?:on|the|here)|footnotes?|appendix|read more
    (?:earlier|previous|first|last|next|above|our|this) (?:\w+ )?example|(?:function|method|code|example
    signature|type
    value|line)s? here|full list|step \d+|rest of this|this (?:link|page|repo|file|code|command|function
    example|script|table
    list
    query|output|error|line)|the (?:code|command|output|script|result|table|list|graph) (?:above|below|shows?
    looks?|will)
    (?:red|blue|green|yellow|orange|gr[ae]y|purple|dotted|dashed|shaded|highlighted) (?:bar|line|box|dot
    arrow|area
    curve|part|region|section|text|cell)s?|(?:bars|arrows) (?:show|are)|[xy]-axis
    (?:in|from|see|the|as|explained|described|shown|used|defined|given|introduced|one|ones) above
    above(?=[.,:;)!?]|$| (?:is|are|was|were|we|you|i|shows?|figure|table|example)\b)
    the (?:[\w.-]+ ){1,3}above(?! (?:\d|the|a|an|all|average|zero|us)\b)
    (?:previous|next|earlier|following|last|preceding|this|other) (?:section|chapter|paragraph|example|figure
    snippet|post|article|page|screenshot|table|diagram|image|chart|graph|listing|picture|photo|video)s?
    (?:as|in|see|the|these|this) (?:the )?(?:figure|screenshot)s?|later on|more on (?:this|that|which)
    (?:in|from) that (?:\w+ )?(?:post|article|talk|section|guide|tutorial)|just mentioned
    (?:later|earlier|further) (?:in|on in|down) (?:this|the)|(?:pictured|depicted)
    """
)

# Speaks about the text, or to somebody who is not reading this one.
ASIDE = anywhere(
    r"""
    (?:i|we)(?:'ll| will| am going to| are going to|'m going to|'re going to| want to)(?: \w+)? \
    (?:show|explain|look|walk|cover|describe|discuss|talk|explore|go over|go through|dive|see|start|begin
    share
    write|focus)|let's|let us (?:look|see|start|take|consider|know)|let me|stay tuned|special thanks
    thanks for
    (?:thanks|thank you)(?= to| for|,)|check (?:it |them )?out|let (?:me|us) know|feel free|sign up|subscribe
    check back|remember to|we'll (?:tweet|post|publish|share)|livestream|interested, but|follow (?:us|me
    along|@\w+)
    visit \w+'s (?:blog|site)|attend the event|if you(?:'re| are) interested
    contact (?:us|me)|get in touch|(?:we're|we are) hiring|join us|hope (?:you|this|it)
    happy (?:to|coding|hacking)|read on|keep reading|drop (?:me|us)|reach out|e-?mail (?:me|us)
    look(?:ing)? forward|(?:excited|pleased|proud|thrilled|delighted) to|(?:would|'d) love to hear
    (?:would|'d) like to (?:thank|announce|share)|recall that|remember (?:that|when|how)|note (?:that|how)
    in case you
    please|stick around|buckle up
    (?:you )?(?:might|may|will|can) (?:have noticed|be wondering|recall|remember|be asking)
    as (?:i|we) (?:said|wrote|saw)|(?:copyright|rights) reserved|has been (?:edited|updated|translated)
    (?:photo|image|illustration) (?:by|credit)|table of contents|tl;?dr|jump into an example
    but wait|there's more|don't worry|just yet|spoiler|rings? a bell|sound familiar|you guessed it
    your (?:ideas|feedback|bug reports?|questions|comments|contributions|suggestions|help)
    if you(?:'re| are) (?:not|un)(?: yet)?(?: |)familiar|reading on|should now (?:be|have|see|look)
    what follows|i present|report back|reply to|vote for|nominate|rsvp
    you can also (?:help|read|find|see|watch|learn)|moment of truth|without further ado
    """
)
