import { lines } from './generate-grammar.js';
import type { Topic } from './generate-types.js';

/**
 * The planted truths, in English. Every sentence names its subject by itself, since each statement
 * must be recognisable without its neighbours.
 */
const outage: Topic = {
  id: 'outage',
  product: 'Lumovarn Plan',
  titles: lines(`
    [Lumovarn|Whole system|Everything] down
    Outage [again|this morning|right now]
    Service unavailable
    Error 503 on every page
    [Is there|Are you having] an outage?
  `),
  parts: {
    system: lines(`
      the system
      the whole system
      the service
      the platform
      the whole platform
      Lumovarn
      your servers
      the server
      all your servers
      your cloud service
    `),
    failed: lines(`
      went down
      went down completely
      crashed
      broke down
      could not be reached
      cannot be reached
      stopped responding
      failed with error 503
      only answered "service unavailable"
      only gave us server errors
      would not load a single page
    `),
    when: lines(`
      again
      this morning
      all day
      all morning
      since {time}
      on {day}
      at {time}
      for {n} hours
      for hours
      for the second time this week
      in the middle of a working day
      during our busiest hours
      just before the first jobs
    `),
    effect: lines(`
      nobody can work
      nobody here could work
      {N} {techs} are standing around
      our {techs} sit in their vans
      dispatch is blind
      we are back to pen and paper
      we could not open a single job
      no one can see today's jobs
      we lost half a day
      it cost us {N} jobs
      customers ring and we know nothing
    `),
    outage: lines(`
      outage
      system outage
      server outage
      total outage
      downtime
      outage of the whole system
    `),
  },
  sentences: {
    pain: lines(`
      {system} {failed} {when}
      {system} {failed} {when}
      {system} {failed} {when} and {effect}
      {system} {failed} and {effect}
      {system} has been down {when} and {effect}
      {system} down {when}, {effect}
      down {when}, {system} {failed}
      {effect} because {system} {failed} {when}
      {effect} since {system} {failed}
      {outage} {when}, {effect}
      {outage} {when}: {system} {failed}
      [another|yet another|the next] {outage}, {system} {failed} {when}
      [another|yet another|a second] {outage} {when} and {effect}
      because of the {outage} {effect}
      during the {outage} {system} {failed} and {effect}
      this {outage} is [not acceptable|a disgrace|simply unacceptable], {system} {failed} {when}
      your status page says all is well although {system} {failed}
      no warning and no message about the {outage}, {system} {failed} {when}
    `),
    question: lines(`
      when will {system} be back [after the outage|up|]?
      [is there an outage|are your servers down] [right now|again|]?
    `),
  },
};

const rateLimit: Topic = {
  id: 'rate-limit',
  product: 'Lumovarn Plan',
  titles: lines(`
    API rate limit [too low|hit again|exceeded]
    429 errors [in our integration|from the API|every night]
    [Throttled|Blocked] by the API
    ERP sync [throttled|stops half way|incomplete]
  `),
  sentences: {
    pain: lines(`
      [The|Your|Our] API rate limit [is far too low for|does not fit|cannot cope with|was never made for] [an account of our size|{N}0 {techs}|a company with {N} depots|our volume]
      [Our nightly|The nightly|The hourly] [sync|job|import] [to|with|from] [our ERP|the ERP|our data warehouse] [is throttled|gets throttled|runs into the rate limit|hits the API limit] [after {n} minutes|every single night|half way through|]
      [We get|We keep getting|Our integration gets|Our middleware sees] [429 errors|"too many requests"|429 responses|throttling errors] from the API [all day|whenever we sync|at peak times|when all depots sync at once]
      [The integration|Our integration|Our connector] [keeps being|is constantly|is] throttled by the API [rate limit|limits|quota] [and orders arrive late|and work orders are missing in our ERP|so the data is never complete|]
      [{N}0|A hundred|Sixty] API requests per minute is [not enough|nowhere near enough|a joke] for [an enterprise account|our integration|our ERP sync]
      [Throttling|The throttling|Rate limiting] on the [public|REST|bulk] API [breaks|delays|stops] our [ERP integration|warehouse sync|nightly export|middleware]
      [Work orders|Jobs|Time entries] [reach|arrive in|get to] our ERP {n} hours late because the API [throttles us|limits our requests|answers with 429]
      [Our developers|Our integration team|Our IT department] [spend|spent|waste] [days|a whole sprint|far too much time] [on retry logic|working round the rate limit|on back-off code] because of [your API limits|API throttling|the API rate limit]
      [Since we added|After adding|With] [more depots|the northern region|{N}0 users], [the API quota|the request quota|the API rate limit] [is used up|runs out] [before noon|by {time}|within minutes]
      [Bulk updates|Bulk calls|Batch updates] over the API [fail|stop] with [too many requests|429|a rate limit error] [after {N} records|every time|]
      [The API limit|API rate limiting|The rate limit] [applies to|is shared by|counts for] the whole account, so [one integration starves|our ERP sync blocks] [the others|every other integration]
      [We have|Our account has] outgrown the API rate limit, [the sync with our ERP|our integration] [takes|now needs] {n} hours [instead of minutes|and still fails|]
      [Payroll|Finance|Our warehouse] [waits|is waiting] for data [every morning|again] because the [API sync was throttled|integration ran into the rate limit|API returned 429 all night]
      [API|Our API] calls [are rejected|get rejected|are refused] with "rate limit exceeded" [during business hours|at the end of the month|as soon as two systems sync]
      [It is|It's] [getting worse each month|worse every month|worse than last quarter]: the API [throttles|blocks|limits] [our sync|our integration|our ERP connector] [earlier and earlier|for hours|more and more often]
      [There is no|We see no] header [that says|to tell us] how much of the API rate limit is left, [so our integration just fails|so we hit 429 blindly]
    `),
    request: lines(`
      [Please raise|We need you to raise|Can you raise] the API rate limit for [enterprise accounts|our integration|our ERP sync]
      We need a [higher|separate] API [quota|rate limit] [per integration|for the ERP sync|for bulk calls]
    `),
  },
};

const offline: Topic = {
  id: 'offline',
  product: 'Lumovarn Go',
  titles: lines(`
    Offline mode [please|for the app|]
    [Feature request|Request|Wish]: work offline
    App without [signal|internet|reception]
    Use the app [in basements|with no connection]
  `),
  sentences: {
    request: lines(`
      [Please add|Please give us|We need|We really need|I would love] [an offline mode|a proper offline mode|a real offline mode] [for the app|for technicians|in the mobile app|so that work goes on without signal|]
      [It would be great|It would help a lot|I wish it was possible|Would be good] to [fill in|complete|open] [jobs|job sheets|work orders] offline [and sync later|and let it sync when there is signal|]
      [Our|My] {techs} work in [basements|cellars|plant rooms|tunnels|the countryside|rural areas] with no [signal|reception|internet], please [let the app work offline|add offline support|store the jobs on the phone]
      [Please make|Could you make|Can you make] the app [usable|work] [without internet|without a connection|with no signal|offline]
      [Offline mode|Offline support|Working offline] [is|would be|remains] [the one thing that we miss|our number one request|top of our wish list|what we need most]
      [The app should|I want the app to|It should] [keep|save|cache] [today's jobs|the day's job sheets|job details] [on the phone|on the device|locally] [for when there is no signal|so we can work offline|and sync when we are back online]
      Kestrovia [already has|has had|offers] [an offline mode|full offline support], [please add the same|when will you add it|we need it here too]
      [Need|Needs|Missing] [offline mode|offline access|an offline option] [for sites with no reception|for lift shafts and basements|where there is no mobile signal|badly]
      [Any plans|Are there plans|Is there a plan] for an offline mode [like Kestrovia has|in the app|this year]?
      [When will|When can we expect] [offline mode|offline support] [come|be available|arrive] [for the app|]?
      [Allow|Please allow|Let] {techs} [to|] [take signatures|fill in forms|close jobs] offline [when there is no coverage|in places with no signal|and upload them later]
      [The prospect|The customer|They] asked [again|twice|straight away] [whether|if] the app [works|can work] offline, [because their sites have no signal|since Kestrovia does|as Kestrovia demos it]
      [Would switch|We would roll it out] to [everyone|all {N} {techs}|every van] if the app [worked offline|had an offline mode]
      [Please|Pretty please], offline mode, [half our sites have no signal|the hospital basements have no reception|rural customers have no coverage]
      [Add|Please add] offline [storage|caching|sync] [so that jobs open without a connection|to the app|like in Kestrovia]
    `),
    pain: lines(`
      [The app is|It is] useless [without signal|without internet|offline|in a basement], no job opens [when there is no connection|]
      [Lost the deal|We lost this one|Deal lost] to Kestrovia because [their app works offline|we have no offline mode|of their offline mode]
    `),
  },
};

const photos: Topic = {
  id: 'photos',
  product: 'Lumovarn Go',
  titles: lines(`
    Photo upload [fails|broken|crashes the app]
    App crashes [when adding|with] photos
    [Pictures|Photos] [missing|not saved]
    Cannot attach [photos|pictures]
  `),
  sentences: {
    pain: lines(`
      [The app|It|Lumovarn Go] crashes [every time|whenever|as soon as|when] I [add|attach|upload|take] [a photo|photos|a picture|pictures] [to a job|to the job sheet|of the finished work|]
      [Photo|Picture|Image] upload [fails|is broken|never finishes|hangs|gets stuck] [at 99 %|half way|since the last update|on {phone}|every time|]
      [Photos|Pictures|Images] [never upload|do not upload|vanish|disappear|are lost] [after I save the job|from the job sheet|and I have to take them again|when the job is closed]
      [Taking|Adding|Attaching] more than {n} [photos|pictures] [crashes|freezes|closes] the app [and the form is lost|on {phone}|]
      [I|We|My {techs}] cannot [attach|upload|add] [photos|pictures|before and after photos] [any more|to any job|without a crash]
      [Every|Each] [photo|picture] [that I upload|that I add|I take] [makes the app crash|freezes the app|is stuck on "uploading"]
      [Before and after|Meter|Damage|Site] [photos|pictures] [are gone|went missing|did not save|failed to upload] [again|on {day}|and the customer refuses to pay|]
      [Camera|The camera] opens, I take the [photo|picture], the app [crashes|closes|goes back to the start screen]
      [Uploading|Sending] [a photo|a single picture|job photos] takes [{n} minutes|forever|ages] and [then fails|then crashes the app|ends in an error]
      [Crash|App crash|Constant crashes] [with|when adding|on] [photos|pictures|image upload] [on my {phone}|since the update|, please fix]
      [Job photos|Photos of the work|Pictures] [turn up|arrive] [blank|black|rotated] [in the office|on the job sheet|] or [the upload fails|never arrive at all]
      [The photo|The picture|Image] [upload|attachment] [bug|problem|crash] [is still there|is not fixed|drives my {techs} mad]
      [It|The app] [freezes|crashes|shuts down] [on|at] the [photo|picture] step [of the checklist|of every job|] [so we cannot prove the work|and all photos are lost|]
      [Three|Four|{N}] [photos|pictures] [failed|did not upload] [today|this week] and the app [crashed|closed itself] [each time|twice]
    `),
  },
};

const onboarding: Topic = {
  id: 'onboarding',
  product: 'Lumovarn Plan',
  titles: lines(`
    [Great|Wonderful|Excellent] onboarding
    Thank you for the [onboarding|set-up help]
  `),
  parts: {
    onboarding: lines(`
      the onboarding
      our onboarding
      the whole onboarding
      the onboarding with {name}
      the onboarding sessions
      the onboarding calls
      the onboarding team
      your onboarding team
      our onboarding specialist
      our onboarding specialist {name}
      our onboarding coach
      {name} from the onboarding team
    `),
    delighted: lines(`
      impressed us from day one
      made the start so easy
      made all the difference
      exceeded all we hoped for
      felt friendly and personal
      got us live in {n} days
      got everyone on board in no time
      took all our worries away
      helped us brilliantly
      explained everything so clearly
      moved all our old data without a hitch
      answered every question with a smile
      showed real patience with us
      knew our trade inside out
      was worth every penny
      fitted our business perfectly
      kept every promise
      set up the whole office for us
    `),
    great: lines(`
      excellent
      superb
      fantastic
      brilliant
      wonderful
      great
      amazing
      first class
    `),
    result: lines(`
      we were live within the week
      everyone understood it at once
      even our oldest {tech} loves it
      the switch was painless
      setting up was a breeze
      we felt looked after
      all our spreadsheets came over in one evening
      I could not be happier
      highly recommended
      no question stayed open
      the team was up to speed by {day}
      my {techs} needed no manual
      we never felt alone
      we saved weeks of work
      the old spreadsheets are history
      I learned a lot
      every session was worth it
      my boss is impressed
      we started on {day} without a hiccup
      nobody wants to go back
      {N} people learned it in an afternoon
    `),
  },
  sentences: {
    praise: lines(`
      {onboarding} {delighted}
      {onboarding} {delighted}
      {onboarding} {delighted}, {great}
      {onboarding} {delighted} and {result}
      {onboarding} {delighted}, {result}
      {great} onboarding, {result}
      {great} onboarding, {name} {delighted}
      {great} onboarding experience, {result}
      thanks to {onboarding} {result}
      thanks to {onboarding}, {great} work
      thank you for the {great} onboarding, {result}
      [really loved|I loved|we loved] {onboarding}, {result}
      [really loved|I loved|we loved] how {onboarding} {delighted}
      five stars for {onboarding}, {great}
      by far the best onboarding we have had, {result}
      we were nervous about the change and {onboarding} {delighted}
      special praise for {onboarding}, {great} people
    `),
  },
};

export const truthTopics = [outage, rateLimit, offline, photos, onboarding] as const;
