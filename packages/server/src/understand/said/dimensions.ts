import type { BreakdownRow } from '@headwater/contract';
import type { z } from 'zod';
import { accountGroups, changesSoFar } from '../../customers/index.js';
import type { Ctx } from '../../platform/index.js';
import type { Facet, SaidTable } from './table.js';

/** One of the sides that feedback is broken down by, with the value that each item has there. */
export interface Dimension {
  readonly dimension: z.infer<typeof BreakdownRow>['dimension'];
  readonly values: readonly string[];
  /** Whether items have the value by their facet or by their account. */
  readonly by: 'facet' | 'account';
  /** Place in `values`, by the place of the facet or account; -1 where there is none. */
  readonly codes: Int32Array;
}

/** In the order of their names. */
export async function dimensionsOf(ctx: Ctx, table: SaidTable): Promise<readonly Dimension[]> {
  const [sources, [segment, plan]] = await Promise.all([
    ctx.db.selectFrom('source').select(['id', 'name']).execute(),
    groupsOf(ctx, table),
  ]);
  const nameOf = new Map(sources.map(({ id, name }) => [id, name]));
  const facets = (
    dimension: Dimension['dimension'],
    of: (facet: Facet) => string | null | undefined,
  ): Dimension => ({ dimension, by: 'facet', ...numbered(table.facets.map(of)) });
  return [
    facets('channel', ({ channel }) => channel),
    facets('language', ({ language }) => language),
    plan,
    facets('product', ({ product }) => product),
    segment,
    facets('source', ({ source }) => nameOf.get(source)),
  ];
}

interface Groups {
  readonly changes: number;
  readonly groups: Promise<readonly [segment: Dimension, plan: Dimension]>;
}

// Of a hundred thousand accounts they take longer to read than a page may.
const kept = new WeakMap<SaidTable, Groups>();

async function groupsOf(ctx: Ctx, table: SaidTable): ReturnType<typeof readGroups> {
  const changes = await changesSoFar(ctx);
  const present = kept.get(table);
  if (present?.changes === changes) return present.groups;
  const groups = readGroups(ctx, table);
  kept.set(table, { changes, groups });
  groups.catch(() => kept.delete(table));
  return groups;
}

async function readGroups(
  ctx: Ctx,
  { accounts, accountAt }: SaidTable,
): Promise<readonly [segment: Dimension, plan: Dimension]> {
  const read = async (dimension: 'segment' | 'plan'): Promise<Dimension> => {
    const groups = await accountGroups(ctx.db, dimension);
    const codes = new Int32Array(accounts.length).fill(-1);
    for (const [code, { ids }] of groups.entries()) {
      const bytes = Buffer.from(ids.buffer, ids.byteOffset, ids.length);
      for (let at = 0; at < bytes.length; at += 16) codes[accountAt(bytes, at)] = code;
    }
    // Where those stand who say nothing, and what is said by no account.
    codes[0] = -1;
    return { dimension, by: 'account', values: groups.map(({ value }) => value), codes };
  };
  return [await read('segment'), await read('plan')];
}

function numbered(
  all: readonly (string | null | undefined)[],
): Pick<Dimension, 'values' | 'codes'> {
  const places = new Map<string, number>();
  const codes = Int32Array.from(all, (value) => {
    if (value === null || value === undefined) return -1;
    const code = places.get(value) ?? places.size;
    places.set(value, code);
    return code;
  });
  return { values: [...places.keys()], codes };
}
