import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { resetPassword } from '../api/people.js';
import { buttonClass } from '../ui/button.js';
import { Field } from '../ui/field.js';
import { Notice } from '../ui/states.js';
import { EnterForm } from './form.js';
import { useLinkToken } from './link-token.js';
import { EnterShell } from './shell.js';

const Reset = () => {
  const token = useLinkToken();
  const [password, setPassword] = useState('');
  const [done, setDone] = useState(false);
  if (done) {
    return (
      <EnterShell title="Password changed" lead="Every session of this account was signed out.">
        <Link to="/sign-in" className={buttonClass('primary')}>
          Sign in
        </Link>
      </EnterShell>
    );
  }
  return (
    <EnterShell title="Choose a new password">
      {token === '' ? (
        <Notice tone="warn">This link is not whole. copy all of it.</Notice>
      ) : (
        <EnterForm
          action="Change password"
          onSubmit={async () => {
            await resetPassword(token, password);
            setDone(true);
          }}
        >
          {(fieldError) => (
            <Field
              label="New password"
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
          )}
        </EnterForm>
      )}
    </EnterShell>
  );
};

export default Reset;
