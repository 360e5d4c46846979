"""Classes of English words that a dictionary of frequencies cannot tell apart."""


def words_in(text: str) -> frozenset[str]:
    return frozenset(text.split())


FUNCTION = words_in(
    """
    a about above after again against all almost along already also although always am among an and another
    any anybody anyone anything anyway are aren't around as at away be because been before being below
    between both but by can can't cannot could couldn't did didn't do does doesn't doing don't done down
    during e.g each either else enough especially etc even ever every everybody everyone everything except
    few fewer for from further had hadn't has hasn't have haven't having he he'd he'll he's hence her here
    hers herself him himself his how however i i'd i'll i'm i've i.e if in indeed instead into is isn't it
    it'd it'll it's its itself just least less let let's lot lots many may maybe me mine more moreover most
    mostly much must my myself near nearly neither never nevertheless no nobody none nor not nothing now of
    off often oh ok okay on once one ones only onto or other others otherwise ought our ours ourselves out
    over own per perhaps please quite rather really same several shall she she'd she'll she's should
    shouldn't since so some somebody someone something sometimes soon still such than that that's the their
    theirs them themselves then there there's thereby therefore these they they'd they'll they're they've
    this those though through throughout thus till to together too toward towards under unless unlike until
    up upon us very via vs was wasn't we we'd we'll we're we've were weren't what what's whatever when
    whenever where whereas wherever whether which whichever while who who's whoever whole whom whose why
    will with within without won't would wouldn't yes yet you you'd you'll you're you've your yours yourself
    yourselves
    """
)

# Verbs, adverbs and judging adjectives: a keyword holds none of them.
LOOSE = words_in(
    """
    able above accomplish achieve actual actually add added adding additional additionally adds admittedly
    ago aim allow allowed allowing allows announce announced announcing apparently appear appears apply
    applying approximately apr april arrive ask asked asking aug august avoid avoids aware awesome back bad
    basically became become becomes becoming begin beginning begins believe best better big bigger bring
    brings brought built button called calling came caption cause causes certain certainly choose chose
    clear clearly click come comes coming completely consider considered consists contain contains continue
    continued correctly could create created creates creating current currently day days dec december decide
    decided define defined depend depending depends describe described despite determine did different
    difficult directly discover discovered discuss due earlier early easier easiest easily easy effectively
    eight eleven else ensure entire entirely essentially eventually exactly excited exist existing exists
    expect expected explain explained explains extremely fairly familiar far feb february feel felt fifth
    figure finally find finding finds fine first five follow followed following follows fortunately found
    four fourth frequently friday full fully gave general generally get gets getting give given gives giving
    go goes going gone good got gotten great greatly half happen happened happens happy hard hello helped
    helpful helping helps here's hey hi highly hope hopefully hour hours huge hundred idea ii iii image
    images imagine immediately important include included includes including increasingly inside intend
    interested interesting introduce introduced introduces introducing involve involved involves iv jan
    january jul july jun june keep keeping keeps kept kind knew know knowing known knows large largely
    larger last late later latest lead leads learn learned leave led left let lets liked likely link links
    little live long longer look looked looking looks love lower made main mainly make makes making mar
    march matter maximum may mean meaning means meant mention mentioned merely met might million minimum
    minute minutes miss missing modern moment monday month months more nbsp necessarily necessary need
    needed needing needs new newer newly next nice nine normally note noted notice noticed nov november
    obvious obviously occur occurs oct october offer offered offers old older original originally ourselves
    outside overall page pages particular particularly perfect photo place plain plan planned plans plus
    point points poor possible possibly potential potentially present pretty prevent prevents previous
    previously probably proper properly provide provided provides providing purely put puts putting quick
    quickly ran rarely reach reached read ready real realize realized reason reasonable reasonably reasons
    recall recent recently regardless relatively relevant remain remains remember remove removed represent
    require required requires respective rest resulted right roughly said saturday saw say saying says
    screenshot second see seeing seem seemed seems seen sep separate sept september seven share shared short
    show showed showing shown shows significant significantly similar similarly simple simpler simply single
    six slightly slow slower small smaller solely sort specific specifically stand start started starting
    starts stay step stop stopped stuff successfully sufficient sufficiently suggest suggests sunday super
    sure surely surprised surprising surprisingly take taken takes taking talk tell ten tend tends thank
    thanks thing things think thinking third thought thousand three thursday time times tiny today told
    tomorrow tons took total totally tried tries truly try trying tuesday turn turned turning turns twice
    two typical typically ultimate ultimately understand understanding understood unfortunately upcoming
    updated use used useful useless uses using usual usually valuable variety various via view wait want
    wanted wants was way ways wednesday week weeks went weren't willing wish won wonderful wondering work
    worked working works worse worst worth write writing written wrong wrote year years yesterday
    """
)

# Nouns too common to be a keyword on their own, fine inside one: “build system”.
COMMON = words_in(
    """
    access account action amount answer app application applications approach apps area argument article
    articles aspect author background base basis behavior behaviour benefit bit blog body book box build
    building bunch business call case cases challenge chance change changed changes check choice class code
    collection command company complexity component computer concept condition content context control copy
    core cost count country customer data date deal decision default design details developer developers
    development difference directory document effect effort element end engineer environment error errors
    event example examples experience expression fact feature features feedback field file files folder form
    format friend function functionality functions future goal goals government group groups guide hand head
    help history home house human image impact implementation improvement improvements industry information
    input install instance interest interface issue issues item items job key knowledge language languages
    layer learning lesson lessons level library life line lines list load local location log machine
    management manager member members message method methods mind mode model money name names nature network
    note number numbers object objects office one-time online open operation option options order
    organization output overview package part parts party past path people performance period person piece
    policy position post posts power practice practices price principle problem problems process processes
    product production products program programs project projects property public purpose quality question
    questions range rate reader readers release releases report request research resource resources response
    result results return review role room rule rules run running runs sale scale screen script search
    section security self sense series server service services set sets setting settings setup shape side
    sign site situation size skill software solution solutions source space speed stage standard state
    statement states status store story strategy string structure style subject support system systems table
    target task tasks team teams technique technology term terms test testing tests text title tool tools
    topic track traffic type types unit update updates user users value values version versions video web
    website window word words world
    """
)

# Verbs and nouns that say nothing of a subject: what two texts have in common is never these.
LIGHT = words_in(
    """
    become becomes came first get gets getting go goes going got last like made make makes making might need
    needs new put say see seem seems take takes thing things two use used uses using want way well
    """
)
