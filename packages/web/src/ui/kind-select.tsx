import type { Kind } from '@headwater/contract';
import { kindOrder, kinds } from './kind.js';
import { Select } from './select.js';

const ALL = 'all';

/** One kind of statements, or all of them. */
export const KindSelect = ({
  value,
  onChange,
}: {
  value: Kind | undefined;
  onChange: (kind: Kind | undefined) => void;
}) => (
  <Select<Kind | typeof ALL>
    label="Kind"
    value={value ?? ALL}
    on={value !== undefined}
    choices={[
      { value: ALL, label: 'All kinds' },
      ...kindOrder.map((kind) => ({ value: kind, label: kinds[kind].many })),
    ]}
    onChange={(kind) => onChange(kind === ALL ? undefined : kind)}
  />
);
