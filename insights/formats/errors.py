class NothingLeftError(ValueError):
    """No sentence of the article keeps every rule of the voice; the message is for the person."""
