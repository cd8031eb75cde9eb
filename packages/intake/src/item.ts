import { hash } from 'node:crypto';
import { isBlank } from './blank.js';
import { contentHash, textHash } from './hash.js';
import { languageCode } from './language.js';
import { maskPersonal } from './personal.js';
import { cleanLabel, cleanText } from './text.js';
import { fields } from './types.js';
import type { CleanItem, Field, MaskedKind, RejectedRow } from './types.js';

/** One row's cells by meaning, with date and rating read already. */
export interface ReadCells {
  readonly row: number;
  readonly line: number;
  readonly cells: Readonly<Partial<Record<Field, string>>>;
  readonly time: number | null;
  readonly rating: number | null;
  readonly ratingLow: number | null;
  readonly ratingHigh: number | null;
  readonly source: string;
  /** Cells without a meaning of ours, by column. */
  readonly rest: Readonly<Record<string, string>>;
}

export type ItemOutcome =
  | { readonly item: CleanItem }
  | { readonly code: RejectedRow['code']; readonly reason: string };

const longestText = 50_000;
const earliest = Date.UTC(1990, 0, 1);
const twoDays = 2 * 86_400_000;

/** A date that feedback can have: from 1990 until two days after now (clocks and time zones differ). */
export function isPlausible(time: number, now: number | undefined): boolean {
  return time >= earliest && (now === undefined || time <= now + twoDays);
}

export function buildItem(input: ReadCells): ItemOutcome {
  const raw = input.cells.text ?? '';
  if (isBlankText(raw)) return noText;
  const { text: cleaned, traits } = cleanText(raw);
  if (cleaned === '') return noText;
  if (cleaned.length > longestText) {
    const reason = `The text has ${cleaned.length} characters; at most ${longestText} are read. Split it into several rows.`;
    return { code: 'text-too-long', reason };
  }
  const masked = new Masking();
  const text = masked.prose(cleaned, traits);
  const title = masked.title(input.cells.title);
  const item: CleanItem = {
    row: input.row,
    text,
    rawText: text === raw ? null : raw,
    title,
    originals: masked.originals,
    time: input.time,
    source: masked.label('source', input.source) ?? input.source,
    externalId: masked.identity('externalId', input.cells.externalId),
    customer: masked.identity('customer', input.cells.customer),
    account: masked.identity('account', input.cells.account),
    product: masked.label('product', input.cells.product),
    channel: masked.label('channel', input.cells.channel),
    rating: input.rating,
    ratingLow: input.ratingLow,
    ratingHigh: input.ratingHigh,
    language: languageOf(input.cells.language),
    competitor: masked.label('competitor', input.cells.competitor),
    metadata: masked.metadata(input.rest),
    contentHash: contentHash(identityParts(input)),
    textHash: textHash(text),
    masked: masked.kinds(),
  };
  return { item };
}

const noText: ItemOutcome = {
  code: 'no-text',
  reason: 'The row has no text. Fill it in, or map another column as the text.',
};

/** Blank marks of exports only: "none" or "?" may be somebody's answer. */
function isBlankText(raw: string): boolean {
  return (
    raw === '' || (raw.length <= 6 && /^\s*(?:n\/a|#n\/a|nan|null|\\n|undefined)?\s*$/i.test(raw))
  );
}

function languageOf(cell: string | undefined): string | null {
  return cell === undefined || isBlank(cell) ? null : languageCode(cell);
}

/** As received, so that the identity of a row outlives improvements in cleaning. */
function identityParts({ cells, time, rating, source }: ReadCells): string[] {
  return fields.map((field) => {
    if (field === 'time') return time === null ? '' : String(time);
    if (field === 'rating') return rating === null ? '' : String(rating);
    return field === 'source' ? source : (cells[field] ?? '');
  });
}

/** Labels repeat from row to row (products, channels, versions): each is cleaned once. */
interface Label {
  readonly text: string;
  readonly kinds: readonly MaskedKind[];
}
const labels = new Map<string, Label>();
const mostLabels = 20_000;

function cleanedLabel(name: string, raw: string): Label {
  const key = `${name}\u0000${raw}`;
  const known = labels.get(key);
  if (known !== undefined) return known;
  // The column's name says what a number is, as the words before it do in prose.
  const context = `${name.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()}: `;
  const { text, kinds } = maskPersonal(context + cleanLabel(raw));
  const label = { text: text.startsWith(context) ? text.slice(context.length) : text, kinds };
  if (labels.size >= mostLabels) labels.clear();
  if (raw.length <= 100) labels.set(key, label);
  return label;
}

class Masking {
  originals: Record<string, string> = nothing;
  #kinds: Set<MaskedKind> | null = null;

  kinds(): readonly MaskedKind[] {
    return this.#kinds === null ? noKinds : [...this.#kinds];
  }

  prose(cleaned: string, traits: Parameters<typeof maskPersonal>[1]): string {
    const { text, kinds } = maskPersonal(cleaned, traits);
    if (kinds.length > 0) this.#add(kinds);
    return text;
  }

  title(raw: string | undefined): string | null {
    if (raw === undefined || isBlank(raw)) return null;
    const { text, kinds } = maskPersonal(cleanText(raw).text);
    this.#keep('title', raw, kinds);
    return text === '' ? null : text.replaceAll('\n', ' ');
  }

  label(name: string, raw: string | undefined): string | null {
    if (raw === undefined || isBlank(raw)) return null;
    const { text, kinds } = cleanedLabel(name, raw);
    this.#keep(name, raw, kinds);
    return text === '' ? null : text;
  }

  /** Who or which: a masked one keeps a fingerprint, so that two customers stay two. */
  identity(name: string, raw: string | undefined): string | null {
    const text = this.label(name, raw);
    if (text === null || raw === undefined || this.originals[name] === undefined) return text;
    return `${text} ${hash('sha256', raw.trim().toLowerCase(), 'hex').slice(0, 12)}`;
  }

  metadata(rest: Readonly<Record<string, string>>): Record<string, string> {
    const kept: Record<string, string> = {};
    for (const column in rest) {
      const text = this.label(column, rest[column]);
      if (text !== null) kept[column] = text;
    }
    return kept;
  }

  #keep(name: string, raw: string, kinds: readonly MaskedKind[]): void {
    if (kinds.length === 0) return;
    if (this.originals === nothing) this.originals = {};
    this.originals[name] = raw;
    this.#add(kinds);
  }

  #add(kinds: readonly MaskedKind[]): void {
    this.#kinds ??= new Set();
    for (const kind of kinds) this.#kinds.add(kind);
  }
}

const nothing: Record<string, string> = Object.freeze({});
const noKinds: readonly MaskedKind[] = Object.freeze([]);
