import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  Outlet,
  redirect,
  retainSearchParams,
} from '@tanstack/react-router';
import type { QueryClient } from '@tanstack/react-query';
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
import { facetsQuery } from './api/listen.js';
import { meQuery, setupQuery } from './api/people.js';
import { queryClient } from './api/query-client.js';
import { Frame } from './frame/frame.js';
import { FrameSearch, frameKeys } from './frame/filters.js';
import { page } from './frame/part.js';
import { PageError, PageNotFound, PagePending } from './frame/page-states.js';

const text = z.string().min(1).optional().catch(undefined);

const root = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  component: Outlet,
  errorComponent: PageError,
  notFoundComponent: PageNotFound,
});

const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  component: page(() => import('./enter/setup.js')),
});
const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: z.object({ next: text }),
  component: page(() => import('./enter/sign-in.js')),
});
const invite = createRoute({
  getParentRoute: () => root,
  path: '/invite',
  component: page(() => import('./enter/invite.js')),
});
const reset = createRoute({
  getParentRoute: () => root,
  path: '/reset',
  component: page(() => import('./enter/reset.js')),
});

const app = createRoute({
  getParentRoute: () => root,
  id: 'app',
  validateSearch: FrameSearch,
  search: { middlewares: [retainSearchParams([...frameKeys])] },
  beforeLoad: async ({ context, location }) => {
    const me = await context.queryClient.ensureQueryData(meQuery);
    if (me !== null) return;
    const state = await context.queryClient.fetchQuery(setupQuery);
    if (state.needed) throw redirect({ to: '/setup' });
    throw redirect({
      to: '/sign-in',
      search: location.pathname === '/' ? {} : { next: location.href },
    });
  },
  component: Frame,
});

const home = createRoute({
  getParentRoute: () => app,
  path: '/',
  beforeLoad: async ({ context }) => {
    const facets = await context.queryClient.ensureQueryData(facetsQuery);
    throw redirect({ to: facets.sources.length === 0 ? '/welcome' : '/today' });
  },
});
const welcome = createRoute({
  getParentRoute: () => app,
  path: '/welcome',
  component: page(() => import('./enter/welcome.js')),
});
const today = createRoute({
  getParentRoute: () => app,
  path: '/today',
  component: page(() => import('./today/today.js')),
});

const PainsSearch = z.object({
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
const pains = createRoute({
  getParentRoute: () => app,
  path: '/pains',
  validateSearch: PainsSearch,
  component: page(() => import('./pains/pains.js')),
});

const sorted = {
  sort: text,
  order: z.enum(['asc', 'desc']).optional().catch(undefined),
};
const uuid = z.uuid().optional().catch(undefined);
const gaps = createRoute({
  getParentRoute: () => app,
  path: '/market',
  validateSearch: z.object({
    kind: GapKind.optional().catch(undefined),
    state: z.enum(['open', 'watched', 'dismissed', 'gone', 'all']).optional().catch(undefined),
    competitor: text,
    q: text,
    ...sorted,
  }),
  component: page(() => import('./market/gaps.js')),
});
const gap = createRoute({
  getParentRoute: () => app,
  path: '/market/gaps/$gapId',
  component: page(() => import('./market/gap-page.js')),
});
const compare = createRoute({
  getParentRoute: () => app,
  path: '/market/compare',
  validateSearch: z.object({
    competitor: uuid,
    kind: Kind.optional().catch(undefined),
    level: z.literal('coarse').optional().catch(undefined),
    q: text,
    ...sorted,
  }),
  component: page(() => import('./market/compare.js')),
});
const opportunities = createRoute({
  getParentRoute: () => app,
  path: '/market/opportunities',
  validateSearch: z.object({ kind: Kind.optional().catch(undefined), q: text, ...sorted }),
  component: page(() => import('./market/opportunities.js')),
});
const competitors = createRoute({
  getParentRoute: () => app,
  path: '/market/competitors',
  validateSearch: z.object({ create: text }),
  component: page(() => import('./market/competitors.js')),
});
const deals = createRoute({
  getParentRoute: () => app,
  path: '/market/deals',
  validateSearch: z.object({
    create: text,
    outcome: DealOutcome.optional().catch(undefined),
    competitor: text,
    theme: uuid,
    dealSegment: text,
    dealProduct: text,
    q: text,
    ...sorted,
  }),
  component: page(() => import('./market/deals.js')),
});

const themes = createRoute({
  getParentRoute: () => app,
  path: '/themes',
  beforeLoad: () => {
    throw redirect({ to: '/pains', search: { kind: 'all' } });
  },
});

const ThemeSearch = z.object({
  kind: Kind.optional().catch(undefined),
  q: text,
  sort: z.enum(['typical', 'newest', 'severity']).optional().catch(undefined),
});
const theme = createRoute({
  getParentRoute: () => app,
  path: '/themes/$themeId',
  validateSearch: ThemeSearch,
  component: page(() => import('./theme/theme.js')),
});

const InboxSearch = z.object({
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
const inbox = createRoute({
  getParentRoute: () => app,
  path: '/listen',
  validateSearch: InboxSearch,
  component: page(() => import('./listen/inbox.js')),
});
const sources = createRoute({
  getParentRoute: () => app,
  path: '/listen/sources',
  component: page(() => import('./listen/sources.js')),
});
const item = createRoute({
  getParentRoute: () => app,
  path: '/items/$itemId',
  component: page(() => import('./listen/item-page.js')),
});

const SegmentsSearch = z.object({
  q: text,
  sort: z.enum(['name', 'accounts', 'edited']).optional().catch(undefined),
  create: text,
});
const segments = createRoute({
  getParentRoute: () => app,
  path: '/customers/segments',
  validateSearch: SegmentsSearch,
  component: page(() => import('./segments/segments.js')),
});

const currencyCode = z
  .string()
  .regex(/^[A-Z]{3}$/u)
  .optional()
  .catch(undefined);
const finance = createRoute({
  getParentRoute: () => app,
  path: '/finance',
  beforeLoad: () => {
    throw redirect({ to: '/finance/revenue', search: true, replace: true });
  },
});
const revenue = createRoute({
  getParentRoute: () => app,
  path: '/finance/revenue',
  validateSearch: z.object({ currency: currencyCode }),
  component: page(() => import('./money/revenue.js')),
});
const marketing = createRoute({
  getParentRoute: () => app,
  path: '/finance/marketing',
  validateSearch: z.object({
    lag: z
      .string()
      .regex(/^(?:\d|1[0-2])$/u)
      .optional()
      .catch(undefined),
    currency: currencyCode,
  }),
  component: page(() => import('./money/marketing.js')),
});
const cash = createRoute({
  getParentRoute: () => app,
  path: '/finance/cash',
  validateSearch: z.object({ currency: currencyCode }),
  component: page(() => import('./money/cash.js')),
});
const forecast = createRoute({
  getParentRoute: () => app,
  path: '/finance/forecast',
  component: page(() => import('./money/forecast.js')),
});

const customers = createRoute({
  getParentRoute: () => app,
  path: '/customers',
  validateSearch: z.object({
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
  }),
  component: page(() => import('./customers/customers.js')),
});
const accountMatches = createRoute({
  getParentRoute: () => app,
  path: '/customers/matches',
  validateSearch: z.object({
    q: text,
    state: z
      .enum(['open', 'matched', 'decided', ...MatchState.options])
      .optional()
      .catch(undefined),
    how: MatchWay.optional().catch(undefined),
    account: uuid,
  }),
  component: page(() => import('./customers/matches.js')),
});
const account = createRoute({
  getParentRoute: () => app,
  path: '/customers/$accountId',
  validateSearch: z.object({
    q: text,
    kind: Kind.optional().catch(undefined),
    theme: uuid,
    since: z.iso.date().optional().catch(undefined),
    until: z.iso.date().optional().catch(undefined),
    itemOrder: z.enum(['oldest', 'lowest-rating', 'highest-rating']).optional().catch(undefined),
  }),
  component: page(() => import('./customers/account/account.js')),
});

const newImport = createRoute({
  getParentRoute: () => app,
  path: '/import',
  component: page(() => import('./imports/new-import.js')),
});
const imports = createRoute({
  getParentRoute: () => app,
  path: '/imports',
  component: page(() => import('./imports/imports.js')),
});
const oneImport = createRoute({
  getParentRoute: () => app,
  path: '/imports/$importId',
  component: page(() => import('./imports/one-import.js')),
});

const method = createRoute({
  getParentRoute: () => app,
  path: '/methods/$name',
  component: page(() => import('./methods/method-page.js')),
});

const settings = createRoute({
  getParentRoute: () => app,
  path: '/settings',
  component: page(() => import('./settings/layout.js')),
});
const settingsHome = createRoute({
  getParentRoute: () => settings,
  path: '/',
  beforeLoad: async ({ context }) => {
    const me = await context.queryClient.ensureQueryData(meQuery);
    const manages = me?.permissions.includes('people:manage') ?? false;
    throw redirect({ to: manages ? '/settings/people' : '/settings/you' });
  },
});
const people = createRoute({
  getParentRoute: () => settings,
  path: '/people',
  validateSearch: z.object({ invite: text, q: text }),
  component: page(() => import('./settings/people.js')),
});
const keys = createRoute({
  getParentRoute: () => settings,
  path: '/keys',
  validateSearch: z.object({ create: text }),
  component: page(() => import('./settings/keys.js')),
});
const AuditSearch = z.object({
  q: text,
  actor: text,
  action: text,
  since: z.iso.date().optional().catch(undefined),
  until: z.iso.date().optional().catch(undefined),
});
const audit = createRoute({
  getParentRoute: () => settings,
  path: '/audit',
  validateSearch: AuditSearch,
  component: page(() => import('./settings/audit.js')),
});
const analysis = createRoute({
  getParentRoute: () => settings,
  path: '/analysis',
  component: page(() => import('./settings/analysis.js')),
});
const demo = createRoute({
  getParentRoute: () => settings,
  path: '/demo',
  component: page(() => import('./settings/demo.js')),
});
const you = createRoute({
  getParentRoute: () => settings,
  path: '/you',
  component: page(() => import('./settings/you.js')),
});

// Inside the frame, so that the way back is at hand.
const unknown = createRoute({
  getParentRoute: () => app,
  path: '$',
  component: PageNotFound,
});

const routeTree = root.addChildren([
  setup,
  signIn,
  invite,
  reset,
  app.addChildren([
    home,
    welcome,
    today,
    pains,
    themes,
    theme,
    gaps,
    gap,
    compare,
    opportunities,
    competitors,
    deals,
    inbox,
    sources,
    item,
    segments,
    customers,
    accountMatches,
    account,
    finance,
    revenue,
    marketing,
    cash,
    forecast,
    newImport,
    imports,
    oneImport,
    method,
    settings.addChildren([settingsHome, people, keys, audit, analysis, demo, you]),
    unknown,
  ]),
]);

/** Plain `?q=words` instead of the default's JSON, so that links can be read and typed. */
const parseSearch = (search: string): Record<string, string> =>
  Object.fromEntries(new URLSearchParams(search));
const stringifySearch = (search: Record<string, unknown>): string => {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(search)) {
    if (typeof value === 'string' && value !== '') params.set(key, value);
    else if (typeof value === 'number' || typeof value === 'boolean') params.set(key, `${value}`);
  }
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
};

export const router = createRouter({
  routeTree,
  context: { queryClient },
  parseSearch,
  stringifySearch,
  defaultPreload: 'intent',
  defaultPendingComponent: PagePending,
  defaultPendingMs: 200,
  defaultPendingMinMs: 0,
  defaultErrorComponent: PageError,
  defaultNotFoundComponent: PageNotFound,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
