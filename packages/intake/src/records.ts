/**
 * Delimited text to records, as RFC 4180 has it and as spreadsheets write it.
 *
 * Own code rather than csv-parse for one reason: when a quotation mark is never closed, the record must
 * be given up at its first line and reading go on at the next. csv-parse keeps no way back to that line,
 * so it loses the rest of the file or merges it into one cell. (The speed, some ten times, is welcome.)
 * The tests hold it against csv-parse on every well-formed file that they can think of.
 */

import { IntakeError } from './errors.js';

export interface RecordHandler {
  /** `line`: physical line, from 1, where the record begins. */
  record(fields: string[], line: number): void;
  /** A record whose quotation marks make no sense: its first line only; the next line begins anew. */
  broken(fields: string[], line: number, reason: string): void;
}

export interface SplitOptions {
  readonly delimiter: string;
  /** Fields that a record should have, where that is known: decides how a broken record is read. */
  readonly expectedFields?: number;
  /** Longest quoted cell, in UTF-16 units, before its quotation mark counts as never closed. */
  readonly longestCell?: number;
}

const quote = 0x22;
const newline = 0x0a;
const carriageReturn = 0x0d;
const space = 0x20;
const defaultLongestCell = 1_000_000;

type Outcome = 'done' | 'more' | 'broken';

export class RecordSplitter {
  readonly #handler: RecordHandler;
  readonly #delimiter: string;
  readonly #delimiterCode: number;
  readonly #longestCell: number;
  /** Set by the first record when not given. */
  expectedFields: number | null;

  #text = '';
  #line = 1;
  #lineEnd: string | null = null;
  #last = false;
  // What reading a record that has quotation marks leaves behind.
  #fields: string[] = [];
  #next = 0;
  #linesRead = 0;
  #reason = '';

  constructor(handler: RecordHandler, options: SplitOptions) {
    this.#handler = handler;
    this.#delimiter = options.delimiter;
    this.#delimiterCode = options.delimiter.charCodeAt(0);
    this.#longestCell = options.longestCell ?? defaultLongestCell;
    this.expectedFields = options.expectedFields ?? null;
  }

  push(text: string): void {
    this.#text = this.#text === '' ? text : this.#text + text;
    this.#split();
  }

  end(): void {
    this.#last = true;
    this.#split();
  }

  #split(): void {
    // Old Macintosh files end their lines with a carriage return alone.
    if (this.#lineEnd === null) {
      const end = this.#text.search(/[\r\n]/);
      if (end === -1 && !this.#last) {
        this.#refuseEndlessLine(this.#text.length);
        return;
      }
      if (this.#text[end] === '\r' && end + 1 === this.#text.length && !this.#last) return;
      this.#lineEnd = this.#text[end] === '\r' && this.#text[end + 1] !== '\n' ? '\r' : '\n';
    }
    const text = this.#text;
    const length = text.length;
    const lineEnd = this.#lineEnd;
    let at = 0;
    let nextQuote = -2;
    while (at < length) {
      let end = text.indexOf(lineEnd, at);
      if (nextQuote !== -1 && nextQuote < at) nextQuote = text.indexOf('"', at);
      if (end === -1) {
        if (!this.#last) {
          this.#refuseEndlessLine(length - at);
          break;
        }
        end = length;
      }
      if (nextQuote === -1 || nextQuote > end) {
        const stop = text.charCodeAt(end - 1) === carriageReturn && end > at ? end - 1 : end;
        if (stop > at) this.#emit(text.slice(at, stop).split(this.#delimiter));
        at = end + 1;
        this.#line++;
        continue;
      }
      const outcome = this.#readQuoted(at);
      if (outcome === 'more') break;
      if (outcome === 'done') {
        this.#emit(this.#fields);
        at = this.#next;
        this.#line += this.#linesRead;
      } else {
        const stop = text.charCodeAt(end - 1) === carriageReturn && end > at ? end - 1 : end;
        this.#emitBroken(text.slice(at, stop));
        at = end + 1;
        this.#line++;
      }
    }
    this.#text = at >= length ? '' : at === 0 ? text : text.slice(at);
  }

  #refuseEndlessLine(length: number): void {
    if (length <= 4 * this.#longestCell) return;
    throw new IntakeError(
      'damaged-file',
      `Line ${this.#line} is longer than ${4 * this.#longestCell} characters, so this is not a file of rows. Check that it is a CSV file and that its lines end.`,
    );
  }

  #emit(fields: string[]): void {
    this.expectedFields ??= fields.length;
    this.#handler.record(fields, this.#line);
  }

  #emitBroken(firstLine: string): void {
    const fields = firstLine.split(this.#delimiter);
    // Tab-separated files often do not quote at all: there a quotation mark is a character like any other.
    if (this.#delimiter === '\t' && fields.length === this.expectedFields) this.#emit(fields);
    else this.#handler.broken(fields, this.#line, this.#reason);
  }

  /** Reads one record from `start`; leaves fields, next position and lines behind. */
  #readQuoted(start: number): Outcome {
    const text = this.#text;
    const length = text.length;
    this.#fields = [];
    this.#linesRead = 1;
    let at = start;
    for (;;) {
      if (text.charCodeAt(at) === quote) {
        const outcome = this.#readQuotedCell(start, at);
        if (outcome !== 'done') return outcome;
        at = this.#next;
      } else {
        const end = this.#cellEnd(at);
        if (end === length && !this.#last) return 'more';
        this.#fields.push(this.#cell(at, end));
        at = end;
      }
      if (at >= length) {
        this.#next = at;
        return 'done';
      }
      if (text.charCodeAt(at) !== this.#delimiterCode) {
        this.#next = at + 1;
        return this.#mergesRecords(start) ? 'broken' : 'done';
      }
      at++;
      if (at >= length) {
        if (!this.#last) return 'more';
        this.#fields.push('');
        this.#next = at;
        return 'done';
      }
    }
  }

  /** Reads the cell whose opening mark is at `open`; leaves `#next` on the delimiter or line end after it. */
  #readQuotedCell(start: number, open: number): Outcome {
    const text = this.#text;
    const length = text.length;
    let value = '';
    let from = open + 1;
    let search = from;
    for (;;) {
      const mark = text.indexOf('"', search);
      if (mark === -1 || mark - start > this.#longestCell) {
        const seen = (mark === -1 ? length : mark) - start;
        if (mark === -1 && !this.#last && seen <= this.#longestCell) return 'more';
        return this.#breaks('The quotation mark that opens a cell on this line is never closed.');
      }
      if (mark + 1 >= length && !this.#last) return 'more';
      if (text.charCodeAt(mark + 1) === quote) {
        value += text.slice(from, mark + 1);
        from = mark + 2;
        search = from;
        continue;
      }
      value += text.slice(from, mark);
      return this.#closeCell(mark + 1, value);
    }
  }

  #closeCell(afterMark: number, value: string): Outcome {
    const text = this.#text;
    const length = text.length;
    let after = afterMark;
    while (text.charCodeAt(after) === space) after++;
    if (text.charCodeAt(after) === carriageReturn && this.#lineEnd === '\n') {
      if (after + 1 >= length && !this.#last) return 'more';
      if (after + 1 >= length || text.charCodeAt(after + 1) === newline) after++;
    }
    if (after >= length && !this.#last) return 'more';
    const inner = this.#countLines(value);
    const closes = after >= length || this.#endsCell(text.charCodeAt(after));
    if (!closes && inner > 0) {
      return this.#breaks(
        'A quotation mark that opens a cell on this line is not closed where the cell ends.',
      );
    }
    if (closes) {
      this.#fields.push(value);
      this.#next = after;
    } else {
      // `"like" this`: written without doubling the marks, so they belong to the text.
      const end = this.#cellEnd(after);
      if (end === length && !this.#last) return 'more';
      this.#fields.push(`"${value}"${this.#cell(afterMark, end)}`);
      this.#next = end;
    }
    this.#linesRead += inner;
    return 'done';
  }

  /**
   * A record over several lines with the wrong number of cells, whose second line is a sound record of
   * its own: two quotation marks that were never a pair have swallowed what lies between them.
   */
  #mergesRecords(start: number): boolean {
    const expected = this.expectedFields;
    if (this.#linesRead === 1 || expected === null || expected === 1) return false;
    if (this.#fields.length === expected) return false;
    const lineEnd = this.#lineEnd ?? '\n';
    const second = this.#text.indexOf(lineEnd, start) + 1;
    const end = this.#text.indexOf(lineEnd, second);
    const line = this.#text.slice(second, end === -1 ? this.#text.length : end);
    if (line.split(this.#delimiter).length !== expected) return false;
    this.#reason = 'A quotation mark on this line swallows the lines after it.';
    return true;
  }

  #breaks(reason: string): 'broken' {
    this.#reason = reason;
    return 'broken';
  }

  #cellEnd(from: number): number {
    const text = this.#text;
    let at = from;
    while (at < text.length && !this.#endsCell(text.charCodeAt(at))) at++;
    return at;
  }

  #cell(from: number, end: number): string {
    const carriage =
      this.#lineEnd === '\n' &&
      end > from &&
      this.#text.charCodeAt(end - 1) === carriageReturn &&
      this.#text.charCodeAt(end) !== this.#delimiterCode;
    return this.#text.slice(from, carriage ? end - 1 : end);
  }

  #endsCell(code: number): boolean {
    return (
      code === this.#delimiterCode || code === (this.#lineEnd === '\r' ? carriageReturn : newline)
    );
  }

  #countLines(value: string): number {
    const lineEnd = this.#lineEnd ?? '\n';
    let lines = 0;
    for (let at = value.indexOf(lineEnd); at !== -1; at = value.indexOf(lineEnd, at + 1)) lines++;
    return lines;
  }
}
