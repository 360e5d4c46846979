"""Forms of common English words that no stemmer brings together."""

_FORMS = """
be am is are was were been being
have has had having
do does did done doing
go goes went gone going
get gets got gotten getting
make makes made making
take takes took taken taking
give gives gave given giving
come comes came coming
become becomes became becoming
know knows knew known knowing
think thinks thought thinking
see sees saw seen seeing
find finds found finding
build builds built building
buy buys bought buying
bring brings brought bringing
begin begins began begun beginning
break breaks broke broken breaking
choose chooses chose chosen choosing
drive drives drove driven driving
fall falls fell fallen falling
feel feels felt feeling
fight fights fought fighting
fly flies flew flown flying
grow grows grew grown growing
hold holds held holding
keep keeps kept keeping
lead leads led leading
leave leaves left leaving
lose loses lost losing
mean means meant meaning
meet meets met meeting
pay pays paid paying
rise rises rose risen rising
run runs ran running
say says said saying
sell sells sold selling
send sends sent sending
shake shakes shook shaken shaking
show shows showed shown showing
speak speaks spoke spoken speaking
spend spends spent spending
stand stands stood standing
tell tells told telling
throw throws threw thrown throwing
understand understands understood understanding
win wins won winning
write writes wrote written writing
rewrite rewrites rewrote rewritten rewriting
child children
man men
woman women
person people
mouse mice
foot feet
life lives
analysis analyses
index indexes indices
datum data
criterion criteria
good better best
bad worse worst
"""
LEMMA = {form: line.split()[0] for line in _FORMS.strip().splitlines() for form in line.split()}
