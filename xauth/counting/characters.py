r"""The character classes of X's link rules, as the inside of a regular expression's [...].

Written from the behaviour of twitter-text 3.1.0. Letters stand here in both cases, because Python's and
JavaScript's ideas of IGNORECASE differ (in Python it takes U+017F for an s).
"""

FORBIDDEN = "\ufffe\ufeff\uffff"
DIRECTION = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
SPACE = "\t-\r \x85\xa0\u1680\u180e\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
PUNCTUATION = r"!#$%&'()*+,\-./:;<=>?@\[\\\]^_{|}~"

ALPHANUMERIC = "0-9A-Za-z"
LATIN = (
    "\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0253\u0254\u0256\u0257\u0259\u025b\u0263"
    "\u0268\u026f\u0272\u0289\u028b\u02bb\u0300-\u036f\u1e00-\u1eff"
)
# What JavaScript's ignored case adds to them in links: letters whose capital, or a mark's letter, is there.
LATIN_IN_LINKS = (
    LATIN + "\u0260\u0269\u0275\u0280\u0283\u0288\u028a\u028c\u0292\u0399\u03b9\u1fbe"
    "\u2c65\u2c66\u2c7e\u2c7f\ua7dc"
)
CYRILLIC_IN_LINKS = "\u0400-\u04ff\u1c80-\u1c87"

# A domain's label holds anything but these, dots, and (at its ends) hyphens and underscores.
NOT_IN_LABEL = PUNCTUATION + SPACE + FORBIDDEN + DIRECTION
# Right after one of these no link starts.
NOT_BEFORE_LINK = ALPHANUMERIC + "@\uff20$#\uff03" + FORBIDDEN
