"""Uploaded pictures and videos."""
