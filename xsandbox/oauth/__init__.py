"""Authorization code with PKCE, rotating refresh tokens, revocation (RFC 6749, 7636, 7009)."""
