"""How X counts a post, and what it turns into links: twitter-text config v3, without Django."""

from xauth.counting.entities import Segment, cashtags, entities
from xauth.counting.length import Weight, normalise, weigh
from xauth.counting.urls import Url, urls

__all__ = ["Segment", "Url", "Weight", "cashtags", "entities", "normalise", "urls", "weigh"]
