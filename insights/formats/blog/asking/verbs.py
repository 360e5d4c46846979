"""English verbs as headings use them: their base forms, and which of them are nouns as well."""

from functools import cache

from insights.distil.words import frequencies

# Read as an order wherever a heading starts with one.
_ORDERS = """
accept achieve adapt add adjust adopt allow analyze apply arrange ask assemble assign attach automate
avoid become begin boot bring calculate capture carry catch celebrate choose clarify clone collect combine
come commit communicate compare compile compose compress compute configure confirm connect consider
construct contain contribute convert create customize decide declare decompress decrypt define delegate
deliver demonstrate deploy deprecate describe detect determine develop disable discover discuss divide do
document don't download draw eliminate embed embrace empower enable encourage encrypt enforce engage
enhance ensure establish evaluate examine execute expand explain explore export expose extend extract
facilitate figure find fetch fix follow forget format generate get give go grab grow handle hide highlight
hire identify ignore implement import improve include incorporate initialize inject insert inspect install
integrate introduce invest investigate invite involve isolate iterate join justify keep know launch learn
let leverage limit listen locate maintain make manage maximize measure meet merge migrate minimize modify
move never observe obtain offer optimize organize pair parse participate partner pass perform pick
populate praise prefer prepare preserve prevent prioritize produce promote prove provide publish pull push
put raise reach read realize rebuild recognize recommend reconsider reduce refactor refine register reject
rely remember remove rename render reorder repeat replace replicate require reset resist resolve respect
respond restore retain retrieve reuse revert rewrite say scrape see select send serve set simplify skip
solve specify spend split spread stay stick submit subscribe switch tackle take talk teach tell think
transform translate treat troubleshoot try turn uncover understand uninstall unpack update upload upgrade
validate verify visit wait watch wrap write
"""
# Read as an order only before something that makes them one (“a”, “your”, “it”, “with”).
_NOUNS_TOO = """
access act address aim answer approach back balance benchmark benefit block bootstrap box break bridge
budget build cache call care change charge check clean code command complete comment contact control copy
cost count cover crash cut cycle date deal debug delay design display drive drop edit end engineer
exercise experiment face fail filter flag flow focus force fork frame group guard guide head help host
hunt index interview issue join judge label lead leave level lift line link list load lock log look loop
map mark market mask match model monitor name need note order pack paint patch pay phase pipeline place
plan play plot plug point poll post practice price probe process profile program progress project protect
query question race rank rate record recover redirect reference refresh release report request research
resize rest review reward risk rotate round route run sample sandbox save scale scan schedule search
secure sell separate share shift ship shop show sign size sketch slice snapshot sort sound source spot
stack stage stand start state step stop store stream stress structure study style support survey swap sync
tag target task test time top touch trace track trade train trap trim trust tune use value vary view voice
vote walk watch weigh work zoom
"""
_DOUBLED = frozenset(
    [
        "begin", "commit", "control", "cut", "debug", "drop", "forget", "format", "get", "hit", "let",
        "log", "map", "pin", "plan", "plug", "put", "quit", "refer", "reset", "run", "scan", "set",
        "ship", "shut", "sit", "skip", "spin", "split", "spot", "stop", "swap", "tag", "trap", "trim",
        "wrap",
    ]
)  # fmt: skip
# What befalls one: nobody asks how to do it.
UNWANTED = frozenset(
    [
        "break",
        "crash",
        "die",
        "discover",
        "fail",
        "fall",
        "forget",
        "lose",
        "miss",
        "quit",
        "realize",
        "struggle",
    ]
)
_NO_GERUNDS = frozenset(
    [
        "anything",
        "ceiling",
        "during",
        "evening",
        "everything",
        "morning",
        "nothing",
        "something",
        "spring",
        "string",
        "thing",
    ]
)
ORDERS = frozenset(_ORDERS.split())
NOUNS_TOO = frozenset(_NOUNS_TOO.split())


def gerund(base: str) -> str:
    if base.endswith("ie"):
        return base[:-2] + "ying"
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")) and base != "be":
        return base[:-1] + "ing"
    return base + (base[-1] if base in _DOUBLED else "") + "ing"


def third(base: str) -> str:
    if base in {"be", "have", "do", "go"}:
        return {"be": "is", "have": "has", "do": "does", "go": "goes"}[base]
    if base.endswith("y") and base[-2:-1] not in set("aeiou"):
        return base[:-1] + "ies"
    return base + ("es" if base.endswith(("s", "x", "z", "ch", "sh")) else "s")


@cache
def _bases(form: str) -> dict[str, str]:
    make = gerund if form == "gerund" else third
    return {make(base): base for base in ORDERS | NOUNS_TOO}


def base_of_gerund(word: str) -> str:
    """“installing” to “install”; empty where it is no form of a verb that is known."""
    word = word.lower()
    if not word.endswith("ing") or len(word) < 5 or word in _NO_GERUNDS:
        return ""
    if known := _bases("gerund").get(word):
        return known
    stem = word[:-3]
    forms = [stem, stem + "e", stem[:-1] if stem[-1] == stem[-2] else stem]
    best = max(forms, key=lambda form: frequencies("en").get(form, 0.0))
    if frequencies("en").get(best, 0.0) > 0:
        return best
    return stem + "e" if stem.endswith("iz") else ""


def base_of_third(word: str) -> str:
    """“works” to “work”; empty where it is no form of a verb that is known."""
    return _bases("third").get(word.lower(), "")


def is_verb(word: str) -> bool:
    """A word English has the forms of a verb of: “decompress”, for “decompressing” and “decompressed”."""
    if word in ORDERS | NOUNS_TOO:
        return True
    past = word + ("d" if word.endswith("e") else "ed")
    known = frequencies("en")
    return word.isalpha() and gerund(word) in known and past in known
