import { benjaminiHochberg } from '../false-discovery.js';
import { indexCounts, type GapTable } from './counts.js';
import { gapKinds, type GapCandidate } from './kinds.js';
import { gapDefaults, type GapSettings } from './settings.js';

export interface Gap extends GapCandidate {
  /** The rate of false gaps at which this one would just be reported. */
  readonly qValue: number;
}

export interface GapReport {
  /** By kind and, within it, by the lower end of the size: the largest that is sure comes first. */
  readonly gaps: readonly Gap[];
  /** Themes × kinds that were looked at, which the rate is held over. */
  readonly looks: number;
  readonly settings: GapSettings;
}

/**
 * Openings in the market: what sets us apart from the competitors theme by theme, with a stated rate of
 * false ones. Reported is what stands out after all looks are weighed together (q ≤ rate), rests on enough
 * customers, and is large enough to matter.
 *
 * @throws RangeError for counts that can't be.
 */
export function findGaps(table: GapTable, settings: Partial<GapSettings> = {}): GapReport {
  const all: GapSettings = { ...gapDefaults, ...settings };
  const counts = indexCounts(table);
  const looks = gapKinds.flatMap((look) => look(counts, all));
  const qValues = benjaminiHochberg(looks.map(({ pValue }) => pValue));
  const gaps = looks
    .map((look, i) => ({ ...look, qValue: qValues[i] ?? 1 }))
    .filter(({ qValue, large }) => large && qValue <= all.rate);
  const order = [...new Set(looks.map(({ kind }) => kind))];
  gaps.sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || b.size.low - a.size.low);
  return { gaps, looks: looks.length, settings: all };
}
