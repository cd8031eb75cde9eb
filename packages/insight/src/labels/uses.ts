/**
 * What a word is in a theme's sentences, told by its neighbours: a thing ("my account"), something said of a thing ("was
 * slow"), something done ("to log in"). Only words of one sort can be listed together.
 */
import { judgementWords } from '../text/stop-words.js';
import { verbParticles } from './grammar.js';

export type Use = 'thing' | 'said' | 'done';
/** Weight of the texts in which a word is each. */
export type Uses = Record<Use, number>;

const wordSet = (text: string): ReadonlySet<string> => new Set(text.split(' '));
const beforeThings = wordSet(
  'the a an this that these those my your our their his her its any every each all some no of for with',
);
const beforeSaid = wordSet(
  'is are was were be been being am get gets got getting become becomes became feel feels felt look looks looked seem seems seemed stay stays stayed too very so really extremely super pretty quite more most as',
);
const beforeDone = wordSet(
  "to can can't cannot cant could couldn't will won't wont would wouldn't should do does did don't dont doesn't doesnt didn't didnt not never i you we they he she it please let's",
);
/**
 * @param before The word before it, null at the beginning of a clause.
 * @param after The word after it, null at the end of a clause.
 * @param isDescribing Whether the word after it carries a theme too: "slow service", "delivery time".
 */
export function useOf(
  before: string | null,
  after: string | null,
  isDescribing: boolean,
): Use | null {
  if (before !== null && beforeDone.has(before)) return 'done';
  if (before !== null && beforeSaid.has(before)) return isDescribing ? null : 'said';
  if (before !== null && (beforeThings.has(before) || judgementWords.has(before))) {
    return isDescribing ? null : 'thing';
  }
  return after !== null && verbParticles.has(after) ? 'done' : null;
}

/** What a word mostly is: a thing where nothing tells. */
export function mostlyUsedAs(uses: Uses | undefined): Use {
  const { thing = 0, said = 0, done = 0 } = uses ?? {};
  if (said > thing && said >= done) return 'said';
  return done > thing ? 'done' : 'thing';
}
