import type { Interval, Trend } from '@headwater/insight';
import { element, graphic } from './elements.js';
import { listedKinds, type Found, type Line, type ListedKind, type Quote } from './messages.js';

const titles: Readonly<Record<ListedKind, string>> = {
  pain: 'What hurts',
  request: 'What is asked for',
  praise: 'What is liked',
};

/** Everything that was found, as elements; texts of customers only ever become text, never markup. */
export function showFound(found: Found, onDownload: () => void): HTMLElement[] {
  const table = element('div');
  const show = (kind: ListedKind): void => {
    for (const [each, button] of buttons) {
      button.setAttribute('aria-pressed', String(each === kind));
    }
    table.replaceChildren(tableOf(titles[kind], found.lists[kind]));
  };
  const buttons = listedKinds.map((kind) => {
    const button = element('button', { type: 'button' }, [
      `${titles[kind]} (${found.lists[kind].length})`,
    ]);
    button.addEventListener('click', () => show(kind));
    return [kind, button] as const;
  });
  const download = element('button', { type: 'button', class: 'strong' }, ['Download as JSON']);
  download.addEventListener('click', onDownload);
  show(listedKinds.find((kind) => found.lists[kind].length > 0) ?? 'pain');
  return [
    element('h2', {}, ['Results']),
    element('p', { class: 'note' }, [summaryOf(found)]),
    ...notesOf(found),
    element('div', { class: 'actions' }, [...buttons.map(([, button]) => button), download]),
    table,
  ];
}

function summaryOf(found: Found): string {
  const count = (n: number, what: string): string => `${n.toLocaleString()} ${what}`;
  const parts = [
    `${found.name}: ${count(found.items, 'rows')}`,
    count(found.customers, 'customers'),
    count(found.statements, 'statements'),
    count(found.themes, 'themes'),
    `${(100 * found.unassigned).toFixed(1)} % of statements without a theme`,
    `${(found.milliseconds / 1000).toFixed(1)} s on ${found.threads} ${found.threads === 1 ? 'thread' : 'threads'}`,
  ];
  return `${parts.join(', ')}.`;
}

function notesOf({ notes, rejected, reasons }: Found): HTMLElement[] {
  const shown = notes.map((note) => element('p', { class: 'note' }, [note]));
  if (rejected === 0) return shown;
  const list = reasons.map(({ line, reason }) => element('li', {}, [`Line ${line}: ${reason}`]));
  const more = rejected - reasons.length;
  if (more > 0) list.push(element('li', {}, [`and ${more.toLocaleString()} more`]));
  const title = `${rejected.toLocaleString()} ${rejected === 1 ? 'row' : 'rows'} could not be used`;
  return [
    ...shown,
    element('details', {}, [element('summary', {}, [title]), element('ul', {}, list)]),
  ];
}

function tableOf(title: string, lines: readonly Line[]): HTMLElement {
  if (lines.length === 0) {
    return element('p', {}, ['Nothing of this kind was said in this file.']);
  }
  const most = lines.reduce((top, { share }) => Math.max(top, share.high), 0);
  const heads = ['Theme, with what customers said', 'Customers', 'Statements', 'Trend'];
  const head = heads.map((name, i) =>
    element('th', { scope: 'col', ...(i === 2 ? { class: 'number' } : {}) }, [name]),
  );
  const rows = lines.map((line, i) =>
    element('tr', {}, [
      element('td', {}, [
        element('details', {}, [
          element('summary', {}, [`${i + 1}. ${line.label}`]),
          element('ul', { class: 'quotes' }, line.quotes.map(quoteOf)),
        ]),
      ]),
      element('td', { 'data-label': 'Customers' }, [
        `${line.customers.toLocaleString()} `,
        element('span', { class: 'interval' }, [percentOf(line.share)]),
        bandOf(line.share, most),
      ]),
      element('td', { class: 'number', 'data-label': 'Statements' }, [
        line.statements.toLocaleString(),
      ]),
      element('td', { 'data-label': 'Trend' }, [trendOf(line.trend), ...sparkOf(line)]),
    ]),
  );
  return element('table', { 'aria-label': title }, [
    element('thead', {}, [element('tr', {}, head)]),
    element('tbody', {}, rows),
  ]);
}

function quoteOf({ before, text, after, who }: Quote): HTMLElement {
  const parts = [before, element('mark', {}, [text]), after];
  return element(
    'li',
    {},
    who === '' ? parts : [...parts, element('span', { class: 'who' }, [who])],
  );
}

function percentOf({ value, low, high }: Interval): string {
  const digits = high < 0.1 ? 1 : 0;
  const percent = (share: number): string => (100 * share).toFixed(digits);
  return `${percent(value)} % (${percent(low)}–${percent(high)})`;
}

function bandOf({ value, low, high }: Interval, most: number): SVGElement {
  const x = (share: number): string => ((120 * share) / (most || 1)).toFixed(1);
  const width = ((120 * (high - low)) / (most || 1)).toFixed(1);
  return graphic('svg', { class: 'band', viewBox: '0 0 120 6', 'aria-hidden': 'true' }, [
    graphic('rect', { class: 'all', width: '120', height: '6', rx: '3' }),
    graphic('rect', { class: 'interval-band', x: x(low), width, height: '6' }),
    graphic('rect', { class: 'value', x: x(value), width: '2', height: '6' }),
  ]);
}

const directions: Readonly<Record<Trend['direction'], string>> = {
  rising: 'Rising',
  falling: 'Falling',
  flat: 'Steady',
  ended: 'Ended',
  new: 'New',
  unknown: 'Too few dates to tell',
};

function trendOf({ direction, change }: Trend): string {
  if (change === null || direction === 'unknown' || direction === 'flat')
    return directions[direction];
  const signed = (share: number): string =>
    `${share < 0 ? '−' : '+'}${Math.abs(100 * share).toFixed(0)}`;
  const { value, low, high } = change;
  return `${directions[direction]} ${signed(value)} % (${signed(low)} to ${signed(high)})`;
}

/** Statements by week as a line; the figures beside it say the same. */
function sparkOf({ weeks }: Line): SVGElement[] {
  if (weeks.length < 4) return [];
  const top = weeks.reduce((most, count) => Math.max(most, count), 1);
  const points = weeks.map(
    (count, i) =>
      `${((118 * i) / (weeks.length - 1) + 1).toFixed(1)},${(22 - (20 * count) / top).toFixed(1)}`,
  );
  const label = `${weeks.length} weeks, at most ${top} statements a week`;
  const attributes = { class: 'spark', viewBox: '0 0 120 24', width: '120', height: '24' };
  return [
    graphic('svg', { ...attributes, role: 'img', 'aria-label': label }, [
      graphic('polyline', { points: points.join(' ') }),
    ]),
  ];
}
