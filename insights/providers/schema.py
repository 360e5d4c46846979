"""The answers that a model is asked for, and their JSON Schema in the subset that all three wires take."""

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from insights.composition import Format
from insights.distilled import ArticleKind

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2_000)]
Sources = Annotated[list[int], Field(description="numbers of the sentences of the article that say this")]
# What strict servers refuse in a schema; pydantic checks all of it on the answer anyway.
NOT_FOR_WIRES = {"title", "default", "minLength", "maxLength", "minItems", "maxItems", "minimum", "maximum"}


class Answer(BaseModel):
    model_config = ConfigDict(extra="ignore")


class Sentence(Answer):
    text: Text
    sources: Sources


class Sentences(Answer):
    """A post, or a paragraph."""

    sentences: list[Sentence] = Field(min_length=1, max_length=30)


class ThreadAnswer(Answer):
    posts: list[Sentences] = Field(min_length=1, max_length=10)


class LinkedInAnswer(Answer):
    title: Text
    paragraphs: list[Sentences] = Field(min_length=1, max_length=40)


class QuestionAnswer(Answer):
    question: Text
    sentences: list[Sentence] = Field(min_length=1, max_length=40)
    shows: list[str] = Field(
        description="code blocks and images of the article to show here, such as C1 or I2"
    )


class BlogAnswer(Answer):
    answers: list[QuestionAnswer] = Field(min_length=1, max_length=40)


class ConceptAnswer(Answer):
    claim: Text
    claim_source: int = Field(description="number of the sentence of the article that makes the claim")
    support: list[int] = Field(
        min_length=1, max_length=12, description="numbers of one to four consecutive sentences that carry it"
    )
    confidence: float = Field(ge=0, le=1, description="0 to 1: how well it stands alone as a post")


class DistilAnswer(Answer):
    kind: ArticleKind
    keywords: list[Text] = Field(min_length=1, max_length=40)
    concepts: list[ConceptAnswer] = Field(min_length=1, max_length=20)


def json_schema(model: type[BaseModel]) -> dict[str, Any]:
    """References resolved, nothing optional, nothing further allowed."""
    raw = model.model_json_schema()
    return dict(_plain(raw, raw.get("$defs", {})))


def _plain(node: Any, definitions: Mapping[str, Any]) -> Any:
    if isinstance(node, list):
        return [_plain(each, definitions) for each in node]
    if not isinstance(node, dict):
        return node
    if "$ref" in node:
        return _plain(definitions[node["$ref"].rpartition("/")[2]], definitions)
    if "properties" in node:
        properties = {name: _plain(each, definitions) for name, each in node["properties"].items()}
        return {
            "type": "object",
            "properties": properties,
            "required": list(properties),
            "additionalProperties": False,
        }
    return {
        key: _plain(value, definitions) for key, value in node.items() if key not in NOT_FOR_WIRES | {"$defs"}
    }


ANSWERS: dict[Format, type[ThreadAnswer] | type[LinkedInAnswer] | type[BlogAnswer]] = {
    Format.THREAD: ThreadAnswer,
    Format.LINKEDIN: LinkedInAnswer,
    Format.BLOG: BlogAnswer,
}
