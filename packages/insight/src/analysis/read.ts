import { classify, loadKindModel } from '../kinds/classify.js';
import { textHash } from '../random.js';
import { detectLanguages } from '../statements/language.js';
import { splitStatements } from '../statements/split.js';
import { words } from '../text/tokens.js';
import type { AnalyzeOptions, InsightItem, Kind } from '../types.js';
import type { Pace } from './pace.js';

const breathEvery = 2000;

/** A statement with all that is known of it before themes. */
export interface ReadStatement {
  readonly item: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly language: string;
  readonly kind: Kind;
  readonly kindConfidence: number;
  readonly polarity: number;
  readonly severity: number;
}

export interface ReadItems {
  readonly statements: readonly ReadStatement[];
  /** Words of each statement, joined: statements with the same key are the same text. */
  readonly keys: readonly string[];
  /** Number of the text of each statement. */
  readonly texts: Int32Array;
  /** Statement numbers in an order that does not depend on the order of the items. */
  readonly canonical: Int32Array;
  /** 0 where the statement is a copy of one that counts. */
  readonly counted: Uint8Array;
  readonly customers: Uint32Array;
  readonly customerCount: number;
  readonly times: Float64Array;
  /** Rating of the item of each statement, 0–1; NaN where none. */
  readonly ratings: Float64Array;
}

interface Piece {
  readonly item: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export async function readItems(
  items: readonly InsightItem[],
  options: AnalyzeOptions,
  pace: Pace,
): Promise<ReadItems> {
  pace.begin('statements');
  const languages = languagesOf(items);
  await pace.breathe();
  const pieces: Piece[] = [];
  for (let i = 0; i < items.length; i++) {
    const text = items[i]?.text ?? '';
    for (const piece of options.wholeRows ? wholeText(text) : splitStatements(text)) {
      pieces.push({ item: i, ...piece, text: text.slice(piece.start, piece.end) });
    }
    if (i % breathEvery === 0) {
      pace.report(i / items.length, pieces.length);
      await pace.breathe();
    }
  }

  pace.begin('kinds');
  const statements: ReadStatement[] = [];
  const keys: string[] = [];
  const model = loadKindModel();
  for (let s = 0; s < pieces.length; s++) {
    const piece = pieces[s];
    if (!piece) continue;
    const item = items[piece.item];
    const language = languages[piece.item] ?? 'und';
    const found = classify(model, piece.text, { rating: item?.rating ?? null, language });
    const corrected = options.corrections?.get(`${item?.id ?? ''}:${piece.start}`);
    statements.push({
      ...piece,
      language,
      kind: corrected ?? found.kind,
      kindConfidence: corrected ? 1 : found.confidence,
      polarity: found.polarity,
      severity: found.severity,
    });
    keys.push(keyOf(piece.text));
    if (s % breathEvery === 0) {
      pace.report(s / pieces.length, pieces.length);
      await pace.breathe();
    }
  }
  return { statements, keys, ...countedOnce(items, statements, keys) };
}

function languagesOf(items: readonly InsightItem[]): string[] {
  const unknown = items.flatMap((item, i) => (item.language ? [] : [i]));
  const detected = detectLanguages(unknown.map((i) => items[i]?.text ?? ''));
  const languages = items.map((item) => item.language?.toLowerCase().split('-')[0] ?? 'und');
  for (const [at, i] of unknown.entries()) languages[i] = detected[at] ?? 'und';
  return languages;
}

function wholeText(text: string): { start: number; end: number }[] {
  const start = text.length - text.trimStart().length;
  const end = text.trimEnd().length;
  return end > start ? [{ start, end }] : [];
}

/** Case, punctuation and spacing do not make another text; where there is no word, the marks are all there is. */
function keyOf(text: string): string {
  const found = words(text);
  return found.length > 0 ? found.join(' ') : `${noWords}${text.trim().slice(0, 64)}`;
}

/** No word begins with a space. */
const noWords = ' ';

/** The words that a key was made of. */
export function wordsOfKey(key: string): string[] {
  return key === '' || key.startsWith(noWords) ? [] : key.split(' ');
}

function countedOnce(
  items: readonly InsightItem[],
  statements: readonly ReadStatement[],
  keys: readonly string[],
): Omit<ReadItems, 'statements' | 'keys'> {
  // Of the copies of one text the item that the group is named after counts, else the one with the least id.
  const speaker = new Map<string, string>();
  for (const { id, duplicateOf } of items) {
    const group = duplicateOf ?? id;
    const known = speaker.get(group);
    if (known === undefined || id === group || (known !== group && id < known)) {
      speaker.set(group, id);
    }
  }
  const customerIds = new Map<string, number>();
  const customers = new Uint32Array(statements.length);
  const counted = new Uint8Array(statements.length);
  const times = new Float64Array(statements.length).fill(Number.NaN);
  const ratings = times.slice();
  for (let s = 0; s < statements.length; s++) {
    const item = items[statements[s]?.item ?? 0];
    if (!item) continue;
    const group = item.duplicateOf ?? item.id;
    const name = item.customer ? `c:${item.customer}` : `i:${group}`;
    let customer = customerIds.get(name);
    if (customer === undefined) {
      customer = customerIds.size;
      customerIds.set(name, customer);
    }
    customers[s] = customer;
    counted[s] = speaker.get(group) === item.id ? 1 : 0;
    times[s] = item.time ?? Number.NaN;
    ratings[s] = item.rating ?? Number.NaN;
  }
  const hashes = Float64Array.from(keys, textHash);
  const canonical = Int32Array.from({ length: statements.length }, (_, s) => s).sort((a, b) => {
    const byHash = (hashes[a] ?? 0) - (hashes[b] ?? 0);
    if (byHash !== 0) return byHash;
    const byKey = compare(keys[a] ?? '', keys[b] ?? '');
    if (byKey !== 0) return byKey;
    const [left, right] = [statements[a], statements[b]];
    const byId = compare(items[left?.item ?? 0]?.id ?? '', items[right?.item ?? 0]?.id ?? '');
    return byId === 0 ? (left?.start ?? 0) - (right?.start ?? 0) : byId;
  });
  const texts = new Int32Array(statements.length);
  let text = -1;
  let last = '';
  for (const s of canonical) {
    const key = keys[s] ?? '';
    if (text < 0 || key !== last) text++;
    texts[s] = text;
    last = key;
  }
  return { texts, canonical, counted, customers, customerCount: customerIds.size, times, ratings };
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
