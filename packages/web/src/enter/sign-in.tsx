import { useQueryClient } from '@tanstack/react-query';
import { useRouter, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { meQuery, signIn } from '../api/people.js';
import { Field } from '../ui/field.js';
import { EnterForm } from './form.js';
import { EnterShell } from './shell.js';

/** Only a path of this app may follow a sign-in, never another site. */
const safeNext = (next: string | undefined): string =>
  next !== undefined && /^\/(?![/\\])/u.test(next) ? next : '/';

const SignIn = () => {
  const { next } = useSearch({ from: '/sign-in' });
  const router = useRouter();
  const client = useQueryClient();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  return (
    <EnterShell title="Sign in">
      <EnterForm
        action="Sign in"
        onSubmit={async () => {
          await signIn(email, password);
          client.clear();
          await client.fetchQuery(meQuery);
          router.history.replace(safeNext(next));
        }}
      >
        {(fieldError) => (
          <>
            <Field
              label="E-mail"
              name="email"
              type="email"
              autoComplete="username"
              required
              value={email}
              error={fieldError('email')}
              onChange={(event) => setEmail(event.target.value)}
            />
            <Field
              label="Password"
              name="password"
              type="password"
              autoComplete="current-password"
              required
              value={password}
              error={fieldError('password')}
              onChange={(event) => setPassword(event.target.value)}
            />
          </>
        )}
      </EnterForm>
      <p className="mt-4 text-xs text-quiet">
        Password forgotten? Whoever runs this server makes a reset link with{' '}
        <code>headwater user reset</code>.
      </p>
    </EnterShell>
  );
};

export default SignIn;
