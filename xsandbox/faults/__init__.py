"""Faults a test can ask for, and what they do to an answer."""
