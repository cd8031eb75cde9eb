import { describe, expect, it } from 'vitest';
import { gzipParquet, snappyParquet, workbook } from './binary-files.fixture.js';
import { inspectBytes } from './inspect.js';
import type { InspectOptions } from './types.js';

const inspect = (text: string, name = 'feedback.csv', options: InspectOptions = {}) =>
  inspectBytes(name, Buffer.from(text), options);

const reviews = [
  'The app crashes when I open the camera',
  'I love the new dark theme, thank you',
  'Support never answered my three mails',
  'Export to PDF would save me hours',
];
type RowOf = (text: string, index: number) => string;
const table = (header: string, row: RowOf, delimiter = ','): string =>
  [header, ...reviews.map((text, index) => row(text.replaceAll(delimiter, ' '), index))].join('\n');

describe('inspecting delimited text', () => {
  it.each([',', ';', '\t', '|'])('finds the delimiter %j', async (delimiter) => {
    const text = table(
      ['id', 'review', 'stars'].join(delimiter),
      (review, index) => [index + 1, review, 5 - index].join(delimiter),
      delimiter,
    );
    const { plan } = await inspect(text);
    expect(plan).toMatchObject({
      delimiter,
      format: delimiter === '\t' ? 'tsv' : 'csv',
      columns: ['id', 'review', 'stars'],
      mapping: { externalId: 'id', text: 'review', rating: 'stars' },
      ratingScale: { low: 1, high: 5 },
    });
  });

  it('is not misled by commas in the texts of a semicolon file', async () => {
    const { plan } = await inspect(
      'id;comment;score\n1;Good, but slow, sadly;7\n2;No, no, and no;2\n3;Fine, really;10\n',
    );
    expect(plan.delimiter).toBe(';');
    expect(plan.mapping.text).toBe('comment');
    expect(plan.ratingScale).toEqual({ low: 1, high: 10 });
  });

  it('follows a spreadsheet’s hint', async () => {
    const { plan, rows } = await inspect(
      'sep=;\nid;comment\n1;a, b, c and so on\n2;d, e, f and so on\n',
    );
    expect(plan.columns).toEqual(['id', 'comment']);
    expect(rows).toBe(2);
  });

  it.each([
    [
      'German',
      'Kundennummer;Bewertung;Sterne;Erstellt am;Produkt',
      (text: string, index: number) => `K${index};${text};${index + 1};${index + 13}.03.2024;App`,
      {
        customer: 'Kundennummer',
        text: 'Bewertung',
        rating: 'Sterne',
        time: 'Erstellt am',
        product: 'Produkt',
      },
    ],
    [
      'Spanish',
      'Cliente;Comentario;Puntuación;Fecha',
      (text: string, index: number) => `C${index};${text};${index + 1};${index + 13}/03/2024`,
      { customer: 'Cliente', text: 'Comentario', rating: 'Puntuación', time: 'Fecha' },
    ],
    [
      'French',
      'Utilisateur;Avis;Note;Date de création',
      (text: string, index: number) => `U${index};${text};${index + 1};${index + 13}/03/2024`,
      { customer: 'Utilisateur', text: 'Avis', rating: 'Note', time: 'Date de création' },
    ],
  ])('understands %s names', async (_, header, row, mapping) => {
    const { plan } = await inspect(table(header, row, ';'));
    expect(plan.mapping).toEqual(mapping);
    expect(plan.dateFormat).toBe('day-first');
  });

  it('understands names in camel case and with underscores', async () => {
    const text = table(
      'reviewId,reviewText,created_at,user_email,app_version,country_code',
      (review, index) =>
        `r${index},${review},2024-03-0${index + 1}T10:00:00Z,u${index}@example.org,3.1,DE`,
    );
    const { plan, guesses } = await inspect(text);
    expect(plan.mapping).toEqual({
      externalId: 'reviewId',
      text: 'reviewText',
      time: 'created_at',
      customer: 'user_email',
    });
    expect(guesses.find(({ column }) => column === 'app_version')?.field).toBeNull();
    for (const { reason } of guesses) expect(reason).toMatch(/^\S.*\.$/);
  });

  const day = (index: number): string => `2024-03-1${index} 10:00:00`;
  it.each([
    [
      'an app store',
      'Package Name,App Version Code,Reviewer Language,Device,Review Submit Date and Time,Review Last Update Date and Time,Star Rating,Review Title,Review Text,Developer Reply Text',
      (text: string, index: number) =>
        `org.example.app,30${index},en,pixel,${day(index)},${day(index)},${index + 1},Title ${index},${text},Thanks for telling us about it`,
      {
        product: 'Package Name',
        language: 'Reviewer Language',
        time: 'Review Submit Date and Time',
        rating: 'Star Rating',
        title: 'Review Title',
        text: 'Review Text',
      },
    ],
    [
      'a help desk',
      'Id,Requester,Requester email,Assignee,Subject,Priority,Via,Created at,Updated at,Organization,Description',
      (text: string, index: number) =>
        `${index},Ann ${index},a${index}@example.org,Bob,Help ${index},high,mail,${day(index)},${day(index)},Acme ${index},${text}`,
      {
        externalId: 'Id',
        customer: 'Requester',
        title: 'Subject',
        channel: 'Via',
        time: 'Created at',
        account: 'Organization',
        text: 'Description',
      },
    ],
    [
      'a survey',
      'Timestamp,Email Address,How likely are you to recommend us to a friend?,What is the main reason for your score?',
      (text: string, index: number) =>
        `3/1${index + 3}/2024 10:00:00,a${index}@example.org,${index + 6},${text}`,
      {
        time: 'Timestamp',
        customer: 'Email Address',
        rating: 'How likely are you to recommend us to a friend?',
        text: 'What is the main reason for your score?',
      },
    ],
    [
      'a German survey',
      'Nr,Kundenkommentar,Gesamtbewertung,Eingangsdatum,Plattform',
      (text: string, index: number) => `${index},${text},${index + 1},1${index + 3}.03.2024,Web`,
      {
        text: 'Kundenkommentar',
        rating: 'Gesamtbewertung',
        time: 'Eingangsdatum',
        externalId: 'Nr',
        channel: 'Plattform',
      },
    ],
    [
      'a scraper',
      'reviewId,userName,content,score,thumbsUpCount,reviewCreatedVersion,at,replyContent,repliedAt',
      (text: string, index: number) =>
        `r${index},Ann ${index},${text},${index + 1},0,3.1,${day(index)},Thanks for telling us,${day(index)}`,
      {
        externalId: 'reviewId',
        customer: 'userName',
        text: 'content',
        rating: 'score',
        time: 'at',
      },
    ],
  ])('understands the export of %s', async (_, header, row, mapping) => {
    const { plan } = await inspect(table(header, row));
    expect(plan.mapping).toEqual(mapping);
    expect(plan.dateFormat).not.toBeNull();
  });

  it('finds the text by its content where no name helps', async () => {
    const { plan } = await inspect(table('a,b,c', (review, index) => `${index},${review},x`));
    expect(plan.mapping).toEqual({ text: 'b' });
  });

  it('tells rating from review where one word means both', async () => {
    const { plan } = await inspect(
      table('Bewertung;Rezension', (review, index) => `${index + 2};${review}`, ';'),
    );
    expect(plan.mapping).toEqual({ rating: 'Bewertung', text: 'Rezension' });
  });

  it('lets a person’s choice win, and refuses a column that is not there', async () => {
    const text = table(
      'first,second',
      (review, index) => `${review},text ${index} of the other column`,
    );
    const { plan } = await inspect(text, 'x.csv', { mapping: { text: 'second' } });
    expect(plan.mapping.text).toBe('second');
    await expect(inspect(text, 'x.csv', { mapping: { text: 'third' } })).rejects.toMatchObject({
      code: 'no-column',
      message: expect.stringContaining('first, second'),
    });
  });

  it('names the columns of a file without a header, and says so', async () => {
    const { plan, warnings, rows } = await inspect(
      reviews.map((text, index) => `${index},"${text}",2024-03-0${index + 1}`).join('\n'),
    );
    expect(plan.columns).toEqual(['column 1', 'column 2', 'column 3']);
    expect(plan.header).toBe(false);
    expect(plan.mapping.text).toBe('column 2');
    expect(rows).toBe(4);
    expect(warnings.join()).toContain('column 1');
  });

  it('reads one column, with and without a header, commas and all', async () => {
    const withHeader = await inspect(['comment', ...reviews].join('\n'));
    expect(withHeader.plan).toMatchObject({
      columns: ['comment'],
      header: true,
      mapping: { text: 'comment' },
    });
    expect(withHeader.rows).toBe(4);
    const without = await inspect(reviews.join('\n'), 'pasted');
    expect(without.plan).toMatchObject({ columns: ['column 1'], header: false });
    expect(without.rows).toBe(4);
  });

  it('passes over the title of a report', async () => {
    const { plan, rows, warnings, preview } = await inspect(
      `Feedback report\nExported 5 March 2024\n\n${table('id,comment,stars', (text, index) => `${index},${text},${index + 1}`)}`,
    );
    expect(plan).toMatchObject({ columns: ['id', 'comment', 'stars'], skipLines: 3 });
    expect(preview[0]).toEqual({ id: '0', comment: reviews[0], stars: '1' });
    expect(rows).toBe(4);
    expect(warnings.join()).toContain('first 3 lines stand above');
  });

  it('gives every column a name of its own', async () => {
    const { plan } = await inspect(
      'text,,text,note\nsome words here,1,2,3\nother words there,4,5,6\n',
    );
    expect(plan.columns).toEqual(['text', 'column 2', 'text 2', 'note']);
  });

  it('warns of rows that cannot be read', async () => {
    const { rows, warnings } = await inspect(
      'id,text\n1,fine words\n2,too,many,cells\n3,"open\n4,fine too\n',
    );
    expect(rows).toBe(4);
    expect(warnings.join()).toContain('2 of 4 rows');
  });

  it('says that no column holds words', async () => {
    const { plan, warnings } = await inspect(
      'id,amount,date\n1,20,2024-01-01\n2,30,2024-01-02\n3,30,2024-01-03\n',
    );
    expect(plan.mapping.text).toBeUndefined();
    expect(warnings.join()).toContain('No column looks like');
  });
});

describe('inspecting dates and ratings', () => {
  const dated = (dates: readonly string[]): string =>
    [
      'date,text',
      ...dates.map((date, index) => `${date},${reviews[index % 4]?.replaceAll(',', '')}`),
    ].join('\n');

  it('asks about an ambiguous column instead of guessing', async () => {
    const { plan, date, warnings } = await inspect(
      dated(['01/02/2024', '03/04/2024', '05/06/2024']),
    );
    expect(plan.dateFormat).toBeNull();
    expect(date?.candidates).toEqual(['day-first', 'month-first']);
    expect(date?.examples.length).toBeGreaterThanOrEqual(4);
    expect(warnings.join()).toContain('more than one way');
  });

  it('settles it by a row far beyond the head of the file', async () => {
    const many = Array.from({ length: 30_000 }, () => '01/02/2024');
    const { plan, rows } = await inspect(dated([...many, '01/13/2024']));
    expect(plan.dateFormat).toBe('month-first');
    expect(rows).toBe(30_001);
  });

  it('reads only the head when told so', async () => {
    const { rows } = await inspect(dated(['2024-01-01', '2024-01-02']), 'x.csv', {
      wholeTimeColumn: false,
    });
    expect(rows).toBeNull();
  });

  it.each([
    ['rating', ['1', '5', '3', '2'], { low: 1, high: 5 }],
    ['rating', ['0', '5', '3', '2'], { low: 0, high: 5 }],
    ['NPS', ['9', '6', '8', '7'], { low: 0, high: 10 }],
    ['score', ['9', '6', '8', '1'], { low: 1, high: 10 }],
    ['score', ['90', '65', '8', '100'], { low: 0, high: 100 }],
    ['stars', ['4 stars', '1 star', '5 stars', '2 stars'], { low: 1, high: 5 }],
    ['rating', ['4/5', '1/5', '5/5', '2/5'], { low: 1, high: 5 }],
    ['rating', ['7/10', '1/10', '5/10', '2/10'], { low: 1, high: 10 }],
    ['rating', ['★★★★☆', '★☆☆☆☆', '★★★★★', '★★☆☆☆'], { low: 1, high: 5 }],
    ['satisfaction', ['80%', '20%', '55 %', '100%'], { low: 0, high: 100 }],
    ['rating', ['4,5', '1,0', '3,5', '2,0'], { low: 1, high: 5 }],
  ])('finds the scale of %s %j', async (name, values, scale) => {
    const { plan } = await inspect(
      table(`${name};text`, (review, index) => `${values[index]};${review}`, ';'),
    );
    expect(plan.mapping.rating).toBe(name);
    expect(plan.ratingScale).toEqual(scale);
  });
});

describe('inspecting encodings', () => {
  const text = table('id;Kommentar', (review, index) => `${index};${review} – schöne Grüße`, ';');
  it.each([
    ['utf-8', Buffer.from(text)],
    ['utf-8', Buffer.from(`\ufeff${text}`)],
    ['utf-16le', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['utf-16be', Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
    ['windows-1252', Buffer.from(text.replaceAll('–', '\x96'), 'latin1')],
  ])('%s', async (encoding, bytes) => {
    const { plan, preview } = await inspectBytes('x.csv', bytes);
    expect(plan.encoding).toBe(encoding);
    expect(plan.columns).toEqual(['id', 'Kommentar']);
    expect(preview[0]?.['Kommentar']).toContain('– schöne Grüße');
  });

  it('finds Windows-1252 even when the first umlaut stands far down', async () => {
    const lines = Array.from({ length: 40_000 }, (_, index) => `${index};plain words only`);
    const bytes = Buffer.from(`id;text\n${lines.join('\n')}\n40001;sp\xe4t\n`, 'latin1');
    const { plan, warnings } = await inspectBytes('x.csv', bytes);
    expect(plan.encoding).toBe('windows-1252');
    expect(warnings).toEqual([]);
  });
});

describe('inspecting other formats', () => {
  it('reads JSON Lines', async () => {
    const lines = reviews.map((text, index) =>
      JSON.stringify({
        review: text,
        user: { id: `u${index}` },
        at: 1_709_632_800 + index,
        tags: ['a'],
      }),
    );
    const { plan, rows } = await inspect(lines.join('\n'), 'feedback.jsonl');
    expect(plan).toMatchObject({
      format: 'jsonl',
      columns: ['review', 'user.id', 'at', 'tags'],
      mapping: { text: 'review', customer: 'user.id', time: 'at' },
      dateFormat: 'epoch-seconds',
    });
    expect(rows).toBe(4);
  });

  it('reads the longest sheet of a workbook, with its dates', async () => {
    const bytes = workbook({
      Notes: [['About this file']],
      Reviews: [
        ['Review', 'Stars', 'Date'],
        ...reviews.map((text, index) => [text, index + 1, new Date(Date.UTC(2024, 2, index + 1))]),
      ],
    });
    const { plan, rows, warnings } = await inspectBytes('feedback.xlsx', bytes);
    expect(plan).toMatchObject({
      format: 'xlsx',
      sheet: 'Reviews',
      mapping: { text: 'Review', rating: 'Stars', time: 'Date' },
      dateFormat: 'native',
    });
    expect(rows).toBe(4);
    expect(warnings.join()).toContain('2 sheets');
  });

  it.each([
    ['snappy', snappyParquet],
    ['gzip', gzipParquet],
  ])('reads Parquet with %s', async (_, bytes) => {
    const { plan, rows } = await inspectBytes('feedback.parquet', bytes);
    expect(plan).toMatchObject({
      format: 'parquet',
      columns: ['review', 'stars', 'created'],
      mapping: { text: 'review', rating: 'stars', time: 'created' },
      dateFormat: 'native',
    });
    expect(rows).toBe(3);
  });

  it('goes by content when the name is wrong', async () => {
    const { plan, warnings } = await inspectBytes(
      'feedback.csv',
      workbook({ A: [['text'], ...reviews.map((text) => [text])] }),
    );
    expect(plan.format).toBe('xlsx');
    expect(warnings.join()).toContain('.csv');
    const plain = await inspect(
      table('id,review', (review, index) => `${index},${review}`),
      'feedback.xlsx',
    );
    expect(plain.plan.format).toBe('csv');
  });
});
