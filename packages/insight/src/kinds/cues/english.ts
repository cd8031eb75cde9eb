import type { CueLists, WordClasses } from '../cues.js';

/** Words that stand for each other in phrases, written as `<class>`. */
export const englishClasses: WordClasses = {
  cannot: `can't cannot couldn't unable never`,
  not: `not doesn't don't didn't isn't aren't wasn't won't wouldn't hasn't haven't never no nothing ain't stopped stops
    refuses fails failed`,
  works: `work works worked working load loads loading open opens opening start starts starting launch launches
    play plays playing sync syncs syncing connect connects connecting respond responds responding update updates
    updating download downloads downloading install installs installing save saves saving show shows showing
    display displays send sends sending receive receives receiving register registering recognize recognizes
    detect detects print prints upload uploads function functions functioning run runs running scroll scrolling
    accept accepts process processing finish finishing arrive arrived complete completing appear appears let lets
    allow allows get gets getting remember stay stays turn turns charge charges hold holds last lasts fit fits`,
  able: `use access open login log sign see view find get make do play download upload update install send
    receive save edit delete change add remove connect sync pay transfer deposit withdraw book order check read
    watch listen print export import search share post scroll type click select choose enter register activate
    reset recover cancel contact reach log-in access verify load move create finish return`,
  add: `add include implement introduce provide offer enable support integrate allow make create bring give put build
    consider let`,
  thing: `option options feature features ability possibility function functionality button setting settings mode
    filter version support way integration choice tool widget shortcut view`,
  fix: `fix fixed fixing repair resolve solve correct sort address`,
  i: `i we i'd we'd you one`,
  would: `would i'd we'd it'd could might should`,
  nice: `nice great good awesome cool helpful useful perfect better amazing handy lovely fantastic wonderful ideal
    excellent appreciated grand super neat best`,
  problem: `problem problems issue issues bug bugs glitch glitches trouble complaint complaints error errors crash
    crashes hassle fuss hiccup hiccups difficulty difficulties flaw flaws fault faults drawback lag`,
  someone: `i we you they it people users customers everyone`,
  time: `minute minutes hour hours day days week weeks month months year years times`,
  product: `app application product service software program game site website tool platform system phone device
    version update hotel place company bank store`,
};

/** Phrases that give a statement away. `~` stands for up to three words, `a|b` for either, `<class>` for a class. */
export const englishCues: CueLists = {
  defect: `
    crash|crashes|crashed|crashing|freeze|freezes|freezing|frozen|froze|hangs|hanging|stuck
    bug|bugs|buggy|glitch|glitches|glitchy|glitching|error|errors|fault|faulty|defect|defective|malfunction|malfunctions
    broken|broke|unresponsive|unusable|corrupt|corrupted|laggy|lags|lagging|stutters
    <not> <works>
    <not> ~ properly|correctly|anymore
    won't|doesn't|didn't|don't ~ <works>
    shuts|shut|closes|kicks|kicked|boots|booted|logs|logged|signs ~ down|itself|me|out|off
    black|blank|white|blue screen
    force close|closes|closed|closing|quit|quits
    keeps|kept|keep crashing|freezing|closing|failing|asking|saying|telling|stopping|loading|logging|disconnecting|restarting|buffering|dropping
    drains|drain|draining|kills|eats ~ battery
    has|have|had|having ~ <problem>
    times|timed|time out
    out of sync
    goes|went|go down|blank|black|offline|missing
    stop|stops|stopped|quit|quits working|responding|loading|charging|syncing
    disappear|disappears|disappeared|vanished|vanishes
    wrong|incorrect ~ amount|date|time|data|results|result|number|numbers|address|info|information|item|order|size|color|total|totals
  `,
  cannot: `
    <cannot> ~ <able>
    <cannot> even
    unable|impossible to
    not able to
    no way to|of
    not possible
    not let|allow ~ me|us|you
    doesn't|won't|don't|didn't|wouldn't let|allow ~ me|us|you
    there|there's is no way
    have|has|having|had trouble|problems|difficulty|issues
    can not
    tried ~ but|and|still
    refuse|refuses|fails|failed|fail to
    never ~ worked|works|work|arrived|loads|opens
    locked out
  `,
  missing: `
    no|without|lacks|lacking|lack|missing|zero ~ <thing>
    there|there's is|are no
    lacks|lacking|missing
    doesn't|don't|didn't have|support|include|offer|come
    not ~ available|supported|included|compatible
    no longer
    not enough
    too few|little|small|short|limited
    taken|took|removed away|out|the
    where did ~ go
  `,
  regress: `
    since|after ~ update|updates|updated|upgrade|upgrading|updating|release|version|change|redesign|merger
    used to be|work|have|love|like|show
    no longer works|able|available|work|possible|shows|opens
    latest|new|newest|last|recent update|version ~ broke|ruined|sucks|crashes|is|has|made
    not anymore
    worked|was fine|great|good|ok|perfect|perfectly until|before
    went|gone|go downhill
    old|previous version ~ better|was
    bring|go back ~ old
    getting|gets|got|become|became|becoming worse|slower
    ruined|destroyed|messed|screwed
  `,
  slow: `
    slow|slower|slowly|sluggish|forever|ages|laggy
    takes|took|taking|take ~ long|forever|ages|<time>
    too long
    so long to
    hours|days|weeks|months|minutes to|later|and
    waiting|waited|wait ~ <time>
    still|been waiting
    on hold
    long wait|waits|queue|queues|line|lines|delay|delays
  `,
  service: `
    customer|support service|team|staff|care ~ terrible|horrible|awful|bad|poor|useless|rude|worst|slow|joke
    no|never|without|zero response|reply|answer|help|support|replies|replied|answered|responded|solution
    never|not got|came|come|called|heard back|from
    nobody|no-one|noone|none answers|answered|helps|helped|responds|replied|cares|knows|picks
    not ~ respond|reply|answer|help|helpful|care|listen|resolved
    doesn't|don't|didn't|won't respond|reply|answer|help|care|listen
    ignored|ignores|ignoring|unhelpful|rude
    passed|sent|transferred around|back|from
    hung up
  `,
  price: `
    overpriced|expensive|pricey|costly|rip-off|ripoff|greedy
    too|so much money|to|for
    charge|charges|charged|charging|bill|billed|billing ~ me|twice|double|us|extra|wrong|still|for
    hidden|extra|high|higher fee|fees|charge|charges|cost|costs|price|prices
    price|prices|fee|fees ~ increase|increased|went|hike|doubled|too|high|higher|up
    not|isn't ~ worth
    have|has|had|must|need to pay|buy|purchase|subscribe
    paywall|pay-to-win|subscription|microtransactions
    costs|cost ~ more|too|fortune|arm
    want|wanted|wanting my|a money|refund
  `,
  confusing: `
    confusing|confused|unclear|complicated|unintuitive|cluttered|cumbersome|clunky|clumsy
    hard|difficult|impossible|tricky|tough to
    don't|can't|couldn't|didn't understand|figure|find|know
    not ~ clear|intuitive|obvious|easy|user-friendly|friendly
    makes|make|made no sense
    no idea|clue
    too many steps|clicks|screens|options|menus|ads|emails|notifications|bugs|glitches|questions
    hard|difficult
  `,
  pleaseFix: `
    please|pls ~ <fix>
    <fix> this|the|it|that|your|these|those|asap|please|bugs|bug
    need|needs|needed to be <fix>
    needs|need|must|should ~ fixed|fixing|repaired|resolved
    needs|need ~ work|improvement|improvements|improving
    hope|hopefully|hoping ~ <fix>
    when|will|can ~ <fix>|fixed
    sort it out
    get it together
    get your act together
    do something
    could|should|can ~ be fixed
  `,
  churn: `
    uninstall|uninstalled|uninstalling|uninstalls|deinstall|unsubscribe|unsubscribed|unsubscribing
    deleted|deleting|delete|removing|removed ~ app|application|account|game|it|this
    cancel|cancelled|canceled|cancelling|cancelling ~ subscription|account|membership|contract|plan|order|it
    switch|switched|switching|moved|moving|going|gone|go|change|changed|leaving to|back|over|from
    looking|look for ~ alternative|another|something|different|else
    find|found|use|using|try|buy another|different|something|alternative ~ app|product|provider|service|else
    last time
    never ~ again
    will|won't|would not|never ~ use|buy|return|renew|recommend|order|come|go|stay
    done with
    stay|stayed|keep|steer away
    avoid|beware
    want|demand ~ refund
    lost|losing ~ customer
    taking ~ business elsewhere
    don't|do not|dont|wouldn't|not|never waste|buy|download|bother|install|recommend|get|use|update|order|book|stay|trust
    waste of
    save your
    not|isn't|wasn't|never worth
  `,
  blocked: `
    can't|cannot|couldn't|unable ~ log|login|sign|access|open|pay|work|use|order|check|book|file|submit
    locked out
    account ~ locked|blocked|suspended|closed|frozen|disabled|hacked
    useless|unusable|worthless|pointless
    whole|entire|all team|company|office|staff|department|business|day|work
    blocks|blocking|blocked|stops|stopped|preventing|prevents ~ us|me|work|team|working
    production|payroll|launch|deadline|customers|clients ~ down|missed|late|complaining|stopped
    outage|down|offline
    at all
    won't|doesn't open|start|load|launch|install
  `,
  moneyLost: `
    charged|billed|paid ~ twice|double|again|wrongly|without
    double|wrong|unauthorized|unexpected charge|charges|payment|payments
    double|twice|wrongly|over billed|charged|paid|deducted
    lost|lose|losing|lost|stole|steal|took|taken ~ money|cash|payment|funds|revenue|sales|dollars|deposit|credits|coins
    money ~ gone|missing|lost|stuck|disappeared|vanished|back
    refund|scam|scammed|scammers|fraud|rip-off|ripoff|thieves|stealing
    cost|costs|costing us|me
    never|not|no ~ refund|refunded|credited|reimbursed
  `,
  dataLost: `
    lost|lose|loses|losing|deleted|deletes|erased|wiped|gone|disappeared|vanished ~ data|files|file|work|progress|photos|pictures|contacts|messages|history|documents|notes|everything|account|settings|save|saves|records|projects|emails|purchases|playlists
    data|files|work|progress|photos|pictures|contacts|messages|history|documents|notes|everything|account|records ~ gone|lost|deleted|disappeared|missing|wiped|vanished|erased|corrupted
    lost everything
    data loss|breach|leak
    hacked|security|breach
  `,
  urgent: `
    asap|immediately|urgent|urgently|now|emergency
    as soon as possible
    right now|away
    every time|day|single|morning|week|month
    constantly|always|repeatedly|continually|continuously|all the time
    again and again
    over and over
    <time> and <time>
    for ~ <time>
    still
    several|many|multiple|three|four|five|ten|countless times|calls|emails|attempts|tickets
  `,
  wish: `
    wish|wished|wishing
    would|i'd|we'd ~ love|like|prefer|appreciate|want ~ to|if|it|more|an|a|the|some|see|have|for
    would|it'd|could|might ~ be <nice>
    would|it'd be|make ~ <nice> ~ if|to|with
    it|would be|make ~ better|perfect|easier|useful|helpful if|with|to
    if ~ could|would|had|only
    if only
    hope|hoping|hopefully ~ add|will|see|can|future|next|get|have|be|include|you|soon
    suggest|suggestion|suggestions|recommendation|idea|request|requesting|proposal
    feature request
    looking|look forward to ~ see|having|update|seeing
    can't wait ~ for|until
    like|love|want|prefer to see|have|be|get
    <would> ~ love
    <would> like|love|prefer|appreciate
    in the future
    next update|version|release
    one|only|other thing|feature|improvement|thing|suggestion ~ missing|would|like|want|wish|add|i'd
    missing|needs|need|lacks|want|wants ~ <thing>
    would give|rate ~ if|five|5|stars
    more ~ please
    wouldn't mind
    be able to
  `,
  askFor: `
    please|pls ~ <add>|bring|update|allow|make|let|give|put|return|change|improve|include|release|port|provide|keep|consider|implement
    please|pls|kindly
    <add>|adding|added|adds a|an|more|the|some|support|option|options|dark|another|this|other
    can|could|will|would you|we|they|someone|i ~ <add>|have|get|make|bring|put
    allow|let|enable|give|allowing|letting ~ us|me|users|people|customers ~ to|choose|set|option|ability|control
    should|must|ought ~ have|be|include|add|allow|support|offer|let|show|give|make|provide
    need|needs|want|wants|require|requires a|an|more|to|the|some|ability|option|better|other|new|dark
    option|ability|way|possibility|feature|button|setting|support|integration to|for
    bring|bringing back
    make|making it|the|this|them ~ possible|easier|bigger|smaller|optional|compatible|available|faster|simpler|customizable|better|work
    there|it|you|they should|needs|need|must|could
    how about
    why not
    why|what no|about|if
    instead of
    rather than
    ipad|android|iphone|ios|mac|linux|windows|web version|app|support
    more options|choices|customization|flexibility|features|filters|control|levels|languages|colors|templates|themes|integrations
    in need of
    could use
    update|updates please
  `,
  question: `
    how do|can|does|to|is|much|many|long|come|should|would|did|often|far|are|will|often|about
    what is|are|does|do|happens|should|about|if|kind|time|do|did|was|were|would|happened
    why is|are|does|do|did|can't|doesn't|don't|isn't|was|has|have|would|won't|am|not|cant
    where is|are|can|do|does|did|to|should
    when will|is|does|do|can|are|did|would
    who is|can|do|does|are|should|to
    which one|is|are|of|version|plan
    is|are|was it|there|this|that|they|you|my|anyone|the|any|these
    do|does|did|can|could|will|would|should|has|have|am i|you|we|it|they|anyone|this|someone|the|my|there
    anyone|anybody|someone know|knows|else|tell|help|have|here
    wondering|wonder if|how|whether|why|what
    any idea|ideas|chance|way|plans|news|update|eta|advice|tips|suggestions
    not sure how|if|whether|what|why
    can|could someone|anyone|anybody|you explain|tell|help|clarify|confirm|advise
    want|like|need to know
    tell me how|if|what|when|where
    what's the
    question about
    explain
  `,
  howTo: `
    how do|can|to|should|would i|we|you|one
    is there a|any|some way|option|plan|possibility|chance|limit|setting
    where can|do|is|are i|we|you|the
    can|could|may i|we|you
    what is|are|does|do the|my|your|i
    do|will|am|should|did i|we
    does|will|is|are|do it|this|the|your|you
  `,
  thanks: `
    thanks|thank|thankyou|thx|kudos|bravo|congratulations|congrats
    keep|keep it up
    keep up ~ good|great|work
    well done
    good|great|nice|excellent|awesome|fantastic|amazing|wonderful job|work
    hats off
    two thumbs|thumbs up
  `,
  recommend: `
    recommend|recommended|recommending
    must have|buy|try|download|visit|see
    worth ~ money|it|every|price|penny|cent|download|visit
    5|five|10 stars|star
    love|loved|loving|adore it|this|the|how|that|my|using|these|them|app
    can't|couldn't|cannot live|imagine|function|do|be without
    can't|couldn't|cannot ~ happier|recommend|beat|wrong|complain|fault
    best ~ ever|i've|app|product|on|have|of|in
    saves|saved|save|saving ~ time|money|hours|life|me|us|day|lot
    makes|made|make|making ~ life|job|day|easy|easier|simple|work|so
    easy|simple|quick|fun|pleasure|fast|great|nice|good to use|navigate|set|understand|install|read|follow|do|find|learn|have|work|deal|book|order
    use|using it|this every|all|daily|everyday
    couldn't|can't ask|live for|without
    works|worked|work|working|runs ~ great|well|perfectly|fine|perfect|flawlessly|smoothly|like|good|as|for|wonders|beautifully|excellent|awesome|amazing|better|great
    does|did|do ~ what|job|exactly|everything|trick|work
    exceeded|beyond|above ~ expectations
    nothing|no but complaints
    all ~ need
    hooked|addicted|addicting|addictive
    very|really|so|extremely|super|quite|highly|absolutely happy|pleased|satisfied|impressed|helpful|useful|easy|convenient|good|nice|friendly|fast|recommend|recommended|great
  `,
  noProblem: `
    no|without|never|zero|hasn't|haven't|not ~ <problem>
    not ~ bad|single|disappointed|disappoint
    never ~ failed|fails|disappoints|disappointed|let|crashes|crashed|problem|issue
    can't|cannot complain|fault
    nothing ~ complain|bad|negative|dislike|wrong
    won't|don't|wouldn't|not ~ regret|disappointed|disappoint
    bug|hassle|error|trouble|stress|worry|problem|pain free
    no complaints
    can't go wrong
    don't miss
    hard to beat
    only wish i'd|found
    fixed|solved|resolved|fixes ~ problem|issue|bug|bugs|issues|it|quickly|crash|crashes|everything
    <problem> ~ fixed|solved|resolved|gone
  `,
  only: `
    only|one|main|biggest|sole|major|minor <problem>|complaint|downside|thing|drawback|negative|con|gripe|issue|flaw|annoyance|improvement
    my only|one|biggest
    except|unless|though|although|however|but
  `,
  greeting: `
    hi|hello|hey|dear|greetings
    good morning|afternoon|evening|day
    kind|best|warm|many regards|wishes|greetings
    regards|sincerely|cheers
    see|find|please attached|below|above
    attached|fyi|ps
    as discussed|mentioned|agreed
  `,
  fact: `
    i|we|my|our ~ bought|purchased|ordered|downloaded|installed|received|got|using|use|used|tried|switched|stayed|visited|went|started|signed|upgraded
    i|we have|had|am|are|was|were a|an|been|on|using|at|in|the
    i'm|we're|i've|we've a|an|on|using|in|from|been|running
    using|use|used|running|tested ~ on|with|for|since|android|iphone|ipad|windows|mac
    version|model|device|phone|ipad|iphone|galaxy|android|ios
    bought|purchased|ordered ~ for|from|in|on|last|as
    yesterday|today|monday|tuesday|wednesday|thursday|friday|saturday|sunday
    last week|month|year|night|time
    there are
    you can|have|just|need|get|will
    it|this has|comes|is|was a|an|the|with
    my wife|husband|daughter|son|kids|friend|friends|boss|team|mom|dad|family
  `,
};
