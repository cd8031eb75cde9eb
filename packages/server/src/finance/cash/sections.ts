import { CashSection, type CashSections, type CashSectionsInput } from '@headwater/contract';
import { sql } from 'kysely';
import { z } from 'zod';
import { audit, editedElsewhere, inTransaction, type Ctx } from '../../platform/index.js';

type View = z.input<typeof CashSections>;
type Placement = Pick<View['categories'][number], 'section' | 'by'>;

// Parts of words, in English, German and Spanish. What is not named here is operating.
const words: readonly (readonly [CashSection, RegExp])[] = [
  [
    'financing',
    /loan|venture|equity|capital (?:raised|increase|contribution)|share ?capital|shareholder|dividend|fund(?:ing|raising)|financing|repayment|convertible|darlehen|kredit|tilgung|eigenkapital|kapitalerhöhung|stammkapital|dividende|gesellschafter|finanzierung|préstamo|prestamo|amortización de deuda|ampliación de capital|aportación|dividendo|financiación|accionista/iu,
  ],
  [
    'investing',
    /equipment|capex|capital expenditure|fixed asset|hardware|laptop|machine|furniture|acquisition of|property|patent|anlage(?:n|vermögen)|ausrüstung|maschine|möbel|geräte|investition|equipamiento|maquinaria|mobiliario|inmovilizado|inversi[oó]n/iu,
  ],
];

/** Where a category belongs: as a person set it, by a word in its name, else operating. */
export function placeOf(category: string, set: Readonly<Record<string, CashSection>>): Placement {
  const chosen = Object.hasOwn(set, category) ? set[category] : undefined;
  if (chosen !== undefined) return { section: chosen, by: 'set' };
  const found = words.find(([, pattern]) => pattern.test(category));
  return found === undefined
    ? { section: 'operating', by: 'default' }
    : { section: found[0], by: 'word' };
}

const Stored = z.record(z.string(), CashSection);

interface SectionsRow {
  readonly sections: unknown;
  readonly version: number;
  readonly editedBy: string | null;
  readonly editedAt: Date | null;
}

async function read(ctx: Ctx, lock = false) {
  const { rows } = await sql<SectionsRow>`
    select sections, version, edited_by as "editedBy", edited_at as "editedAt" from cash_sections
    ${lock ? sql`for update` : sql``}`.execute(ctx.db);
  const row = rows[0];
  return {
    set: Stored.parse(row?.sections ?? {}),
    version: row?.version ?? 1,
    editedBy: row?.editedBy ?? null,
    editedAt: row?.editedAt ?? null,
  };
}

/** What people have set. */
export const sectionsSet = async (ctx: Ctx): Promise<Readonly<Record<string, CashSection>>> =>
  (await read(ctx)).set;

/** Every category of the ledger with its section and who says so. */
export async function cashSections(ctx: Ctx): Promise<View> {
  const { set, version, editedBy } = await read(ctx);
  const { rows } = await sql<{ category: string; lines: number }>`
    select category, count(*)::int as lines from ledger_line group by category
    order by category`.execute(ctx.db);
  return {
    version,
    editedBy,
    categories: rows.map(({ category, lines }) => ({
      category,
      lines,
      ...placeOf(category, set),
    })),
  };
}

export async function changeSections(
  ctx: Ctx,
  { sections }: CashSectionsInput,
  version: number,
): Promise<View> {
  return inTransaction(ctx, async (tx) => {
    const before = await read(tx, true);
    if (before.version !== version) {
      throw editedElsewhere({ by: before.editedBy, at: before.editedAt });
    }
    await sql`
      update cash_sections set sections = ${JSON.stringify(sections)}::jsonb, version = version + 1,
        edited_by = ${tx.actor.name}, edited_at = ${tx.clock.now()}`.execute(tx.db);
    await audit(tx, {
      action: 'cash.sections-changed',
      subject: 'sections of the cash statement',
      before: before.set,
      after: sections,
    });
    return cashSections(tx);
  });
}
