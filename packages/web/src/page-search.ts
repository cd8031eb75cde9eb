import {
  AccountSort,
  DealOutcome,
  GapKind,
  HealthBand,
  Kind,
  MatchState,
  MatchWay,
  ThemeSort,
  WorthMeasure,
} from '@headwater/contract';
import { z } from 'zod';

/** What the address of each page may say beside the frame's filters. What cannot be read is left out. */

const text = z.string().min(1).optional().catch(undefined);
const uuid = z.uuid().optional().catch(undefined);
const sorted = {
  sort: text,
  order: z.enum(['asc', 'desc']).optional().catch(undefined),
};

export const PainsSearch = z.object({
  kind: z
    .union([Kind, z.literal('all')])
    .optional()
    .catch(undefined),
  q: text,
  source: text,
  language: text,
  level: z.enum(['fine', 'coarse']).optional().catch(undefined),
  sort: ThemeSort.optional().catch(undefined),
  worth: WorthMeasure.exclude(['touched']).optional().catch(undefined),
  order: z.enum(['asc', 'desc']).optional().catch(undefined),
  archived: z.literal('yes').optional().catch(undefined),
  view: z.enum(['map', 'bars']).optional().catch(undefined),
});

export const ThemeSearch = z.object({
  kind: Kind.optional().catch(undefined),
  q: text,
  sort: z.enum(['typical', 'newest', 'severity']).optional().catch(undefined),
});

export const InboxSearch = z.object({
  q: text,
  kind: Kind.optional().catch(undefined),
  source: text,
  language: text,
  channel: text,
  competitor: text,
  theme: z.uuid().optional().catch(undefined),
  rating: z.enum(['low', 'high']).optional().catch(undefined),
  sort: z.enum(['newest', 'oldest', 'lowest-rating', 'highest-rating']).optional().catch(undefined),
  item: z.uuid().optional().catch(undefined),
});

export const SegmentsSearch = z.object({
  q: text,
  sort: z.enum(['name', 'accounts', 'edited']).optional().catch(undefined),
  create: text,
});

export const AuditSearch = z.object({
  q: text,
  actor: text,
  action: text,
  since: z.iso.date().optional().catch(undefined),
  until: z.iso.date().optional().catch(undefined),
});

export const GapsSearch = z.object({
  kind: GapKind.optional().catch(undefined),
  state: z.enum(['open', 'watched', 'dismissed', 'gone', 'all']).optional().catch(undefined),
  competitor: text,
  q: text,
  ...sorted,
});

export const CompareSearch = z.object({
  competitor: uuid,
  kind: Kind.optional().catch(undefined),
  level: z.literal('coarse').optional().catch(undefined),
  q: text,
  ...sorted,
});

export const OpportunitiesSearch = z.object({
  kind: Kind.optional().catch(undefined),
  q: text,
  ...sorted,
});

export const DealsSearch = z.object({
  create: text,
  outcome: DealOutcome.optional().catch(undefined),
  competitor: text,
  theme: uuid,
  dealSegment: text,
  dealProduct: text,
  q: text,
  ...sorted,
});

export const CustomersSearch = z.object({
  q: text,
  plan: text,
  region: text,
  status: text,
  owner: text,
  renewal: z.enum(['30', '60', '90', '180', '365']).optional().catch(undefined),
  feedback: z.enum(['yes', 'no']).optional().catch(undefined),
  health: HealthBand.optional().catch(undefined),
  sort: AccountSort.optional().catch(undefined),
  order: sorted.order,
});

export const MatchesSearch = z.object({
  q: text,
  state: z
    .enum(['open', 'matched', 'decided', ...MatchState.options])
    .optional()
    .catch(undefined),
  how: MatchWay.optional().catch(undefined),
  account: uuid,
});

export const AccountSearch = z.object({
  q: text,
  kind: Kind.optional().catch(undefined),
  theme: uuid,
  since: z.iso.date().optional().catch(undefined),
  until: z.iso.date().optional().catch(undefined),
  itemOrder: z.enum(['oldest', 'lowest-rating', 'highest-rating']).optional().catch(undefined),
});
