"""Passages of an article that speak to a model instead of a reader.

No list finds them all; what makes them harmless is that every answer is checked. This keeps them from being
shown to the model, and from counting as a source of what it writes.
"""

import re

from insights.document import Document, Span

_ORDERS = r"(?:instructions?|prompts?|rules|guidelines|directives|context|training|constraints)"
_MODEL = r"(?:ai|llm|assistant|language model|chatbot|gpt|claude|agent)"
_ANSWER = r"(?:posts?|threads?|answers?|outputs?|summary|summaries|responses?|replies|reply)"
_KEYS = r"(?:api[ _-]?keys?|secret keys?|access tokens?|passwords?|credentials?|environment variables?)"
_START = r"(?:^|[.!?:;]\s)\W*"
_DO = rf"{_START}(?:please |now |then )*"
_ADD = r"\b(?:add|insert|append|include|put|place|end)\b"
_PATTERNS = (
    # Setting aside what the model was told.
    rf"\b(?:ignore|disregard|forget|override|bypass)\b.{{0,60}}\b{_ORDERS}\b",
    r"\b(?:ignore|disregard|forget)\b.{0,30}\b(?:above|before|previous(?:ly)?|prior|everything|so far)\b",
    r"\b(?:new|updated|real|actual|hidden|secret) (?:instructions?|tasks?|directives?)\b",
    r"\b(?:jailbreak|jailbroken|developer mode|god mode|do anything now)\b",
    # Passing for someone else: the system, the end of the article, the answer.
    r"\bsystem (?:prompt|message|instruction|override|note)s?\b",
    rf"{_START}(?:system|assistant|user|developer|human|ai)\s*:",
    r"<\|?/?(?:system|assistant|user|im_start|im_end|endoftext|inst|instructions?)\b[^>]*>",
    r"\[/?(?:inst|system|assistant|end of article|instructions?)\]",
    rf"{_START}(?:begin|end|start|stop)(?: of)? (?:the )?(?:article|document|data|prompt|instructions?)\b",
    r'"(?:posts|paragraphs|answers|concepts|keywords|sentences|role|content|tool_calls?)"\s*:',
    # Speaking to a model.
    rf"\b(?:you are|act as|pretend to be|behave as)\b.{{0,40}}\b{_MODEL}\b",
    rf"\b(?:as an?|dear|attention,?|note to|message to|hey|hello) {_MODEL}s?\b",
    r"\b(?:when|if|while) (?:you(?:'re| are)? )?(?:summari[sz]ing|rewriting|summari[sz]e|rewrite)\b",
    # Telling it what to answer.
    rf"{_DO}(?:print|reveal|show|tell|repeat|leak|include|output|send|write|give)\b.{{0,60}}\b{_KEYS}\b",
    rf"{_DO}(?:respond|reply|answer|output|say|write)\b.{{0,30}}\b(?:only|exactly|verbatim|instead)\b",
    rf"{_DO}(?:write|say|claim|state|pretend|tell \w+) that\b",
    rf"{_DO}(?:respond|reply|answer|output)\b.{{0,30}}\b(?:with|in|as)\b",
    rf"{_DO}(?:add|insert|append|include|put|place|mention|embed|end|wrap|call)\b.{{0,60}}\b{_ANSWER}\b",
    rf"{_ADD}.{{0,40}}\b(?:links?|urls?|hashtags?)\b.{{0,60}}\b{_ANSWER}\b",
    rf"{_START}(?:every|each|all|your) (?:\w+ )?{_ANSWER} (?:must|should|shall|has to|have to)\b",
    r"\b(?:change|switch|set) (?:the |your )?(?:output|answer) (?:format|schema|language)\b",
)
_SUSPECT = re.compile("|".join(f"(?:{pattern})" for pattern in _PATTERNS), re.IGNORECASE | re.DOTALL)


def speaks_to_a_model(text: str) -> bool:
    return _SUSPECT.search(text) is not None


def withheld(document: Document) -> list[Span]:
    """Whole paragraphs: what stands beside an instruction belongs to it."""
    return [block.span for block in document.blocks if speaks_to_a_model(block.text)]


def overlaps(span: Span, others: list[Span]) -> bool:
    return any(span.start < other.end and other.start < span.end for other in others)
