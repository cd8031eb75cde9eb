/** Text that is HTML already. Everything else that goes into `html` is escaped. */
export class Markup {
  readonly html: string;

  constructor(html: string) {
    this.html = html;
  }
}

type Part = Markup | string | number | null | readonly Part[];

/**
 * HTML from a template: what is put in is escaped, so feedback can never become markup. The template's
 * own indentation is left out, which halves a long table.
 */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  let out = unindented(strings[0]);
  parts.forEach((part, index) => {
    out += rendered(part) + unindented(strings[index + 1]);
  });
  return new Markup(out);
}

const unindented = (template = ''): string => template.replaceAll(/\n\s+/gu, '\n');

function rendered(part: Part): string {
  if (part === null) return '';
  if (part instanceof Markup) return part.html;
  if (typeof part === 'object') return part.map(rendered).join('');
  return escape(String(part));
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escape = (text: string): string =>
  text
    // Control characters have no place in HTML; marks that turn the writing direction could disguise text.
    .replace(/[\p{Cc}\u{202a}-\u{202e}\u{2066}-\u{2069}]+/gu, ' ')
    .replace(/[&<>"']/gu, (character) => entities[character] ?? '');
