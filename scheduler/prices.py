from decimal import Decimal

from django.conf import settings

from xauth.counting import urls


def price(text: str) -> Decimal:
    """USD for one post; X takes far more for one with a link (pricing page, 2026-08-13)."""
    return Decimal(settings.X_PRICE_POST_WITH_URL if urls(text) else settings.X_PRICE_POST)
