import { platform } from '#platform';
import { isBlank } from './blank.js';
import { contentHash, textHash } from './hash.js';
import { languageCode } from './language.js';
import { ownCopy } from './own-copy.js';
import { maskPersonal, mayHold } from './personal.js';
import { cleanLabel, cleanText, isTidy, traitsOf } from './text.js';
import { fields } from './types.js';
import type { CleanItem, Field, MaskedKind, RejectedRow } from './types.js';

/** One row's cells by meaning, with date and rating read already. */
export interface ReadCells {
  readonly row: number;
  readonly cells: Readonly<Partial<Record<Field, string>>>;
  readonly time: number | null;
  readonly rating: number | null;
  readonly ratingLow: number | null;
  readonly ratingHigh: number | null;
  readonly source: string;
  /** All cells by column, and the columns without a meaning of ours: those become metadata. */
  readonly values: Readonly<Record<string, string>>;
  readonly restColumns: readonly string[];
  /** Further metadata. */
  readonly extra: Readonly<Record<string, string>>;
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
  const { cells } = input;
  const raw = cells.text ?? '';
  if (isBlankText(raw)) return noText;
  const { text: cleaned, found } = cleanText(raw);
  if (cleaned === '') return noText;
  if (cleaned.length > longestText) {
    const reason = `The text has ${cleaned.length} characters; at most ${longestText} are read. Split it into several rows.`;
    return { code: 'text-too-long', reason };
  }
  const masked = new Masking();
  const text = masked.prose(cleaned, found);
  const item: CleanItem = {
    row: input.row,
    text,
    rawText: text === raw ? null : raw,
    title: masked.title(cells.title),
    originals: nothing,
    time: input.time,
    source: masked.label('source', input.source) ?? input.source,
    externalId: masked.identity('externalId', cells.externalId),
    customer: masked.identity('customer', cells.customer),
    account: masked.identity('account', cells.account),
    product: masked.label('product', cells.product),
    channel: masked.label('channel', cells.channel),
    rating: input.rating,
    ratingLow: input.ratingLow,
    ratingHigh: input.ratingHigh,
    language: languageOf(cells.language),
    competitor: masked.label('competitor', cells.competitor),
    metadata: masked.metadata(input),
    contentHash: contentHash(identityOf(input)),
    textHash: textHash(text),
    masked: noKinds,
  };
  const kinds = masked.kinds;
  return {
    item: kinds === noKinds ? item : { ...item, masked: kinds, originals: masked.originals },
  };
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

/**
 * The mapped cells as received, so that the identity of a row outlives improvements in cleaning. Lengths
 * keep the parts apart whatever they contain.
 */
function identityOf({ cells, time, rating, source }: ReadCells): string {
  let identity = `${time ?? ''},${rating ?? ''},${source.length}:${source}`;
  for (let index = 0; index < identityFields.length; index++) {
    const field = identityFields[index];
    const cell = field === undefined ? undefined : cells[field];
    if (cell !== undefined && cell !== '') identity += `${field}${cell.length}:${cell}`;
  }
  return identity;
}

const identityFields = fields.filter(
  (field) => field !== 'time' && field !== 'rating' && field !== 'source',
);

interface Label {
  readonly text: string;
  readonly kinds: readonly MaskedKind[];
}

/** Labels that need work repeat from row to row (versions, links, cities): each is cleaned once. */
const labels = new Map<string, Map<string, Label>>();
const mostLabels = 2000;

const contexts = new Map([['externalId', 'id']]);

function cleanedLabel(name: string, raw: string, found: number): Label {
  let known = labels.get(name);
  if (known === undefined) {
    if (labels.size >= mostLabels) labels.clear();
    known = new Map();
    labels.set(name, known);
  }
  const label = known.get(raw);
  if (label !== undefined) return label;
  // The column's name says what a number is, as the words before it do in prose.
  const context = `${(contexts.get(name) ?? name).replace(/[^\p{L}\p{N}]+/gu, ' ').trim()}: `;
  const { text, kinds } = maskPersonal(context + cleanLabel(raw, found));
  const own = ownCopy(text.startsWith(context) ? text.slice(context.length) : text);
  const cleaned = { text: own, kinds };
  if (known.size < mostLabels && raw.length <= 100) known.set(ownCopy(raw), cleaned);
  return cleaned;
}

class Masking {
  originals: Record<string, string> = nothing;
  kinds: readonly MaskedKind[] = noKinds;

  prose(cleaned: string, found: number): string {
    if (!mayHold(cleaned, found)) return cleaned;
    const { text, kinds } = maskPersonal(cleaned, found);
    if (kinds.length > 0) this.#add(kinds);
    return text;
  }

  title(raw: string | undefined): string | null {
    if (raw === undefined || isBlank(raw)) return null;
    const { text: cleaned, found } = cleanText(raw);
    const { text, kinds } = maskPersonal(cleaned, found);
    if (kinds.length > 0) this.#keep('title', raw, kinds);
    return text === '' ? null : text.replaceAll('\n', ' ');
  }

  label(name: string, raw: string | undefined): string | null {
    if (raw === undefined || isBlank(raw)) return null;
    const found = traitsOf(raw);
    if (isTidy(found) && !mayHold(raw, found)) return raw;
    const { text, kinds } = cleanedLabel(name, raw, found);
    if (kinds.length > 0) this.#keep(name, raw, kinds);
    return text === '' ? null : text;
  }

  /** Who or which: a masked one keeps a fingerprint, so that two customers stay two. */
  identity(name: string, raw: string | undefined): string | null {
    const text = this.label(name, raw);
    if (text === null || raw === undefined || this.originals[name] === undefined) return text;
    return `${text} ${platform.sha256(raw.trim().toLowerCase()).slice(0, 12)}`;
  }

  metadata({ values, restColumns, extra }: ReadCells): Record<string, string> {
    const kept: Record<string, string> = {};
    for (const column of restColumns) {
      const text = this.label(column, values[column]);
      if (text !== null) kept[column] = text;
    }
    for (const column in extra) {
      const text = this.label(column, extra[column]);
      if (text !== null) kept[column] = text;
    }
    return kept;
  }

  #keep(name: string, raw: string, kinds: readonly MaskedKind[]): void {
    if (this.originals === nothing) this.originals = {};
    this.originals[name] = raw;
    this.#add(kinds);
  }

  #add(kinds: readonly MaskedKind[]): void {
    this.kinds = [...new Set([...this.kinds, ...kinds])];
  }
}

const nothing: Record<string, string> = Object.freeze({});
const noKinds: readonly MaskedKind[] = Object.freeze([]);
