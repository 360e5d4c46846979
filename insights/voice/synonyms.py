"""Plain words for fashionable ones, form by form; only where one word fits every use."""

_TABLE = """
leverage leverages leveraged leveraging = use uses used using
utilize utilizes utilized utilizing utilization = use uses used using use
utilise utilises utilised utilising utilisation = use uses used using use
facilitate facilitates facilitated facilitating = help helps helped helping
commence commences commenced commencing = start starts started starting
terminate terminates terminated terminating = end ends ended ending
ensure ensures ensured ensuring = make\xa0sure makes\xa0sure made\xa0sure making\xa0sure
demonstrate demonstrates demonstrated demonstrating = show shows showed showing
assist assists assisted assisting = help helps helped helping
attempt attempts attempted attempting = try tries tried trying
modify modifies modified modifying = change changes changed changing
enhance enhances enhanced enhancing = improve improves improved improving
streamline streamlines streamlined streamlining = simplify simplifies simplified simplifying
harness harnesses harnessed harnessing = use uses used using
unveil unveils unveiled unveiling = show shows showed showing
showcase showcases showcased showcasing = show shows showed showing
foster fosters fostered fostering = encourage encourages encouraged encouraging
bolster bolsters bolstered bolstering = strengthen strengthens strengthened strengthening
elevate elevates elevated elevating = raise raises raised raising
robust = solid
seamless seamlessly = smooth smoothly
crucial = important
vital = important
incredible = remarkable
tremendous = huge
tremendously = hugely
enormous = huge
pivotal = important
essential essentially = important basically
comprehensive comprehensively = full fully
numerous = many
subsequent subsequently = later later
prior\xa0to = before
approximately = about
immediately = at\xa0once
cutting-edge = modern
state-of-the-art = modern
innovative = new
intricate = complex
myriad = many
plethora = wealth
amazing amazingly = remarkable remarkably
awesome = great
huge = large
easy easily = simple simply
great = good
individuals = people
moreover = also
furthermore = also
nevertheless = still
nonetheless = still
whilst = while
"""


def _pairs() -> dict[str, str]:
    table: dict[str, str] = {}
    for line in _TABLE.strip().splitlines():
        old, new = line.split("=")
        pairs = zip(old.split(" ")[:-1], new.split(" ")[1:], strict=True)
        table |= {key.replace("\xa0", " "): value.replace("\xa0", " ") for key, value in pairs}
    return table


SYNONYMS = _pairs()
# May simply go, unless a negation or a comparison leans on them.
_DROPPABLE = (
    "very really actually basically simply literally truly extremely incredibly obviously clearly just"
)
DROPPABLE = frozenset(_DROPPABLE.split())
