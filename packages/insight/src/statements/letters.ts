/**
 * The language of texts whose script and words do not settle it, by letter statistics (eld), weighed with frequent words
 * and with what the corpus is written in.
 */
import { eld } from 'eld/small';

import { wordLanguages } from './language-words.js';
import { byWords, votingLetters, weighWords } from './language.js';

/** Letters from which they settle the matter alone. */
const plentyLetters = 60;
/** Log-odds by letter and by whole difference in the detector's score. */
const letterWeight = 0.9;
/** Share that every language is given beforehand, so that a corpus of one language can hold another. */
const smallestPrior = 0.002;

/** A corpus is English when so many texts have voted and so many of them for English. */
const fewestVoters = 50;
const nearlyAll = 0.9;

/** Texts whose evidence is remembered. */
const mostLately = 20_000;

type Prior = ReadonlyMap<string, number>;

/** Without a corpus: what short Latin texts of feedback most likely are. */
const ordinaryPrior: Prior = new Map([
  ['en', 0.6],
  ['de', 0.06],
  ['es', 0.06],
  ['fr', 0.06],
  ['pt', 0.05],
  ['it', 0.04],
  ['nl', 0.03],
]);

interface Evidence {
  readonly language: string;
  readonly votes: boolean;
  /** Log-odds by language where the text alone does not settle it. */
  readonly odds?: ReadonlyMap<string, number>;
}

function weigh(raw: string): Evidence {
  const found = weighWords(raw);
  if (found.language !== null) return found;
  const { text, letters, languages, wordOdds } = found;
  if (languages !== null) {
    const [first = 'und'] = languages;
    const { language } = eld.detect(text);
    return { language: languages.includes(language) ? language : first, votes: false };
  }
  const result = eld.detect(text.toLowerCase());
  if (letters >= plentyLetters && result.isReliable()) {
    return { language: result.language, votes: true };
  }
  const scores = result.getScores();
  const top = Math.max(0.3, ...Object.values(scores));
  const odds = new Map<string, number>();
  const weight = letterWeight * Math.min(letters, 60);
  // A language missing from the list scored below the last one in it.
  const floor = Math.min(0.45, ...Object.values(scores)) / top;
  for (const [language, score] of Object.entries(scores))
    odds.set(language, (score / top - 1) * weight);
  const missing = (floor - 1) * weight;
  for (const [index, language] of wordLanguages.entries()) {
    const vote = wordOdds[index] ?? 0;
    odds.set(language, (odds.get(language) ?? missing) + vote);
  }
  const votes = result.isReliable() && letters >= votingLetters;
  return { language: result.language, votes, odds: possible(odds) };
}

/** More than any prior can make up for. */
const hopeless = -Math.log(smallestPrior) + 0.01;

/** Of a text that is not settled only those languages are kept that some corpus could still make the likeliest. */
function possible(odds: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const least = Math.max(...odds.values()) - hopeless;
  return new Map([...odds].filter(([, value]) => value >= least));
}

function settle(evidence: Evidence, prior: Prior): string {
  if (evidence.odds === undefined) return evidence.language;
  let best = 'und';
  let most = -Infinity;
  for (const [language, odds] of evidence.odds) {
    const score = odds + Math.log(Math.max(prior.get(language) ?? 0, smallestPrior));
    if (score > most) {
      most = score;
      best = language;
    }
  }
  return best;
}

/** The language of one text: ISO 639-1, or 'und' where there is no letter. */
export function detectLanguage(text: string): string {
  return settle(weigh(text), ordinaryPrior);
}

/** Texts by language, of a corpus that was looked at before: each share of it is the prior then, and nobody votes. */
export type LanguageShares = Readonly<Record<string, number>>;

function isEnglish(votes: ReadonlyMap<string, number>, voters: number): boolean {
  return voters >= fewestVoters && (votes.get('en') ?? 0) >= nearlyAll * voters;
}

function priorOf(votes: ReadonlyMap<string, number>, voters: number): Prior {
  // Ten texts' worth of the ordinary prior keeps a handful of votes from deciding alone.
  const prior = new Map<string, number>();
  for (const language of new Set([...votes.keys(), ...ordinaryPrior.keys()])) {
    const share = (votes.get(language) ?? 0) + 10 * (ordinaryPrior.get(language) ?? 0);
    prior.set(language, share / (voters + 10));
  }
  return prior;
}

/** Tells the language of one text after the other, of a corpus that was looked at before: as a survey of all would. */
export function languageTeller(known: LanguageShares): (text: string) => string {
  const votes = new Map(Object.entries(known));
  const voters = [...votes.values()].reduce((sum, texts) => sum + texts, 0);
  const english = isEnglish(votes, voters);
  const prior = priorOf(votes, voters);
  return (text) => {
    const found = weighWords(text);
    if (found.language !== null) return found.language;
    if (found.leans && english) return 'en';
    return settle(weigh(text), prior);
  };
}

/** The languages of a corpus, found as its texts come in. */
export interface LanguageSurvey {
  /** Of text number `at`: what its words settled. */
  add(at: number, text: string, settled: number): void;
  /** Language of each text by its number. */
  finish(): (at: number) => string;
}

/**
 * Texts long enough to be sure vote on what the corpus is written in; that share is the prior for the short ones, so
 * that "nice app" among English reviews is English.
 */
export function surveyLanguages(known?: LanguageShares): LanguageSurvey {
  const votes = new Map<string, number>();
  /** All but English texts. */
  const others = new Map<number, Evidence>();
  /** Texts whose words lean towards English: in an English corpus their letters need not be looked at. */
  const leaning: { readonly at: number; readonly text: string }[] = [];
  let voters = 0;
  for (const [language, texts] of Object.entries(known ?? {})) {
    votes.set(language, texts);
    voters += texts;
  }
  const vote = (language: string): void => {
    if (known) return;
    votes.set(language, (votes.get(language) ?? 0) + 1);
    voters += 1;
  };
  /** What texts said lately: the same is said again and again, and looking at letters is the dearest of all. */
  const lately = new Map<string, Evidence>();
  const look = (at: number, text: string): void => {
    let evidence = lately.get(text);
    if (!evidence) {
      if (lately.size >= mostLately) lately.clear();
      lately.set(text, (evidence = weigh(text)));
    }
    others.set(at, evidence);
    if (evidence.votes) vote(settle(evidence, ordinaryPrior));
  };
  return {
    add(at, text, settled) {
      if (settled === byWords.votingEnglish) vote('en');
      if (settled === byWords.votingEnglish || settled === byWords.english) return;
      if (settled === byWords.leaning) leaning.push({ at, text });
      else look(at, text);
    },
    finish() {
      if (!isEnglish(votes, voters)) for (const { at, text } of leaning) look(at, text);
      leaning.length = 0;
      lately.clear();
      const prior = priorOf(votes, voters);
      return (at) => {
        const evidence = others.get(at);
        return evidence ? settle(evidence, prior) : 'en';
      };
    },
  };
}

/** The languages of the texts of a corpus, ISO 639-1 or 'und'. */
export function detectLanguages(texts: readonly string[]): string[] {
  const survey = surveyLanguages();
  for (const [at, text] of texts.entries()) survey.add(at, text, byWords.unsettled);
  const languageOf = survey.finish();
  return texts.map((_, at) => languageOf(at));
}
