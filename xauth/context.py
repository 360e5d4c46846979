from typing import Any

from django.conf import settings
from django.http import HttpRequest

from accounts.models import User


def x_accounts(request: HttpRequest) -> dict[str, Any]:
    """What every page shows of the person's X accounts; the first one is the current one."""
    user = getattr(request, "user", None)
    tokens = list(user.tokens.connected()) if isinstance(user, User) else []
    return {
        "x_is_sandbox": settings.X_IS_SANDBOX,
        "sandbox_url": settings.X_WEB_URL,
        "x_accounts": sorted(tokens, key=lambda token: not token.is_active),
        "reconnect_accounts": [token for token in tokens if not token.is_active],
    }
