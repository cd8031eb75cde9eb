// Accounts: the first run, people and roles, invitations, API keys, password resets, the audit log.
// Tables: none of its own; it keeps person, session, credential, api_key, invitation of the platform.
// Publishes no events.
import type { Slice } from '../platform/index.js';
import { routes } from './routes.js';

export { offerReset } from './reset-password.js';
export { renewSetUpToken } from './set-up.js';

export const people: Slice = { name: 'people', routes };
