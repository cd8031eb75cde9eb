import { lines } from './generate-grammar.js';
import type { Topic } from './generate-types.js';

/** Background subjects about the mobile app and the schedule, in English. */
export const appTopics: readonly Topic[] = [
  {
    id: 'login',
    product: null,
    titles: lines(`
      [Cannot|Can't] log in
      Password reset [mail never comes|not working]
      Two-factor code [rejected|late]
    `),
    sentences: {
      pain: lines(`
        [I|We|My {techs}] [cannot|can't|am not able to] log in [any more|since {day}|with the right password|]
        [The|Your] password reset [mail|link|e-mail] [never arrives|has expired before I open it|goes nowhere|takes {n} hours]
        [It|The app] [logs me out|signs me out|asks for my password] [every morning|{n} times a day|in the middle of a job]
        [The|Your] two-factor code [arrives too late|is always rejected|comes after it has expired]
        [Locked out|I am locked out|Got locked out] of my account [after one wrong password|for no reason|again] and [nobody unlocks it|have to wait a day|support must reset it]
        [Login|Signing in|The sign-in] [takes three attempts|fails with "unknown user"|just spins] [on {phone}|in the browser|every day|]
        [Says|It says|Keeps saying] wrong password [although it is right|even after I reset it|every time]
        [Face recognition|Fingerprint login|Fingerprint] [stopped working|is never remembered|works one day in three], so I type my password [with gloves on|each time|in the rain]
      `),
      request: lines(`
        [Please|Could you|Can you] [let us|allow us to] stay logged in [for a week|on trusted devices|]
        [Please add|I would like] [fingerprint login|login by PIN|sign-in with a passkey]
      `),
      question: lines(`
        How do I reset [the password of a {tech}|my password|a lost two-factor device]?
        [Can|May] two people share one login?
      `),
    },
  },
  {
    id: 'battery',
    product: 'Lumovarn Go',
    titles: lines(`
      Battery drain
      App eats my battery
    `),
    sentences: {
      pain: lines(`
        [The app|Lumovarn Go|It] [drains|eats|kills] my battery [by noon|before lunch|in {n} hours|even in the background]
        [Battery|My battery|The phone battery] is [empty|flat|dead] [by lunch|by {time}|half way through the day] since [I installed this|the last update|you track all day]
        [Battery drain|Battery use|Power consumption] is [terrible|insane|way too high] [on {phone}|with this app|]
        [My phone|The phone|{phone}] gets [hot|burning hot|really warm] and the battery [drops|falls] [{N} percent an hour|like a stone]
        I [need|have to carry|bought] a power bank [just for this app|because of the battery drain|to get through my shift]
        [Uses|The app uses|It used] {N} percent of my battery [in the background|yesterday|doing nothing]
      `),
      request: lines(`
        [Please|Can you] [reduce the battery use|add a battery saving mode|let me switch off tracking to save battery]
      `),
    },
  },
  {
    id: 'notifications',
    product: 'Lumovarn Go',
    titles: lines(`
      Push notifications [late|missing]
      No alert for new jobs
    `),
    sentences: {
      pain: lines(`
        [Push notifications|Notifications|Job alerts] [come|arrive] [hours late|{n} hours late|when the job is over|in the evening]
        [I get|We get|My {techs} get] no notification [for new jobs|when a job is moved|when an appointment is cancelled|on {phone}]
        [New jobs|Changed jobs|Urgent jobs] [appear|turn up] without any [push notification|alert|sound]
        [Missed|I missed|We missed] {n} jobs because the [notification|alert|push message] never [came|showed up|rang]
        [Too many|Far too many|Endless] notifications [for jobs that are not mine|for every little change|all night]
        [The notification|The alert] [sound|tone] is [too quiet|the same for everything|gone since the update]
        Notifications [are silent|do not work|get delayed] [on {phone}|when the screen is off|after the update]
      `),
      request: lines(`
        [Please let me|I want to|Would like to] [mute notifications after work|choose which alerts I get|set a louder alert for emergencies]
        [Add|Please add] a [separate|different] notification sound for [urgent jobs|emergencies|new jobs]
      `),
    },
  },
  {
    id: 'route',
    product: 'Lumovarn Go',
    titles: lines(`
      Route planning [sends us the wrong way|nonsense]
      Wrong [driving times|directions]
    `),
    sentences: {
      pain: lines(`
        [The route planner|Route planning|The suggested route] [sends us|sends my {techs}|takes us] [across town and back|the long way round|through the city centre at rush hour]
        [Travel times|Driving times|The estimated drive] [are|is] [always too short|nonsense|wrong by half an hour|worked out as the crow flies]
        [The map|Navigation|The GPS] [puts|shows|drops] the address [in the wrong street|{n} miles away|in the middle of a field]
        [The route|Route order|The planned route] ignores [traffic|low bridges|ferry times|one-way streets] [completely|every day|]
        [GPS|Vehicle tracking|The tracking] shows [my van|our vans|{techs}] [in the wrong town|standing still while driving|an hour ago]
        [We drive|My {techs} drive|I drove] [{N} extra miles|an hour more|twice past the same house] because [of the route planning|the planner zigzags]
      `),
      request: lines(`
        [Please|It would help to] [plan routes with live traffic|let me fix the first stop of the route|let us avoid toll roads on the route]
        [Would like|We need] [route planning for trucks|a route for several vans at once|a round trip option in the route planner]
      `),
      praise: lines(`
        [The route planner|Route planning] [saves us|saved us] [an hour a day|a lot of fuel|{N} miles a week]
        Routes [are sensible|make sense] [now|] and [we fit in one more job|fuel costs are down]
      `),
    },
  },
  {
    id: 'dark-mode',
    product: 'Lumovarn Go',
    titles: lines(`
      Dark mode
    `),
    sentences: {
      request: lines(`
        [Please add|Please give us|We want|Would love] [a dark mode|dark mode|a night theme|a dark theme] [for the app|for night shifts|for the early hours|]
        Dark mode [please|would be nice|is missing|is long overdue] [, the white screen blinds me at night|for our night shift|]
        [The white background|That white screen] [hurts my eyes|is blinding] [at night|in the dark van], [please add dark mode|a dark theme is needed]
        [Any chance of|When do we get|Is there] [a dark mode|a dark theme]?
      `),
    },
  },
  {
    id: 'calendar-sync',
    product: 'Lumovarn Plan',
    titles: lines(`
      Calendar sync [broken|doubles entries]
      [Outlook|Google] calendar
    `),
    sentences: {
      pain: lines(`
        [The|My|Our] [Outlook|Google] calendar [sync|connection] [stopped|broke|fails] [on {day}|again|every few days|without a message]
        [Appointments|Calendar entries|Events] [show up twice|are doubled|appear three times] in [Outlook|Google Calendar|my calendar]
        [Calendar sync|The calendar feed|Syncing with my calendar] is [{n} hours behind|one way only|off by one hour since the clocks changed]
        [Private|My private|Holiday] [appointments|events] from [Outlook|my Google calendar] [block|do not block] the [board|schedule] [as they should|]
        Deleted [appointments|jobs] [stay|remain|are still] in my [Outlook|Google|phone] calendar
        [My|Our] calendar [shows|has] [old|cancelled|ghost] appointments [since the sync|after each sync]
      `),
      request: lines(`
        [Please|We need you to] sync [both ways with Outlook|with shared calendars|colours to Google Calendar|holidays from our HR calendar]
      `),
      question: lines(`
        How do I connect [a second|a shared|my Apple] calendar?
      `),
    },
  },
  {
    id: 'board',
    product: 'Lumovarn Plan',
    titles: lines(`
      Schedule board
      Drag and drop
    `),
    sentences: {
      praise: lines(`
        [The drag and drop board|Drag and drop on the board|The schedule board] is [brilliant|so intuitive|a pleasure|the best part]
        [Moving|Shifting|Swapping] jobs [between {techs}|by drag and drop|on the board] [takes seconds|is so quick|could not be easier]
        [I love|We love|Our dispatcher loves] the [weekly board|colour coded schedule|schedule board|week view]
        [Planning|Scheduling] the week [takes|now takes] [{N} minutes instead of hours|half the time] with the board
        [Seeing|Having] [every van|all {techs}|the whole week] on one [board|screen|schedule] is [gold|a game changer|great]
      `),
      pain: lines(`
        [Dragging|Moving] a job on the board [drops it on the wrong day|jumps to another {tech}|undoes itself]
        [The week view|The board] [shows|has room for] only {n} {techs} [at once|without scrolling|]
      `),
      request: lines(`
        [Please add|We need] [a month view of the schedule|colours by job type on the board|an undo button on the board]
      `),
    },
  },
  {
    id: 'recurring',
    product: 'Lumovarn Plan',
    titles: lines(`
      Recurring jobs
      Maintenance contracts
    `),
    sentences: {
      pain: lines(`
        [Recurring jobs|Repeating jobs|Maintenance visits] [stop|end|disappear] after [{n} visits|a year|one change]
        [Changing|Editing|Moving] one [recurring job|repeat visit] [changes the whole series|moves all later visits|breaks the series]
        [The yearly service|Annual maintenance|The quarterly visit] [was not created|was created twice|lands on a Sunday] [again|for {N} customers|]
        [Series|Recurring visits] [cannot|can not] [skip bank holidays|be assigned to two {techs}|start on the last Friday]
      `),
      request: lines(`
        [Please|We need to] [allow recurring jobs every six weeks|let a series skip holidays|plan maintenance contracts for five years]
        [Would like|Need] [a list of all recurring jobs|a reminder before a maintenance contract ends]
      `),
      praise: lines(`
        [Recurring jobs|Maintenance plans|Repeat visits] [run by themselves|just work|save me a day each month]
      `),
    },
  },
  {
    id: 'barcode',
    product: 'Lumovarn Go',
    titles: lines(`
      Barcode scanner
    `),
    sentences: {
      pain: lines(`
        [The barcode scanner|Scanning barcodes|The QR scanner] [does not focus|needs ten attempts|fails on small labels|is painfully slow]
        [Serial numbers|Barcodes|QR codes] [are not recognised|scan wrong|are read with a missing digit] [in poor light|on {phone}|half of the time]
        [Scanner|The scanner] [opens the wrong part|says unknown code|beeps and does nothing]
      `),
      request: lines(`
        [Please support|Can you support] [bluetooth barcode scanners|scanning several serial numbers in a row|QR codes on our boilers]
      `),
      praise: lines(`
        [Scanning the boiler's barcode|The barcode scan|Scanning a serial number] [brings up its history|is so quick|works a treat]
      `),
    },
  },
  {
    id: 'signature',
    product: 'Lumovarn Go',
    titles: lines(`
      Customer signature
    `),
    sentences: {
      pain: lines(`
        [The signature|Customer signatures|The signature box] [is too small to sign|are cut off|does not react to a finger|are missing on the job sheet]
        [Customers|My customers] [cannot|can hardly] sign [on the small screen|with cold fingers|because the signature box jumps]
        [The job sheet|A job sheet] [closes|was sent] without the [customer's signature|signature]
      `),
      request: lines(`
        [Please|Could we] [allow two signatures|let customers sign by a link|let the customer sign on their own phone]
        [Need|We need] [a signature from tenant and landlord|electronic signatures with a time stamp]
      `),
      praise: lines(`
        [Signing on the phone|Electronic signatures|The signature on glass] [looks professional|ended our paper chase|customers love it]
      `),
    },
  },
  {
    id: 'translation',
    product: 'Lumovarn Go',
    titles: lines(`
      Translation
    `),
    sentences: {
      pain: lines(`
        [The Polish|The Romanian|The Turkish|The French] translation is [half English|machine made|full of mistakes|embarrassing]
        [Buttons|Some menus|Half of the texts] [are not translated|are still in English|switch language] [after the update|on {phone}|]
      `),
      request: lines(`
        [Please translate|Please offer|We need] the app [into|in] [Polish|Romanian|Portuguese|Ukrainian] [for our {techs}|]
        [Let each|Each] {tech} [should|] choose [their own language|the language of the app]
      `),
    },
  },
  {
    id: 'clicks',
    product: null,
    titles: lines(`
      New design
    `),
    sentences: {
      pain: lines(`
        [The new design|The redesign|The new interface] [needs|takes] [twice as many clicks|{n} clicks for everything|far too many taps]
        [Tiny|Much too small|Grey on grey] [buttons|fonts|text] [, I need my glasses|nobody over forty can read it|on a tablet|]
        [Everything|Every button|The menu] [was moved|has moved|is hidden] [in the new design|after the redesign|behind three dots]
        [Bring back|I want|Give us back] the old [design|layout|interface|menu]
        [The interface|The layout|It all] [feels cluttered|looks dated|is confusing] and [full of icons without words|nothing is where you expect it]
      `),
      praise: lines(`
        [The new design|The redesign|The interface] is [clean|fresh|clear|much better] [and easy on the eyes|]
        [Easy to use|So easy to use|Very user friendly], [even for my dad|no manual needed|clear layout]
      `),
    },
  },
];
