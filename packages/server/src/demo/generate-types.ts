import type { BookKind } from '@headwater/intake';

/** What the generator makes, and the patterns that it makes it from. */

export type DemoLanguage = 'en' | 'de' | 'es';
export type DemoKind = 'pain' | 'request' | 'praise' | 'question';
export type DemoSource = 'App store' | 'Support desk' | 'NPS survey' | 'Sales calls';
type DemoProduct = 'Lumovarn Plan' | 'Lumovarn Go' | 'Lumovarn Bill';
export type DemoPlan = 'Starter' | 'Team' | 'Business' | 'Enterprise';

/** Sentence patterns about one subject (see `expand` for their notation). */
export interface Topic {
  readonly id: string;
  /** Null: said of the whole suite. */
  readonly product: DemoProduct | null;
  readonly titles: readonly string[];
  /** The subject's own lists, beside those that all share. */
  readonly parts?: Readonly<Record<string, readonly string[]>>;
  readonly sentences: Readonly<Partial<Record<DemoKind, readonly string[]>>>;
}

export interface DemoAccount {
  readonly id: string;
  readonly name: string;
  readonly plan: DemoPlan;
  readonly segment: 'Sole trader' | 'Small business' | 'Mid-market' | 'Enterprise';
  readonly seats: number;
  readonly region: string;
  readonly monthlyRevenueMinor: number;
  readonly currency: 'EUR';
  /** First day as a customer, YYYY-MM-DD. */
  readonly since: string;
}

export interface DemoItem {
  /** Unique over all sources. */
  readonly id: string;
  readonly text: string;
  readonly title: string | null;
  /** Milliseconds since 1970 UTC. */
  readonly time: number;
  readonly source: DemoSource;
  readonly channel: string;
  readonly customer: string;
  /** Id of a `DemoAccount`; null for anonymous reviews. */
  readonly account: string | null;
  readonly product: DemoProduct | null;
  readonly rating: number | null;
  readonly ratingLow: number | null;
  readonly ratingHigh: number | null;
  readonly language: DemoLanguage;
  readonly competitor: string | null;
}

export interface DemoRelease {
  readonly day: string;
  readonly product: DemoProduct;
  readonly name: string;
  readonly notes: string;
}

/** Part of an item's text that belongs to a planted truth; UTF-16 offsets, end exclusive. */
export interface TruthStatement {
  readonly item: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface PlantedTruth {
  readonly id: 'outage' | 'rate-limit' | 'offline' | 'photos' | 'onboarding';
  readonly description: string;
  readonly kind: 'pain' | 'request' | 'praise';
  /** Truths are planted in one language, since each language has its own themes. */
  readonly language: 'en';
  readonly expected: {
    readonly direction: 'rising' | 'ended' | null;
    /** Mondays (UTC) of the weeks in which it surges. */
    readonly surgeWeeks: readonly string[];
  };
  readonly statements: readonly TruthStatement[];
}

export interface Demo {
  readonly company: string;
  readonly products: readonly DemoProduct[];
  readonly competitors: readonly string[];
  /** In order of time. */
  readonly items: readonly DemoItem[];
  /** Reviews of the competitors, and what lately, or by nobody, is served. In order of time. */
  readonly marketItems: readonly DemoItem[];
  /** Rows as imports give them: a text for each field, amounts in minor units. */
  readonly books: Readonly<Partial<Record<BookKind, readonly Readonly<Record<string, string>>[]>>>;
  readonly accounts: readonly DemoAccount[];
  readonly releases: readonly DemoRelease[];
  readonly truths: readonly PlantedTruth[];
}
