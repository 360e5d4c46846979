"""A Q&A post: what an article says as answers to the questions its sections answer."""

from insights.composition import Composition
from insights.formats.blog.post import Post
from insights.providers.base import WriteRequest

__all__ = ["write"]


def write(request: WriteRequest) -> Composition:
    """Raises NothingLeftError where no sentence of the article keeps every rule of the voice."""
    return Post(request).composition()
