"""Proof Key for Code Exchange (RFC 7636), S256 only."""

import base64
import hashlib
import secrets


def new_verifier() -> str:
    """86 characters of the unreserved alphabet; RFC 7636 §4.1 asks for 43 to 128."""
    return secrets.token_urlsafe(64)


def challenge(verifier: str) -> str:
    """BASE64URL(SHA256(ASCII(verifier))) without padding, RFC 7636 §4.2."""
    digest = hashlib.sha256(verifier.encode("ascii")).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode("ascii")
