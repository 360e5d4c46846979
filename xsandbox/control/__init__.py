"""Steering: settings, faults, people, reset, and the truth, as JSON and as a page."""
