import { styleText } from 'node:util';
import type { Paint } from './table.js';

/** Columns to write in: the terminal's, `COLUMNS`, or 80; within what can be read. */
export function outputWidth(stream: NodeJS.WriteStream = process.stdout): number {
  const asked = stream.isTTY ? stream.columns : Number(process.env['COLUMNS']);
  return asked >= 20 ? Math.min(asked, 140) : 80;
}

/** Colours only where a person looks and has not asked for none (https://no-color.org). */
export function painter(stream: NodeJS.WriteStream = process.stdout): Paint {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
  const off = NO_COLOR !== undefined && NO_COLOR !== '';
  const forced = FORCE_COLOR !== undefined && FORCE_COLOR !== '' && FORCE_COLOR !== '0';
  const colours = !off && (forced || (stream.isTTY && TERM !== 'dumb'));
  return colours ? (style, text) => styleText(style, text) : (_style, text) => text;
}

/** A reader that has seen enough (`| head`) is no error. */
export function endQuietlyWhenReaderLeaves(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
}
