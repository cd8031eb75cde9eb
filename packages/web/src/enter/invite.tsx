import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { acceptInvitation, lookUpInvitation } from '../api/people.js';
import { Field } from '../ui/field.js';
import { ErrorState, Notice, Skeleton } from '../ui/states.js';
import { EnterForm } from './form.js';
import { EnterShell } from './shell.js';
import { useLinkToken } from './link-token.js';

const AcceptForm = ({ token, fixedEmail }: { token: string; fixedEmail: string | null }) => {
  const navigate = useNavigate();
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [email, setEmail] = useState(fixedEmail ?? '');
  const [password, setPassword] = useState('');
  return (
    <EnterForm
      action="Join"
      onSubmit={async () => {
        const me = await acceptInvitation({ token, name, email, password });
        client.clear();
        client.setQueryData(['me'], me);
        await navigate({ to: '/', replace: true });
      }}
    >
      {(fieldError) => (
        <>
          <Field
            label="Name"
            name="name"
            autoComplete="name"
            required
            value={name}
            error={fieldError('name')}
            onChange={(event) => setName(event.target.value)}
          />
          <Field
            label="E-mail"
            name="email"
            type="email"
            autoComplete="email"
            required
            readOnly={fixedEmail !== null}
            value={email}
            error={fieldError('email')}
            onChange={(event) => setEmail(event.target.value)}
          />
          <Field
            label="Password"
            name="password"
            type="password"
            autoComplete="new-password"
            required
            minLength={10}
            maxLength={128}
            hint="At least 10 characters."
            value={password}
            error={fieldError('password')}
            onChange={(event) => setPassword(event.target.value)}
          />
        </>
      )}
    </EnterForm>
  );
};

const Invite = () => {
  const token = useLinkToken();
  const offer = useQuery({
    queryKey: ['invitation', token],
    queryFn: () => lookUpInvitation(token),
    enabled: token !== '',
    staleTime: Infinity,
  });
  if (token === '') {
    return (
      <EnterShell title="Accept an invitation">
        <Notice tone="warn">This link is not whole. copy all of it.</Notice>
      </EnterShell>
    );
  }
  if (offer.isError) {
    return (
      <EnterShell title="Accept an invitation">
        <ErrorState
          error={offer.error}
          what="The invitation"
          onRetry={() => void offer.refetch()}
        />
      </EnterShell>
    );
  }
  if (offer.data === undefined) {
    return (
      <EnterShell title="Accept an invitation">
        <Skeleton className="h-40 w-full" />
      </EnterShell>
    );
  }
  return (
    <EnterShell
      title="Join Headwater"
      lead={`${offer.data.invitedBy} invites you as ${offer.data.role}.`}
    >
      <AcceptForm token={token} fixedEmail={offer.data.email} />
    </EnterShell>
  );
};

export default Invite;
