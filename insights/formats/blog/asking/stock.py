"""Headings that name the part of an article rather than its matter, and the questions they answer."""

import re

# {topic} is what the article is about; a question that needs it is passed over where there is none.
_STOCK = {
    r"introduction|intro|overview|about|preface|tl;?dr|abstract|at a glance|the short version|in short": (
        "What is this about?",
    ),
    r"(?:some )?(?:background|context|history|prior art|previous work|related work)": (
        "What is the background to {topic}?", "What is the background?",
    ),
    r"(?:our |my |the )?(?:motivation|rationale|"
    r"why)": ("What is the motivation for {topic}?", "What was the motivation?"),
    r"(?:our |my |the )?(?:goals?|objectives?|"
    r"aims?)": ("What are the goals of {topic}?", "What are the goals?"),
    r"(?:design )?(?:principles|"
    r"philosophy)": ("Which principles guide {topic}?", "Which principles guide this?"),
    r"(?:the )?(?:results?(?: and outcomes?)?|evaluation|benchmarks?|outcomes?|findings|"
    r"performance results)": (
        "What were the results?",
    ),
    r"(?:the )?impacts?": ("What impact does {topic} have?", "What was the impact?"),
    r"(?:the )?benefits|advantages|upsides|"
    r"pros": ("What are the benefits of {topic}?", "What are the benefits?"),
    r"(?:possible |potential |the )?(?:drawbacks|downsides|disadvantages|cons|risks)": (
        "What are the drawbacks?", "What are the downsides?", "What are the risks?", "What can go wrong?",
    ),
    r"(?:known |current )?(?:limitations|caveats|gotchas|"
    r"pitfalls)": ("What are the limitations of {topic}?", "What are the limitations?"),
    r"trade-?offs": ("What are the trade-offs?",),
    r"(?:the |in )?conclusions?(?: and outlook)?": ("What is the conclusion?",),
    r"(?:the |in )?(?:summary|short)": ("What is it all about, in short?", "What matters most?"),
    r"wrap(?:ping)?[ -]?up|(?:key )?take-?aways?|closing(?: thoughts)?|final thoughts|in closing|recap|"
    r"(?:the )?bottom line": ("What matters most?",),
    r"what['’]?s next|(?:(?:the|our|my) )?next steps?": ("What is next for {topic}?", "What is next?"),
    r"future(?: work| plans| directions)?|outlook|roadmap|looking (?:ahead|"
    r"forward)|plans?|going forward|the road ahead": ("What is still to be done?",),
    r"goals for (?:the )?next month|next month(?:['’]s)? goals": ("What are the goals for next month?",),
    r"goals for (?:the )?next year|next year(?:['’]s)? goals": ("What are the goals for next year?",),
    r"time required": ("How much time is required?",), r"time needed": ("How much time is needed?",),
    r"ease of use": ("How easy is it to use?",),
    r"lessons?(?: learned)?|(?:what )?(?:i|we) learned|"
    r"learnings": ("What are the lessons learned?", "What did we learn?"),
    r"requirements|prerequisites|what you need|before you (?:begin|"
    r"start)": ("What do you need first?",),
    r"(?:initial |basic )?(?:set-?up|installation|installing|install|"
    r"configuration)": ("How do you set it up?", "How do you set up {topic}?"),
    r"usage|use|using it|how to use it": ("How is {topic} used?", "How is it used?"),
    r"(?:(?:an?|the|some) )?(?:examples?|demo|case stud(?:y|ies)|"
    r"sample)": ("What does an example look like?", "What is another example?"),
    r"(?:the |some )?(?:details|technical details|(?:technical )?deep dive|internals|under the hood)": (
        "How does {topic} work in detail?", "How does this work in detail?",
    ),
    r"(?:the )?implementation(?: details)?": ("How is {topic} implemented?", "How is it implemented?"),
    r"(?:the |our |my )?approach|method(?:s|ology)?": ("What is the approach?", "How was this done?"),
    r"(?:the |our |your )?options|alternatives": ("What are the options?", "Which alternatives are there?"),
    r"(?:goal|goals) (?:grades|reviews?)|grading (?:.+ )?goals|(?:my |"
    r"our )?goals? grades": ("How did the goals go?",),
    r"highlights": ("What are the highlights?",),
    r"stat(?:s|istics)|metrics|(?:the )?numbers": ("What do the numbers say?",),
    r"availability": ("Where and when is {topic} available?", "When is it available?"),
    r"(?:the )?(?:pricing|costs?|price)": ("What does it cost?",),
    r"(?:the )?problems?(?: statement)?": ("What is the problem?", "What is the problem with {topic}?"),
    r"(?:the |our |my )?solutions?": ("What is the solution?", "How was this solved?"),
    r"discussion": ("What does it all mean?",),
    r"feedback": ("How can you give feedback?",),
    r"compatibility|(?:browser |feature )?support": ("What is supported?",),
    r"tests?|testing": ("How is {topic} tested?", "How is it tested?"),
    r"security": ("How secure is it?",),
    r"performance": ("How does {topic} perform?", "How does it perform?"),
    r"miscellaneous|other|misc|other (?:things|changes|notes)|and more|more|everything else|"
    r"odds and ends": ("What else is there to know?", "What else changed?"),
    r"outcomes and next steps": ("What is the outcome, and what is next?",),
    r"getting started|quick ?start": ("How do you get started with {topic}?", "How do you get started?"),
    r"try it(?: out| yourself)?|do it yourself|give it a try": ("How can you try it yourself?",),
    r"troubleshooting|common (?:problems|errors|mistakes)": ("What can go wrong?",),
    r"(?:bug )?fixes": ("What was fixed?",),
    r"improvements|enhancements": ("What was improved?",),
    r"clean-?ups?": ("What was cleaned up?",),
    r"(?:the )?journey|(?:the )?story": ("How did we get here?", "How did it get here?"),
    r"what got done|done|accomplishments|achievements": ("What got done?",),
}  # fmt: skip
_PATTERNS = [(re.compile(pattern, re.IGNORECASE), questions) for pattern, questions in _STOCK.items()]
_LABEL = re.compile(
    r"(?:the )?(?:transcript|full text|video|recording|slides|credits?|source code(?: and .*)?|"
    r"previous\w*(?: .*)?|"
    r"(?:my|our) (?:prior |previous )?(?:experience|thoughts|opinion|take|story)(?: .*)?)",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"(?:(?:further|additional|recommended|other) )?(?:reading|references|resources|links|sources|"
    r"bibliography|footnotes|notes)"
    r"|(?:special )?(?:thanks|acknowledge?ments|credits|contributors)(?: to .*)?|(?:many )?thanks to .*|"
    r"thank you.*"
    r"|about (?:the author|me|us)|bio|author|contact(?: us)?|(?:work|stay in touch|get in touch|join|"
    r"meet) (?:with )?us|stay in touch"
    r"|subscribe|comments|related (?:posts|articles)|table of contents|contents|see also|appendix.*|"
    r"changelog|pr listing"
    r"|disclaimer|licen[cs]e|further (?:information|resources)|learn more|new here\??|we['’]?re hiring.*|"
    r"community|sponsors?",
    re.IGNORECASE,
)


def stock_questions(heading: str) -> tuple[str, ...]:
    for pattern, questions in _PATTERNS:
        if pattern.fullmatch(heading):
            return questions
    return ()


def is_label(heading: str) -> bool:
    """Names a part nobody asks about, though it has matter."""
    return _LABEL.fullmatch(heading) is not None


def is_aside(heading: str) -> bool:
    """Thanks, credits, links: nothing a reader would ask about."""
    return _ASIDE.fullmatch(heading.strip(" .:!")) is not None
