import type { SearchView } from '@headwater/contract';
import { count, plural } from '../format.js';
import { KindIcon, kinds } from '../ui/kind.js';
import { cutAt } from '../ui/marked-text.js';
import { QuoteMeta } from '../ui/quote.js';

type FoundStatement = SearchView['statements'][number];
type FoundTheme = SearchView['themes'][number];
type Span = FoundTheme['marks'][number];

const Marked = ({ text, marks }: { text: string; marks: ReadonlyArray<Span> }) => (
  <>
    {cutAt(text, marks).map(({ text: part, span, start }) =>
      span === null ? (
        <span key={start}>{part}</span>
      ) : (
        <mark key={start} className="rounded-xs bg-mark text-ink">
          {part}
        </mark>
      ),
    )}
  </>
);

const twoDigits = new Intl.NumberFormat(undefined, {
  minimumFractionDigits: 2,
  maximumFractionDigits: 2,
});

/** Where no word is marked, people wonder why it is here. */
const Why = ({ by, words, cosine }: Pick<FoundStatement, 'by' | 'words' | 'cosine'>) => {
  const misspelt = words.filter(({ way }) => way === 'spelling').map(({ typed }) => `“${typed}”`);
  if (by === 'meaning' && words.length === 0) {
    return (
      <span
        className="rounded bg-accent-soft px-1.5 text-xs whitespace-nowrap text-accent"
        title="None of the typed words, but near them in meaning. 1 is the same."
      >
        Similar in meaning{cosine === null ? '' : `, ${twoDigits.format(cosine)}`}
      </span>
    );
  }
  return misspelt.length === 0 ? null : (
    <span className="text-xs whitespace-nowrap text-quiet">for {misspelt.join(', ')}</span>
  );
};

export const FoundSentence = ({ statement }: { statement: FoundStatement }) => (
  <span className="flex min-w-0 flex-1 flex-col gap-0.5 py-1.5">
    <span dir="auto" className="line-clamp-2 text-sm text-ink">
      <Marked text={statement.text} marks={statement.marks} />
    </span>
    <span className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
      <Why {...statement} />
      {statement.same === 0 ? null : (
        <span className="text-xs whitespace-nowrap text-muted">
          and {plural(statement.same, 'more', 'more')} word for word
        </span>
      )}
      <QuoteMeta {...statement} />
      {statement.theme === null ? null : (
        <span className="max-w-56 truncate text-xs text-quiet" title={statement.theme.label}>
          in {statement.theme.label}
        </span>
      )}
    </span>
  </span>
);

export const FoundThemeLine = ({ theme }: { theme: FoundTheme }) => (
  <>
    <span dir="auto" className="min-w-0 flex-1 truncate" title={theme.label}>
      <Marked text={theme.label} marks={theme.marks} />
      {theme.why === 'statements' ? (
        <span className="text-sm text-quiet"> · {count(theme.found)} of the first 60 found</span>
      ) : null}
    </span>
    <span className="num shrink-0 text-sm whitespace-nowrap text-quiet">
      {plural(theme.statements, 'sentence')}
    </span>
  </>
);

/** The meaning's colour and picture, with its word for whoever sees neither. */
export const FoundKind = ({ kind }: { kind: FoundTheme['kind'] }) => (
  <span title={kinds[kind].label}>
    <KindIcon kind={kind} />
    <span className="sr-only">{kinds[kind].label}: </span>
  </span>
);
