import { AmountPeriod, DecimalStyle, ImportContent } from '@headwater/contract';
import { Option, type Command } from 'commander';
import { wrongUse } from '../analyze/failure.js';
import { currencyCode } from '../analyze/settings.js';

/** What a person said of a file of books. */
export interface AskedBooks {
  /** What the file holds; null: what the server takes it for. */
  readonly content: ImportContent | null;
  /** Column for a field, `''` for none. */
  readonly map: Readonly<Record<string, string>>;
  readonly currency: string | null;
  readonly decimal: DecimalStyle | null;
  readonly amountPeriod: AmountPeriod | null;
}

const collect = (value: string, before: readonly string[] = []): readonly string[] => [
  ...before,
  value,
];

export function addBookOptions(command: Command): Command {
  return command
    .addOption(
      new Option('--as <content>', 'what the files hold (default: as recognised)').choices([
        ...ImportContent.options,
      ]),
    )
    .option('--map <field=column>', 'column of a field of books; again for each field', collect)
    .option('--currency <code>', 'currency of amounts that name none, like EUR')
    .addOption(
      new Option('--decimal <mark>', 'decimal mark of the numbers').choices([
        ...DecimalStyle.options,
      ]),
    )
    .addOption(
      new Option('--amount-per <time>', 'what the amount of a subscription is for').choices([
        ...AmountPeriod.options,
      ]),
    );
}

export function askedBooks(options: Readonly<Record<string, unknown>>): AskedBooks {
  const given: unknown = options['map'] ?? [];
  const pairs = (Array.isArray(given) ? given : []).map((pair) => {
    const [, field = '', column = ''] = /^\s*([A-Za-z]+)\s*=(.*)$/su.exec(String(pair)) ?? [];
    if (field === '') {
      throw wrongUse(`--map must be like account=Customer, not "${String(pair)}".`);
    }
    return [field, column.trim()] as const;
  });
  return {
    content: ImportContent.safeParse(options['as']).data ?? null,
    map: Object.fromEntries(pairs),
    currency: currencyCode(options['currency']),
    decimal: DecimalStyle.safeParse(options['decimal']).data ?? null,
    amountPeriod: AmountPeriod.safeParse(options['amountPer']).data ?? null,
  };
}
