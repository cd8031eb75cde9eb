import type { CashSection, CashStatementView } from '@headwater/contract';
import type { Query } from '../api/client.js';
import { ScrollX } from '../ui/scroll-x.js';
import { monthName, wholeAmount } from './amounts.js';
import { HeadCell, NumberCell } from './figure.js';

type Props = { view: CashStatementView; currency: string; onOpen: (query: Query) => void };
type Month = CashStatementView['months'][number];

const sections: ReadonlyArray<{ section: CashSection; label: string; total: keyof Month }> = [
  { section: 'operating', label: 'Operating', total: 'operatingMinor' },
  { section: 'investing', label: 'Investing', total: 'investingMinor' },
  { section: 'financing', label: 'Financing', total: 'financingMinor' },
];

const TotalRow = ({
  label,
  view,
  field,
  currency,
}: {
  label: string;
  view: CashStatementView;
  field: keyof Month;
  currency: string;
}) => (
  <tr className="border-t border-line-strong bg-panel font-medium">
    <th scope="row" className="stays bg-panel px-3 py-1.5 text-left font-medium">
      {label}
    </th>
    {view.months.map((month) => {
      const value = month[field];
      return (
        <NumberCell key={month.month}>
          {typeof value === 'number' ? wholeAmount(value, currency) : '–'}
        </NumberCell>
      );
    })}
  </tr>
);

/** The direct-method statement: what came in and went out, a column a month. */
export const StatementTable = ({ view, currency, onOpen }: Props) => {
  const pooled = view.months.some(({ openingMinor }) => openingMinor !== null);
  const changed = view.months.some(({ currencyMinor }) => currencyMinor !== 0);
  return (
    <ScrollX fromEnd>
      <table aria-label="Cash statement" className="num w-full text-sm">
        <thead>
          <tr>
            <HeadCell first>{currency}</HeadCell>
            {view.months.map(({ month }) => (
              <HeadCell key={month}>{monthName(month)}</HeadCell>
            ))}
          </tr>
        </thead>
        <tbody>
          {pooled ? (
            <TotalRow label="Opening" view={view} field="openingMinor" currency={currency} />
          ) : null}
          {sections.flatMap(({ section, label, total }) => [
            ...view.rows
              .filter((row) => row.section === section)
              .map((row) => (
                <tr
                  key={`${section} ${row.category} ${row.product ?? ''}`}
                  className="border-t border-line"
                >
                  <th
                    scope="row"
                    title={`${row.category}, ${row.product ?? 'shared'}`}
                    className="stays max-w-40 truncate bg-canvas px-3 py-1.5 text-left font-normal sm:max-w-64"
                  >
                    {row.category}
                    <span className="block truncate text-xs text-quiet">
                      {row.product ?? 'shared'}
                    </span>
                  </th>
                  {row.minor.map((minor, i) => {
                    const month = view.months[i]?.month ?? '';
                    return (
                      <NumberCell
                        key={month}
                        onOpen={
                          minor === 0
                            ? undefined
                            : () =>
                                onOpen({
                                  month,
                                  category: row.category,
                                  ...(row.product === null
                                    ? { shared: 'yes' }
                                    : { product: row.product }),
                                })
                        }
                      >
                        {minor === 0 ? (
                          <span className="text-quiet">–</span>
                        ) : (
                          wholeAmount(minor, currency)
                        )}
                      </NumberCell>
                    );
                  })}
                </tr>
              )),
            <TotalRow key={section} label={label} view={view} field={total} currency={currency} />,
          ])}
          {changed ? (
            <TotalRow
              label="Effect of rates"
              view={view}
              field="currencyMinor"
              currency={currency}
            />
          ) : null}
          {pooled ? (
            <TotalRow label="Closing" view={view} field="closingMinor" currency={currency} />
          ) : (
            <TotalRow label="Net" view={view} field="netMinor" currency={currency} />
          )}
        </tbody>
      </table>
    </ScrollX>
  );
};
