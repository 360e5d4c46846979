"""English phrases by which a sentence shows that it cannot stand on its own, or that it says little."""

import re


def _opening(*phrases: str) -> re.Pattern[str]:
    return re.compile(rf"^(?:{'|'.join(phrases)})\b", re.I)


def _anywhere(*phrases: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(phrases)})\b", re.I)


# Words before the statement proper; without them it says the same.
LEAD_IN = re.compile(
    r"^(?:(?:however|but|and|so|also|additionally|in addition|furthermore|moreover|finally|lastly|in fact|indeed"
    r"|of course|fortunately|luckily|thankfully|unfortunately|sadly|ultimately|overall|in short|in summary"
    r"|in conclusion|in the end|to summarize|to sum up|in general|generally|generally speaking|again|therefore|thus|hence|as a result"
    r"|consequently|as it turns out|surprisingly|interestingly|notably|importantly|more importantly|most importantly"
    r"|obviously|clearly|naturally|admittedly|yet|besides|in other words|put simply|simply put|in practice|basically"
    r"|on top of that|not surprisingly|unsurprisingly|nevertheless|nonetheless|still|that said|that being said|anyway"
    r"|first of all|in reality|in my opinion|personally|to be fair|as always|as you know|nowadays|in essence|essentially), "
    r"|(?:but|and|so|yet) (?=\S)"
    r"|(?:it turns out|note|notice|remember|keep in mind|be aware|bear in mind|i think|i believe|we believe|we think"
    r"|i found|we found|i learned|we learned|i realized|we realized|it(?:'s| is) (?:important|worth|useful|good|interesting)"
    r" (?:to (?:note|remember|know|mention|understand)|noting|remembering|mentioning|pointing out)"
    r"|the (?:good|bad|great|best) (?:news|thing|part) is) that "
    r"|(?:note|tip|tl;? ?dr;?|update|edit|important|warning|summary|takeaway|lesson|conclusion|in short|result)(?: \([^)]*\))?: ?)",
    re.I,
)

# Openings that lean on what stands before.
LEANING = _opening(
    r"this", r"that(?:['’]s)?", r"these", r"those", r"it(?:['’](?:s|d|ll))?", r"they(?:['’](?:re|ve|ll|d))?", r"he", r"she", r"its",
    r"their", r"his", r"her", r"hers", r"theirs", r"them", r"such", r"here(?:['’]s)?", r"both", r"either", r"neither",
    r"another", r"others", r"each (?:of (?:these|them|those)|one)", r"all (?:of )?(?:this|that|these|those|them)",
    r"(?:some|most|many|none|one|two|any|several|few|both) of (?:this|that|these|those|them|it|its|their)",
    r"for (?:example|instance|this|that|these|those|now|more|further|comparison|reference|completeness)",
    r"as (?:an example|such|mentioned|noted|described|shown|seen|stated|discussed|explained|you can see|we (?:saw|have seen|mentioned)|"
    r"i (?:mentioned|said)|before|above|usual|well as this)",
    r"in (?:this|that|these|those|both|either|such|contrast|comparison|particular|the (?:meantime|example|above|previous|next|same|following|"
    r"second|first|latter|former|last|snippet|code|output|image|other|case of this|process))",
    r"(?:with|by|from|at|on|after|before|since|during|because of|given|using|like|unlike|to do|doing|instead of|due to|despite|of|among|"
    r"beyond|besides|without|under|through|until|over|along with|aside from|apart from|based on|following|thanks to|rather than) "
    r"(?:this|that|these|those|them|it|then|such|so|doing so|doing this|both)",
    r"to (?:do|fix|solve|address|achieve|avoid|prevent|illustrate|demonstrate|accomplish|resolve|support|make|handle|combat|help|get|test|understand|see) (?:so|this|that|these|those|it|them)",
    r"then", r"next", r"first(?:ly)?", r"second(?:ly)?", r"third(?:ly)?", r"fourth", r"fifth", r"afterwards?", r"later", r"instead",
    r"otherwise", r"likewise", r"similarly", r"meanwhile", r"conversely", r"alternatively", r"accordingly", r"specifically", r"namely", r"nor", r"or",
    r"plus", r"also", r"too", r"even (?:so|then|better|worse|more)", r"not only that", r"on the (?:other|one|contrary|flip)",
    r"at (?:first|the same time|the time|the moment|the beginning|the end of (?:this|that))", r"by (?:contrast|comparison)", r"because", r"which", r"whereas", r"well",
    r"yes", r"no,", r"sure", r"ok(?:ay)?", r"oh", r"the (?:former|latter|same|other|others|second|third|fourth|next|last|above|following|rest|remaining|"
    r"previous|aforementioned|resulting|two|three|four|five|first (?:two|three)|first (?:is|was|thing|step|one)|only (?:other|difference|problem|exception|downside))",
    r"the (?:\w+ )?(?:reason|reasons|problem|result|results|issue|solution|answer|idea|goal|fix|trick|change|changes|difference|advantage|disadvantage|benefit|downside|"
    r"upside|catch|point|question|exception|key|effect|consequence|outcome|process|rule|concept|alternative|example|approach|method|process|feature|story|lesson|takeaway)s? (?:is|are|was|were|here|isn['’]t|wasn['’]t|would|will|works?|has|had|also|can|could|may|looks?)",
    r"(?:more|less|fewer|further|better|worse|additional)", r"one (?:is|was|such|more|other|example|approach|way|option|option|solution|thing|reason|exception|possibility|alternative|last|final|difference|problem|issue|advantage|question|caveat)", r"a (?:similar|second|third|related|final|further|better|better|different|bigger|couple more|few more|common example|few of (?:these|them))",
    r"similar(?:ly)? to (?:this|that)", r"there(?:['’]s| is| are| was| were) (?:also|another|two|three|four|a few|several|some|more|still|one|no other|other|many other|currently|now)",
    r"same", r"ditto", r"enter", r"back (?:in|to|then)", r"from (?:here|there|then)", r"until (?:now|then)", r"so far", r"up (?:to|until) (?:now|then|this)", r"now", r"today", r"since then", r"over there",
    r"what(?:['’]s| is) more", r"what (?:this|that|it|they) ", r"why", r"how (?:does|do|can|did)", r"in (?:turn|that way|all cases|any case|addition to (?:this|that|these))", r"that way", r"like (?:this|that|so|before|i said)", r"again", r"once (?:that|this|it|they|again|done)", r"part of (?:this|that|it)", r"equally",
)  # fmt: skip

# The author tells what happened or what the author will do, not what is so.
NARRATION = re.compile(
    r"^(?:(?:i|we)(?:['’](?:m|ve|d|re))? (?:\w+ly )?(?:just|first|then|had|have been|was|were|am|started|decided|wanted|tried|went|thought|realized"
    r"|figured|noticed|came|spent|looked|began|saw|asked|needed|received|heard|read|remember|knew|felt|hoped|hope|planned|plan|expected|considered"
    r"|wondered|assumed|turned|took|put|sat|ended up|kept|set out|set up|signed|met|talked|spoke|wish|got|been|finished|recently|also|still|now|want|would like|"
    r"won['’]t|love|enjoy|never|always|didn['’]t|don['’]t know|can['’]t wait|used to|ran into|called|wrote about|mentioned|promised|published|gave|joined|attended|moved|bought|ordered)\b"
    r"|(?:last|this|next|earlier this|later this) (?:week|month|year|night|summer|fall|spring|winter|quarter|time|january|february|march|april|june|july|august|september|october|november|december)\b"
    r"|(?:a |one |two |three |four |five |six |several |many |some |\d+ )(?:few |couple of )?(?:days?|weeks?|months?|years?|hours?|minutes?)(?: or so)? (?:ago|later|into|earlier|before|after)\b"
    r"|(?:yesterday|recently|earlier today|one day|at one point|eventually|after (?:a |some |several |many )?(?:few )?(?:days|weeks|months|years|hours|trying|reading|talking|discussing)"
    r"|when (?:i|we) (?:first|was|were|started|tried|began|got|looked|saw|asked|ran)|as (?:i|we) (?:was|were)|while (?:i|we)|in the (?:past|last|next|coming) (?:\w+ )?(?:days?|weeks?|months?|years?)"
    r"|(?:in|on|since|by|around) (?:\w+ )?(?:january|february|march|april|may|june|july|august|september|october|november|december)\b|(?:in|since|by) (?:19|20)\d\d\b)"
    r"|my (?:first|next|original|initial|wife|friend|plan|goal|guess|hope)\b)",
    re.I,
)  # fmt: skip

ANNOUNCEMENT = _anywhere(
    r"in (?:this|the next|today['’]s|my|our|a|the rest of (?:this|the)) (?:\w+ )?(?:post|article|tutorial|guide|section|chapter|talk|document|series|update|note|video|walkthrough|episode|report|tip)",
    r"this (?:\w+ )?(?:post|article|tutorial|guide|section|chapter|talk|document|series|update|page|release announcement|video|explainer|write-?up|report|essay|note|retrospective|writeup)", r"rest of (?:this|the) (?:\w+ )?(?:post|article|guide)",
    r"(?:we|i)(?:['’]ll| will| shall| am going to| are going to|['’]m going to|['’]re going to)(?: now| first| also| then| next)? (?:look|explore|show|discuss|cover|see|walk|explain|describe|dive|share|present|talk|go|focus|use|start|demonstrate|outline|highlight|take|be|continue|keep|try|need|do|add|update|assume|write|give|skip)",
    r"(?:happy|excited|pleased|thrilled|proud|delighted|glad|stoked) to", r"(?:announc(?:e|ing|ed)|stay tuned|coming soon|blog posts?|let['’]s|let me|let us)",
    r"looking forward", r"table of contents", r"(?:read|learn|see|find out|know) more", r"for (?:more|further) (?:\w+ )?(?:information|details|context|background|examples)", r"(?:see|refer to|check out|read|consult|visit|take a look at|look at|watch) (?:the|our|my|his|their|this|these|its|https?)",
    r"more (?:details|information) (?:in|on|about|can)", r"(?:you can|can be) (?:find|found|read|see|view|watch|check|download)", r"next (?:post|time|week|month|section|step)", r"previous (?:post|article|section|retrospective|month)", r"as part of this",
)  # fmt: skip

CONTACT = _anywhere(
    r"thank(?:s| you)", r"grateful", r"shout-?out", r"hiring", r"apply (?:now|here|today)", r"e-?mail(?:ing)? (?:us|me|list)", r"contact (?:us|me)",
    r"(?:feel free|don['’]t hesitate|please)", r"let (?:us|me|them) know", r"(?:follow|join|tell|ask|send|give|help|ping|dm|tweet|message|reach|meet) (?:us|me)", r"reach out", r"get in touch", r"subscribe", r"sign(?:ing)? up", r"mailing list",
    r"(?:open|file|submit|report)(?:ing)? (?:a |an |any )?(?:new )?(?:bug|issue|ticket|pull request)s?", r"feedback (?:is|from you)|your feedback|(?:any|your) (?:questions|comments|suggestions|thoughts)", r"rsvp", r"newsletter", r"webinar", r"register (?:here|now|for)",
    r"congratulations", r"welcome to", r"sponsor(?:ed|s|ing)? (?:us|me|this)", r"copyright", r"all rights reserved", r"licensed under", r"disclaimer", r"opinions? (?:are|expressed)", r"(?:interview|conversation) (?:was|has been) edited", r"full disclosure", r"contributors? (?:to|who)", r"credit (?:to|goes)", r"photo by|image (?:by|credit)|illustration by|translated by|originally (?:published|appeared|posted)",
)  # fmt: skip

# Points at what a short text does not have.
LAYOUT = re.compile(
    r"\b(?:(?:as|see|shown|described|listed|mentioned|discussed|explained|seen|noted|outlined|example|examples|code|snippet|table|figure|image|diagram|list|the|steps|command|program|chart|graph)\s+(?:below|above)"
    r"|(?:below|above)(?=[.,;:)!]|$| (?:is|are|shows?|we|you|i|code|example|figure|table|image|diagram|snippet|list|program|command|graph)\b)"
    r"|(?:the|these|this) (?:following|preceding|code|snippet|image|screenshot|diagram|figure|chart|graph|picture|photo|video|example|listing|gif|plot|animation|illustration|output|script|command|program|function|line|file|line|test|query|error|method)s?(?= (?:below|above|shows?|shown|is|are|was|were|will|does|would|can|here|looks?|uses?|returns?|prints?|creates?|works?|runs?)\b|[.,:])"
    r"|(?:the )?following|figure \d+|fig\. ?\d+|table \d+|listing \d+|(?:previous|next|last|earlier) (?:section|example|chapter|figure|step|paragraph|sections|examples)|(?:earlier|later) in|as we(?:['’]ll| will)? (?:saw|see|seen)|(?:left|right)(?: |-)hand|on the (?:left|right)|looks? like this|like so|here(?:['’]s| is| are| was)|click|pictured|footnote|(?:my|our|this|that) (?:other|earlier|last|previous|first) (?:post|article|example|attempt|section)|step \d+|in (?:code|listing|example|line) \d+|shown here|right here|see here|from here)\b",
    re.I,
)  # fmt: skip

# What somebody must do at a keyboard, step by step.
STEP = _opening(
    r"click", r"open", r"install", r"run", r"type", r"enter", r"copy", r"paste", r"download", r"create", r"add", r"go", r"navigate", r"press", r"select", r"replace", r"save", r"edit",
    r"define", r"set", r"change", r"insert", r"clone", r"start by", r"begin", r"launch", r"execute", r"plug", r"connect", r"log", r"wait", r"repeat", r"scroll", r"you(?:['’]ll| will| should| can)? (?:now )?(?:need to |also |then )?(?:see|install|run|click|open|create|download|type|enter|want to)", r"make sure", r"ensure", r"verify", r"check", r"import", r"assume", r"suppose", r"imagine", r"consider", r"say", r"recall", r"think of", r"look at", r"take", r"see",
)  # fmt: skip

NUMBER = re.compile(
    r"[$€£]\s?\d|\d\s?(?:%|percent\b|x\b|×|ms\b|s\b|[KMGT]i?B\b|k\b|million\b|billion\b)|\b\d[\d,.]*\s+(?:times|seconds?|minutes?|hours?|days?|weeks?|months?|years?|users?|people|lines|bytes|percent|points|packages|customers|visitors|projects|agencies)\b",
    re.I,
)
REASON = _anywhere(
    r"because",
    r"so that",
    r"which means",
    r"means that",
    r"since",
    r"that['’]s why",
    r"due to",
    r"in order to",
    r"as a result",
    r"leads? to",
    r"results? in",
    r"causes?",
    r"otherwise",
    r"depends? on",
    r"the reason",
)
ADVICE = _anywhere(
    r"should(?:n['’]t)?",
    r"must",
    r"always",
    r"never",
    r"avoid",
    r"best",
    r"prefer",
    r"need(?:s)? to",
    r"important",
    r"essential",
    r"recommend(?:ed)?",
    r"don['’]t",
    r"do not",
    r"better",
    r"instead of",
    r"rather than",
    r"worth",
    r"critical",
    r"crucial",
    r"valuable",
    r"the (?:key|trick|secret) (?:is|to)",
    r"helps?",
)
OUTCOME = _anywhere(
    r"faster", r"slower", r"cheaper", r"easier", r"harder", r"simpler", r"smaller", r"larger", r"reduc(?:e|es|ed|ing)", r"improv(?:e|es|ed|ing|ement|ements)", r"increas(?:e|es|ed|ing)", r"decreas(?:e|es|ed|ing)", r"cut", r"sav(?:e|es|ed|ing)",
    r"halv(?:e|es|ed)", r"doubl(?:e|es|ed)", r"no longer", r"makes? it", r"enabl(?:e|es|ed|ing)", r"allow(?:s|ed|ing)?", r"lets", r"supports?", r"without", r"not just", r"not only", r"turns out", r"surpris\w+", r"eliminat(?:e|es|ed|ing)", r"prevent(?:s|ed|ing)?", r"automatically", r"guarantees?", r"introduc(?:e|es|ed)",
    r"breaks?", r"fail(?:s|ed|ure|ures)?", r"only", r"even", r"far more", r"much more", r"most", r"stabiliz(?:es|ed|e)", r"removes?", r"replaces?", r"now",
)  # fmt: skip
EXPLETIVE = re.compile(
    r"\bit(?:['’]s| is| was| can be| may be| might be| will be|['’]ll be|['’]d be)? (?:\w+ly |very |so |also |not |too |more |often )*(?:easy|easier|hard|harder|difficult|important|possible|impossible|useful|clear|worth|necessary|best|better|safe|common|fair|likely|unlikely|tempting|great|good|bad|okay|fine|nice|simple|time|comes to|turns out|takes|took|costs|seems|makes sense|up to)\b|\b(?:make|makes|making|made|keep|keeps|find|finds|found) it\b",
    re.I,
)
