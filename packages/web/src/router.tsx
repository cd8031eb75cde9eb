import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  Outlet,
  redirect,
  retainSearchParams,
} from '@tanstack/react-router';
import type { QueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { facetsQuery } from './api/listen.js';
import { meQuery, setupQuery } from './api/people.js';
import { queryClient } from './api/query-client.js';
import { Frame } from './frame/frame.js';
import { FrameSearch, frameKeys } from './frame/filters.js';
import { page } from './frame/part.js';
import { PageError, PageNotFound, PagePending } from './frame/page-states.js';
import {
  AccountSearch,
  AuditSearch,
  CompareSearch,
  CustomersSearch,
  DealsSearch,
  GapsSearch,
  InboxSearch,
  MatchesSearch,
  OpportunitiesSearch,
  PainsSearch,
  SegmentsSearch,
  ThemeSearch,
} from './page-search.js';

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

const pains = createRoute({
  getParentRoute: () => app,
  path: '/pains',
  validateSearch: PainsSearch,
  component: page(() => import('./pains/pains.js')),
});

const gaps = createRoute({
  getParentRoute: () => app,
  path: '/market',
  validateSearch: GapsSearch,
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
  validateSearch: CompareSearch,
  component: page(() => import('./market/compare.js')),
});
const opportunities = createRoute({
  getParentRoute: () => app,
  path: '/market/opportunities',
  validateSearch: OpportunitiesSearch,
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
  validateSearch: DealsSearch,
  component: page(() => import('./market/deals.js')),
});

const themes = createRoute({
  getParentRoute: () => app,
  path: '/themes',
  beforeLoad: () => {
    throw redirect({ to: '/pains', search: { kind: 'all' } });
  },
});

const theme = createRoute({
  getParentRoute: () => app,
  path: '/themes/$themeId',
  validateSearch: ThemeSearch,
  component: page(() => import('./theme/theme.js')),
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
  validateSearch: CustomersSearch,
  component: page(() => import('./customers/customers.js')),
});
const accountMatches = createRoute({
  getParentRoute: () => app,
  path: '/customers/matches',
  validateSearch: MatchesSearch,
  component: page(() => import('./customers/matches.js')),
});
const account = createRoute({
  getParentRoute: () => app,
  path: '/customers/$accountId',
  validateSearch: AccountSearch,
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
const parseSearch = (search: string): Record<string, string | string[]> => {
  const params = new URLSearchParams(search);
  return Object.fromEntries(
    [...params].map(([key, value]) => {
      const all = params.getAll(key);
      return [key, all.length === 1 ? value : all];
    }),
  );
};
const stringifySearch = (search: Record<string, unknown>): string => {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(search)) {
    if (Array.isArray(value)) for (const one of value) params.append(key, `${one}`);
    else if (typeof value === 'string' && value !== '') params.set(key, value);
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
