"""What numbers count, in one form for each unit."""

ZEROS = {
    "k": 3, "thousand": 3, "m": 6, "mn": 6, "million": 6, "b": 9, "bn": 9, "billion": 9, "trillion": 12,
}  # fmt: skip
CURRENCIES = {"us$": "$", "usd": "$", "$": "$", "eur": "€", "€": "€", "gbp": "£", "£": "£", "¥": "¥"}
_FORMS = {
    "%": "% percent", "x": "x \u00d7 times fold", "$": "$ usd dollar dollars", "€": "€ eur euro euros",
    "£": "£ gbp pounds", "¥": "¥ yen", "ns": "ns nanosecond nanoseconds",
    "µs": "µs \u03bcs us microsecond microseconds", "ms": "ms msec millisecond milliseconds",
    "s": "s sec secs second seconds", "min": "min mins minute minutes", "h": "h hr hrs hour hours",
    "d": "day days", "wk": "week weeks", "mo": "month months", "y": "year years", "bit": "bit bits",
    "byte": "byte bytes",
    "kb": "kb", "mb": "mb", "gb": "gb", "tb": "tb", "pb": "pb", "kib": "kib", "mib": "mib", "gib": "gib",
    "tib": "tib", "hz": "hz", "khz": "khz", "mhz": "mhz", "ghz": "ghz", "px": "px", "mm": "mm", "cm": "cm",
    "km": "km", "kg": "kg",
}  # fmt: skip
UNITS = {form: unit for unit, forms in _FORMS.items() for form in forms.split()}
# These say what is counted, not only how it is measured: without one the number is another number.
TELLING = frozenset("%x$€£¥")

_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty"
_SMALL = f"two three four five six seven eight nine {_TEENS}".split()
WORDS = {word: number for number, word in enumerate(_SMALL, 2)} | {
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
