import type { ItemView, Kind, StatementView } from '@headwater/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Copy, Eye, EyeOff } from 'lucide-react';
import { useState } from 'react';
import { explain } from '../api/client.js';
import { fetchOriginal } from '../api/listen.js';
import { useMay } from '../api/people.js';
import { languageName, moment, plural } from '../format.js';
import { useHotkeys } from '../frame/hotkeys.js';
import { AccountLink } from '../ui/account-link.js';
import { Button } from '../ui/button.js';
import { cx } from '../ui/cx.js';
import { kindOrder, kinds } from '../ui/kind.js';
import { MarkedText } from '../ui/marked-text.js';
import { Rating } from '../ui/quote.js';
import { WithSeverity } from '../ui/severity.js';
import { Notice } from '../ui/states.js';
import { Statements } from './statements.js';
import { useCorrection } from './use-correction.js';

const Fact = ({ name, children }: { name: string; children: React.ReactNode }) => (
  <div className="flex min-w-0 gap-2">
    <dt className="w-24 shrink-0 text-quiet">{name}</dt>
    <dd className="min-w-0 break-words">{children}</dd>
  </div>
);

const Original = ({ item }: { item: ItemView }) => {
  const [shown, setShown] = useState(false);
  const original = useQuery({
    queryKey: ['item', item.id, 'original'],
    queryFn: () => fetchOriginal(item.id),
    enabled: shown,
    // Unmasked personal data does not stay in the page's memory.
    gcTime: 0,
  });
  return (
    <div className="flex flex-col gap-2">
      <Button size="sm" className="self-start" onClick={() => setShown(!shown)}>
        {shown ? <EyeOff aria-hidden className="size-4" /> : <Eye aria-hidden className="size-4" />}
        {shown ? 'Hide original' : 'Show original'}
      </Button>
      {shown && original.data !== undefined ? (
        <div className="rounded-md border border-line bg-panel p-3">
          <p className="mb-1 text-xs text-quiet">
            As it came in, with personal data. Reading it is in the audit log.
          </p>
          <p dir="auto" className="text-sm break-words whitespace-pre-wrap">
            {original.data.title === null ? '' : `${original.data.title}\n`}
            {original.data.text}
            {Object.entries(original.data.fields).map(([field, value]) => `\n${field}: ${value}`)}
          </p>
        </div>
      ) : null}
      {shown && original.isError ? <Notice tone="bad">{explain(original.error)}</Notice> : null}
    </div>
  );
};

/** One item: the words, what each statement was taken for, and where it came from. */
export const ItemDetail = ({ item }: { item: ItemView }) => {
  const mayCorrect = useMay('kinds:correct');
  const mayOriginal = useMay('items:original');
  const [at, setAt] = useState(0);
  const correct = useCorrection(item.id);
  const active: StatementView | undefined = item.statements[at];
  const setKind = (kind: Kind | null) => {
    if (active !== undefined) void correct(active, kind);
  };
  useHotkeys(
    {
      '[': () => setAt(Math.max(0, at - 1)),
      ']': () => setAt(Math.min(item.statements.length - 1, at + 1)),
      '0': () => setKind(null),
      ...Object.fromEntries(
        kindOrder.map((kind, index) => [String(index + 1), () => setKind(kind)]),
      ),
    },
    mayCorrect,
  );
  return (
    <div className="flex flex-col gap-4">
      {item.title === null ? null : (
        <h2 dir="auto" className="text-lg font-semibold break-words">
          {item.title}
        </h2>
      )}
      <p className="text-base leading-6">
        <MarkedText
          text={item.text}
          spans={item.statements}
          renderSpan={(part, statement) => {
            const { ink, soft, label } = kinds[statement.kind];
            return (
              <mark
                title={label}
                className={cx(
                  'rounded-xs box-decoration-clone px-0.5 text-ink underline decoration-2 underline-offset-3',
                  soft,
                  statement.id === active?.id ? 'decoration-current' : 'decoration-transparent',
                )}
              >
                <span className="sr-only">{label}: </span>
                <WithSeverity text={part} marks={statement.severityMarks} />
                <span className={ink} />
              </mark>
            );
          }}
        />
      </p>
      <Statements
        item={item}
        active={at}
        onActive={setAt}
        onCorrect={mayCorrect ? correct : null}
      />
      <dl className="flex flex-col gap-1 border-t border-line pt-3 text-sm">
        {item.time === null ? null : <Fact name="Time">{moment(item.time)}</Fact>}
        <Fact name="Source">{item.source}</Fact>
        {item.channel === null ? null : <Fact name="Channel">{item.channel}</Fact>}
        {item.customer === null ? null : <Fact name="Customer">{item.customer}</Fact>}
        {item.account === null ? null : (
          <Fact name="Account">
            <AccountLink id={item.account.id} name={item.account.name} className="text-accent" />
            {item.account.plan === null ? null : (
              <span className="text-quiet"> · {item.account.plan}</span>
            )}
          </Fact>
        )}
        {item.product === null ? null : <Fact name="Product">{item.product}</Fact>}
        {item.rating === null ? null : (
          <Fact name="Rating">
            <Rating rating={item.rating} />
          </Fact>
        )}
        {item.language === null ? null : <Fact name="Language">{languageName(item.language)}</Fact>}
        {item.competitor === null ? null : (
          <Fact name="Competitor">
            <Link
              to="/listen"
              search={{ competitor: item.competitor }}
              className="text-accent hover:underline"
            >
              {item.competitor}
            </Link>
          </Fact>
        )}
        {item.externalId === null ? null : (
          <Fact name="Source id">
            <span className="num">{item.externalId}</span>
          </Fact>
        )}
        {Object.entries(item.metadata).map(([name, value]) => (
          <Fact key={name} name={name}>
            {value}
          </Fact>
        ))}
        {item.masked.length === 0 ? null : <Fact name="Masked">{item.masked.join(', ')}</Fact>}
      </dl>
      {item.copies > 0 ? (
        <p className="flex items-center gap-1.5 text-sm text-muted">
          <Copy aria-hidden className="size-3.5" />
          {plural(item.copies, 'repost')} of this text, counted once.
        </p>
      ) : null}
      {item.duplicateOf === null ? null : (
        <Notice tone="info">
          A repost: it is counted with{' '}
          <Link
            to="/items/$itemId"
            params={{ itemId: item.duplicateOf }}
            className="text-accent hover:underline"
          >
            the first one
          </Link>
          .
        </Notice>
      )}
      {item.hasOriginal && mayOriginal ? <Original item={item} /> : null}
    </div>
  );
};
