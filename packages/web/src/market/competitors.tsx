import type { CompetitorView } from '@headwater/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { Ellipsis, Merge, Pencil, Plus, Swords, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { facetsQuery } from '../api/listen.js';
import { competitorsQuery, mergeCompetitor, removeCompetitor } from '../api/market.js';
import { useMay } from '../api/people.js';
import { count, plural } from '../format.js';
import { useSetSearch } from '../frame/filters.js';
import { Button, buttonClass, IconButton } from '../ui/button.js';
import { Confirm } from '../ui/confirm.js';
import { Menu } from '../ui/menu.js';
import { Page } from '../ui/page.js';
import { HowCounted } from '../ui/popover.js';
import { Select } from '../ui/select.js';
import { EmptyState, ErrorState } from '../ui/states.js';
import { say } from '../ui/toast.js';
import { CompetitorDialog } from './competitor-dialog.js';
import { TableSkeleton } from '../ui/data-table.js';
import { MarketTabs } from './tabs.js';
import { WhoseTable } from './whose-table.js';

type Doing = { what: 'edit' | 'merge' | 'remove'; competitor: CompetitorView };

const Line = ({
  competitor,
  onDo,
}: {
  competitor: CompetitorView;
  onDo: ((what: Doing['what']) => void) | null;
}) => (
  <tr className="border-b border-line">
    <td className="h-13 min-w-0 py-1.5 pr-2">
      <div className="flex min-w-0 items-center gap-2">
        <span dir="auto" className="truncate text-base font-medium" title={competitor.name}>
          {competitor.name}
        </span>
        {competitor.found ? (
          <span className="shrink-0 rounded bg-other-soft px-1.5 text-xs text-other">
            named in feedback
          </span>
        ) : null}
      </div>
      <p className="truncate text-quiet">
        {[
          competitor.aliases.length > 0 ? `also ${competitor.aliases.join(', ')}` : '',
          competitor.note ?? '',
        ]
          .filter((part) => part !== '')
          .join(' · ')}
      </p>
    </td>
    <td className="num px-2 text-right">
      {competitor.items === 0 ? (
        <span className="text-quiet">–</span>
      ) : (
        <Link
          to="/listen"
          search={{ whose: competitor.id }}
          className="hover:text-accent hover:underline"
        >
          {count(competitor.items)}
        </Link>
      )}
    </td>
    <td className="num px-2 text-right max-sm:hidden">{count(competitor.customers)}</td>
    <td className="num px-2 text-right max-sm:hidden">
      {competitor.deals === 0 ? (
        <span className="text-quiet">–</span>
      ) : (
        <Link
          to="/market/deals"
          search={{ competitor: competitor.id }}
          className="hover:text-accent hover:underline"
        >
          {count(competitor.deals)}
        </Link>
      )}
    </td>
    <td className="px-2 max-lg:hidden">
      <p
        className="truncate text-muted"
        title={[...competitor.sources, ...competitor.products].join(', ')}
      >
        {[...competitor.sources, ...competitor.products].join(', ')}
      </p>
    </td>
    <td className="w-10 text-right">
      {onDo === null ? null : (
        <Menu
          trigger={
            <IconButton label={`More for ${competitor.name}`} size="sm">
              <Ellipsis className="size-4" />
            </IconButton>
          }
          actions={[
            { label: 'Edit…', icon: Pencil, onSelect: () => onDo('edit') },
            { label: 'Put together with…', icon: Merge, onSelect: () => onDo('merge') },
            {
              label: 'Remove…',
              icon: Trash2,
              danger: true,
              divided: true,
              onSelect: () => onDo('remove'),
            },
          ]}
        />
      )}
    </td>
  </tr>
);

const MergeChoice = ({
  from,
  others,
  onClose,
  onMerge,
}: {
  from: CompetitorView;
  others: ReadonlyArray<CompetitorView>;
  onClose: () => void;
  onMerge: (into: string) => Promise<unknown>;
}) => {
  const [into, setInto] = useState(others[0]?.id ?? '');
  return (
    <Confirm
      open
      onClose={onClose}
      title={`Put ${from.name} together with another one`}
      action="Put together"
      onConfirm={() => onMerge(into)}
    >
      <p className="mb-3">
        Its names, feedback, deals and gaps become the other one’s. This cannot be undone.
      </p>
      <Select
        label="Into"
        bare={false}
        value={into}
        choices={others.map(({ id, name }) => ({ value: String(id), label: name }))}
        onChange={setInto}
        className="w-full"
      />
    </Confirm>
  );
};

const Competitors = () => {
  const search = useSearch({ from: '/app/market/competitors' });
  const set = useSetSearch();
  const client = useQueryClient();
  const mayEdit = useMay('market:edit');
  const facets = useQuery(facetsQuery).data;
  const result = useQuery(competitorsQuery);
  const [doing, setDoing] = useState<Doing | null>(null);
  const rows = result.data?.rows ?? [];
  const creating = search.create !== undefined && mayEdit;
  const add = mayEdit ? (
    <Button look="primary" onClick={() => set({ create: 'yes' })}>
      <Plus aria-hidden className="size-4" /> Add a competitor
    </Button>
  ) : null;
  const everything = () => client.invalidateQueries();

  const list = () => {
    if (result.isError) {
      return (
        <ErrorState error={result.error} what="The list" onRetry={() => void result.refetch()} />
      );
    }
    if (result.data === undefined) return <TableSkeleton />;
    if (rows.length === 0) {
      return (
        <EmptyState
          icon={Swords}
          title="No competitors yet"
          action={
            add ?? (
              <Link to="/pains" className={buttonClass()}>
                To the pain points
              </Link>
            )
          }
        >
          Add one and say which sources or products are about it, or import reviews with a column
          that names it: then it is here by itself.
        </EmptyState>
      );
    }
    return (
      <table aria-label="Competitors" className="w-full table-fixed border-collapse text-sm">
        <thead>
          <tr className="border-b border-line text-xs text-quiet">
            <th scope="col" className="pb-1.5 text-left font-medium">
              Competitor
            </th>
            <th scope="col" className="w-20 px-2 pb-1.5 text-right font-medium">
              Items
            </th>
            <th scope="col" className="w-24 px-2 pb-1.5 text-right font-medium max-sm:hidden">
              Customers
            </th>
            <th scope="col" className="w-18 px-2 pb-1.5 text-right font-medium max-sm:hidden">
              Deals
            </th>
            <th scope="col" className="w-1/4 px-2 pb-1.5 text-left font-medium max-lg:hidden">
              Sources and products
            </th>
            <th scope="col" className="w-10">
              <span className="sr-only">More</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((competitor) => (
            <Line
              key={competitor.id}
              competitor={competitor}
              onDo={mayEdit ? (what) => setDoing({ what, competitor }) : null}
            />
          ))}
        </tbody>
      </table>
    );
  };

  return (
    <Page
      title="Market"
      lead="Who you are measured against, and whose products the feedback is about."
      actions={rows.length > 0 ? add : null}
      tabs={<MarketTabs />}
    >
      {list()}
      {facets === undefined || facets.sources.length === 0 ? null : (
        <section aria-label="Whose feedback it is" className="mt-8">
          <h2 className="flex items-center gap-1 text-base font-semibold">
            Whose feedback is it?
            <HowCounted what="whose feedback it is" method="gaps">
              A source that is about us settles it. Else a row that names a competitor is about that
              one, then its product decides, then its source. It holds for what is in and for what
              comes; nothing is rewritten, so it can be changed at any time.
            </HowCounted>
          </h2>
          <p className="mb-3 text-sm text-muted">
            Pain points are counted from feedback about your own products; all of it is analysed
            together, so that both speak of the same themes.
          </p>
          <WhoseTable competitors={rows} />
        </section>
      )}
      {creating ? (
        <CompetitorDialog competitor={null} onClose={() => set({ create: undefined })} />
      ) : null}
      {doing?.what === 'edit' ? (
        <CompetitorDialog competitor={doing.competitor} onClose={() => setDoing(null)} />
      ) : null}
      {doing?.what === 'merge' ? (
        <MergeChoice
          from={doing.competitor}
          others={rows.filter(({ id }) => id !== doing.competitor.id)}
          onClose={() => setDoing(null)}
          onMerge={async (into) => {
            const merged = await mergeCompetitor(into, doing.competitor.id);
            say({ title: `${doing.competitor.name} is ${merged.name} now` });
            await everything();
          }}
        />
      ) : null}
      {doing?.what === 'remove' ? (
        <Confirm
          open
          onClose={() => setDoing(null)}
          title={`Remove ${doing.competitor.name}?`}
          action="Remove"
          onConfirm={async () => {
            await removeCompetitor(doing.competitor.id);
            say({ title: `Removed ${doing.competitor.name}` });
            await everything();
          }}
        >
          {doing.competitor.items > 0
            ? `Its ${plural(doing.competitor.items, 'item')} stay: those that name it bring it back with the next count, the others count as yours. `
            : ''}
          Its gaps go, with their notes.
        </Confirm>
      ) : null}
    </Page>
  );
};

export default Competitors;
