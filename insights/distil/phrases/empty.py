"""Wording of sentences that are not a point: stories, announcements, thanks, steps."""

from insights.distil.phrases.patterns import anywhere, either, opening

_MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|fall|autumn"
    "|winter|week|month|year|night|quarter"
)

# The author tells what happened, not what is so.
NARRATION = opening(
    rf"""
    (?:i|we)(?:'m|'ve|'d|'re)? (?:\w+ly )?(?:just|first|then|had|have been|was|were|am|started|decided|wanted
    tried|went|thought|realized|figured|noticed|came|spent|looked|began|saw|asked|needed|received|heard|read
    remember|knew|felt|hoped?|planned|plan|expected|considered|wondered|assumed|turned|took|put|sat|ended up
    kept|set out|set up|signed|met|talked|spoke|wish|got|been|finished|recently|also|still|now|want|would like
    won't|love|enjoy|never|always|didn't|don't know|can't wait|used to|ran into|called|wrote|mentioned
    promised|published|gave|joined|attended|moved|bought|ordered|say|said|told|like|followed|chose|made|hired
    conducted|worked|discussed|reached|submitted|opened|posted|did|do|tested|added|created|built|learned
    discovered|found|experimented)|(?:last|this|next|earlier this|later this|since last|over the) (?:{_MONTHS}
    time|last|past)|(?:a |one |two |three |four |five |six |several |many |some |almost |over |about |\d+ )\
    (?:few |couple of )?(?:\w+ )?\
    (?:days?|weeks?|months?|years?|hours?|minutes?)(?: or so)? (?:ago|later|into|earlier|before|after|in)
    yesterday|after (?:\w+ )?(?:days|weeks|months|years) (?:at|with)|recently|earlier today|one day
    at one point|eventually|over time|previously|originally|initially|at the end of
    after (?:a |some |several |many )?(?:few )?(?:days|weeks|months|years|hours|trying|reading|talking
    discussing|\w+ing)|(?:when|after|before|once|while|as|since) (?:i|we)(?:'d|'ve)?|for (?:years|months
    weeks)|(?:in|over|for|during) the (?:past|last|next|coming) (?:\w+ )?(?:days?|weeks?|months?|years?)|(?:in
    on|since|by|around|during) (?:\w+ )?(?:{_MONTHS})|(?:in|since|by|back in) (?:early |late |mid-?)?(?:19
    20)\d\d|my (?:first|next|original|initial|wife|friend|plan|goal|guess|hope|boss|team|mom|dad|brother)
    many people|if you(?:'ve| have)? (?:follow|read|been|remember|want|would|are interested|'re interested
    'd like|like|missed)|if you're not familiar|perhaps|maybe|i'd|i'll|we'd|personally
    """
)

PLANS = anywhere(
    """
    (?:we|i)(?:'ll| will| shall| am going to| are going to|'m going to
    're going to| plan| hope| aim| intend| expect)|i'm hoping|we're hoping|don't expect you|looking forward
    in the future|stay tuned|coming soon|next (?:post|time|week|month|step|year)|more to come|we'd (?:love
    like)|(?:in|over) the (?:coming|next|upcoming)|planning to|we're (?:working|exploring|looking|hoping)
    hopefully
    """
)

# Something is new: the point of the article that announces it.
NEWS = anywhere(
    """
    (?:happy|excited|pleased|thrilled|proud|delighted|glad|stoked) to|announc(?:e|ing|ed)|is now live
    (?:took|takes|taking) place|as part of (?:this|our)|what follows
    """
)
NEWS_OPENING = opening("today,? (?:we|i|\\w+ (?:is|are|has|have))|this (?:week|month|year)")

GREETING = opening(
    """
    hi|hello|hey|greetings|welcome|happy \\w+day|good (?:morning|day|evening)|dear
    (?:i'm|i am|my name is) \\w+\\.
    (?:i'm|i am) (?:an? |the |currently )?(?:\\w+[ -]){0,3}(?:engineer|developer|founder|consultant|designer
    writer|author|maintainer|intern|student|professor|researcher)
    every (?:\\w+ )?(?:weeks?|months?|year), (?:i|we)
    at the (?:start|end) of each
    """
)

# Tells what the text will do, or where to read on.
SIGNPOST = anywhere(
    r"""
    (?:in|for|with|of) (?:this|the next|today's|my|our|the rest of (?:this|the)) (?:\w+ )?(?:post|article
    tutorial|guide|section|chapter|talk|document|series|update|note|video|walkthrough|episode|report|tip|demo
    presentation|write-?up)|this (?:\w+ )?(?:post|article|tutorial|guide|section|chapter|talk|document|series
    update|page|release announcement|video|explainer|write-?up|report|essay|note|retrospective|list|workshop
    event)|rest of (?:this|the) (?:\w+ )?(?:post|article)|(?:we
    i)(?:'ll| will| shall| am going to| are going to|'m going to
    're going to)(?: now| first| also| then| next)? (?:look|explore|show|discuss|cover|see|walk|explain
    describe|dive|share|present|talk|go|focus|start|demonstrate)|(?:this|our|previous|last|earlier|next|another
    separate) blog posts?|let me|let us|(?:i'm|we're) not going to|i present|my notes|look for
    before (?:reading on|you read on)|side note|like this one|you should read
    table of contents|(?:read|learn|see|find out|know) more|for (?:more|further) (?:\w+ )?(?:information
    details|context|background|examples)|(?:see|refer to|check out|consult|visit|take a look at|look at
    watch) (?:the|our|my|his|their|this|these|its|https?|also)|more (?:details|information) (?:in|on|about
    can)|(?:you can|can be) (?:find|found|read|view|watch|downloaded)|previous (?:post|article|section
    retrospective|month)|stay tuned|full (?:list|details|notes)|release notes|our next|join(?:ing)? us
    i wrote about
    """
)
ABOUT_ITSELF = anywhere(
    """
    (?:in )?this (?:\\w+ )?(?:post|article|tutorial|guide|talk|document|report|essay|note|series)
    (?:i|we)(?:'ll| will) (?:show|explain|describe|discuss|cover)
    """
)
ANNOUNCEMENT = either(NEWS, SIGNPOST)

CONTACT = anywhere(
    """
    thank(?:s| you)|endorsement|need your help|does not constitute|shout-?out|(?:we're|we are|is|now) hiring
    apply (?:now|here|today)|e-?mail(?:ing)? (?:us|me|list)|contact (?:us|me)|feel free|don't hesitate
    please (?:let|see|feel|contact|join|visit|file|email|send|help|note|report|open|reach)|(?:tell|ask|send
    help) us|let (?:us|me|them) know|(?:follow|join|ping|dm|tweet|message|reach|meet) (?:us|me)|reach out
    get in touch|subscribe|sign(?:ing)? up|mailing list|newsletter|webinar|rsvp|(?:open|file|submit
    report)(?:ing)? (?:an? |any )?(?:new )?(?:bug|issue|ticket|pull request)s?|your feedback|feedback is
    (?:any|your) (?:questions|comments|suggestions|thoughts)|congratulations|welcome to|copyright
    all rights reserved|licensed under|disclaimer|opinions? (?:are|expressed)|(?:was|been) edited
    full disclosure|credit (?:to|goes)|(?:photo|illustration|translated|image) (?:by|credit)
    originally (?:published|appeared|posted)|individuals contribute|came together|all of you|drop by
    happy birthday|to get started|give it a try|try it out|affiliate link|sponsored|get involved|you can help
    hit me up|co-authored|edited by|is a (?:\\w+ )?(?:engineer|consultant|designer|writer) (?:at|in|on)
    """
)

# What somebody must do at a keyboard, step by step.
STEP = opening(
    r"""
    click|open|install|run|type|enter|copy|paste|download|create|add|go|navigate|press|select|replace|save
    edit|define|set|change|insert|clone|start by|begin|launch|execute|plug|connect|log|wait|repeat|scroll
    make sure|ensure|verify|check|import|assume|suppose|imagine|consider|say|recall|think of|look at|take|see
    look|find|fork|visit|configure|upload|deploy|build
    (?:now |next |then )?you(?:'ll| will| should| can)? (?:now )?(?:need to |also |then |have to )?(?:see
    install|run|click|open|create|download|type|enter|want to|get|notice|find)|to (?:get|find|create|install
    run|start|add|set|make|build|see|do|test|use|begin|calculate|demonstrate|illustrate)
    """
)
