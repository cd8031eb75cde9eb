import { incompleteBeta } from '../distributions.js';
import type { Interval } from '../interval.js';
import { wilson, z95 } from '../share.js';
import type { CountIndex, Group, KindCounts } from './counts.js';
import type { GapSettings } from './settings.js';
import { growthOf } from './growth.js';
import { logOddsRatio, moreInFirst, shareDifference, type TwoByTwo } from './tables.js';

/** In the order in which they are told. */
export const gapKinds = [
  'our-pain',
  'their-pain',
  'unserved-request',
  'their-praise',
  'underserved-segment',
  'emerging-theme',
] as const;
export type GapKind = (typeof gapKinds)[number];

/** What each kind of gap is, for people. */
export const gapDefinitions: Readonly<Record<GapKind, string>> = {
  'our-pain':
    'Pain that we have and they don’t: a larger share of our customers than of theirs complains of it.',
  'their-pain':
    'Pain of theirs that we could win on: a larger share of their customers than of ours complains of it.',
  'unserved-request':
    'Request that nobody serves: customers of both ask for it, few of either praise it, and no release serves it.',
  'their-praise':
    'Praise of theirs that we lack: a larger share of their customers than of ours praises it.',
  'underserved-segment':
    'Segment under-served: a larger share of this segment’s customers than of our others complains of it.',
  'emerging-theme':
    'Emerging theme: a larger share of customers, ours and theirs alike, speaks of it than did before.',
};

/** Customers that a gap rests on, so that they can be shown. */
export interface GapEvidence {
  readonly group: Group;
  readonly kind: 'customers' | 'pain' | 'request' | 'praise';
  readonly segment: string | null;
  readonly customers: number;
  readonly of: number;
}

/** One theme looked at for one kind of gap, before many such looks are weighed against each other. */
export interface GapCandidate {
  readonly kind: GapKind;
  /** Null where the gap is about everything that a segment says. */
  readonly theme: string | null;
  readonly segment: string | null;
  /** How large: a share of customers, or a difference between two such shares; 95 % interval. */
  readonly size: Interval;
  /** How strong: a log-odds ratio, 0 for no difference; 95 % interval. */
  readonly effect: Interval;
  /** One-sided: the chance of so much where there is no gap. */
  readonly pValue: number;
  /** The p-values that these counts can give at all; null for any. */
  readonly attainable: Float64Array | null;
  /** Whether it is large enough to be called a gap if it is no chance. */
  readonly large: boolean;
  readonly evidence: readonly GapEvidence[];
  readonly sentence: string;
}

type Decide = (counts: CountIndex, settings: GapSettings) => GapCandidate[];

const percent = (share: number): string => {
  const hundred = share * 100;
  return `${hundred >= 9.95 || hundred === 0 ? hundred.toFixed(0) : hundred.toFixed(1)} %`;
};

const grouped = new Intl.NumberFormat('en');

const part = (count: number, of: number): string =>
  `${percent(of ? count / of : 0)} (${grouped.format(count)} of ${grouped.format(of)})`;

interface Side {
  readonly touched: number;
  readonly customers: number;
}

const tableOf = (more: Side, less: Side): TwoByTwo => ({
  touched: more.touched,
  customers: more.customers,
  otherTouched: less.touched,
  otherCustomers: less.customers,
});

/** Compares two shares; null where the table can't say anything. */
function difference(
  more: Side,
  less: Side,
  { leastCustomers, leastRatio }: GapSettings,
): Pick<GapCandidate, 'size' | 'effect' | 'pValue' | 'attainable' | 'large'> | null {
  // The rule looks at both groups together, so it says nothing about which of them has more.
  if (more.touched + less.touched < leastCustomers) return null;
  if (more.customers === 0 || less.customers === 0) return null;
  const table = [tableOf(more, less)];
  const effect = logOddsRatio(table);
  const share = more.touched / more.customers;
  return {
    size: shareDifference(table),
    effect,
    ...moreInFirst(table),
    large:
      more.touched >= leastCustomers &&
      effect.low > 0 &&
      share * less.customers >= leastRatio * less.touched,
  };
}

const between =
  (
    kind: GapKind,
    talk: 'pain' | 'praise',
    group: Group,
    sentence: (more: string, less: string) => string,
  ): Decide =>
  (counts, settings) => {
    const other: Group = group === 'us' ? 'them' : 'us';
    const side = (theme: string, of: Group): Side => ({
      touched: counts.of(theme, of)[talk],
      customers: counts.total(of).customers,
    });
    return counts.themes.flatMap((theme) => {
      const [more, less] = [side(theme, group), side(theme, other)];
      const compared = difference(more, less, settings);
      if (!compared) return [];
      const evidence = ([group, other] as const).map((of) => ({
        group: of,
        kind: talk,
        segment: null,
        customers: (of === group ? more : less).touched,
        of: (of === group ? more : less).customers,
      }));
      return {
        kind,
        theme,
        segment: null,
        ...compared,
        evidence,
        sentence: sentence(part(more.touched, more.customers), part(less.touched, less.customers)),
      };
    });
  };

const underservedSegment: Decide = (counts, settings) => {
  const { segments } = counts;
  if (segments.length < 2) return [];
  const side = (theme: string | null, of: readonly string[]): Side => {
    const sum = (row: (segment: string) => number): number =>
      of.reduce((total, segment) => total + row(segment), 0);
    const from = (segment: string): KindCounts =>
      theme === null ? counts.total('us', segment) : counts.of(theme, 'us', segment);
    return {
      touched: sum((segment) => from(segment).pain),
      customers: sum((segment) => counts.total('us', segment).customers),
    };
  };
  return segments.flatMap((segment) => {
    const others = segments.filter((name) => name !== segment);
    return [null, ...counts.themes].flatMap((theme) => {
      const [more, less] = [side(theme, [segment]), side(theme, others)];
      const compared = difference(more, less, settings);
      if (!compared) return [];
      const { touched: customers, customers: of } = more;
      return {
        kind: 'underserved-segment' as const,
        theme,
        segment,
        ...compared,
        evidence: [{ group: 'us' as const, kind: 'pain' as const, segment, customers, of }],
        sentence: `${part(customers, of)} of our customers in “${segment}” complain${theme === null ? '' : ' of it'}, against ${part(less.touched, less.customers)} of our others.`,
      };
    });
  });
};

const unservedRequest: Decide = (counts, settings) => {
  const totals = [counts.total('us'), counts.total('them')] as const;
  if (totals.some(({ customers }) => customers === 0)) return [];
  return counts.themes.flatMap((theme) => {
    const [us, them] = [counts.of(theme, 'us'), counts.of(theme, 'them')];
    const [asked, praised] = [us.request + them.request, us.praise + them.praise];
    if (asked + praised < settings.leastCustomers || counts.served(theme)) return [];
    // Asked of us, asked of them, and praised on neither side must all hold: the weakest of the four
    // counts (intersection–union test, Berger 1982). What their customers praise, they do serve,
    // however many of ours ask for it.
    const pValue = Math.max(
      atLeast(us.request, totals[0].customers, settings.requestFloor),
      atLeast(them.request, totals[1].customers, settings.requestFloor),
      notServed(us, settings.mostPraise),
      notServed(them, settings.mostPraise),
    );
    const log = Math.log((asked + 0.5) / (praised + 0.5));
    const half = z95 * Math.sqrt(1 / (asked + 0.5) + 1 / (praised + 0.5));
    const all = totals[0].customers + totals[1].customers;
    return {
      kind: 'unserved-request' as const,
      theme,
      segment: null,
      size: wilson(asked, all),
      effect: { value: log, low: log - half, high: log + half },
      pValue,
      attainable: null,
      large:
        Math.min(us.request, them.request) >= Math.ceil(settings.leastCustomers / 2) &&
        log - half > 0,
      evidence: (['us', 'them'] as const).map((group, i) => ({
        group,
        kind: 'request' as const,
        segment: null,
        customers: (group === 'us' ? us : them).request,
        of: totals[i]?.customers ?? 0,
      })),
      sentence: `${part(us.request, totals[0].customers)} of our customers and ${part(them.request, totals[1].customers)} of theirs ask for it; ${praised === 0 ? 'nobody praises' : `${praised} praise`} it.`,
    };
  });
};

/** P(X ≥ count) of a binomial. */
const atLeast = (count: number, of: number, share: number): number =>
  count <= 0 ? 1 : incompleteBeta(share, count, of - count + 1);

/** The chance of so little praise among those who ask or praise, were it as much as is served. */
const notServed = ({ praise, request }: KindCounts, mostPraise: number): number =>
  request === 0 ? 1 : 1 - incompleteBeta(mostPraise, praise + 1, request);

const emergingTheme: Decide = (counts, settings) =>
  counts.themes.flatMap((theme) => {
    const growth = growthOf(
      (['us', 'them'] as const).map((group) => ({
        theme: counts.of(theme, group).byPeriod ?? [],
        all: counts.total(group).byPeriod ?? [],
      })),
      settings.recentPeriods,
    );
    if (!growth || growth.recent + growth.earlier < settings.leastCustomers) return [];
    const share = growth.recent / growth.recentAll;
    return {
      kind: 'emerging-theme' as const,
      theme,
      segment: null,
      size: growth.difference,
      effect: growth.logOdds,
      pValue: growth.pValue,
      attainable: growth.attainable,
      large:
        growth.recent >= settings.leastCustomers &&
        growth.logOdds.low > 0 &&
        share * growth.earlierAll >= settings.leastRatio * growth.earlier,
      evidence: (['us', 'them'] as const).map((group) => ({
        group,
        kind: 'customers' as const,
        segment: null,
        customers: counts.of(theme, group).customers,
        of: counts.total(group).customers,
      })),
      sentence: `${part(growth.recent, growth.recentAll)} of customers speak of it lately, against ${part(growth.earlier, growth.earlierAll)} before.`,
    };
  });

/** How each kind is looked for. */
export const lookFor: Readonly<Record<GapKind, Decide>> = {
  'our-pain': between(
    'our-pain',
    'pain',
    'us',
    (ours, theirs) => `${ours} of our customers complain of it, against ${theirs} of theirs.`,
  ),
  'their-pain': between(
    'their-pain',
    'pain',
    'them',
    (theirs, ours) => `${theirs} of their customers complain of it, against ${ours} of ours.`,
  ),
  'unserved-request': unservedRequest,
  'their-praise': between(
    'their-praise',
    'praise',
    'them',
    (theirs, ours) => `${theirs} of their customers praise it, against ${ours} of ours.`,
  ),
  'underserved-segment': underservedSegment,
  'emerging-theme': emergingTheme,
};
