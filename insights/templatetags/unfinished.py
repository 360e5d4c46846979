from typing import Any

from django import template

from accounts.models import User
from insights.models import Draft

register = template.Library()
SHOWN = 3


@register.inclusion_tag("insights/_unfinished.html")
def unfinished_drafts(user: User) -> dict[str, Any]:
    """The drafts worked on last that have not been handed to the schedule."""
    drafts = Draft.objects.of(user).filter(thread=None).select_related("article")
    return {"drafts": drafts[:SHOWN]}
