"""What can come of asking a model. Each text is for a person and holds nothing that was sent or received."""


class AddressError(ValueError):
    """A base URL that must not be called, and why."""


class GaveUpError(Exception):
    """The model is not asked again in this job; the embedded generator takes over."""


class TransientError(Exception):
    """The call failed in a way that may pass. `after`: seconds the server asked for, if it did."""

    def __init__(self, reason: str, after: float | None = None, *, was_sent: bool = False) -> None:
        super().__init__(reason)
        self.after = after
        self.was_sent = was_sent  # the answer was lost, but may be on the bill


class FormatRefusedError(Exception):
    """The server takes no answer schema; the same question without one may do."""


class AnswerError(Exception):
    """An answer came and cannot be used; `problems` tell the model what to mend."""

    def __init__(self, *problems: str) -> None:
        super().__init__(" ".join(problems))
        self.problems = problems


class CutError(AnswerError):
    """The answer ends where its length limit was reached: never mended, only asked for again."""
