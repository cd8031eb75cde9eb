import type { Random } from './generate-random.js';
import type { DemoRow } from './generate-subscriptions.js';

const months = 18;

/** The last 18 full months before the end, `YYYY-MM`, oldest first. */
function lastMonths(end: number): string[] {
  const date = new Date(end);
  const first = date.getUTCFullYear() * 12 + date.getUTCMonth() - months;
  return Array.from({ length: months }, (_, index) => {
    const month = first + index;
    return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
  });
}

const lastDay = (month: string): string => {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
};

interface Channel {
  readonly name: string;
  /** Euros spent in the first month, and how fast that grows a month. */
  readonly spend: number;
  readonly growth: number;
  /** Leads for the first euro; each further euro brings a little less. */
  readonly leadsPerEuro: number;
  readonly qualified: number;
  readonly closes: number;
  readonly revenue: number;
}

/** Search is nearly used up: what is spent more brings ever less. Partners and referrals are not. */
const channels: readonly Channel[] = [
  {
    name: 'Search ads',
    spend: 54_000,
    growth: 0.055,
    leadsPerEuro: 0.00167,
    qualified: 0.22,
    closes: 0.24,
    revenue: 800,
  },
  {
    name: 'Trade fairs',
    spend: 45_000,
    growth: 0.01,
    leadsPerEuro: 0.000233,
    qualified: 0.55,
    closes: 0.3,
    revenue: 3_600,
  },
  {
    name: 'Content',
    spend: 19_200,
    growth: 0.02,
    leadsPerEuro: 0.00092,
    qualified: 0.3,
    closes: 0.26,
    revenue: 1_000,
  },
  {
    name: 'Partners',
    spend: 14_400,
    growth: 0.03,
    leadsPerEuro: 0.000217,
    qualified: 0.7,
    closes: 0.42,
    revenue: 3_000,
  },
  {
    name: 'Referrals',
    spend: 5_400,
    growth: 0.01,
    leadsPerEuro: 0.00037,
    qualified: 0.75,
    closes: 0.5,
    revenue: 1_800,
  },
];

export function generateMarketing(random: Random, end: number): DemoRow[] {
  return lastMonths(end).flatMap((month, index) =>
    channels.map((channel) => {
      const { name, growth, leadsPerEuro, qualified, closes, revenue } = channel;
      const spend = Math.round(channel.spend * (1 + growth) ** index * (random.int(90, 110) / 100));
      const reach = name === 'Search ads' ? 72_000 : 360_000;
      const leads = random.poisson(leadsPerEuro * reach * (1 - Math.exp(-spend / reach)));
      const opportunities = Math.min(leads, random.poisson(leads * qualified));
      const customers = Math.min(opportunities, random.poisson(opportunities * closes));
      return {
        month,
        channel: name,
        spend: String(spend * 100),
        currency: 'EUR',
        leads: String(leads),
        opportunities: String(opportunities),
        customers: String(customers),
        newRevenue: String(customers * random.int(revenue * 80, revenue * 120)),
      };
    }),
  );
}

interface Line {
  readonly category: string;
  readonly product: string | null;
  /** Euros; negative goes out. */
  readonly euros: number;
  readonly description: string;
}

const products = ['Lumovarn Plan', 'Lumovarn Go', 'Lumovarn Bill'] as const;

/** Money that came in and went out, and what the bank said at the end of each month. */
export function generateLedger(
  random: Random,
  end: number,
  /** What customers pay a month, in minor units of euros. */
  monthlyMinor: number,
): { ledger: DemoRow[]; balances: DemoRow[] } {
  const ledger: DemoRow[] = [];
  const balances: DemoRow[] = [];
  let balance = 310_000_000;
  const all = lastMonths(end);
  all.forEach((month, index) => {
    const day = lastDay(month);
    // The company has grown to what it is: receipts follow with a month's delay.
    const receipts = (monthlyMinor / 100) * 0.985 ** (months - index);
    linesOf(random, receipts, index).forEach(({ category, product, euros, description }, line) => {
      const minor = Math.round(euros * 100);
      balance += minor;
      ledger.push({
        day,
        category,
        amount: String(minor),
        currency: 'EUR',
        ...(product === null ? {} : { product }),
        description,
        externalId: `${month}-${String(line + 1).padStart(2, '0')}`,
      });
    });
    balances.push({ day, balance: String(balance), currency: 'EUR' });
  });
  return { ledger, balances };
}

function linesOf(random: Random, receipts: number, index: number): Line[] {
  const about = (euros: number): number => Math.round(euros * (random.int(96, 104) / 100));
  const share = { 'Lumovarn Plan': 0.66, 'Lumovarn Go': 0.24, 'Lumovarn Bill': 0.1 };
  const lines: Line[] = products.flatMap((product) => [
    {
      category: 'Customer receipts',
      product,
      euros: about(receipts * share[product]),
      description: `Payments for ${product}`,
    },
    {
      category: 'Hosting',
      product,
      euros: -about(receipts * share[product] * 0.09),
      description: `Servers of ${product}`,
    },
  ]);
  lines.push(
    {
      category: 'Salaries',
      product: null,
      euros: -about(receipts * 0.38 + 175_000),
      description: 'Salaries and social security',
    },
    {
      category: 'Marketing',
      product: null,
      euros: -about(138_000 + index * 5_400),
      description: 'Advertising, fairs, partners',
    },
    {
      category: 'Office',
      product: null,
      euros: -about(14_500),
      description: 'Rent and running costs',
    },
    {
      category: 'Taxes',
      product: null,
      euros: -about(receipts * 0.05),
      description: 'Value added and wage tax',
    },
  );
  if (index % 6 === 2)
    lines.push({
      category: 'Equipment',
      product: null,
      euros: -about(26_000),
      description: 'Laptops and test devices',
    });
  if (index === 5)
    lines.push({ category: 'Loan', product: null, euros: 400_000, description: 'Loan paid out' });
  if (index > 5)
    lines.push({
      category: 'Loan repayment',
      product: null,
      euros: -11_500,
      description: 'Instalment of the loan',
    });
  return lines;
}
