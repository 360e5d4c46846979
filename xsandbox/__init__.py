"""A local X: OAuth 2.0, posts, limits, prices and faults, on a port of its own. See README.md."""
