import { describe, expect, it } from 'vitest';
import { workbook } from '../binary-files.fixture.js';
import { inspectBooks, inspectContent } from './inspect-books.js';

const inspect = (text: string, name = 'export.csv') => inspectBooks(Buffer.from(text), { name });

describe('what a file holds', () => {
  it.each([
    ['accounts', 'Account ID,Account Name,Plan,Seats,Renewal Date\nA1,Dunlin,Team,5,2025-03-01\n'],
    ['accounts', 'Kundennummer;Firma;Tarif;Land;Betreuer\n4711;Brachvogel;Team;AT;Ana\n'],
    ['contacts', 'name,email,company,job title\nKim Rail,kim@dunlin.example,Dunlin,CTO\n'],
    [
      'subscriptions',
      'customer,plan,mrr,currency,start date,end date\nDunlin,Team,90,EUR,2024-01-01,\n',
    ],
    [
      'invoices',
      'invoice number,customer,net amount,currency,period start,period end\nR-1,Dunlin,90,EUR,2024-01-01,2024-02-01\n',
    ],
    ['rates', 'date,from,to,rate\n2024-01-01,USD,EUR,0.91\n2024-02-01,USD,EUR,0.92\n'],
    [
      'marketing',
      'month,channel,spend,leads,opportunities,customers\n2024-01,Search,1200,40,10,3\n',
    ],
    ['ledger', 'Date,Category,Amount,Description\n2024-01-31,Rent,-1200.00,Office January\n'],
    ['ledger', 'Buchungstag;Konto;Betrag;Buchungstext\n31.01.2024;Miete;-1.200,00;Büro Januar\n'],
    ['balances', 'date,closing balance\n2024-01-31,120000\n2024-02-29,118000\n'],
    [
      'deals',
      'deal,account,outcome,amount,close date,competitor,lost reason\nD1,Dunlin,lost,90,2024-01-05,Ostrich,They found it too slow for their offices abroad\n',
    ],
  ])('%s: %s', async (kind, text) => {
    const { taken } = await inspect(text);
    expect(taken).toMatchObject({ content: kind });
    expect(taken.reason).toMatch(/^The columns “.+” are those of/u);
    expect(taken.confidence).toBeGreaterThan(0.5);
  });

  it.each([
    [
      'reviews',
      'date,author,stars,review\n2024-01-05,Kim,4,The export to Excel takes far too long\n',
    ],
    [
      'reviews of things that cost',
      'id,customer,plan,price,created,comment\n1,Kim,Team,90.00,2024-01-05,I pay a lot and the app still crashes every day\n',
    ],
    [
      'tickets',
      'id,account,subject,description,status,created at\n1,Dunlin,Slow,The dashboard needs a minute to open since Monday,open,2024-01-05\n',
    ],
    ['a list of nothing known', 'alpha,beta\n1,2\n'],
  ])('feedback: %s', async (_what, text) => {
    expect((await inspect(text)).taken.content).toBe('feedback');
  });

  it('is told by the name of the file where the columns alone say little', async () => {
    const text = 'name,plan\nDunlin,Team\nRuff,Solo\n';
    expect((await inspect(text)).taken.confidence).toBeLessThan(
      (await inspect(text, 'accounts.csv')).taken.confidence,
    );
  });

  it('is what a person says', async () => {
    const found = await inspectBooks(Buffer.from('deal,x\nD1,2\n'), { kind: 'balances' });
    expect(found.plan.kind).toBe('balances');
    expect(found.missing).toEqual([['day'], ['balance']]);
  });

  it('is told without the columns that a list of rejected rows has in front', async () => {
    const text =
      'line,reason,account,mrr,currency,start\n7,The amount is no number at all. Correct it.,Dunlin,90,EUR,2024-01-01\n';
    const found = await inspect(text);
    expect(found.taken.content).toBe('subscriptions');
    expect(found.guesses.map(({ column }) => column)).not.toContain('reason');
  });

  it('is recognised in a workbook, whose dates and numbers are its own', async () => {
    const bytes = workbook({
      MRR: [
        ['Customer', 'Product', 'MRR', 'Currency', 'Start date'],
        ['Dunlin', 'Desk', 90.5, 'EUR', new Date(Date.UTC(2024, 1, 3))],
        ['Ruff', 'Desk', 1234, 'EUR', new Date(Date.UTC(2024, 2, 4))],
      ],
    });
    const found = await inspectBooks(bytes, { name: 'mrr.xlsx' });
    expect(found.plan).toMatchObject({
      kind: 'subscriptions',
      amountPeriod: 'month',
      decimal: 'point',
    });
    expect(await inspectContent(bytes, { name: 'mrr.xlsx' })).toEqual(found.taken);
    expect(found.date?.format).not.toBeNull();
  });
});

describe('what a file leaves open', () => {
  const rows = (...cells: string[]) =>
    inspect(
      `subscription id,account,amount,start\n${cells.map((row, at) => `s${at},Dunlin,${row}`).join('\n')}\n`,
    );

  it('dates that can be read in two ways are asked', async () => {
    const { date, warnings } = await rows('10.50,03/04/2024', '10.50,05/06/2024');
    expect(date).toMatchObject({ format: null, candidates: ['day-first', 'month-first'] });
    expect(warnings.join()).toContain('can be read in more than one way');
  });

  it('one date far down settles all of them', async () => {
    const many = Array.from({ length: 3000 }, () => '10.50,03/04/2024');
    const { date } = await rows(...many, '10.50,25/04/2024');
    expect(date?.format).toBe('day-first');
  });

  it('one number far down settles the decimal mark of all', async () => {
    const many = Array.from({ length: 3000 }, () => '"1,234",2024-04-03');
    expect((await rows(...many)).decimal?.style).toBeNull();
    expect((await rows(...many, '"1,234.5",2024-04-03')).decimal?.style).toBe('point');
  });

  it('a currency is asked where no column has one, and proposed where the file speaks of it', async () => {
    expect(await rows('10.50,2024-04-03')).toMatchObject({
      needsCurrency: true,
      plan: { currency: null },
    });
    const named = await inspect('account,mrr_eur,start,plan\nDunlin,10.50,2024-04-03,Team\n');
    expect(named).toMatchObject({ needsCurrency: true, plan: { currency: 'EUR' } });
    const beside = await rows('£10.50,2024-04-03', '£9.00,2024-04-03');
    expect(beside.plan.currency).toBe('GBP');
    const column = await inspect('account,mrr,currency,start\nDunlin,10.50,EUR,2024-04-03\n');
    expect(column.needsCurrency).toBe(false);
    const head = 'account,mrr,currency,start\nDunlin,10.50,EUR,2024-04-03\n';
    const wrong = await inspect(`${head}Eider,9,XXQ,2024-04-03\n`);
    expect(wrong.needsCurrency, 'a wrong code is one row’s fault').toBe(false);
    const blank = await inspect(`${head}Eider,9,,2024-04-03\n`);
    expect(blank.needsCurrency).toBe(true);
  });

  it('a field that a person takes away has no column', async () => {
    const text = Buffer.from('account,mrr,currency,start\nDunlin,10.50,EUR,2024-04-03\n');
    const found = await inspectBooks(text, { mapping: { currency: '' } });
    expect(found.plan.mapping['currency']).toBeUndefined();
    expect(found.needsCurrency).toBe(true);
  });

  it('refuses columns and fields that do not exist', async () => {
    const text = Buffer.from('account,mrr,currency,start\nDunlin,10.50,EUR,2024-04-03\n');
    await expect(inspectBooks(text, { mapping: { plan: 'Plan' } })).rejects.toThrow(
      'no column “Plan”',
    );
    await expect(inspectBooks(text, { mapping: { colour: 'mrr' } })).rejects.toThrow(
      'called “colour”',
    );
  });

  it('reads a file on whose bytes UTF-8 fails far down, as feedback does', async () => {
    const rows = Array.from({ length: 40_000 }, (_, at) => `a${at},Dunlin ${at},Team,5`);
    const text = `account id,account name,plan,seats\n${rows.join('\n')}\nz,Br\u00fcckner,Team,5\n`;
    const found = await inspectBooks(Buffer.from(text, 'latin1'));
    expect(found.plan.read.encoding).toBe('windows-1252');
  });
});
