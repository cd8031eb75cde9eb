import {
  AuditPage,
  DemoState,
  InvitationCreated,
  InvitationOffer,
  InvitationPage,
  JobView,
  KeyCreated,
  KeyPage,
  Me,
  PersonPage,
  PersonView,
  SetupState,
  type Permission,
} from '@headwater/contract';
import { infiniteQueryOptions, queryOptions, useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import type { InvitationRequest, KeyRequest, PersonPatch, SetupRequest } from '@headwater/contract';
import { call, ProblemError, send, type Query } from './client.js';

/** Who is signed in; null for nobody. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: async ({ signal }): Promise<Me | null> => {
    try {
      return await call(Me, '/me', { signal });
    } catch (error) {
      if (error instanceof ProblemError && error.status === 401) return null;
      throw error;
    }
  },
  staleTime: 60_000,
});

export const useMe = (): Me | null => useQuery(meQuery).data ?? null;

/** Controls that a person may not use are absent, so that nothing they press can fail. */
export const useMay = (permission: Permission): boolean =>
  useMe()?.permissions.includes(permission) ?? false;

export const setupQuery = queryOptions({
  queryKey: ['setup'],
  queryFn: ({ signal }) => call(SetupState, '/setup', { signal }),
});

export const setUp = (body: z.input<typeof SetupRequest>) =>
  call(Me, '/setup', { method: 'POST', body });

export const signIn = (email: string, password: string) =>
  send('/api/auth/sign-in/email', { method: 'POST', body: { email, password }, root: true });

export const signOut = () => send('/api/auth/sign-out', { method: 'POST', body: {}, root: true });

export const signOutEverywhere = () =>
  send('/me/sign-out-everywhere', { method: 'POST', body: {} });

export const markVisit = () => send('/me/visit', { method: 'POST', body: {} });

export const lookUpInvitation = (token: string) =>
  call(InvitationOffer, '/invitations/lookup', { method: 'POST', body: { token } });

export const acceptInvitation = (body: {
  token: string;
  name: string;
  email: string;
  password: string;
}) => call(Me, '/invitations/accept', { method: 'POST', body });

export const resetPassword = (token: string, password: string) =>
  send('/password-reset', { method: 'POST', body: { token, password } });

export const peopleQuery = (query: Query) =>
  queryOptions({
    queryKey: ['people', query],
    queryFn: ({ signal }) => call(PersonPage, '/people', { query, signal }),
  });

export const patchPerson = (id: string, version: number, body: z.input<typeof PersonPatch>) =>
  call(PersonView, `/people/${id}`, { method: 'PATCH', body, version });

export const invitationsQuery = queryOptions({
  queryKey: ['invitations'],
  queryFn: ({ signal }) => call(InvitationPage, '/invitations', { query: { limit: 200 }, signal }),
});

export const invite = (body: z.input<typeof InvitationRequest>) =>
  call(InvitationCreated, '/invitations', { method: 'POST', body });

export const revokeInvitation = (id: string) => send(`/invitations/${id}`, { method: 'DELETE' });

export const keysQuery = queryOptions({
  queryKey: ['keys'],
  queryFn: ({ signal }) => call(KeyPage, '/keys', { query: { limit: 200 }, signal }),
});

export const createKey = (body: z.input<typeof KeyRequest>) =>
  call(KeyCreated, '/keys', { method: 'POST', body });

export const revokeKey = (id: string) => send(`/keys/${id}`, { method: 'DELETE' });

export const auditQuery = (query: Query) =>
  infiniteQueryOptions({
    queryKey: ['audit', query],
    queryFn: ({ pageParam, signal }) =>
      call(AuditPage, '/audit', { query: { ...query, cursor: pageParam }, signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });

export const demoQuery = queryOptions({
  queryKey: ['demo'],
  queryFn: ({ signal }) => call(DemoState, '/demo', { signal }),
});

export const loadDemo = () => call(JobView, '/demo', { method: 'POST', body: {} });
export const removeDemo = () => send('/demo', { method: 'DELETE' });
