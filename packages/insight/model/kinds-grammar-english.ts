import type { Grammar } from './kinds-generate.js';

/**
 * Sentences of feedback by kind, written for this project. `{slot}` is filled from the field's vocabulary
 * or from `parts`; `[a|b|]` takes one of the alternatives; `{doing}` is the -ing form of `{does}`.
 */
export const englishGrammar: Grammar = {
  parts: {
    my: 'my|the|our',
    the: 'the|this|your|my',
    since:
      'since the [last|latest|new|recent|] update|after the [last|latest|new] update|since [yesterday|monday|last week|last month|this morning|version 5|friday|the new version|ios 17|the redesign|the merger]|after [upgrading|updating|reinstalling|switching phones]|lately|recently|for [days|weeks|two weeks|months|hours] now|again|today',
    often:
      'all the time|every time|constantly|every single [time|day]|always|again and again|half the time|randomly|every few minutes|multiple times a day|most of the time|sometimes|on startup|as soon as I open it|whenever I try to {does}|when I try to {does}|as soon as I try to {does}|in the middle of {doing}|after a few seconds',
    device:
      'iphone|ipad|android|samsung|galaxy s9|pixel|tablet|macbook|windows laptop|nexus|huawei|new phone|ipad mini|chromebook|desktop|htc|xperia|moto g',
    long: '[two|three|five|ten|20|45] minutes|[an hour|two hours|four hours]|[three|six] weeks|a week|a month|ages|forever|days|over an hour|half the day|far too long|2 months',
    very: 'very|really|so|extremely|super|incredibly|quite|pretty|absolutely|just|truly|so very|too',
    badAdj:
      'slow|unreliable|buggy|confusing|frustrating|annoying|useless|terrible|horrible|awful|disappointing|clunky|unstable|poor|bad|ridiculous|pathetic|laggy|overpriced|complicated|glitchy|unacceptable|outdated|a joke|a mess|a nightmare|a disaster|broken|inconsistent|unusable|not good|not great|not user friendly|not working|not intuitive|hard to use|difficult to use|cold|rude|dirty|noisy|tiny|worse than before|a disgrace|garbage|boring|cheap and flimsy|misleading|inaccurate|wrong|blurry|tasteless|stale|mediocre|bland|way too small|too loud|too dark|cluttered',
    goodAdj:
      'great|good|excellent|awesome|amazing|fantastic|perfect|wonderful|easy to use|fast|simple|intuitive|reliable|helpful|convenient|beautiful|lovely|brilliant|superb|outstanding|useful|handy|smooth|clean|friendly|fun|clear|affordable|comfortable|delicious|fresh|top notch|well designed|very good|really nice|flawless|quick|responsive|stunning|addictive|secure|impressive|spot on|second to none|cool|nice|pretty good|worth it|quiet|cosy|generous|tasty|sturdy|bright|accurate|professional|attentive',
    bug: 'crashes|freezes|hangs|stops working|shuts down|closes|logs me out|kicks me out|lags|goes blank|gets stuck|force closes|restarts|disconnects|glitches|signs me out|times out|throws an error|shows an error|shows a black screen|shows a white screen|drains my battery|loses connection|buffers|stutters|reloads',
    bugging:
      'crashing|freezing|hanging|closing|logging me out|kicking me out|lagging|restarting|disconnecting|buffering|asking for my password|failing|showing errors|saying error|telling me there is no connection|stopping|getting stuck|force closing|loading',
    broken:
      "does not work|doesn't work|is not working|isn't working|stopped working|is broken|won't load|won't open|doesn't load|fails|never works|no longer works|does nothing|is down|keeps failing|doesn't respond|is stuck|won't start|won't update|has disappeared|is gone|does not show up|disappeared|not working|not loading|never arrived|is full of bugs|is wrong|fell apart|didn't work at all|is useless|died after a week|doesn't sync|isn't syncing|doesn't work properly|is acting up|is messed up",
    cannot:
      "can't|cannot|can not|couldn't|am unable to|am not able to|was unable to|can no longer|can't even|still can't|could not|was not able to|haven't been able to",
    angry:
      "fix this|please fix|fix it|please fix this|fix your app|this is unacceptable|what a joke|so annoying|very frustrating|not happy|I am so disappointed|never again|I want my money back|shame on you|ridiculous|waste of time|please fix asap|sort it out|get it together|really disappointed|so frustrating|this needs to be fixed|I give up|uninstalling|fix the bugs|terrible|I'm done|deleted|useless",
    happy:
      "love it|highly recommended|thank you|thanks|keep it up|well done|five stars|5 stars|great job|I love it|would recommend|keep up the good work|will be back|will use again|recommended|so happy|can't complain|best {product} ever|10/10|good job|awesome|thumbs up|two thumbs up|must have|don't change a thing|couldn't be happier",
    opinion:
      'in my opinion|honestly|to be honest|overall|personally|for me|frankly|all in all|by far|imo|well|so far|so|',
    person:
      'my wife|my husband|my daughter|my son|my kids|a friend|my boss|my colleague|my mother|our team|our whole office|my family|my students|my dad|our clients|half of our users',
    weeks:
      'a year|two years|6 months|three weeks|a long time|years|a few days|a month|ages|10 years|several months|a couple of weeks',
    ifOnly: 'if|if only|if there was a way|when',
    reqNice:
      'nice|great|good|awesome|helpful|cool|useful|better|perfect|even better|lovely|really helpful|amazing|super useful|so much better|fantastic|handy|a huge help|a nice touch|ideal|a lot easier|much appreciated|wonderful',
    addWord:
      'add|include|implement|introduce|offer|provide|give us|bring back|support|consider adding|think about adding|work on|put in|enable|allow',
  },
  pain: `
    {the} {product} [keeps|kept|just keeps|constantly keeps] {bugging} [{since}|{often}|]
    [the|this|your|my] {product} {bug} [{often}|{since}|]
    [the|this|your|my] {thing} {bug} [{often}|{since}|]
    it {bug} [{often}|{since}|every time I try to {does}]
    it keeps {bugging} [{since}|when I try to {does}|]
    keeps {bugging} [{since}|{often}|when I {does}]
    {bug} {often}
    [constant|frequent|random|too many|endless] [crashes|freezes|errors|bugs|glitches|disconnections|delays|timeouts] [{since}|when {doing}|]
    {the} {thing} {broken} [{since}|{often}|on my {device}|]
    {thing} {broken} [{since}|on my {device}|]
    {the} {product} {broken} [{since}|on my {device}|at all|anymore|]
    I {cannot} {does} [{since}|on my {device}|anymore|at all|without errors|]
    [we|users|our customers|half the team] can't {does} [{since}|anymore|]
    can't {does} [{since}|anymore|]
    [unable|impossible|not able] to {does} [{since}|]
    {since} I {cannot} {does}
    {since} {the} {thing} {broken}
    {since} it {bug} {often}
    [won't|doesn't|does not|will not] let me {does} [{since}|]
    {the} {product} [won't|doesn't|does not|will not|refuses to] [let me {does}|open|load|start|update|sync|connect|install|save anything|recognize my {owned}|show my {owned}]
    it [says|keeps saying|tells me|always says] [error|invalid password|no connection|something went wrong|try again later|incompatible|my {owned} does not exist|session expired] [when I try to {does}|{often}|]
    {the} {thing} is {very} {badAdj} [{since}|]
    {the} {product} is {very} {badAdj} [{since}|]
    {the} {thing} was {very} {badAdj}
    {thing} is {very} {badAdj}
    {very} {badAdj} {thing}
    {badAdj} {product}
    [worst|the worst] {product} [ever|I have ever used|I have used|out there|on the market|in town|]
    [terrible|horrible|awful|poor|bad|worst] {thing}[, terrible {thing}| and {thing}|]
    [terrible|horrible|awful|bad|worst] experience [with {the} {thing}|with {staff}|]
    it takes {long} to {does}
    [takes|took] {long} to {does}
    {doing} takes {long} [{since}|]
    [waiting|I have been waiting|I waited|we waited|still waiting] [{long}|for {long}] [for my {owned}|for a reply|for an answer from {staff}|for {staff}|to {does}]
    [slow|so slow|very slow|painfully slow|sluggish|laggy] [{since}|and {badAdj}|when {doing}|]
    {staff} [never replied|never answered|doesn't answer|did not help|was rude|was useless|ignored us|is unhelpful|hung up on me|keeps passing me around|has no clue|never got back to me|was very rude|is non existent|didn't care|forgot about us|does not respond to emails]
    [no answer|no reply|no response|no help] from {staff} [for {long}|in {long}|so far|]
    [nobody|no one] [answers the phone|replies|helps|cares|could help me|from {staff} called back]
    I [called|emailed|contacted|wrote to] {staff} [three times|five times|several times|twice|] [and got no answer|but nobody helped|and nothing happened|with no luck|and they hung up]
    I was [charged|billed] [twice|double|three times|the wrong amount|for something I never ordered|after I cancelled|again] [for the {cost}|]
    they [charged|billed|overcharged] [me|us] [twice|double|the wrong {cost}|without asking|]
    the {cost} is [too high|way too high|far too expensive|ridiculous|a rip off|outrageous|not worth it|not justified|unfair]
    {very} expensive [for what you get|for what it does|compared to others|]
    [too|way too|far too|much too] expensive [for what it is|]
    {the} {cost} [went up|doubled|increased] [again|by 30%|without notice|and the quality went down|for the third time]
    [hidden|unexpected|outrageous|ridiculous] [fees|charges|costs]
    not worth the {cost}
    [a|complete|total|what a|such a] [rip off|scam|waste of money|waste of time|waste of space]
    {my} {owned} [disappeared|vanished|got lost|was deleted|is gone|are gone|never arrived|arrived damaged|is missing|was wrong|got corrupted|was cancelled without notice|is locked|has been blocked|won't load|arrived broken|was late]
    [lost|I lost|we lost] [all|all of|] my {owned} [{since}|]
    [deleted|wiped|erased|lost] all my {owned}
    [there is|there's] no {thing}
    [there is|there's] no [way|option] to {does}
    [no|missing] {thing}[, no {thing}|]
    {the} {thing} is missing
    lacks [basic features|a decent {thing}|{wanted}]
    [took|they took|you took] away {the} {thing}
    [where did|what happened to] {the} {thing} [go|]
    {the} {thing} [used to work|worked fine|was great] [before|until the update|but not anymore|and now it {bug}]
    used to be [great|good|my favorite], now it [is {badAdj}|{bug}]
    [the new|this|the latest|the last] [update|version|design|layout|interface] [sucks|is terrible|is awful|broke everything|ruined it|made it worse|is a step backwards|is horrible|is {badAdj}|messed up {the} {thing}]
    [hate|I hate|don't like|I don't like|dislike|can't stand] [the new|this|the|your] [update|version|design|layout|{thing}]
    [very|so|quite|too|] [confusing|complicated|hard to understand|unintuitive|cluttered|clunky] [interface|menus|{thing}|]
    [hard|difficult|impossible|tricky] to {does}
    [hard|difficult|impossible] to [find anything|understand|navigate|use|read|reach anyone]
    I don't understand how to {does}, [it is not clear|nothing explains it|the menus make no sense]
    [couldn't|can't] figure out how to {does}
    it [should not|shouldn't] [be this hard|take {long}|need ten clicks] to {does}
    too many [ads|bugs|clicks|steps|emails|notifications|errors|pop ups|glitches|crashes|in-app purchases|adverts]
    [full of|nothing but|riddled with] [bugs|ads|errors|glitches]
    the {thing} [has|have|had] [a lot of|many|serious|some|too many|] [bugs|problems|issues|glitches|errors]
    I [have|had|keep having|am having|'m having] [problems|issues|trouble|so many problems|an issue] [with {the} {thing}|{doing}|with {staff}|]
    [problem|issue|bug] with {the} {thing}
    every [time|day|morning] I [try to|want to] {does} it {bug}
    I have to [reinstall|restart|log in again|start over|re-enter everything|click ten times|do it manually] [every time|all the time|just to {does}|]
    [please fix|fix|pls fix|please repair|please resolve] [{the} {thing}|the bugs|this bug|this issue|this problem|it|the crashing|the {thing} problem|the login issue] [asap|soon|so I can {does}|]
    {the} {thing} [needs|need] [to be fixed|fixing|serious work|a lot of work]
    [when|will you|are you ever going to] [will you fix|fix|get round to fixing] {the} {thing}
    [uninstalled|uninstalling|deleted|deleting it|cancelled|cancelling my subscription|switching to a competitor|moving to another {product}|going back to my old {product}|looking for an alternative] [because {the} {thing} {broken}|because it {bug}|, too many bugs|, it just doesn't work|after this|]
    I [am|'m] [so|very|extremely|really|] [disappointed|frustrated|annoyed|angry|fed up|unhappy|upset|dissatisfied] [with {the} {thing}|with {staff}|by {the} {product}|]
    [disappointed|disappointing|frustrating|annoying|horrible|terrible|useless|pathetic|garbage|crap|trash|junk|rubbish|awful|sucks|bad|worst app ever|very bad|not good|waste|poor|buggy|hate it|lame]
    [don't|do not|never] [bother|waste your time|download|buy this|buy it|install|book here|eat here|stay here|trust them|recommend it|waste your money]
    I would not recommend [this {product}|it|them] [to anyone|]
    [would|I'd] give [zero|0|no] stars if I could
    [does not|doesn't|didn't] [work|do what it says|do anything|work at all|work as advertised|last long|fit|connect|charge|live up to expectations]
    [it's|it is] [not|just not|really not] [good|worth it|reliable|usable|ready|intuitive|worth the {cost}|very good|what I expected]
    [never|it never|this never] [works|worked|loads|arrives on time|connects|syncs] [{since}|for me|]
    {the} {product} [blocks|is blocking|stops|prevents] [our team|us|me] from {doing}
    our [team|whole company|customers|clients] [is|are] [blocked|stuck|complaining|losing hours every week] because {the} {thing} {broken}
    this costs us [hours|a lot of time|money|customers|two days] every [week|month]
    {the} {thing} [is so small|is too small|is too big|is unreadable|hurts my eyes|looks ugly|looks cheap|looks like 1995]
    {person} [can't|cannot|couldn't] {does} [either|]
    {person} and I both have [this problem|the same issue|trouble {doing}]
    {the} {thing} [broke|failed|stopped working|died|started leaking|cracked] after [a week|two days|a month|three uses|one wash|only {weeks}]
    the {thing} [looks|tastes|smells|feels|sounds] [cheap|awful|terrible|horrible|bad|off|stale|worse than before]
    {the} {thing} [leaves a lot to be desired|could be better|is below average|is nothing special|was a letdown|is not up to standard|let us down|disappointed us]
    [half|most] of [the|my] {owned} [is|are] [missing|gone|wrong|not showing]
    [wrong|incorrect] {thing} [again|every time|shown|delivered]
    I [paid|payed] for [premium|{wanted}|the {cost}] and [it doesn't work|got nothing|still see ads|can't use it]
    [{my}|the] {thing} [drains|kills|eats] [the|my] [battery|data|memory|storage]
    they [forgot|lost|mixed up|ruined|messed up] our {owned}
    the only [problem|issue|complaint|downside|thing I don't like] is [that it {bug}|{the} {thing}|that {the} {thing} {broken}|the {cost}]
    but [it {bug} {often}|{the} {thing} {broken}|{the} {thing} is {very} {badAdj}|I {cannot} {does}|the {cost} is too high|it takes {long} to {does}|the {staff} was not helpful]
    however [it {bug} {often}|{the} {thing} {broken}|{the} {thing} is {very} {badAdj}|I {cannot} {does}|it takes {long} to {does}]
    [good|nice|great|ok] {product} but [it {bug} {often}|{the} {thing} {broken}|{the} {thing} is {badAdj}|I {cannot} {does}|too slow|too many ads|way too expensive]
    [like|love|I like|I love|I really like] [the|this] {product}, but [it {bug} {often}|{the} {thing} {broken}|I {cannot} {does}|it keeps {bugging}|{the} {thing} is {very} {badAdj}]
    would be [great|good|perfect|five stars] if it [didn't crash|actually worked|didn't freeze|worked|wasn't so slow|wasn't so {badAdj}|didn't keep {bugging}]
    [what's|what is|whats] wrong with {the} {thing}
    why [is|are] {the} {thing} so [slow|bad|complicated|expensive|hard to use|buggy]
    why does it [crash|freeze|keep {bugging}|take so long|always log me out|never work] [{often}|]
    why [can't I|can I not|did you remove the option to|do I have to wait {long} to] {does}
    [seriously|come on|really|wtf|omg|ugh|guys] [fix this|{the} {thing} {broken}|it {bug} again|{angry}]
    it's a [shame|pity] that {the} {thing} {broken}
    {the} {thing} {broken}, {angry}
    [our|the whole] [team|finance team|staff|office|crew] [spends|spend|wastes|loses] [hours|two days|half the week|a lot of time] [{doing}|{doing} by hand|re-typing everything|on workarounds|every month because of this]
    [we|I] [had to|have to|need to|end up having to] [hire someone|build a workaround|keep a spreadsheet|do it by hand|ask {staff}|use another tool|print everything|copy everything manually|do it twice] just to {does}
    [I|we] end up {doing} [by hand|twice|manually|in excel|on paper]
    {thing} [appears|arrives|arrive|loads|shows up|gets sent|is counted|is sent] [twice|three times|too late|in the wrong order|empty|half a day late|without warning]
    [nothing happens|nothing changes|I get nothing] when I {does}
    {the} {thing} [shows|displays|sends|uses|contains|returns] [the wrong {owned}|old {owned}|an empty page|someone else's {owned}|wrong numbers|only half of my {owned}]
    it used to [remember my {owned}|let me {does}|be possible to {does}|show my {owned}|be faster]
    [nobody|no one] [told|informed|warned|asked] [us|me] about [the {cost}|the change|the outage|this|the delay]
    {doing} [times out|takes three attempts|needs ten clicks|fails with large files|fails half of the time|breaks on big projects|ends in an error]
    {my} {owned} [was|were] [empty|gone|wrong|mixed up|cut off|not saved] [afterwards|again|after {doing}]
    it {bug} {often}. {angry}
    {angry}
  `,
  request: `
    please {addWord} {wanted} [to {the} {product}|to {the} {thing}|in the next update|soon|thanks|thank you|]
    pls {addWord} {wanted}
    [can|could|would|will] you [please|pls|] {addWord} {wanted} [soon|to {the} {product}|in a future update|]
    {addWord} {wanted} [please|pls|and it will be perfect|and I will give 5 stars|soon|]
    it would be {reqNice} [if|when] [you|we|I|users|one] could {does} [from the phone|without logging in|in one click|offline|]
    it would be {reqNice} [if|when] [there was|there were|you had|it had|you added|we had|we got] {wanted}
    it would be {reqNice} to [have|see|get] {wanted}
    would be {reqNice} [if|to] [it had {wanted}|you added {wanted}|there was {wanted}|have {wanted}|be able to {does}|see {wanted}]
    [would|I would|I'd|we would|we'd] [love|like|really like|love love|appreciate|prefer] {wanted} [in the future|as well|too|]
    [would|I would|I'd|we would|we'd|would really] [love|like|really like|prefer] to [see|have|get] {wanted} [in the next update|in the next version|]
    [would|I would|I'd|we'd] [love|like] to be able to {does} [directly|on my {device}|offline|from the {thing}|]
    [I wish|wish|we wish|I really wish|I just wish|my only wish is that] [there was|there were|it had|you had|we had|you offered|they had] {wanted}
    [I wish|wish|we wish|I really wish|I only wish] [I|we|you|it] could {does} [more easily|offline|from the {thing}|on my {device}|in bulk|]
    [the only thing|one thing|only thing|the one thing|all that is] [missing|lacking|I miss|I would add|I'd change|it needs|that could be improved] is {wanted}
    [needs|it needs|this needs|really needs|still needs|you need|this {product} needs|we need] {wanted}
    [need|needs|we need|I need] [an option|a way|the ability|the option|a possibility|an easier way] to {does}
    [we need|I need|need] {wanted} [to {does}|for our team|for compliance|urgently|]
    [there should be|you should add|you should have|they should add|it should have|should have|must have|should offer|should support|ought to have] {wanted}
    [there should be|should be|please give us|give us|please provide|we need|I want] [a way|an option|the option|the ability] to {does}
    [you|we|users|I|it|customers] should be able to {does} [in one click|without calling {staff}|online|from the {thing}|]
    [allow|please allow|let|please let] [us|me|users|people] [to |]{does} [from the {thing}|offline|in bulk|]
    {the} {thing} should [have|offer|support|include|allow] {wanted}
    {the} {thing} [could|should|needs to] be [bigger|faster|simpler|customizable|improved|configurable|sortable|longer|more flexible|optional|available offline]
    [make|please make] {the} {thing} [bigger|optional|customizable|sortable|easier to find|available on {device}|compatible with {device}|faster|simpler]
    [bring back|please bring back|give us back|put back|restore] [the old|] [{thing}|layout|version|design]
    [suggestion|feature request|idea|request|my suggestion|small suggestion|one suggestion|a suggestion]: [{wanted}|add {wanted}|let us {does}|allow {doing} from the {thing}|make {the} {thing} customizable]
    I [suggest|would suggest|propose|recommend] [adding {wanted}|to add {wanted}|{wanted}|you add {wanted}|a way to {does}]
    [hope|I hope|hoping|hopefully|we hope] [you|they|the next update] [will add|add|adds|can add|will bring|include|get] {wanted} [soon|in the future|]
    [looking forward to|can't wait for|waiting for] [{wanted}|the next update with {wanted}|{wanted} to be added]
    [how about|what about|why not] [adding|offering|having] {wanted}
    why not [add|offer|include|let us {does}|have] {wanted}
    [maybe|perhaps|possibly] [you could|add|consider|think about] [adding |]{wanted}
    [I want|I'd want|we want|want|wanted] {wanted}
    [any chance|any plans|is there any chance] of [adding|getting|having] {wanted}
    if [you|they|it] [added|had|would add|could add|offered] {wanted}, [it would be {reqNice}|I would give five stars|I'd be happy|we would upgrade|that would be {reqNice}]
    if [I|we|you] could {does}, [it would be {reqNice}|that would be {reqNice}|I would give it five stars|we would use it every day]
    [would give|I'd give|will give] [5|five] stars [if|when] [you add {wanted}|it had {wanted}|I could {does}|there was {wanted}]
    [more|fewer|bigger|better|faster|cheaper|additional] {thing} [please|would be {reqNice}|options please|]
    more [options|filters|choices|settings|customization|templates|colors|languages|features] [please|would be {reqNice}|for {the} {thing}|]
    {wanted} would be {reqNice}
    {wanted} please
    {wanted} is [missing|a must|needed|what we need|still missing]
    [an|the] option to {does} would be {reqNice}
    [being able|the ability|a way] to {does} would be {reqNice}
    our [team|company|customers|admins|users] would [love|benefit from|appreciate|like|really like] {wanted}
    {person} would [love|like|appreciate] {wanted}
    [could use|could do with|would benefit from|lacks only|just missing] {wanted}
    [support|compatibility|integration|sync] [for|with] [{device}|google drive|outlook|apple watch|dropbox|sap|windows|facebook|excel|hubspot] [please|would be {reqNice}|is needed|]
    please [support|make it work with|make an app for|release a version for|optimize it for] [my|the|] {device}
    please update [{the} {thing}|{the} {product}|for {device}|with {wanted}]
    please [change|improve|rethink|redesign|update|extend] {the} {thing}
    instead of {doing}, [we would like to|let us|I'd rather] {does}
    I would [rather|prefer to] {does} [than|instead of] {doing}
    please consider [adding {wanted}|{wanted}|letting us {does}|a way to {does}]
    we are [missing|looking for|hoping for|still waiting for] {wanted}
    it'd be [{reqNice}] to [{does} from the {thing}|have {wanted}|get {wanted}]
    [great|good|nice|love the|awesome] {product} but [needs|it needs|could use|please add|I wish it had|would love|it should have|missing] {wanted}
    [great|love this|nice|good] {product}, [just|only|but] [add|please add|needs|missing] {wanted}
    [just|only] [add|needs|wish it had] {wanted}
    but [please add|I wish it had|it needs|it should have|would love to see|could use|I'd like] {wanted}
    but [I wish|it would be {reqNice} if] [I could {does}|there was {wanted}|you added {wanted}]
    [competitors|other apps|others|the old version|your competitor] [have|has|offer|offers|had] {wanted}, [please add it too|you should too|why don't you|we need that as well]
    is it possible to [add|get|have|include] {wanted}
    {wanted} would [make {doing} much easier|help us a lot|make my life easier|make rollout easier|save us hours|help with {doing}|make it complete|be worth paying for|let us {does}]
    [your competitor|another tool|a rival product|the other {product}|every other {product}] [has|offers|comes with|supports] {wanted}, [you don't|yours doesn't|why not you|this one does not|and we miss it here]
    let [admins|users|managers|our team|customers|owners|guests|people] {does} [themselves|from the {thing}|in bulk|]
    [we can't roll this out|we won't upgrade|we cannot switch fully|my boss won't approve it] without {wanted}
    {wanted} [is on our wish list|is a must for us|is what we would need|is the one thing we need|is overdue|is a deal breaker for us]
    [an|some] [automatic|optional|simple|built-in] {thing} [please|would be {reqNice}|for admins please]
    {wanted} for {the} {thing}, please
    [it could|could] [also|at least] [offer|have|support|include] {wanted}
  `,
  praise: `
    [I love|love|we love|I really love|absolutely love|loving|I absolutely love|simply love] [this|the|your|my] {product}
    [I love|love|we love|really love|I like|like|really like|enjoy|I enjoy] [the|this|your|the new] {thing}
    [I love|love|we love] [how|that|the way] [easy it is to {does}|I can {does}|it lets me {does}|simple {the} {thing} is|{the} {thing} works|quickly I can {does}]
    [great|good|nice|excellent|awesome|amazing|fantastic|perfect|wonderful|brilliant|superb|lovely|cool|best|super|very good|really good|beautiful] {product} [ever|, {happy}|for {doing}|to {does}|]
    [great|good|nice|excellent|awesome|amazing|fantastic|perfect|wonderful|lovely|very good|delicious] {thing}[ and {goodAdj} {thing}|, great {thing}| and friendly staff|]
    {the} {product} is {very} {goodAdj} [and {goodAdj}|]
    {the} {thing} is {very} {goodAdj} [and {goodAdj}|]
    {the} {thing} was {very} {goodAdj} [and {goodAdj}|]
    {thing} [is|was|are|were] {goodAdj}
    {very} {goodAdj}
    {goodAdj} and {goodAdj}
    {goodAdj}[!|!!|]
    it is {very} {goodAdj} [to {does}|for {doing}|]
    [easy|so easy|very easy|super easy|simple|quick|quick and easy|fast] to [{does}|use|set up|navigate|understand|install]
    makes [it easy to {does}|my life easier|my life so much easier|{doing} easy|{doing} a breeze|{doing} so simple|work fun again|everything easier]
    [saves|it saves|this saves|has saved] [me|us] [a lot of time|so much time|hours every week|time and money|money|]
    [works|it works|this works|runs|everything works] [great|perfectly|well|like a charm|flawlessly|very well|as expected|fine|beautifully|as advertised|smoothly|without a problem|on my {device}|great on my {device}]
    does [exactly what it says|what it should|the job|everything I need|the trick|what I need it to do|exactly what I need]
    [exactly|just] what I [needed|was looking for|wanted|need]
    {staff} [was|is|are|were] [very|so|extremely|always|really|super|] [helpful|friendly|kind|professional|patient|quick|attentive|polite|great|amazing|responsive|welcoming|accommodating|knowledgeable]
    {staff} [solved my problem|fixed the issue|helped me|answered my question|replied|sorted everything out] [within minutes|right away|in no time|the same day|immediately|quickly]
    [thanks|thank you|many thanks|big thanks|thank you so much|kudos] [to {staff}|for the quick help|for {wanted}|for this {product}|for the great work|for fixing {the} {thing}|for listening|for everything|]
    [the best|best|by far the best|simply the best|one of the best|hands down the best] {product} [ever|I have ever used|on the market|out there|for {doing}|I've tried|in town|in the world|]
    [my|our] favorite {product} [ever|for {doing}|]
    [highly|definitely|would definitely|strongly|would highly|can only] recommend [it|this {product}|them|to everyone|to anyone|]
    I [would|will|can] recommend [it|this {product}|them] [to everyone|to anyone|to all my friends|]
    [highly recommended|recommended|must have|a must|must try|five stars|5 stars|10 out of 10|thumbs up|well done|good job|great job|great work|keep it up|keep up the good work|bravo|excellent|awesome|perfect|amazing|love it|loved it|great|good|nice|super|best|cool|wow|brilliant|fantastic|very nice|very good|so good|excellent service|happy customer|very happy|very satisfied|outstanding|superb]
    I [use it|have used it|use this] [every day|daily|all the time|for everything|constantly] [and love it|and it never lets me down|and it is great|, love it]
    I can't [live|imagine my day|do my job|work] without [it|this {product}|{the} {thing}]
    [don't know what I'd do|couldn't live|would be lost] without [it|this {product}]
    [no|never any|without any|zero|never had any|haven't had any|never a single] [problems|issues|complaints|crashes|problem|bugs] [so far|at all|in {weeks}|with {the} {thing}|]
    [can't complain|nothing to complain about|can't fault it|no complaints here|couldn't ask for more|couldn't be happier|can't go wrong with this|never disappoints|not a single crash|never lets me down|hard to beat]
    [not bad|not bad at all|pretty good|works fine|it's ok|ok|decent|fine|okay {product}|solid {product}]
    [exceeded|beyond] [my|our|all] expectations
    I [am|'m|was] [so|very|extremely|really|super|] [happy|pleased|satisfied|impressed|delighted|glad|thrilled] [with {the} {thing}|with {the} {product}|with {staff}|]
    we [are|were] [very|so|really|extremely|] [happy|pleased|satisfied|impressed|delighted] [with {the} {thing}|with {the} {product}|with {staff}|]
    [the new|latest|last|this] [update|version|design|layout] is [great|awesome|so much better|a big improvement|fantastic|much faster|beautiful]
    {the} {thing} [has improved|improved a lot|got much better|is much better now|works again, thank you|is so much faster now]
    [glad|happy|so glad] [I found|we switched to|I downloaded|I bought|we chose|you fixed] [this {product}|it|{the} {thing}]
    [finally|at last] [a {product} that works|someone got {thing} right|I can {does}|{wanted}, thank you]
    [worth|well worth|worth every penny of] the {cost}
    great value for [money|the price]
    [beautiful|clean|simple|intuitive|sleek|elegant|lovely|modern|friendly|user friendly] [design|interface|layout|look|ui] [and {goodAdj} {thing}|]
    so much [better|easier|faster|nicer] than [the old one|my old {product}|the others|before|any other {product}]
    [fun|so much fun|addictive|entertaining|hooked|totally addicted|so addicting|really fun] [to use|{product}|from day one|]
    {person} [love|loves|adores|really likes|is very happy with|swears by] [it|this {product}|{the} {thing}]
    [we|I] will [definitely|certainly|] [be back|come back|use it again|buy again|order again|stay here again|keep using it]
    {the} {thing} [is|are] [to die for|out of this world|second to none|top notch|spot on|a life saver|a game changer|great value|worth every penny|the best in town|my favorite part]
    [helps|helped|it helps] me [to |]{does} [every day|easily|quickly|without stress|so much faster|]
    [great|good|nice|perfect|ideal] for [{doing}|the family|our team|beginners|students|travel|everyday use]
    I can {does} [in seconds|from anywhere|so quickly|without any hassle|any time I want|with one click|easily]
    [impressed|pleasantly surprised|blown away] by {the} {thing}
    {the} {thing} and {the} {thing} are [both |]{goodAdj}
    {happy}, {goodAdj} {product}
    {goodAdj} {product}. {happy}
    you [guys|] [rock|are awesome|are the best|did a great job|made my day]
  `,
  question: `
    how [do|can|should] I {does} [on my {device}|without calling {staff}|in {the} {product}|]
    how do [we|you|I] {does}
    [how long|how much time] [does it take to|do I need to|will it take to] {does}
    how much [is|does] [the {cost}|it cost|{wanted} cost|the upgrade]
    [where|when] can I {does}
    where [do|can] I [find|see|change|download] [{the} {thing}|my {owned}|the settings|the invoice]
    where is {the} {thing}
    [what|which] [is the difference between {thing} and {thing}|plan includes {wanted}|version supports {thing}|do I need to {does}|happens if I cancel|happens to my {owned} if I cancel|does {the} {thing} do|are the opening hours|is included in the {cost}|payment methods do you accept]
    what is {the} {thing} [for|used for|]
    what [does|do] I [need|have] to [do to |]{does}
    is there [a way|any way|an option|a possibility] to {does} [on my {device}|offline|]
    is it possible to {does} [on my {device}|offline|without {the} {thing}|]
    can [I|we|one|you|someone] {does} [on my {device}|offline|with two accounts|from abroad|]
    [do you|does it|does {the} {product}|will you|does this] [have|offer|support|include|come with|work with] [{wanted}|{thing}|my {device}|{device}]
    is {the} {thing} [included|available|free|secure|open on sundays|compatible with my {device}|available in germany|part of the basic plan]
    are {the} {thing} [included|available|free|open on sundays]
    does {the} {thing} [work offline|work on {device}|cost extra|need an internet connection|come with the {product}|support multiple users]
    does [anyone|anybody|someone] know [how to {does}|if {the} {thing} is free|where {the} {thing} is|whether I can {does}|how {the} {thing} works]
    [can|could] [someone|anyone|you|somebody] [please|] [tell me|explain|help me understand|show me|let me know|confirm|advise] [how to {does}|how {the} {thing} works|where I find {the} {thing}|if I can {does}|what {the} {thing} means|whether {the} {thing} is included]
    [I would like|I'd like|I want|just want|we need] to know [how to {does}|if I can {does}|when {the} {thing} will be available|how {the} {thing} works|what the {cost} includes]
    [I am|I'm|just|] wondering [if I can {does}|how to {does}|whether {the} {thing} is included|what {the} {thing} does|if there is a way to {does}]
    [any idea|any ideas|any advice|any tips|any suggestions] [how to {does}|where {the} {thing} is|when {the} {thing} will be ready|on {doing}]
    when [will|is] {the} {thing} [be available|be released|coming to {device}|ready|be back]
    when [do|will] [you|they] [release|launch|open|ship] {the} {thing}
    who [do I contact|can help me|should I ask] [to {does}|about {the} {thing}|]
    [do|should|must] I [need to|have to] [pay the {cost}|have an account|update my {device}|install anything|call {staff}] to {does}
    if I {does}, [will I lose my {owned}|do I have to pay the {cost}|what happens to my {owned}|can I undo it]
    [question|quick question|one question]: [can I {does}|how do I {does}|is {the} {thing} included|does {the} {thing} work offline]
    not sure how to {does}, [any help|can you help|please advise|could you explain]
    why [is|does|do] {the} {thing} [called that|need my location|ask for my {owned}|show two numbers|need access to my contacts]
    what [time|day] [does|do] {staff} [open|close|start|call back]
    which {thing} [should I choose|is better|do you recommend|is right for me]
    has anyone [tried|managed to|figured out how to] {does}
    please [explain|tell me|advise|let me know] how to {does}
  `,
  other: `
    I [downloaded|bought|ordered|installed|got|received|purchased] [this {product}|it|the {product}] [last week|yesterday|two months ago|in june|for {person}|for my {device}|on monday|from the website|a few days ago|after seeing an ad|from a friend]
    I [have been using|have used|am using|use|started using|'ve been using] [this {product}|it|{the} {thing}] [for {weeks}|since {weeks} ago|on my {device}|at work|to {does}|mostly to {does}|every day at work]
    we [have been|are] [customers|users|clients|members|using the {product}] [for {weeks}|since 2019|in the finance team|with 40 seats]
    I [use|used] {the} {thing} to {does}
    we use {the} {product} [for {doing}|in our office|with 20 people|to {does}]
    I am [a student|a developer|a new user|a nurse|retired|a freelancer|a teacher|on the free plan|a manager|the admin of our account|a mom of two|using a {device}]
    I have a {device} [with the latest version|and use it at home|]
    [my|our] {device} [runs|is on|has] [android 9|ios 16|windows 11|version 4.2|the latest version]
    {person} [told me about|uses|bought|installed|gave me|showed me] [this {product}|it|{the} {thing}]
    {person} and I [went|stayed|visited|ordered|were there|booked] [last weekend|for two nights|on saturday|for our anniversary|in may|for lunch]
    we [stayed|went|visited|ate|were] [here|there] [for two nights|last weekend|on a friday|for lunch|with {person}|in july]
    I [ordered|had|tried|chose|picked|booked] {the} {thing} [and {the} {thing}|yesterday|for {person}|with {person}|]
    I [wanted|was trying|tried|needed|plan|am going] to {does} [yesterday|on my {device}|last week|for {person}|before the trip|]
    [hi|hello|dear team|hey|good morning|hello there|dear support|hi all|hey guys|dear sir or madam|greetings|good evening]
    [kind regards|best regards|best|regards|sincerely|have a nice day|cheers|thanks in advance|looking forward to hearing from you|with kind regards|yours truly]
    [see attached|please find the screenshot attached|attached is a screenshot|screenshot attached|see below|see my previous ticket|as discussed on the phone|as mentioned before|fyi|more details below]
    my [order|ticket|account|customer|reference|booking|invoice] number is [12345|A-2231|998812|in the subject|below]
    [this|it] is [a {product}|an app|a tool|a website|my first review|my second one|my third order|for my {device}|about {the} {thing}|a {product} to {does}|version 3.2]
    {the} {product} [lets|allows|enables] you [to |]{does} [and {does}|]
    {the} {thing} [is in the settings|is on the first page|is at the top|costs 5 dollars|comes with the {product}|opens at nine|is part of the {product}|has three tabs|is located near the station|is called plus|is on the second floor]
    you [can|need to|have to|must] {does} [first|before you start|in the settings|with your {owned}|from the menu]
    to {does}, [go to the settings|open {the} {thing}|you click on the menu|you need an account|tap the icon]
    [yesterday|today|last week|on monday|this morning|on friday] I [opened|used|installed|visited|called|contacted|ordered from|went to] [{the} {product}|{staff}|{the} {thing}]
    [no comment|n/a|none|nothing|no|yes|ok|nothing to add|test|as above|same|not applicable|idk|don't know yet|maybe|nothing really|no comments|no opinion|.|first review|new user|just started|just downloaded it|will see|we'll see|haven't tried it yet|not used it yet]
    [just|I just|only just] [downloaded|installed|started|signed up|got it|updated|joined]
    [will|I will|let me|we will] [see|try it|test it|update my review later|report back|review it after a month|try it next week|edit this later|check it out]
    I [haven't|have not] [tried|used|tested|opened|needed] {the} {thing} [yet|so far|]
    [I switched from|we moved from|coming from|before this I used] [another {product}|excel|a competitor|an older version|my old {product}]
    [I chose this|we picked it|I came here|I signed up] [because of {the} {thing}|after reading the reviews|on a recommendation|for work|to {does}]
    [someone from|a person from|] {staff} [called|emailed|told|asked] me [yesterday|on tuesday|to update|to send a screenshot|about my {owned}|]
    my {owned} [is|was] [with another {product}|from last year|about 200 dollars|from march|in euros|for {person}]
    {doing} [is what I use it for|is my main use|at work|with {person}]
    [first time|second time|third visit|long time user|regular customer|returning customer|long time customer] [here|]
    [the|our] meeting is [on tuesday|next week|at 10|tomorrow]
    [I'm|we're|I am] [at home|on vacation|in germany|travelling next week|near the station|on version 4]
    {the} {thing} and {the} {thing}
    {thing}
    {owned}
    [the|my] {thing}
    version [2|3.1|4.0.2] on [my|a] {device}
    it [has|comes with|includes|contains] [{thing} and {thing}|a {thing}|two {thing}|{wanted}]
  `,
};
