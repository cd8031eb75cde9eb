import type { KeyView } from '@headwater/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { KeyRound, Plus } from 'lucide-react';
import { useState } from 'react';
import { keysQuery, revokeKey, useMay } from '../api/people.js';
import { ago, day, moment } from '../format.js';
import { useSetSearch } from '../frame/filters.js';
import { Button } from '../ui/button.js';
import { Confirm } from '../ui/confirm.js';
import { BareInput } from '../ui/field.js';
import { EmptyState, ErrorState, Loading, Notice, Skeleton } from '../ui/states.js';
import { say } from '../ui/toast.js';
import { KeyDialog } from './key-dialog.js';
import { permissionWords } from './roles.js';

const KeyRow = ({ one, onRevoke }: { one: KeyView; onRevoke: () => void }) => {
  const [now] = useState(() => Date.now());
  const expired = Date.parse(one.expiresAt) < now;
  return (
    <tr className="border-b border-line align-top">
      <td className="max-w-0 py-2 pr-3">
        <span className="block truncate font-medium" title={one.name}>
          {one.name}
        </span>
        <span className="num block truncate text-quiet">
          <code>{one.prefix}…</code> · {one.owner}
        </span>
      </td>
      <td className="py-2 pr-3 text-muted max-md:hidden">
        {one.scopes.map((scope) => permissionWords[scope]).join(', ')}
      </td>
      <td className="py-2 pr-3 whitespace-nowrap text-muted max-sm:hidden">
        {one.lastUsedAt === null ? (
          'never used'
        ) : (
          <time dateTime={one.lastUsedAt} title={moment(one.lastUsedAt)}>
            used {ago(one.lastUsedAt)}
          </time>
        )}
        <span className={`block text-xs ${expired ? 'text-pain' : 'text-quiet'}`}>
          {expired ? 'expired' : 'until'} {day(one.expiresAt)}
        </span>
      </td>
      <td className="py-2 text-right">
        <Button size="sm" look="quiet" aria-label={`Revoke ${one.name}`} onClick={onRevoke}>
          Revoke
        </Button>
      </td>
    </tr>
  );
};

const Keys = () => {
  const search = useSearch({ from: '/app/settings/keys' });
  const set = useSetSearch();
  const client = useQueryClient();
  const may = useMay('keys:own');
  const keys = useQuery({ ...keysQuery, enabled: may });
  const [text, setText] = useState('');
  const [revoking, setRevoking] = useState<KeyView | null>(null);
  if (!may) return <Notice tone="info">Your role makes no API keys.</Notice>;
  const create = (
    <Button look="primary" onClick={() => set({ create: 'yes' })}>
      <Plus aria-hidden className="size-4" /> Create a key
    </Button>
  );
  const rows = keys.data?.rows.filter((row) =>
    row.name.toLowerCase().includes(text.trim().toLowerCase()),
  );
  return (
    <section aria-label="API keys">
      {keys.isError ? (
        <ErrorState error={keys.error} what="The keys" onRetry={() => void keys.refetch()} />
      ) : rows === undefined ? (
        <Loading>
          {[1, 2].map((row) => (
            <Skeleton key={row} className="mb-2 h-12 w-full" />
          ))}
        </Loading>
      ) : keys.data?.rows.length === 0 ? (
        <EmptyState icon={KeyRound} title="No API key yet" action={create}>
          A key lets a program post items or read results through <code>/api/v1</code>, with only
          the rights that you give it, until the day that you choose.
        </EmptyState>
      ) : (
        <>
          <div className="mb-2 flex flex-wrap items-center gap-2">
            <BareInput
              label="Search keys"
              type="search"
              placeholder="Search keys"
              value={text}
              onChange={(event) => setText(event.target.value)}
              className="max-w-64"
            />
            <span className="ml-auto">{create}</span>
          </div>
          <table aria-label="API keys" className="w-full text-sm">
            <thead>
              <tr className="border-b border-line text-left text-xs text-quiet">
                <th scope="col" className="w-2/5 py-1.5 font-medium">
                  Key
                </th>
                <th scope="col" className="py-1.5 font-medium max-md:hidden">
                  May
                </th>
                <th scope="col" className="py-1.5 font-medium max-sm:hidden">
                  Used
                </th>
                <th scope="col">
                  <span className="sr-only">Actions</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((one) => (
                <KeyRow key={one.id} one={one} onRevoke={() => setRevoking(one)} />
              ))}
            </tbody>
          </table>
          {rows.length === 0 ? <p className="py-8 text-center text-muted">No such key.</p> : null}
        </>
      )}
      {search.create === undefined ? null : (
        <KeyDialog onClose={() => set({ create: undefined })} />
      )}
      <Confirm
        open={revoking !== null}
        onClose={() => setRevoking(null)}
        title={`Revoke “${revoking?.name ?? ''}”?`}
        action="Revoke"
        onConfirm={async () => {
          if (revoking !== null) await revokeKey(revoking.id);
          await client.invalidateQueries({ queryKey: ['keys'] });
          say({ title: 'Key revoked' });
        }}
      >
        Every program that uses it is refused from now on. This cannot be undone; a new key can be
        made.
      </Confirm>
    </section>
  );
};

export default Keys;
