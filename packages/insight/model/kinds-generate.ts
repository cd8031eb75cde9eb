/**
 * Writes training statements from the grammars: a template, its slots filled, then the haste of real
 * writers. Everything here was written for this project; nothing is taken from reviews.
 */
import type { Kind } from '../src/types.js';
import { addNoise } from './kinds-noise.js';
import { pick, seeded, type Random } from './kinds-random.js';
import { englishDomains, type Domain } from './kinds-domains.js';
import { dutchGrammar } from './kinds-grammar-dutch.js';
import { englishGrammar } from './kinds-grammar-english.js';
import { moreEnglish } from './kinds-grammar-english-more.js';
import { germanGrammar } from './kinds-grammar-german.js';
import { frenchGrammar, italianGrammar, portugueseGrammar } from './kinds-grammar-romance.js';
import { spanishGrammar } from './kinds-grammar-spanish.js';

export interface Grammar {
  readonly parts: Readonly<Record<string, string>>;
  readonly pain: string;
  readonly request: string;
  readonly praise: string;
  readonly question: string;
  readonly other: string;
}

export interface TrainingText {
  readonly text: string;
  readonly kind: Kind;
  readonly language: string;
}

/** Where the next `[…]` closes, minding nested ones. */
function closing(text: string, open: number): number {
  let depth = 0;
  for (let i = open; i < text.length; i += 1) {
    if (text[i] === '[') depth += 1;
    else if (text[i] === ']') {
      depth -= 1;
      if (depth === 0) return i;
    }
  }
  throw new Error(`no closing bracket: ${text}`);
}

/** Splits at `|` outside brackets. */
function alternatives(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let i = 0; i < text.length; i += 1) {
    if (text[i] === '[') depth += 1;
    else if (text[i] === ']') depth -= 1;
    else if (text[i] === '|' && depth === 0) {
      parts.push(text.slice(from, i));
      from = i + 1;
    }
  }
  return [...parts, text.slice(from)];
}

const doubled = /^(?:log|set|get|put|scan|plan|stop|chat|run|cut|submit|split|begin|swim|skip)$/u;

/** "log in" → "logging in". */
function doing(verb: string): string {
  const [first = '', ...rest] = verb.split(' ');
  let form = `${first}ing`;
  if (doubled.test(first)) form = `${first}${first.at(-1)}ing`;
  else if (/[^eo]e$/u.test(first) && first !== 'be') form = `${first.slice(0, -1)}ing`;
  return [form, ...rest].join(' ');
}

interface Slots {
  readonly parts: Readonly<Record<string, string>>;
  readonly domain: Domain | null;
}

const isDomainSlot = (name: string, domain: Domain): name is keyof Domain => name in domain;

function slot(name: string, slots: Slots, random: Random): string {
  if (name === 'doing') return doing(expand('{does}', slots, random));
  const part = slots.parts[name];
  if (part !== undefined) return expand(pick(alternatives(part), random), slots, random);
  if (slots.domain !== null && isDomainSlot(name, slots.domain)) {
    return pick(alternatives(slots.domain[name]), random);
  }
  throw new Error(`unknown slot {${name}}`);
}

function expand(template: string, slots: Slots, random: Random): string {
  let out = '';
  let i = 0;
  while (i < template.length) {
    const character = template[i] ?? '';
    if (character === '[') {
      const end = closing(template, i);
      out += expand(pick(alternatives(template.slice(i + 1, end)), random), slots, random);
      i = end + 1;
    } else if (character === '{') {
      const end = template.indexOf('}', i);
      out += slot(template.slice(i + 1, end), slots, random);
      i = end + 1;
    } else {
      out += character;
      i += 1;
    }
  }
  return out;
}

const templates = (list: string): string[] =>
  list
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

export const kindOrder: readonly Kind[] = ['pain', 'request', 'praise', 'question', 'other'];

export class Generator {
  private readonly grammar: Grammar;
  private readonly language: string;
  private readonly lists: Readonly<Record<Kind, readonly string[]>>;
  private readonly random: Random;

  constructor(grammar: Grammar, language: string, random: Random) {
    this.grammar = grammar;
    this.language = language;
    this.random = random;
    this.lists = {
      pain: templates(grammar.pain),
      request: templates(grammar.request),
      praise: templates(grammar.praise),
      question: templates(grammar.question),
      other: templates(grammar.other),
    };
  }

  /** One sentence of a kind, spelt properly. */
  sentence(kind: Kind): string {
    const domain = this.language === 'en' ? pick(englishDomains, this.random) : null;
    const raw = expand(
      pick(this.lists[kind], this.random),
      { parts: this.grammar.parts, domain },
      this.random,
    );
    const text = raw
      .replaceAll(/\s+/gu, ' ')
      .replaceAll(/ ([,.?!])/gu, '$1')
      .trim();
    const first = text.charAt(0).toUpperCase() + text.slice(1);
    if (/[.?!]$/u.test(first)) return first;
    if (kind === 'question') return `${first}?`;
    return `${first}${this.random() < 0.2 ? '!' : '.'}`;
  }

  /** A statement, or sometimes a short review of a few sentences whose weightiest kind is its label. */
  text(kind: Kind): TrainingText {
    const { random } = this;
    const sentences = [this.sentence(kind)];
    if (random() < 0.3) {
      const extra = 1 + Math.floor(random() * 3);
      for (let i = 0; i < extra; i += 1) {
        const lighter: Kind[] =
          kind === 'praise' || kind === 'other' ? ['other'] : ['praise', 'other'];
        const next = random() < 0.45 && kind !== 'other' ? kind : pick(lighter, random);
        const at = Math.floor(random() * (sentences.length + 1));
        sentences.splice(at, 0, this.sentence(next));
      }
    }
    const text = addNoise(sentences.join(' '), kind, this.language, random);
    return { text, kind, language: this.language };
  }
}

const english: Grammar = {
  parts: englishGrammar.parts,
  pain: englishGrammar.pain + moreEnglish.pain,
  request: englishGrammar.request + moreEnglish.request,
  praise: englishGrammar.praise + moreEnglish.praise,
  question: englishGrammar.question + moreEnglish.question,
  other: englishGrammar.other + moreEnglish.other,
};

/** Statements by language; the first ones are what most feedback is written in. */
const shares: readonly (readonly [string, Grammar, number])[] = [
  ['en', english, 1],
  ['de', germanGrammar, 0.25],
  ['es', spanishGrammar, 0.25],
  ['fr', frenchGrammar, 0.15],
  ['pt', portugueseGrammar, 0.12],
  ['it', italianGrammar, 0.12],
  ['nl', dutchGrammar, 0.12],
];

const kindShares: Readonly<Record<Kind, number>> = {
  pain: 1.2,
  request: 0.7,
  praise: 1.4,
  question: 0.4,
  other: 1.1,
};

/** All training statements for a seed; `perKind` English ones of each kind, before `kindShares`. */
export function generateStatements(seed: number, perKind: number): TrainingText[] {
  const random = seeded(seed);
  const seen = new Set<string>();
  const all: TrainingText[] = [];
  for (const [language, grammar, share] of shares) {
    const generator = new Generator(grammar, language, random);
    for (const kind of kindOrder) {
      const wanted = Math.round(perKind * share * kindShares[kind]);
      // Short grammars run out of different sentences: stop trying after a while.
      for (let tries = 0, made = 0; made < wanted && tries < wanted * 3; tries += 1) {
        const item = generator.text(kind);
        const key = `${item.kind}${item.text}`;
        if (seen.has(key)) continue;
        seen.add(key);
        all.push(item);
        made += 1;
      }
    }
  }
  return all;
}
