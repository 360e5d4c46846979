"""What can go wrong with a model server, by what a good client makes of it."""

from enum import StrEnum


class Fault(StrEnum):
    # The connection
    RESET = "reset"
    READ_TIMEOUT = "read timeout"
    SLOW_DRIP = "body byte by byte"
    SLOW_HEADERS = "headers byte by byte"
    SHORT_BODY = "connection closed in the middle of the body"
    # The status
    S400 = "400"
    S401 = "401"
    S403 = "403"
    S408 = "408"
    S409 = "409"
    S425 = "425"
    S429 = "429"
    S429_AFTER = "429 with Retry-After"
    S429_LONG = "429 with a Retry-After of an hour"
    S500 = "500"
    S502 = "502"
    S503 = "503"
    S529 = "529"
    REDIRECT = "redirect"
    # The body
    EMPTY = "empty body"
    HTML = "HTML body"
    HUGE = "huge body"
    TRUNCATED_BODY = "truncated JSON body"
    WRONG_SHAPE = "JSON of another shape"
    ERROR_IN_200 = "error in a 200"
    COMPRESSED = "compressed although plain was asked for"
    CONTENT_TYPE = "wrong content type"
    # The answer, as text
    CUT = "cut by length, and said so"
    CUT_SILENTLY = "cut by length, not said"
    NO_TEXT = "empty text"
    REFUSAL = "refusal as text"
    REFUSAL_SAID = "refusal as stop reason"
    PROSE = "plain prose"
    FENCED = "fenced"
    THINKING = "thinking before it"
    CHATTY = "prose around it"
    TRAILING_COMMAS = "trailing commas"
    SINGLE_QUOTES = "single quotes"
    WRAPPED = "wrapped in an object"
    LISTED = "wrapped in a list"
    DUPLICATE_KEYS = "duplicate keys"
    WRONG_TYPES = "wrong types"
    MISSING_FIELDS = "missing fields"
    # The answer, as content
    TOO_LONG = "too long"
    TOO_MANY = "too many parts"
    BANNED_WORD = "banned word"
    INVENTED_NUMBER = "invented number"
    INVENTED_SENTENCE = "invented sentence"
    INVENTED_SOURCE = "number of a sentence that is not there"
    OTHER_LANGUAGE = "other language"
    FOREIGN_LINK = "foreign link"
    HASHTAGS = "hashtags of its own"
    MARKUP = "Markdown and HTML"


# The first answer does, once it is mended.
MENDED = {
    Fault.CONTENT_TYPE,
    Fault.FENCED,
    Fault.THINKING,
    Fault.CHATTY,
    Fault.TRAILING_COMMAS,
    Fault.SINGLE_QUOTES,
    Fault.WRAPPED,
    Fault.LISTED,
    Fault.FOREIGN_LINK,
    Fault.HASHTAGS,
    Fault.MARKUP,
}
# No second call can help.
FINAL = {Fault.S401, Fault.S403, Fault.S429_LONG, Fault.REDIRECT}
# Of the answer's content; all others are of the way it comes.
CONTENT = set(list(Fault)[list(Fault).index(Fault.TOO_LONG) :])
