import { makeFeedback } from '../bench/analyze-feedback.js';

/** Statements about known matters, and questions in other words about the same: whoever asks one wants all of its matter. */
interface Matter {
  readonly said: readonly string[];
  readonly asked: readonly string[];
}

const frames = [
  (words: string) => words,
  (words: string) => `Honestly, ${words}.`,
  (words: string) => `Since Monday ${words}!`,
  (words: string) => `${words}, and nobody answers`,
  (words: string) => `For our whole office ${words}`,
  (words: string) => `${words} on my second laptop too`,
];

const matters: readonly Matter[] = [
  {
    said: [
      'the spreadsheet export stops half way',
      'downloading my table never ends',
      'the csv file comes out empty',
    ],
    asked: ['export fails', 'cannot get my data out', 'empty download'],
  },
  {
    said: [
      'the sign-in page refuses my password',
      'I am locked out of my account',
      'the login code never arrives',
    ],
    asked: ['login', 'cannot get in', 'verification message missing'],
  },
  {
    said: [
      'the invoice shows the wrong tax',
      'we were charged twice this month',
      'my bill has no order number',
    ],
    asked: ['billing mistake', 'paid two times', 'invoice'],
  },
  {
    said: [
      'the calendar doubles every meeting',
      'appointments move by an hour',
      'repeating events vanish',
    ],
    asked: ['duplicate appointments', 'wrong hour in calendar', 'meeting sync'],
  },
  {
    said: [
      'the app drains my battery',
      'the phone gets hot while it is open',
      'it eats power in the background',
    ],
    asked: ['battery', 'uses too much energy', 'overheating'],
  },
  {
    said: [
      'pages take ages to open in the morning',
      'everything is slow since the release',
      'the dashboard loads for minutes',
    ],
    asked: ['performance', 'sluggish', 'loading time'],
  },
  {
    said: [
      'please add a dark theme',
      'my eyes hurt from the white screen',
      'a night mode would be great',
    ],
    asked: ['dark mode', 'black background', 'too bright at night'],
  },
  {
    said: [
      'support never writes back',
      'I waited a week for an answer from the help desk',
      'the agent closed my ticket unread',
    ],
    asked: ['customer service does not respond', 'no reply to my ticket', 'help desk'],
  },
  {
    said: [
      'notifications come in the middle of the night',
      'I get the same alert ten times',
      'far too many push messages',
    ],
    asked: ['too many notifications', 'alerts repeated', 'spam on my phone'],
  },
  {
    said: [
      'the courier left my parcel in the rain',
      'my order arrived broken',
      'the delivery is two weeks late',
    ],
    asked: ['shipping delay', 'damaged package', 'parcel'],
  },
  {
    said: [
      'I want my money back',
      'the refund was promised and never came',
      'returning the shoes is a nightmare',
    ],
    asked: ['refund', 'reimbursement missing', 'send item back'],
  },
  {
    said: [
      'the map shows the old address',
      'navigation sends us the wrong way',
      'the pin is on the wrong street',
    ],
    asked: ['wrong location', 'directions', 'address on map'],
  },
  {
    said: [
      'the video call freezes',
      'nobody hears me in the conference',
      'my camera stays black in calls',
    ],
    asked: ['microphone not working', 'frozen picture in meeting', 'video'],
  },
  {
    said: [
      'I cannot invite a colleague',
      'guests see more than they should',
      'roles and rights are confusing',
    ],
    asked: ['permissions', 'add a team member', 'access control'],
  },
  {
    said: [
      'search finds nothing in old tickets',
      'the filter ignores what I set',
      'looking something up takes many tries',
    ],
    asked: ['cannot find anything', 'search broken', 'filters'],
  },
  {
    said: [
      'printing cuts off the last column',
      'labels come out blank',
      'the pdf has wrong margins',
    ],
    asked: ['printer', 'paper output wrong', 'blank labels'],
  },
];

export interface SearchCase {
  readonly texts: readonly string[];
  readonly labels: readonly string[];
  readonly queries: readonly { readonly text: string; readonly label: string }[];
}

export function madeCase(): SearchCase {
  const texts: string[] = [];
  const labels: string[] = [];
  for (const [m, { said }] of matters.entries()) {
    for (const words of said) {
      for (const frame of frames) {
        texts.push(frame(words));
        labels.push(`matter ${m}`);
      }
    }
  }
  return {
    texts,
    labels,
    queries: matters.flatMap(({ asked }, m) =>
      asked.map((text) => ({ text, label: `matter ${m}` })),
    ),
  };
}

/** Invented names with a number, which few statements have, asked for with two of the words before them. */
export function namedCase(): SearchCase {
  const texts = makeFeedback(10_000, 5).map(({ text }) => text);
  const nameIn = (text: string): string | undefined => / with (\w+ \d+)/.exec(text)?.[1];
  const named = texts.flatMap((text) => {
    const name = nameIn(text);
    const before = (text.split(' with ')[0] ?? '').split(' ').slice(-2).join(' ');
    return name === undefined ? [] : [{ text: `${before} ${name} `, label: name }];
  });
  return {
    texts,
    labels: texts.map((text, i) => nameIn(text) ?? String(i)),
    queries: named.filter((_, i) => i % 10 === 0).slice(0, 300),
  };
}
