import { readFileSync } from 'node:fs';
import { Marked } from 'marked';
import type { Plugin } from 'vite';

const ending = '.md?method';

/** Links between the pages of docs/methods stay inside the app; what is not shipped becomes plain text. */
const marked = new Marked({
  renderer: {
    link({ href, tokens }) {
      const text = this.parser.parseInline(tokens);
      const method = /^([\w-]+)\.md(#.*)?$/u.exec(href)?.[1];
      if (method !== undefined) return `<a href="/methods/${method}">${text}</a>`;
      return /^https?:/u.test(href)
        ? `<a href="${href}" rel="noreferrer" target="_blank">${text}</a>`
        : text;
    },
  },
});

/** Turns `import page from 'x.md?method'` into `{ title, html }` while building, so that no parser ships. */
export const methods = (): Plugin => ({
  name: 'headwater-methods',
  enforce: 'pre',
  load(id) {
    if (!id.endsWith(ending)) return null;
    const file = id.slice(0, -'?method'.length);
    this.addWatchFile(file);
    const source = readFileSync(file, 'utf8');
    const title = /^# (.+)$/mu.exec(source)?.[1] ?? '';
    const html = marked.parse(source.replace(/^# .+$/mu, ''), { async: false });
    return { code: `export default ${JSON.stringify({ title, html })}`, moduleType: 'js' };
  },
});
