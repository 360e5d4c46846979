"""What the sandbox says no with."""


class ControlError(Exception):
    """The control input makes no sense; the message says why, for a person."""
