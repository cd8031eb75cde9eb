import {
  Facets,
  Problem,
  SegmentPage,
  SegmentPreview,
  SegmentView,
  ThemePage,
} from '@headwater/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countSegments } from '../src/customers/segments/count.js';
import { spokenThemes } from '../src/understand/spoken-themes.js';
import { uuidv7 } from '../src/platform/ids.js';
import { json, startCurating } from './curating.js';
import type { Client } from './server.js';

let started: Awaited<ReturnType<typeof startCurating>>;
let owner: Client;
let viewer: Client;
const accounts = [
  { name: 'Acme', plan: 'Enterprise', seats: 120, revenue: 500_000, renewal: 30 },
  { name: 'Brook', plan: 'Enterprise', seats: 80, revenue: 90_000, renewal: 300 },
  { name: 'Cedar', plan: 'Team', seats: 10, revenue: 9_900, renewal: null },
  { name: 'Dune', plan: 'Team', seats: null, revenue: null, renewal: null },
].map((each) => ({ ...each, id: uuidv7() }));
const idOf = (name: string): string => accounts.find((each) => each.name === name)!.id;

beforeAll(async () => {
  started = await startCurating();
  const { server } = started;
  owner = started.owner;
  viewer = await server.as('viewer');
  const today = server.ctx.clock.now().getTime();
  await server.db
    .insertInto('account')
    .values(
      accounts.map(({ id, name, plan, seats, revenue, renewal }) => ({
        id,
        name,
        external_id: name.toLowerCase(),
        domain: null,
        plan,
        segment: plan === 'Team' ? 'Small' : 'Large',
        seats,
        monthly_revenue_minor: revenue,
        currency: revenue === null ? null : 'EUR',
        renewal:
          renewal === null
            ? null
            : new Date(today + renewal * 86_400_000).toISOString().slice(0, 10),
      })),
    )
    .execute();
  // Acme speaks about the first subject, Cedar about the second.
  await server.db
    .updateTable('item')
    .set({ account_id: idOf('Acme') })
    .where('external_id', 'in', ['i0', 'i3', 'i6'])
    .execute();
  await server.db
    .updateTable('item')
    .set({ account_id: idOf('Cedar') })
    .where('external_id', 'in', ['i1', 'i4'])
    .execute();
}, 120_000);
afterAll(() => started.server.close());

const preview = async (rule: string): Promise<SegmentPreview> =>
  SegmentPreview.parse(await json(viewer, '/api/v1/segments/preview', { json: { rule } }));
const make = async (name: string, rule: string): Promise<SegmentView> =>
  SegmentView.parse(await json(owner, '/api/v1/segments', { json: { name, rule } }));
const names = ({ sample }: SegmentPreview): string[] => sample.map(({ name }) => name);

describe('a rule', () => {
  it.each([
    ['plan == "Enterprise"', ['Acme', 'Brook'], 0],
    ['plan == "Enterprise" && renewal <= 90', ['Acme'], 0],
    ['revenue >= 900', ['Acme', 'Brook'], 1],
    ['seats > 5 && plan == "Team"', ['Cedar'], 1],
    ['feedback == 0', ['Brook', 'Dune'], 0],
    ['segment == "Small" || seats > 100', ['Acme', 'Cedar', 'Dune'], 0],
  ])('%s takes in %j', async (rule, members, undecided) => {
    const found = await preview(rule);
    expect(found).toMatchObject({ accounts: members.length, undecided, of: 4, problem: null });
    expect(names(found)).toEqual(members);
  });

  it('asks what accounts have said', async () => {
    const { statements } = await themeOf('i0');
    expect(statements).toBeGreaterThan(0);
    const theme = await themeOf('i0');
    expect(names(await preview(`said("${theme.label.toUpperCase()}")`))).toContain('Acme');
    expect(names(await preview(`said("${theme.id}")`))).not.toContain('Brook');
    const unheard = await preview('said("Nobody’s theme")');
    expect(unheard.accounts).toBe(0);
    expect(unheard.problem?.message).toContain('No account has spoken');
  });

  it('is told apart from nonsense, with the place and what was probably meant', async () => {
    const { problem } = await preview('plam == "Team"');
    expect(problem).toMatchObject({ start: 0, line: 1, column: 1, suggestion: 'plan' });
    const refused = await owner('/api/v1/segments', { json: { name: 'x', rule: 'plan ==' } });
    expect(refused.status).toBe(400);
    expect(Problem.parse(await refused.json())).toMatchObject({ code: 'bad-rule', field: 'rule' });
  });
});

async function themeOf(
  externalId: string,
): Promise<{ id: string; label: string; statements: number }> {
  const row = await started.server.db
    .selectFrom('statement_theme')
    .innerJoin('item', 'item.id', 'statement_theme.item_id')
    .select('theme_id')
    .where('item.external_id', '=', externalId)
    .executeTakeFirstOrThrow();
  const page = ThemePage.parse(await json(owner, '/api/v1/themes?limit=200'));
  return page.rows.find(({ id }) => id === row.theme_id)!;
}

describe('a segment', () => {
  it('is counted when made, changed and counted anew, and filters feedback and themes', async () => {
    const made = await make('Large ones', 'seats >= 80');
    expect(made).toMatchObject({ accounts: 2, share: 0.5, undecided: 1, problem: null });
    expect(made.revenue).toEqual([{ minor: 590_000, currency: 'EUR' }]);
    const facets = Facets.parse(await json(viewer, '/api/v1/facets'));
    expect(facets.segments).toContainEqual({ value: made.id, label: 'Large ones', items: 3 });
    const page = ThemePage.parse(await json(viewer, `/api/v1/themes?segment=${made.id}`));
    expect(page.totals.items).toBe(3);

    await started.server.db
      .updateTable('account')
      .set({ seats: 200 })
      .where('id', '=', idOf('Cedar'))
      .execute();
    await countSegments(started.server.ctx, spokenThemes);
    const grown = SegmentView.parse(await json(viewer, `/api/v1/segments/${made.id}`));
    expect(grown).toMatchObject({ accounts: 3, revenue: null });

    const patch = (version: number, client = owner) =>
      client(`/api/v1/segments/${made.id}`, {
        method: 'PATCH',
        json: { rule: 'plan == "Team"' },
        headers: { 'if-match': `"${version}"` },
      });
    expect((await patch(made.version, viewer)).status).toBe(403);
    const changed = SegmentView.parse(await (await patch(made.version)).json());
    expect(changed).toMatchObject({
      accounts: 2,
      version: made.version + 1,
      editedBy: 'The owner',
    });
    expect((await patch(made.version)).status).toBe(412);

    const again = await owner('/api/v1/segments', {
      json: { name: 'LARGE ones', rule: 'seats > 1' },
    });
    expect(Problem.parse(await again.json())).toMatchObject({ code: 'name-taken', field: 'name' });
    expect((await owner(`/api/v1/segments/${made.id}`, { method: 'DELETE' })).status).toBe(204);
    const left = SegmentPage.parse(await json(viewer, '/api/v1/segments'));
    expect(left.rows.map(({ id }) => id)).not.toContain(made.id);
    const trail = await started.server.db
      .selectFrom('audit_event')
      .select('action')
      .where('action', 'like', 'segment.%')
      .orderBy('id')
      .execute();
    expect(trail.map(({ action }) => action)).toEqual([
      'segment.created',
      'segment.edited',
      'segment.deleted',
    ]);
  });

  it('is listed, searched, sorted and taken away as a file', async () => {
    await make('Teams', 'plan == "Team"');
    await make('Everybody', 'true');
    const list = async (query: string) =>
      SegmentPage.parse(await json(viewer, `/api/v1/segments?${query}`)).rows.map(
        ({ name }) => name,
      );
    expect(await list('sort=accounts&order=desc')).toEqual(['Everybody', 'Teams']);
    expect(await list('q=plan')).toEqual(['Teams']);
    const first = SegmentPage.parse(await json(viewer, '/api/v1/segments?limit=1'));
    expect(first.total).toBe(2);
    expect(await list(`limit=1&cursor=${first.next}`)).toEqual(['Teams']);
    const csv = await (await viewer('/api/v1/segments.csv')).text();
    expect(csv.split('\r\n')[1]).toBe('Everybody,true,,4,1,0');
  });
});
