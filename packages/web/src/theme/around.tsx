import type { ThemeView } from '@headwater/contract';
import { useState } from 'react';
import { count, wholeMoney } from '../format.js';
import { AccountLink } from '../ui/account-link.js';
import { Button } from '../ui/button.js';
import { ThemeLink } from '../ui/theme-link.js';

const FIRST = 8;

export const Accounts = ({ theme }: { theme: ThemeView }) => {
  const [all, setAll] = useState(false);
  if (theme.accounts.length === 0) return null;
  const rows = all ? theme.accounts : theme.accounts.slice(0, FIRST);
  return (
    <section id="accounts" aria-label="Accounts" className="scroll-mt-16">
      <h2 className="mb-1 text-base font-semibold">Accounts</h2>
      <table className="num w-full text-sm" aria-label="Accounts">
        <thead>
          <tr className="text-xs text-quiet">
            <th scope="col" className="py-1 text-left font-medium">
              Account
            </th>
            <th scope="col" className="py-1 text-right font-medium">
              Statements
            </th>
            <th scope="col" className="py-1 text-right font-medium">
              A month
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((account) => (
            <tr key={account.id} className="border-t border-line">
              <td className="max-w-40 py-1.5 pr-2">
                <AccountLink
                  id={account.id}
                  name={account.name}
                  className="block truncate font-medium"
                />
                {account.plan === null ? null : (
                  <span className="block text-xs text-quiet">{account.plan}</span>
                )}
              </td>
              <td className="py-1.5 text-right">{count(account.statements)}</td>
              <td className="py-1.5 pl-3 text-right">
                {account.revenue === null ? '–' : wholeMoney(account.revenue)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {theme.accounts.length > FIRST ? (
        <Button size="sm" look="quiet" className="mt-1 -ml-2" onClick={() => setAll(!all)}>
          {all ? 'Show fewer' : `Show all ${count(theme.accounts.length)}`}
        </Button>
      ) : null}
    </section>
  );
};

type Near = { id: string; label: string; statements: number };

const NearList = ({ title, rows }: { title: string; rows: ReadonlyArray<Near> }) =>
  rows.length === 0 ? null : (
    <section aria-label={title}>
      <h2 className="mb-1 text-base font-semibold">{title}</h2>
      <ul className="text-sm">
        {rows.map((row) => (
          <li
            key={row.id}
            className="flex items-baseline gap-3 border-t border-line py-1.5 first:border-t-0"
          >
            <ThemeLink id={row.id} label={row.label} className="min-w-0 flex-1 truncate" />
            <span className="num shrink-0 text-quiet">{count(row.statements)} statements</span>
          </li>
        ))}
      </ul>
    </section>
  );

export const Related = ({ theme }: { theme: ThemeView }) => (
  <>
    <NearList title="Sub-themes" rows={theme.children} />
    <NearList title="Neighbours" rows={theme.neighbours} />
  </>
);
