import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { setUp, setupQuery } from '../api/people.js';
import { buttonClass } from '../ui/button.js';
import { Field } from '../ui/field.js';
import { Notice } from '../ui/states.js';
import { EnterForm } from './form.js';
import { useLinkToken } from './link-token.js';
import { EnterShell } from './shell.js';

/** The page behind the link that the terminal prints on the first start. */
const Setup = () => {
  const token = useLinkToken();
  const navigate = useNavigate();
  const client = useQueryClient();
  const state = useQuery(setupQuery);
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');

  if (state.data?.needed === false) {
    return (
      <EnterShell title="Headwater is set up" lead="The first account exists. Sign in with yours.">
        <Link to="/sign-in" className={buttonClass('primary')}>
          Sign in
        </Link>
      </EnterShell>
    );
  }
  if (token === '') {
    return (
      <EnterShell title="Open the set-up link">
        <Notice tone="info">
          The terminal in which Headwater was started printed a link that ends in{' '}
          <code>#token=…</code>. Open it in this browser; it works once. A new one is printed at
          each start until the first account exists.
        </Notice>
      </EnterShell>
    );
  }
  return (
    <EnterShell
      title="Create your account"
      lead="It stays on this machine. No mail is sent; you will be the owner."
    >
      <EnterForm
        action="Create your account"
        onSubmit={async () => {
          const me = await setUp({ token, name, email, password });
          client.clear();
          client.setQueryData(['me'], me);
          await navigate({ to: '/welcome', replace: true });
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
    </EnterShell>
  );
};

export default Setup;
