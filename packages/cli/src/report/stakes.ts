import * as words from '../analyze/words.js';
import type { Stakes } from '../stakes/stakes.js';
import { renewalMonths, type Worth } from '../stakes/weigh.js';
import { html, type Markup } from './markup.js';

/** Accounts and what they pay, where the report was given them. */

export const stakeExplanation = ({ currency }: Stakes): string =>
  currency === null
    ? 'Ranked by accounts that say it, each once.'
    : 'Ranked by what the accounts that say it pay a month, each once. Last come judgements without a subject, then pains that have ended.';

const day = (asOf: string): string => words.day(Date.parse(asOf));

export const stakeHeads = ({ currency, renewals }: Stakes): Markup =>
  currency === null
    ? html`<th class="number" data-sort>Accounts</th>`
    : html`<th class="number" data-sort>A month <span class="quiet">95 %</span></th>
        ${renewals ? html`<th class="number" data-sort>Renews in ${renewalMonths} months</th>` : null}`;

export function stakeCells({ accounts, touched, atRisk }: Worth, { currency }: Stakes): Markup {
  if (currency === null) {
    return html`<td class="number stake" data-value="${accounts}">
      ${words.counted(accounts, 'account')}
    </td>`;
  }
  const range =
    touched.low === touched.high
      ? ''
      : `${words.amount(touched.low, currency)}–${words.amount(touched.high, currency)}`;
  return html`<td class="number stake" data-value="${touched.value}">
      ${words.amount(touched.value, currency)}<span class="quiet block">${range}</span
      ><span class="quiet block">${words.counted(accounts, 'account')}</span>
    </td>
    ${
      atRisk === null
        ? null
        : html`<td class="number near" data-value="${atRisk.value}">
            ${words.amount(atRisk.value, currency)}
          </td>`
    }`;
}

/** The accounts behind a figure, the largest by name. */
export function stakeLine({ accounts, touched, atRisk, largest }: Worth, stakes: Stakes): Markup {
  const { currency } = stakes;
  const named = largest.map(({ name, monthlyMinor }) =>
    currency === null || monthlyMinor === null
      ? name
      : `${name} ${words.amount(monthlyMinor, currency)}`,
  );
  const more = accounts > named.length ? ` and ${words.count(accounts - named.length)} more` : '';
  const paid = currency === null ? '' : `, ${words.amountWithInterval(touched, currency)} a month`;
  const near =
    currency === null || atRisk === null || atRisk.value === 0
      ? ''
      : `, of which ${words.amount(atRisk.value, currency)} renew within ${renewalMonths} months`;
  return accounts === 0
    ? html`<p class="quiet">No account that the files know says it.</p>`
    : html`<p>
        ${words.counted(accounts, 'account')}${paid}${near}:
        <span class="quiet">${named.join(', ')}${more}</span>
      </p>`;
}

export const stakeMethod = (stakes: Stakes): Markup =>
  html`<p>
    Feedback meets its account by id, e-mail address, domain or name; what two accounts share tells
    neither. An account counts once for a theme, with what it pays a month on ${day(stakes.asOf)}.
    Intervals come from drawing accounts again. It is what those pay who say it, not what is lost
    because of it.
  </p>`;
