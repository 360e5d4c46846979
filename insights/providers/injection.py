"""Passages of an article that speak to a model instead of a reader.

No list finds them all; what makes them harmless is that every answer is checked. This keeps them from being
shown to the model, and from counting as a source of what it writes.
"""

import re

from insights.document import Document, Span

_TARGET = r"(?:instructions?|prompts?|rules|guidelines|directives|messages?|context|training|constraints)"
_PATTERNS = (
    rf"\b(?:ignore|disregard|forget|override|bypass|drop)\b.{{0,60}}\b{_TARGET}\b",
    r"\b(?:ignore|disregard|forget)\b.{0,30}\b(?:above|before|previous(?:ly)?|prior|everything|so far)\b",
    r"\bsystem (?:prompt|message|instruction|override|note)s?\b",
    r"^\W*(?:system|assistant|user|developer|human|ai)\s*:",
    r"<\|?/?(?:system|assistant|user|im_start|im_end|endoftext|inst|instructions?|s)\b[^>]*>",
    r"\[/?(?:inst|system|assistant|end of article|instructions?)\]",
    r"^\W*(?:begin|end|start|stop)(?: of)? (?:the )?(?:article|document|data|text|prompt|instructions?)\b",
    r"\b(?:you are|act as|pretend to be|behave as|roleplay as)\b.{0,40}"
    r"\b(?:ai|llm|assistant|model|chatbot|dan|gpt|claude|agent)\b",
    r"\b(?:as an?|dear|attention,?|note to|message to|hey|hello) (?:ai|llm|assistant|model|language model|agent)s?\b",
    r"\b(?:new|updated|real|actual|hidden|secret) (?:instructions?|task|system|directive)s?\b",
    r"\b(?:print|reveal|show|tell|repeat|leak|include|output|send|write|give|append|echo|disclose|expose)\b.{0,60}"
    r"\b(?:api[ _-]?keys?|secret keys?|access tokens?|passwords?|credentials?|env(?:ironment)? variables?)\b",
    r"\b(?:respond|reply|answer|return|output)\b.{0,30}\b(?:only|just|with|in|as)\b.{0,40}"
    r"\b(?:json|xml|yaml|html|markdown|word|phrase|text|plain|following|exactly|object|key)\b",
    r"^\W*(?:respond|reply|answer|output|print|say|write)\b.{0,30}\b(?:only|exactly|verbatim|instead)\b",
    r"\b(?:add|insert|append|include|put|place|attach|embed|mention|end)\b.{0,40}"
    r"\b(?:links?|urls?|hashtags?|addresses|address|https?|website)\b.{0,60}"
    r"\b(?:posts?|threads?|answers?|output|summary|summaries|response|article)\b",
    r"\b(?:every|each|all|first|last|final|your) (?:posts?|answers?|outputs?|responses?|summary|replies|reply)\b"
    r".{0,60}\b(?:must|should|shall|has to|have to|needs? to|with|ends?|begins?|starts?|contains?|includes?)\b",
    r"\b(?:when|if|while) (?:you(?:'re| are)? )?(?:summari[sz]\w*|rewrit\w*|convert\w*|process\w* this)\b",
    r"\b(?:change|switch|set) (?:the |your )?(?:output |answer )?(?:format|schema|language|role|persona)\b",
    r"\b(?:jailbreak|jailbroken|developer mode|god mode|do anything now)\b",
    r"\"(?:posts|paragraphs|answers|concepts|keywords|sentences|role|content|tool_calls?)\"\s*:",
)
_SUSPECT = re.compile("|".join(f"(?:{pattern})" for pattern in _PATTERNS), re.IGNORECASE | re.DOTALL)


def speaks_to_a_model(text: str) -> bool:
    return _SUSPECT.search(text) is not None


def withheld(document: Document) -> list[Span]:
    """Whole paragraphs: what stands beside an instruction belongs to it."""
    return [block.span for block in document.blocks if speaks_to_a_model(block.text)]


def overlaps(span: Span, others: list[Span]) -> bool:
    return any(span.start < other.end and other.start < span.end for other in others)
