import { lines } from './generate-grammar.js';
import type { Topic } from './generate-types.js';

/**
 * What people say of the competitors' products. Each subject is one that the market pages must find: a pain of
 * theirs to win on, a praise that we lack, a request that nobody serves.
 */
export const rivalTopics = {
  /** Kestrovia's customers wait for answers: a pain of theirs that we could win on. */
  silence: {
    id: 'rival-silence',
    product: null,
    titles: lines(`
      No answer from the helpline
      Helpline never picks up
    `),
    sentences: {
      pain: lines(`
        [the|their|your] helpline [never picks up|rings out|keeps us on hold for an hour]
        [nobody|no one] answers [the|their|your] helpline [anymore|on a Monday|before noon]
        [we waited|I waited|our office waited] {n} [days|weeks] for the helpline to call back
        [the|your] helpline promised a call back and [nobody|no one] rang
        [calling the helpline|the helpline|ringing the helpline] is a waste of time, [nobody|no one] picks up
        [{n} calls|two mails and {n} calls] to the helpline and still no answer
        helpline tickets are closed without any answer
        [on hold|stuck in the queue] of the helpline for {n} hours
      `),
    },
  },
  /** Kestrovia works without a network, and is praised for it: a praise of theirs that we lack. */
  offline: {
    id: 'rival-offline',
    product: null,
    titles: lines(`
      Works offline
      Offline mode is great
    `),
    sentences: {
      praise: lines(`
        [love|we love|the team loves] that it works offline in [basements|lift shafts|plant rooms|tunnels]
        offline mode is [brilliant|superb|a life saver] [in basements|down in the plant room|without signal]
        [works|it works] perfectly offline and syncs when the signal is back
        [best thing|the best part] is the offline mode, [no signal needed|it never lets us down]
        offline mode saves us every day in [basements|cellars|lift shafts]
        everything is there offline, [fantastic|excellent|really well done]
        [great|wonderful] that jobs open offline without any signal
      `),
    },
  },
  /** Plenduro's prices jumped: another pain of theirs. */
  price: {
    id: 'rival-price',
    product: null,
    titles: lines(`
      Price doubled overnight
      Renewal price shock
    `),
    sentences: {
      pain: lines(`
        the renewal price [doubled|jumped by {N} percent|went up without notice]
        price increase of {N} percent at renewal [without warning|and no explanation]
        [they|you] raised the renewal price [overnight|for the second time this year]
        our renewal quote is [twice|nearly double] what we paid last year
        the price went up at renewal and [nothing|not one thing] got better
        hidden fees on top of the renewal price
        [shocked|stunned] by the price at renewal, [it doubled|{N} percent more]
      `),
    },
  },
  /** Asked of everybody, ourselves too, and served by nobody. */
  charging: {
    id: 'van-charging',
    product: 'Lumovarn Plan',
    titles: lines(`
      Plan charging stops for electric vans
      Electric vans and charging
    `),
    sentences: {
      request: lines(`
        please plan charging stops for [electric vans|our electric vans|the e-vans]
        we need charging stops for electric vans in the day plan
        [can you|could you] add charging times of electric vans to the plan
        [it should|the plan should|please let it] know the range of our electric vans and their charging stops
        [wish|I wish] the schedule planned charging breaks for electric vans
        half our fleet is electric vans now, charging stops must be in the plan
        [add|build in|give us] charging points and range of electric vans
        [would be great|it would help] to see the charge of every electric van when planning
      `),
    },
  },
  /** Lately everybody speaks of it: an emerging theme. */
  assistant: {
    id: 'voice-notes',
    product: 'Lumovarn Go',
    titles: lines(`
      Dictate job notes by voice
      Voice notes please
    `),
    sentences: {
      request: lines(`
        [please let us|we want to|can we] dictate job notes by voice
        voice notes that turn into the job report would [save|spare] us {n} hours a week
        [please add|we need|add] voice dictation for job notes
        typing job notes with gloves is hopeless, let us dictate them by voice
        [our {techs}|the crew] ask for voice dictation of job notes
        [wish|I wish] I could speak my job notes and have them written by voice dictation
        dictating notes by voice is what [everyone|the whole crew] asks for now
      `),
    },
  },
} as const satisfies Readonly<Record<string, Topic>>;

/** Why deals were won and lost, by whom they were lost to. */
export const dealReasons = {
  won: lines(`
    [chose us|they chose us|went with us] because the onboarding [convinced them|was so smooth]
    the scheduling board won them over in the demo
    [they liked|liked] that our specialists were on site within a week
    invoices and payments in one place made the difference
    their technicians preferred our app in the trial
  `),
  Kestrovia: lines(`
    lost because we have no offline mode and [their crews work in basements|half their sites have no signal]
    [they need|need] an offline mode, Kestrovia has one and we do not
    offline mode was the deciding point [again|for them]
    [no|the missing] offline mode: crews in lift shafts could not open a job in the trial
  `),
  Plenduro: lines(`
    Plenduro was cheaper by {N} percent
    went for the lower price of Plenduro [in the first year|with a three year contract]
    our price per seat was too high for [their size|a team of {N}]
    price was the reason, they compared seat by seat
  `),
  nobody: lines(`
    project was put off until next year
    they stay with their spreadsheets for now
    no budget this year
    the API rate limit is too low for their ERP, they have {N} depots
    API rate limit ruled us out, their ERP sends every order
  `),
  open: lines(`
    in trial, asks for an offline mode
    waits for the API rate limit to be raised
    compares us with Plenduro on price
    wants charging stops for electric vans in the plan
  `),
} as const;
