import { Role, type PersonView } from '@headwater/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import { explain, ProblemError } from '../api/client.js';
import { patchPerson, peopleQuery, useMay, useMe } from '../api/people.js';
import { ago, moment, plural } from '../format.js';
import { useSetSearch } from '../frame/filters.js';
import { Button } from '../ui/button.js';
import { BareInput } from '../ui/field.js';
import { Select } from '../ui/select.js';
import { ErrorState, Loading, Notice, Skeleton } from '../ui/states.js';
import { say } from '../ui/toast.js';
import { Invitations } from './invitations.js';
import { InviteDialog } from './invite-dialog.js';

const roleChoices = (isOwner: boolean) =>
  Role.options
    .filter((role) => isOwner || role !== 'owner')
    .map((role) => ({ value: role, label: role }));

const PersonRow = ({ person }: { person: PersonView }) => {
  const me = useMe();
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const self = me?.id === person.id;
  const locked = self || (person.role === 'owner' && me?.role !== 'owner');
  const change = async (
    from: PersonView,
    patch: { role?: Role; disabled?: boolean },
    done: string,
    back: { role?: Role; disabled?: boolean } | null,
  ): Promise<void> => {
    setBusy(true);
    try {
      const saved = await patchPerson(from.id, from.version, patch);
      say({
        title: done,
        ...(back === null ? {} : { undo: () => void change(saved, back, 'Undone', null) }),
      });
    } catch (error) {
      say({
        title:
          error instanceof ProblemError && error.status === 412
            ? `${error.problem?.editedBy ?? 'Somebody else'} changed ${from.name} meanwhile; look again`
            : 'Not saved',
        description: explain(error),
        bad: true,
      });
    } finally {
      setBusy(false);
      await client.invalidateQueries({ queryKey: ['people'] });
    }
  };
  return (
    <tr className={`border-b border-line ${person.disabled ? 'opacity-60' : ''}`}>
      <td className="max-w-0 py-2 pr-3">
        <span className="block truncate font-medium" title={person.name}>
          {person.name}
          {self ? <span className="font-normal text-quiet"> (you)</span> : null}
        </span>
        <span className="block truncate text-quiet" title={person.email}>
          {person.email}
        </span>
      </td>
      <td className="py-2 pr-3">
        {locked ? (
          <span className="px-2.5">{person.role}</span>
        ) : (
          <Select
            label={`Role of ${person.name}`}
            value={person.role}
            disabled={busy}
            choices={roleChoices(me?.role === 'owner')}
            onChange={(role) =>
              void change(person, { role }, `${person.name} is ${role} now`, { role: person.role })
            }
            className="w-32"
          />
        )}
      </td>
      <td className="py-2 pr-3 whitespace-nowrap text-muted max-sm:hidden">
        {person.disabled ? (
          'disabled'
        ) : person.lastSeenAt === null ? (
          'never seen'
        ) : (
          <time dateTime={person.lastSeenAt} title={moment(person.lastSeenAt)}>
            seen {ago(person.lastSeenAt)}
          </time>
        )}
      </td>
      <td className="py-2 text-right">
        {locked ? null : (
          <Button
            size="sm"
            look={person.disabled ? 'plain' : 'quiet'}
            busy={busy}
            aria-label={`${person.disabled ? 'Enable' : 'Disable'} ${person.name}`}
            onClick={() =>
              void change(
                person,
                { disabled: !person.disabled },
                person.disabled
                  ? `${person.name} can sign in again`
                  : `${person.name} is signed out and cannot sign in`,
                { disabled: person.disabled },
              )
            }
          >
            {person.disabled ? 'Enable' : 'Disable'}
          </Button>
        )}
      </td>
    </tr>
  );
};

const People = () => {
  const search = useSearch({ from: '/app/settings/people' });
  const set = useSetSearch();
  const mayManage = useMay('people:manage');
  const people = useQuery({ ...peopleQuery({ limit: 200 }), enabled: mayManage });
  const [text, setText] = useState('');
  if (!mayManage) {
    return <Notice tone="info">People are managed by owners and admins.</Notice>;
  }
  const words = text.trim().toLowerCase();
  const rows = people.data?.rows.filter((person) =>
    `${person.name} ${person.email} ${person.role}`.toLowerCase().includes(words),
  );
  return (
    <div className="flex flex-col gap-8">
      <section aria-label="People">
        <div className="mb-2 flex flex-wrap items-center gap-2">
          <BareInput
            label="Search people"
            type="search"
            placeholder="Search people"
            value={text}
            onChange={(event) => setText(event.target.value)}
            className="max-w-64"
          />
          {people.data === undefined ? null : (
            <span className="num text-sm text-quiet">
              {plural(people.data.rows.length, 'person', 'people')}
            </span>
          )}
          <Button look="primary" className="ml-auto" onClick={() => set({ invite: 'yes' })}>
            <UserPlus aria-hidden className="size-4" /> Invite
          </Button>
        </div>
        {people.isError ? (
          <ErrorState
            error={people.error}
            what="The people"
            onRetry={() => void people.refetch()}
          />
        ) : rows === undefined ? (
          <Loading>
            {[1, 2, 3].map((row) => (
              <Skeleton key={row} className="mb-2 h-12 w-full" />
            ))}
          </Loading>
        ) : (
          <table aria-label="People" className="w-full text-sm">
            <thead>
              <tr className="border-b border-line text-left text-xs text-quiet">
                <th scope="col" className="w-2/5 py-1.5 font-medium">
                  Person
                </th>
                <th scope="col" className="py-1.5 pl-2.5 font-medium">
                  Role
                </th>
                <th scope="col" className="py-1.5 font-medium max-sm:hidden">
                  Last seen
                </th>
                <th scope="col">
                  <span className="sr-only">Actions</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((person) => (
                <PersonRow key={person.id} person={person} />
              ))}
            </tbody>
          </table>
        )}
        {rows?.length === 0 ? (
          <p className="py-8 text-center text-muted">Nobody by that name.</p>
        ) : null}
      </section>
      <Invitations />
      {search.invite === undefined ? null : (
        <InviteDialog onClose={() => set({ invite: undefined })} />
      )}
    </div>
  );
};

export default People;
