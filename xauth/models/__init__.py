from xauth.models.breaker import Breaker
from xauth.models.token import Lease, Token

__all__ = ["Breaker", "Lease", "Token"]
