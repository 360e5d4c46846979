"""Forms of common English words that no stemmer brings together, a word and its forms on a line."""

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
simple simpler simplest
easy easier easiest
fast faster fastest
slow slower slowest
big bigger biggest
small smaller smallest
large larger largest
huge huger hugest
great greater greatest
hard harder hardest
high higher highest
low lower lowest
long longer longest
short shorter shortest
late later latest
early earlier earliest
new newer newest
old older oldest
young younger youngest
strong stronger strongest
weak weaker weakest
cheap cheaper cheapest
rich richer richest
poor poorer poorest
deep deeper deepest
wide wider widest
clear clearer clearest
clean cleaner cleanest
safe safer safest
smart smarter smartest
smooth smoother smoothest
quick quicker quickest
heavy heavier heaviest
light lighter lightest
busy busier busiest
happy happier happiest
close closer closest
near nearer nearest
nice nicer nicest
fine finer finest
rare rarer rarest
full fuller fullest
dark darker darkest
bright brighter brightest
soft softer softest
tight tighter tightest
loose looser loosest
fresh fresher freshest
cool cooler coolest
hot hotter hottest
cold colder coldest
warm warmer warmest
dry drier driest
thin thinner thinnest
thick thicker thickest
tall taller tallest
tiny tinier tiniest
ugly uglier ugliest
pretty prettier prettiest
lazy lazier laziest
crazy crazier craziest
healthy healthier healthiest
friendly friendlier friendliest
likely likelier likeliest
lively livelier liveliest
costly costlier costliest
tough tougher toughest
rough rougher roughest
fair fairer fairest
sharp sharper sharpest
sure surer surest
true truer truest
wise wiser wisest
brave braver bravest
neat neater neatest
tidy tidier tidiest
handy handier handiest
ready readier readiest
noisy noisier noisiest
tricky trickier trickiest
messy messier messiest
fancy fancier fanciest
funny funnier funniest
dirty dirtier dirtiest
angry angrier angriest
hungry hungrier hungriest
lucky luckier luckiest
little less least
"""
LEMMA = {form: line.split()[0] for line in _FORMS.strip().splitlines() for form in line.split()}
