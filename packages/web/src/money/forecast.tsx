import type { CashScenario, CashScenarioList } from '@headwater/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Plus, Telescope } from 'lucide-react';
import { useMemo, useState } from 'react';
import { forecastQuery, scenariosQuery } from '../api/money.js';
import { useMay } from '../api/people.js';
import { count, plural } from '../format.js';
import { Button, buttonClass } from '../ui/button.js';
import { Page } from '../ui/page.js';
import { Select } from '../ui/select.js';
import { EmptyState, ErrorState, Loading, Notice, Skeleton } from '../ui/states.js';
import { HowCounted } from '../ui/popover.js';
import { BandChart } from './band-chart.js';
import { nothingInBooks } from './drivers.js';
import { DriverSheet } from './driver-sheet.js';
import { ScenarioDialog } from './scenario-dialog.js';
import { ScenarioList } from './scenario-list.js';
import { ScenarioTable } from './scenario-table.js';
import { MoneyTabs } from './tabs.js';
import { TornadoChart } from './tornado-chart.js';

const fromBooks = 'As the books say';
/** Beside the one of the books; more are not told apart at a glance. */
const most = 3;

type ComparedProps = { list: CashScenarioList; compared: ReadonlyArray<CashScenario> };

const Compared = ({ list, compared }: ComparedProps) => {
  const { proposal } = list;
  const request = useMemo(
    () => ({
      start: proposal.start,
      scenarios: [
        { name: fromBooks, drivers: proposal.drivers },
        ...compared.map(({ name, drivers }) => ({ name, drivers })),
      ],
    }),
    [proposal, compared],
  );
  const result = useQuery(forecastQuery(request));
  const [asked, setAsked] = useState<string>(fromBooks);
  const [opened, setOpened] = useState<string | null>(null);
  const drawnFrom = request.scenarios.find(({ name }) => name === opened);
  const view = result.data;
  const shown = view?.scenarios.find(({ name }) => name === asked) ?? view?.scenarios[0];
  const others = useMemo(
    () => (view?.scenarios ?? []).filter((one) => one !== shown),
    [view, shown],
  );
  if (result.isError) {
    return (
      <ErrorState error={result.error} what="The forecast" onRetry={() => void result.refetch()} />
    );
  }
  if (view === undefined || shown === undefined) {
    return (
      <Loading>
        <Skeleton className="mb-4 h-48 w-full" />
        <Skeleton className="h-72 w-full" />
      </Loading>
    );
  }
  return (
    <div className="flex flex-col gap-6">
      <ScenarioTable view={view} currency={proposal.currency} onOpen={setOpened} />
      {view.scenarios.length > 1 ? (
        <Select
          label="Scenario drawn"
          prefix="Drawn:"
          value={shown.name}
          choices={view.scenarios.map(({ name }) => ({ value: name, label: name }))}
          onChange={setAsked}
          className="self-start"
        />
      ) : null}
      <BandChart shown={shown} others={others} currency={proposal.currency} />
      <TornadoChart shown={shown} currency={proposal.currency} />
      <p className="text-sm text-quiet">
        {count(view.draws)} futures drawn from the drivers; every scenario meets the same luck, so
        that differences are the scenarios’ own.{' '}
        <HowCounted what="the forecast" method="cash">
          Each driver is drawn as often from what is known of it; cash goes month by month from
          there. A number opens the drivers that it was drawn from.
        </HowCounted>
      </p>
      {drawnFrom === undefined ? null : (
        <DriverSheet
          name={drawnFrom.name}
          drivers={drawnFrom.drivers}
          reasons={drawnFrom.name === fromBooks ? proposal.reasons : {}}
          currency={proposal.currency}
          onClose={() => setOpened(null)}
        />
      )}
    </div>
  );
};

const Forecast = () => {
  const mayEdit = useMay('books:write');
  const result = useQuery(scenariosQuery);
  const [left, setLeft] = useState<ReadonlySet<string> | null>(null);
  const [editing, setEditing] = useState<CashScenario | 'new' | null>(null);
  const list = result.data;
  const kept = useMemo(
    () => (list?.rows ?? []).filter(({ currency }) => currency === list?.proposal.currency),
    [list],
  );
  const chosen = useMemo(
    () => left ?? new Set(kept.slice(0, most).map(({ id }) => id)),
    [left, kept],
  );
  const compared = useMemo(
    () => kept.filter(({ id }) => chosen.has(id)).slice(0, most),
    [kept, chosen],
  );
  // A forecast of nothing would say that the cash never runs out.
  const bare = list !== undefined && kept.length === 0 && nothingInBooks(list.proposal.drivers);
  const foreign = (list?.rows.length ?? 0) - kept.length;
  return (
    <Page
      title="Finance"
      lead="Cash of the next 24 months, as far as its drivers are known: how long it lasts and what it hangs on."
      tabs={<MoneyTabs />}
      actions={
        mayEdit && list !== undefined ? (
          <Button look="primary" onClick={() => setEditing('new')}>
            <Plus aria-hidden className="size-4" /> Make a scenario
          </Button>
        ) : undefined
      }
    >
      {result.isError ? (
        <ErrorState
          error={result.error}
          what="The scenarios"
          onRetry={() => void result.refetch()}
        />
      ) : list === undefined ? (
        <Loading>
          <Skeleton className="mb-4 h-48 w-full" />
          <Skeleton className="h-72 w-full" />
        </Loading>
      ) : (
        <>
          {foreign === 0 ? null : (
            <Notice tone="info" className="mb-3">
              {plural(foreign, 'scenario')} in another currency than {list.proposal.currency} cannot
              be compared here.
            </Notice>
          )}
          {bare ? (
            <EmptyState
              icon={Telescope}
              title="Nothing to forecast from yet"
              action={
                mayEdit ? (
                  <Link to="/import" className={buttonClass('primary')}>
                    Import a ledger or subscriptions
                  </Link>
                ) : null
              }
            >
              Here you will see how long the cash lasts, what it hangs on, and what hires, spend or
              another churn would change. The books fill in the drivers; or make a scenario and set
              them yourself.
            </EmptyState>
          ) : kept.length === 0 ? (
            <p className="mb-4 text-muted">
              “{fromBooks}” goes on as before, with drivers proposed from the books. Make a scenario
              to see what hires, spend or another churn would change.
            </p>
          ) : (
            <div className="mb-5">
              <ScenarioList
                scenarios={kept}
                chosen={chosen}
                full={compared.length >= most}
                mayEdit={mayEdit}
                onEdit={setEditing}
                onChoose={(id) => {
                  const next = new Set(chosen);
                  if (!next.delete(id)) next.add(id);
                  setLeft(next);
                }}
              />
            </div>
          )}
          {bare ? null : <Compared list={list} compared={compared} />}
          {editing === null ? null : (
            <ScenarioDialog
              key={editing === 'new' ? 'new' : editing.id}
              scenario={editing === 'new' ? undefined : editing}
              proposal={list.proposal}
              onClose={() => setEditing(null)}
            />
          )}
        </>
      )}
    </Page>
  );
};

export default Forecast;
