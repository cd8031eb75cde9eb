import { z } from 'zod';
import {
  AuditPage,
  AuditQuery,
  InvitationAccept,
  InvitationCreated,
  InvitationLookup,
  InvitationOffer,
  InvitationPage,
  InvitationRequest,
  KeyCreated,
  KeyPage,
  KeyRequest,
  Me,
  PageQuery,
  PasswordReset,
  PersonPage,
  PersonPatch,
  PersonView,
  SetupRequest,
  SetupState,
} from '@headwater/contract';
import { audit, csvResponse, inTransaction, route, type Route } from '../platform/index.js';
import { endSessions, signIn } from './account.js';
import { auditColumns, exportAudit, listAudit } from './audit-log.js';
import {
  acceptInvitation,
  findInvitation,
  invite,
  listInvitations,
  revokeInvitation,
} from './invitations.js';
import { createKey, listKeys, revokeKey } from './keys.js';
import { markVisit, readMe } from './me.js';
import { changePerson, listPeople } from './people.js';
import { resetPassword } from './reset-password.js';
import { isSetUpNeeded, setUp } from './set-up.js';

const params = z.object({ id: z.uuid() });
const guesses = { points: 20, seconds: 300 };

const ownRoutes: readonly Route[] = [
  route(
    {
      method: 'get',
      path: '/api/v1/setup',
      permission: 'public',
      summary: 'Whether the first account is still to be made',
      response: SetupState,
    },
    async (ctx) => ({ needed: await isSetUpNeeded(ctx) }),
  ),
  route(
    {
      method: 'post',
      path: '/api/v1/setup',
      permission: 'public',
      summary: "Make the owner's account with the link that the terminal printed",
      limit: guesses,
      body: SetupRequest,
      response: Me,
    },
    async (ctx, { body, http }) => {
      const owner = await setUp(ctx, body);
      await signIn(http, body.email, body.password);
      return readMe(owner, http.get('version'));
    },
  ),
  route(
    {
      method: 'get',
      path: '/api/v1/me',
      permission: 'signed-in',
      summary: 'Who asks, and what they may do',
      response: Me,
    },
    (ctx, { http }) => readMe(ctx, http.get('version')),
  ),
  route(
    {
      method: 'post',
      path: '/api/v1/me/visit',
      permission: 'signed-in',
      summary: 'Mark everything until now as seen',
      response: Me,
    },
    async (ctx, { http }) => {
      await markVisit(ctx);
      return readMe(ctx, http.get('version'));
    },
  ),
  route(
    {
      method: 'post',
      path: '/api/v1/me/sign-out-everywhere',
      permission: 'signed-in',
      summary: 'End all sessions of this person, this one too',
    },
    async (ctx) =>
      inTransaction(ctx, async (tx) => {
        await endSessions(tx, ctx.actor.personId ?? '');
        const subject = `person ${ctx.actor.name}`;
        await audit(tx, { action: 'person.signed-out-everywhere', subject });
      }),
  ),
  route(
    {
      method: 'post',
      path: '/api/v1/password-reset',
      permission: 'public',
      summary: 'Set a new password with the link of "headwater user reset"',
      limit: guesses,
      body: PasswordReset,
    },
    (ctx, { body }) => resetPassword(ctx, body),
  ),
];

const peopleRoutes: readonly Route[] = [
  route(
    {
      method: 'get',
      path: '/api/v1/people',
      permission: 'people:manage',
      summary: 'Everybody with an account',
      query: PageQuery,
      response: PersonPage,
    },
    (ctx, { query }) => listPeople(ctx, query),
  ),
  route(
    {
      method: 'patch',
      path: '/api/v1/people/{id}',
      permission: 'people:manage',
      summary: 'Change a role, or shut somebody out',
      ifMatch: true,
      params,
      body: PersonPatch,
      response: PersonView,
    },
    (ctx, { params, version, body }) => changePerson(ctx, { id: params.id, version, patch: body }),
  ),
  route(
    {
      method: 'get',
      path: '/api/v1/invitations',
      permission: 'people:manage',
      summary: 'Invitations, newest first',
      query: PageQuery,
      response: InvitationPage,
    },
    (ctx, { query }) => listInvitations(ctx, query),
  ),
  route(
    {
      method: 'post',
      path: '/api/v1/invitations',
      permission: 'people:manage',
      summary: 'Make an invitation link, shown once',
      status: 201,
      body: InvitationRequest,
      response: InvitationCreated,
    },
    (ctx, { body, http }) => invite(ctx, body, http.get('origin')),
  ),
  route(
    {
      method: 'delete',
      path: '/api/v1/invitations/{id}',
      permission: 'people:manage',
      summary: 'Take an open invitation back',
      params,
    },
    (ctx, { params }) => revokeInvitation(ctx, params.id),
  ),
  route(
    {
      method: 'post',
      path: '/api/v1/invitations/lookup',
      permission: 'public',
      summary: 'What an invitation link offers',
      limit: guesses,
      body: InvitationLookup,
      response: InvitationOffer,
    },
    async (ctx, { body }) => {
      const { role, inviter, email } = await findInvitation(ctx, body.token);
      return { role, invitedBy: inviter, email };
    },
  ),
  route(
    {
      method: 'post',
      path: '/api/v1/invitations/accept',
      permission: 'public',
      summary: 'Make an account with an invitation link',
      limit: guesses,
      body: InvitationAccept,
      response: Me,
    },
    async (ctx, { body, http }) => {
      const person = await acceptInvitation(ctx, body);
      await signIn(http, body.email, body.password);
      return readMe(person, http.get('version'));
    },
  ),
];

const keyRoutes: readonly Route[] = [
  route(
    {
      method: 'get',
      path: '/api/v1/keys',
      permission: 'keys:own',
      summary: "One's own API keys; all of them for those who manage people",
      query: PageQuery,
      response: KeyPage,
    },
    (ctx, { query }) => listKeys(ctx, query),
  ),
  route(
    {
      method: 'post',
      path: '/api/v1/keys',
      permission: 'keys:own',
      summary: 'Make an API key; its secret is shown once',
      status: 201,
      body: KeyRequest,
      response: KeyCreated,
    },
    (ctx, { body }) => createKey(ctx, body),
  ),
  route(
    {
      method: 'delete',
      path: '/api/v1/keys/{id}',
      permission: 'keys:own',
      summary: 'Revoke an API key at once',
      params,
    },
    (ctx, { params }) => revokeKey(ctx, params.id),
  ),
];

const auditRoutes: readonly Route[] = [
  route(
    {
      method: 'get',
      path: '/api/v1/audit',
      permission: 'audit:read',
      summary: 'Who changed what, newest first',
      query: AuditQuery,
      response: AuditPage,
    },
    (ctx, { query }) => listAudit(ctx, query),
  ),
  route(
    {
      method: 'get',
      path: '/api/v1/audit.csv',
      permission: 'audit:read',
      summary: 'The same as CSV, whole',
      query: AuditQuery,
      produces: 'text/csv',
    },
    async (ctx, { query }) =>
      csvResponse('headwater-audit.csv', auditColumns, exportAudit(ctx, query)),
  ),
];

export const routes: readonly Route[] = [
  ...ownRoutes,
  ...peopleRoutes,
  ...keyRoutes,
  ...auditRoutes,
];
