import { parse } from 'csv-parse/sync';

export interface Labelled {
  readonly text: string;
  readonly label: string;
}

/** `text,category` with quotes. */
export function readLabelledCsv(text: string): Labelled[] {
  const rows: Record<string, string>[] = parse(text, { columns: true });
  return rows.map((row) => ({ text: row['text'] ?? '', label: row['category'] ?? '' }));
}

/** `text<TAB>label` with a header and no quotes. */
export function readLabelledTsv(text: string): Labelled[] {
  return text
    .split('\n')
    .slice(1)
    .flatMap((line) => {
      const [words = '', label = ''] = line.split('\t');
      return label ? [{ text: words, label: label.trim() }] : [];
    });
}
