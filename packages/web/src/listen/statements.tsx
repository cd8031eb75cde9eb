import type { ItemView, Kind, StatementView } from '@headwater/contract';
import { percent } from '../format.js';
import { WhyHere } from '../theme/why-here.js';
import { cx } from '../ui/cx.js';
import { KindChip, KindIcon, kindOrder, kinds } from '../ui/kind.js';
import { HowCounted } from '../ui/popover.js';
import { Select } from '../ui/select.js';
import { SeverityLine } from '../ui/severity.js';
import { ThemeLink } from '../ui/theme-link.js';
import { PlaceStatement } from './place-statement.js';

const UNSURE = 0.65;

type StatementsProps = {
  item: ItemView;
  active: number;
  onActive: (index: number) => void;
  /** Absent for people who may not correct. */
  onCorrect: ((statement: StatementView, kind: Kind | null) => Promise<void>) | null;
};

type KindOrBack = Kind | 'back';

const choices = (
  statement: StatementView,
): Array<{ value: KindOrBack; label: string; hint?: string }> => [
  ...kindOrder.map((kind, index) => ({
    value: kind,
    label: kinds[kind].label,
    hint: String(index + 1),
  })),
  ...(statement.correctedBy === null
    ? []
    : [{ value: 'back' as const, label: 'Leave it to the classifier', hint: '0' }]),
];

export const Statements = ({ item, active, onActive, onCorrect }: StatementsProps) => (
  <section aria-label="Statements">
    <h3 className="mb-1 flex items-center gap-1 text-sm font-medium text-quiet">
      Statements
      <HowCounted what="statements" method="statements">
        The text is cut into pieces that each say one thing. A classifier reads the kind of each;
        under {percent(UNSURE)} it says that it is unsure. Your correction is kept for ever and
        teaches it.
      </HowCounted>
    </h3>
    {item.statements.length === 0 ? (
      <p className="text-sm text-muted">Not analysed yet, or nothing in it that says something.</p>
    ) : (
      <ol className="flex flex-col">
        {item.statements.map((statement, index) => (
          <li
            key={statement.id}
            aria-current={index === active || undefined}
            className={cx(
              '-mx-2 flex items-center gap-3 rounded-md px-2 py-1.5',
              index === active && onCorrect !== null && 'bg-hover',
            )}
          >
            <div className="min-w-0 flex-1 text-sm">
              <button
                type="button"
                dir="auto"
                title={statement.text}
                onClick={() => onActive(index)}
                className="block w-full truncate rounded text-left"
              >
                {statement.text}
              </button>
              <p className="flex min-w-0 flex-wrap items-center gap-x-2 text-xs text-quiet">
                {statement.theme === null ? (
                  <span>no theme</span>
                ) : (
                  <ThemeLink
                    id={statement.theme.id}
                    label={statement.theme.label}
                    className="truncate font-normal text-muted"
                  />
                )}
                <span className="shrink-0">
                  {statement.correctedBy === null
                    ? `${percent(statement.kindConfidence)} sure`
                    : `corrected by ${statement.correctedBy}`}
                </span>
                <SeverityLine
                  kind={statement.kind}
                  severity={statement.severity}
                  marks={statement.severityMarks}
                />
                <WhyHere statement={statement.id} text={statement.text} />
              </p>
            </div>
            <PlaceStatement statement={statement} />
            {onCorrect === null ? (
              <KindChip
                kind={statement.kind}
                unsure={statement.correctedBy === null && statement.kindConfidence < UNSURE}
              />
            ) : (
              <Select<KindOrBack>
                label={`Kind of “${statement.text.slice(0, 60)}”`}
                value={statement.kind}
                choices={choices(statement)}
                icon={<KindIcon kind={statement.kind} />}
                onChange={(kind) => void onCorrect(statement, kind === 'back' ? null : kind)}
                className="w-32 shrink-0"
              />
            )}
          </li>
        ))}
      </ol>
    )}
  </section>
);
