/**
 * More English templates: requests, questions and consequences in the many ways in which people put them. Same slots
 * as in kinds-grammar-english.ts; written for this project.
 */
export const moreEnglish = {
  pain: `
    [because of this|as a result|so now] [we lost|I lost] [a client|a whole day|two days of work|a sale|an order|money]
    [we|I] missed [a deadline|our payroll|a flight|an appointment|the launch] because {the} {thing} {broken}
    this [makes|made] [the whole {product}|it|{the} {thing}] [unusable|useless|worthless|pointless] [for us|for me|for anyone with a {device}|]
    [we are|I am|I'm|we're] [losing|wasting] [money|customers|hours|time|trust|data] [because of this|every day|with {the} {thing}|]
    [our customers|my clients|{person}] [are|is] [angry|complaining|asking for refunds|leaving] because {the} {thing} {broken}
    [I need|we need|I want] [my money back|a refund|this fixed today|my {owned} back|someone to call me back]
    [this has|it has] been [going on|happening|broken|like this] for {long}
    [third|fourth|second|tenth] time [this week|this month|today|in a row] that {the} {thing} {broken}
    [what happened to|who broke|who thought of] {the} {thing}
    why [do|does|did] [you|they|it] [always|have to|keep] [change everything|break {the} {thing}|remove what works|log me out|make it worse]
    why is [this|it] [still|again] [not fixed|broken|down|so slow]
    how [can|could] [you|anyone] [release|ship|charge for|sell] [this|something like this|a {product} that {bug}]
    how [hard|difficult] [can it be|is it] to [fix {the} {thing}|answer an email|{does}]
    did [anyone|you] [even|] test this [before releasing it|at all|]
    do you [even|ever] [read|answer|listen to|care about] [your customers|these reviews|our emails|support tickets]
    [when|when will] {the} {thing} [ever|finally] [work|be fixed]
    what [good|use] is {the} {thing} if [it {bug}|I {cannot} {does}]
    what is the point of {thing} when [it {bug}|I {cannot} {does}|it {broken}]
    can [someone|you|anyone] [please|] fix {the} {thing}
    [I'm|I am|we are] [stuck|locked out|at a loss|left with nothing|out of luck] [because {the} {thing} {broken}|since yesterday|and nobody helps]
    {the} {thing} [rejects|ignores|loses|scrambles|duplicates|truncates|overwrites] my {owned} [{often}|]
    [after {doing}|when {doing}|while {doing}|halfway through {doing}] [it {bug}|{the} {product} {bug}|everything is gone|I get an error]
    [expected|I expected|we expected] [more|better|{thing} that works] [from {the} {product}|for the {cost}|]
    {the} {thing} [isn't|is not] what [was advertised|we were promised|I paid for|it used to be]
    [used|I used] to [love|like|enjoy|recommend] {the} {product}[. now it {bug}|, not any more| until {the} {thing} {broken}]
    [only|just] [works|loads|opens] [half of the time|on the third try|when it wants to|on wifi|after a restart]
    [every|each] update [makes it worse|breaks something|brings new bugs|removes something I use]
    [notifications|messages|emails|letters] [arrive|come] [hours late|twice|for no reason|from people I don't know]
    [two|three|five] [calls|emails|tickets|visits] [later|and counting] [still no answer|nothing is fixed|{the} {thing} {broken}]
  `,
  request: `
    {the} {product} needs [to have|] {wanted}
    {the} {product} [really|badly|just|definitely|] needs {wanted} [to be perfect|to compete|]
    [what|the thing] [I|we] [need|want|would like|miss] [most|] is {wanted}
    [what would make it|to make it|it would make it] [perfect|better|even better|complete]: {wanted}
    [to be perfect|for five stars|for 5 stars|for a higher rating] it [needs|should have|would need] {wanted}
    [four|4|three|3] stars [until|because it needs|till you add|for lack of] {wanted}
    [I'd|I would|will] [rate it higher|give the fifth star|upgrade|pay more|buy the full version|come back|subscribe] [if it had|if you add|for|with|once you add] {wanted}
    [would|I would|I'd|we would] [gladly|happily|even|] pay [extra|more|] for {wanted}
    [would|I would|we would] [find|be glad about|be grateful for|welcome|value] {wanted} [useful|very much|]
    [wish|I wish|we wish] [you|they|the developers] [would|could|] [add|offer|bring back|include|make] {wanted}
    [wish|I wish|wishing] [it|{the} {thing}|{the} {product}] [was|were|would be] [faster|easier to {does}|available offline|on {device} too|in my language|customizable|bigger|free]
    [should|it should|this should|you should] [let|allow] [me|us|users|people] [to |]{does}
    [should|it should|there should] be [easier|possible|an option|a simple way] to {does}
    [should|would|could] be [able to|possible to] {does} [from the {thing}|without {doing}|]
    [can|could] [we|you|I] [get|have|please get|please have] {wanted} [please|soon|in the next version|]
    [can|could|would] you [make|maybe make|please make] [it|{the} {thing}] [bigger|faster|optional|work on {device}|work offline|simpler|sortable]
    [can|could] you [also|maybe|please|] [let us|allow us to|make it possible to] {does}
    [will|would] you [ever|please|consider|be able to] [add|adding|offer|offering] {wanted}
    when [will you add|do we get|can we expect|are you adding|will we see] {wanted}
    [any plans|any chance|is there a plan] [to add|for|to support] {wanted}
    do you plan [to add|on adding|to support] {wanted}
    I [think|feel|believe] [you should|they should|it should|there should be|it needs|we need] [add {wanted}|{wanted}|have {wanted}]
    I [just|only|really|] [want|need|would like] [to be able to|a way to|to] {does} [from the {thing}|on my {device}|without {doing}|]
    I'd [like|love|prefer] [it if|if] [{the} {thing} was faster|I could {does}|you added {wanted}|there was {wanted}|{the} {thing} remembered my {owned}]
    [more|some more|a few more|lots more] [{thing}|options|levels|languages|colours|examples|choices] [would be {reqNice}|needed|please|to choose from please]
    [a few|some|two|my] [suggestions|ideas|wishes|requests|improvements]: {wanted}, {wanted} [and {wanted}|]
    [improvement|improvements needed|to improve|ideas for improvement|wish list|next time]: {wanted}
    [add|include|bring|offer|introduce|support|integrate] {wanted} [and {wanted}|so I can {does}|for {device}|asap|!!|]
    [enable|allow|permit|support] {doing} [from the {thing}|offline|on {device}|in bulk|]
    [keep|show|remember|sort|group|separate|merge|hide] [my|the] {owned} [by date|by name|in one place|on the {thing}|between visits] [please|, please|would be {reqNice}]
    [let me|let us|let people] [choose|decide|turn off|switch off|hide|rearrange|rename|pin|filter|sort] {the} {thing} [please|]
    [give|giving] [me|us|users] [{wanted}|more control over {the} {thing}|a choice|the option to {does}] [would be {reqNice}|please|]
    [make|please make|can you make] [an|a version|one] [ipad|android|desktop|tablet|offline|windows|watch] [version|app|edition] [please|too|]
    [need|needs|we need|I need] [a|an|some kind of|better|more] {thing} [to {does}|for {device}|please|]
    [could|might|it could] [do with|use|be improved with|be improved by|be better with] {wanted}
    [would be|it'd be|might be] [{reqNice}] [with|having|to add|to offer|to include] {wanted}
    [nice to have|good to have|would be great to have|must have|next step]: {wanted}
    [the ability|an option|an easy way|a button|a setting|a shortcut] to {does} [would help|is needed|would be {reqNice}|please|should be there]
    [please|pls|kindly|we ask you to] [extend|expand|widen|improve|rework|simplify|update] {the} {thing} [so that we can {does}|to include {wanted}|]
    [please|pls] [don't|do not] [remove|change] {the} {thing}, [just|only] [add|give us] {wanted}
    [put|move|place] {the} {thing} [on the first page|at the top|in the menu|where we can see it] [please|]
    [perhaps|maybe|possibly] [{wanted}|a {thing} to {does}|an option to {does}] [would help|could be added|in the next version|]
    [still|I am still|we are still] [waiting|hoping] for {wanted}
    [missing|I miss|we miss|what is missing]: {wanted} [and {wanted}|]
    [for the next|in the next|in a future] [version|release|update], [please add|consider|I hope for|I'd love] {wanted}
    {wanted} [should|ought to|must] be [added|possible|included|standard|part of the {product}|there]
    {wanted} [or|and maybe|and] {wanted} [would be {reqNice}|please]
    [lets|let's|it would help to] [have|get|see] {wanted}
    if only [I could {does}|there was {wanted}|you had {wanted}|it would {does}]
    [all|everything] [it needs|we need|I ask for|that is left] [now|] is {wanted}
    {the} {product} [would|could] [benefit from|be improved by|win a lot with|use] {wanted}
  `,
  question: `
    how do you {does} [on this|with this|here|with {the} {thing}|]
    how [exactly|] [am I|are we] supposed to {does}
    how [does|do] {the} {thing} [work|differ from {the} {thing}|get updated|count]
    how many [{owned}|users|devices|people] [can I have|are allowed|are included|can use it]
    how often [is|are] {the} {thing} [updated|checked|sent|renewed]
    how [far|long|late|early] [in advance|] can I {does}
    what [is|are] [the limits|your opening hours|the steps|the requirements|the fees] [for {doing}|of {the} {thing}|to {does}]
    what [happens|will happen] [when|if|after] [I {does}|my {owned} expires|the trial ends|I change my {device}]
    what [kind|sort] of {thing} [do you offer|is this|do I need to {does}]
    what version [do I need|is this|supports {thing}] [on {device}|for {device}|]
    which [one|plan|version|{thing}] [do I need to {does}|is cheaper|has {wanted}|works with {device}]
    where [is|are|did you put|can we find] [{the} {thing}|my {owned}|the help page|the manual]
    where do I [go|click|look|turn] to {does}
    when [is|does] [the next update|{the} {thing}|the sale|the trial] [start|end|due|over]
    who [has|can see|gets] [access to my {owned}|my {owned}|{the} {thing}]
    is [this|it|{the} {product}] [still|really|also|] [available|free|supported|safe|compatible with {device}|the same as the web version]
    is there [any|a|some] [limit|charge|fee|difference|manual|tutorial|trial|discount] [for {doing}|for {the} {thing}|for students|]
    are [there|you] [any|planning any] [instructions for {doing}|fees for {doing}|tutorials|limits]
    does [it|this|{the} {thing}] [work|sync|support|cost|include|need] [with {device}|{thing}|without an account|abroad|]
    do [I|we|you] [need|have] [an account|a {thing}|to pay the {cost}|to update first] [to {does}|before {doing}|]
    can [I|we|it|this] [also|still|] {does} [from abroad|with a {device}|after {doing}|without {the} {thing}|for free]
    [could|can|would] [you|someone|anyone] [please|kindly|] [clarify|explain|say|tell us] [how to {does}|what {the} {thing} does|whether I can {does}|if {the} {thing} is free]
    [has|have] [anyone|anybody|you] [else|here|] [used|tried|seen|got] {the} {thing} [on {device}|for {doing}|]
    [anyone|anybody] [know|knows|else know] [how to {does}|where {the} {thing} went|what this means|if it works on {device}]
    [trying|I am trying|I'm trying|we are trying] to {does}, [how|any help|where do I start|is that possible]
    [help|need help|please help|I need help|some help please], how [do I|can I|to] {does}
    how to {does} [on {device}|without {the} {thing}|]
    [I|we] [don't know|do not know|am not sure|wonder|was wondering] [how to {does}|whether I can {does}|where {the} {thing} is|if {the} {thing} is included|which {thing} to choose]
    [should|must|may|shall] [I|we] {does} [first|again|before {doing}|]
    [will|would] [it|this|{the} {product}] [work|be available|come] [on {device}|with my {device}|in my country|next year]
    [will|would] my {owned} [be safe|move with me|be kept|transfer|stay] [if I {does}|after {doing}|when the trial ends]
    what's the [difference|best way to {does}|catch|deadline|price after the trial|minimum]
    [and|also,|so] [how|where|when] [do|can] I {does}
    [my question is|the question is|I have a question,|quick one:] [how do I {does}|can I {does}|is {the} {thing} free]
    [curious|interested to know|would like to understand] [how {the} {thing} works|if I can {does}|what the {cost} covers]
  `,
  praise: `
    [not|never] a [single|] [problem|bug|crash|complaint] [in {weeks}|so far|]
    [used|have used|been using] [it|this {product}] for {weeks} [and|,] [still love it|never had a problem|no complaints|it just works|would not switch]
    [why would you use anything else|what more could you want|what's not to love|where has this been all my life|how did I live without it]
    {goodAdj} {thing}, {goodAdj} {thing}[, {goodAdj} {thing}|]
    [was sceptical|I had doubts|didn't expect much], but [it is {goodAdj}|{the} {thing} is {goodAdj}|I love it now]
    [thanks to|with] {the} {thing} [I can {does} in no time|we save hours|{doing} is easy]
  `,
  other: `
    {the} {product} [has|includes|offers|comes with] {wanted} [and {wanted}|]
    [there is|there are] [also|] [{wanted}|a {thing}] in the {thing}
    [you|users|one] can {does} [from the {thing}|with {the} {thing}|on {device}|and {does}]
    [it|this] [lets|allows|enables|helps] [you|users|people|one] [to |]{does} [and {does}|]
    [version|update] [2|3.1|4] [adds|brings|includes|added] {wanted}
    [I|we] [would|will|can] {does} [at work|on the train|on weekends|with {person}]
    [it|{the} {product}] [asks|asked] [me|for] [whether I wanted to {does}|my {owned}|to {does}]
    [last|in the last] [update|release|email] you [added|changed|mentioned] {the} {thing}
  `,
} as const;
