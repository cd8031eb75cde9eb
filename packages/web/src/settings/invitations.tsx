import type { InvitationView } from '@headwater/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { invitationsQuery, revokeInvitation } from '../api/people.js';
import { ago, day, moment } from '../format.js';
import { Button } from '../ui/button.js';
import { Confirm } from '../ui/confirm.js';
import { ErrorState } from '../ui/states.js';
import { say } from '../ui/toast.js';

export const Invitations = () => {
  const client = useQueryClient();
  const invitations = useQuery(invitationsQuery);
  const [revoking, setRevoking] = useState<InvitationView | null>(null);
  if (invitations.isError) {
    return (
      <ErrorState
        error={invitations.error}
        what="The invitations"
        onRetry={() => void invitations.refetch()}
      />
    );
  }
  const rows = invitations.data?.rows ?? [];
  if (rows.length === 0) return null;
  return (
    <section aria-label="Invitations">
      <h2 className="mb-1 text-base font-semibold">Invitations</h2>
      <table aria-label="Invitations" className="w-full text-sm">
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} className="border-b border-line">
              <td className="w-3/5 max-w-0 py-2 pr-3">
                <span className="block truncate" title={row.email ?? undefined}>
                  {row.email ?? 'Whoever has the link'}
                </span>
                <span className="block truncate text-quiet">
                  as {row.role}, by {row.invitedBy}, {ago(row.createdAt)}
                </span>
              </td>
              <td className="py-2 pr-3 text-muted" title={moment(row.expiresAt)}>
                {row.state === 'open' ? `open until ${day(row.expiresAt)}` : row.state}
              </td>
              <td className="py-2 text-right">
                {row.state === 'open' ? (
                  <Button size="sm" look="quiet" onClick={() => setRevoking(row)}>
                    Revoke
                  </Button>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Confirm
        open={revoking !== null}
        onClose={() => setRevoking(null)}
        title="Revoke this invitation?"
        action="Revoke"
        onConfirm={async () => {
          if (revoking !== null) await revokeInvitation(revoking.id);
          await client.invalidateQueries({ queryKey: ['invitations'] });
          say({ title: 'Invitation revoked' });
        }}
      >
        Its link stops working at once.
      </Confirm>
    </section>
  );
};
