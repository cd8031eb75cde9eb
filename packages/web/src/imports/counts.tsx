import type { ImportView } from '@headwater/contract';
import { count } from '../format.js';

const names: ReadonlyArray<{ key: keyof ImportView['counts']; label: string }> = [
  { key: 'read', label: 'Rows read' },
  { key: 'fresh', label: 'New' },
  { key: 'changed', label: 'Changed' },
  { key: 'known', label: 'Already here' },
  { key: 'duplicates', label: 'Reposts, counted once' },
  { key: 'rejected', label: 'Unusable' },
];

export const Counts = ({ one }: { one: ImportView }) => (
  <dl aria-label="Counts" className="num grid grid-cols-2 gap-x-8 gap-y-3 sm:grid-cols-3">
    {names
      .filter(({ key }) => key !== 'duplicates' || one.content === 'feedback')
      .map(({ key, label }) => (
        <div key={key}>
          <dt className="text-sm text-quiet">{label}</dt>
          <dd className="text-lg font-semibold">{count(one.counts[key])}</dd>
        </div>
      ))}
  </dl>
);
