import { benjaminiHochberg } from '../false-discovery.js';
import { indexCounts, type GapTable } from './counts.js';
import { gapKinds, lookFor, type GapCandidate, type GapKind } from './kinds.js';
import { gapDefaults, type GapSettings } from './settings.js';

export interface Gap extends Omit<GapCandidate, 'attainable'> {
  /** The rate of false gaps at which this one would just be reported. */
  readonly qValue: number;
}

/** One theme looked at for one kind of gap, weighed against all other looks. */
export interface GapLook extends Gap {
  /** Whether it is reported: sure enough at the rate, and large enough to matter. */
  readonly stands: boolean;
}

export interface GapReport {
  /** By kind and, within it, by the lower end of the size: the largest that is sure comes first. */
  readonly gaps: readonly Gap[];
  /** Themes × kinds that were looked at, which the rate is held over. */
  readonly looks: number;
  readonly settings: GapSettings;
}

/** Counts that are looked through, for some kinds of gaps or for all. */
export interface GapSearch {
  readonly table: GapTable;
  readonly kinds?: ReadonlySet<GapKind>;
}

/**
 * Everything that was looked at, gap or not, in several tables (against each competitor, say) that share one
 * rate: q-values are over all looks of all tables.
 *
 * @returns For each search its looks.
 * @throws RangeError for counts that can't be.
 */
export function weighGaps(
  searches: readonly GapSearch[],
  settings: Partial<GapSettings> = {},
): GapLook[][] {
  const all: GapSettings = { ...gapDefaults, ...settings };
  const found = searches.map(({ table, kinds }) => {
    const counts = indexCounts(table);
    return gapKinds.flatMap((kind) =>
      kinds === undefined || kinds.has(kind) ? lookFor[kind](counts, all) : [],
    );
  });
  const every = found.flat();
  const qValues = benjaminiHochberg(
    every.map(({ pValue }) => pValue),
    every.map(({ attainable }) => attainable),
  );
  let at = 0;
  return found.map((looks) =>
    looks.map(({ attainable: _attainable, ...look }) => {
      const qValue = qValues[at] ?? 1;
      at += 1;
      return { ...look, qValue, stands: look.large && qValue <= all.rate };
    }),
  );
}

/**
 * Openings in the market: what sets us apart from the competitors theme by theme, with a stated rate of
 * false ones. Reported is what stands out after all looks are weighed together (q ≤ rate), rests on enough
 * customers, and is large enough to matter.
 *
 * @throws RangeError for counts that can't be.
 */
export function findGaps(table: GapTable, settings: Partial<GapSettings> = {}): GapReport {
  const [looks = []] = weighGaps([{ table }], settings);
  const gaps = looks
    .filter(({ stands }) => stands)
    .sort((a, b) => gapKinds.indexOf(a.kind) - gapKinds.indexOf(b.kind) || b.size.low - a.size.low);
  return { gaps, looks: looks.length, settings: { ...gapDefaults, ...settings } };
}
