"""What X's refusals of a post mean for the person, and what helps. Words that X uses, lower case."""

from xauth import errors

DUPLICATE = (
    "X already has a post with this text from this account. Change the words and try again, or leave it out."
)
NO_REPLY = (
    "X did not let this app add a reply here. Post the rest by hand, or put it all into one post: "
    "a new thread with the rest starts on its own."
)
MEANINGS = {
    "suspended": "X has suspended this account. Settle that with X first, then try again.",
    "locked": "X has locked this account for now. Unlock it in X’s own app, then try again.",
    "shorter": "X finds post {position} too long for this account. Shorten it and try again.",
    "cashtag": "X takes one cashtag ($NAME) in a post, and post {position} has more. Keep one and try again.",
    "invalid url": "X does not take a link in post {position}. Change or remove it and try again.",
    "daily status update limit": "X takes no more posts of this account today. Try again tomorrow.",
    "not permitted": "X does not permit this account to do that. Look at it in X’s own app, then try again.",
}


def refusal(error: errors.XError, position: int) -> str:
    """For the page; X's own words go to the log, and are shown where we do not know what they mean."""
    if isinstance(error, errors.DuplicateError):
        return DUPLICATE
    if isinstance(error, errors.ReplyNotAllowedError):
        return NO_REPLY
    said = error.detail.lower()
    for words, meaning in MEANINGS.items():
        if words in said:
            return meaning.format(position=position)
    reason = f"gave this reason: “{error.detail}”" if error.detail else "gave no reason"
    return f"X refused post {position} and {reason}. Change it and try again, or leave it as it is."
