"""The endpoints of X's API v2 that take a person's bearer token."""
