import { z } from 'zod';
import { PageQuery, pageOf } from './common.js';
import { Instant } from './units.js';

export const Role = z.enum(['owner', 'admin', 'manager', 'contributor', 'viewer']);
export type Role = z.infer<typeof Role>;

/** What a person or key may do. The table of roles is in the server's `platform/permissions.ts`. */
export const Permission = z.enum([
  'read', // every page, masked text
  'items:original', // unmasked text
  'items:write', // post items, import files
  'kinds:correct', // correct the kind of a statement
  'themes:edit', // rename, pin, archive, merge
  'analysis:run',
  'books:write', // import accounts, subscriptions, invoices, ledgers, marketing, deals
  'finance:read', // revenue, marketing and cash pages
  'accounts:edit', // confirm and correct whose feedback it is
  'segments:edit',
  'market:edit', // competitors; watch, note, dismiss gaps
  'demo:manage',
  'keys:own', // make API keys for oneself
  'people:manage', // invite, change roles, disable
  'audit:read',
]);
export type Permission = z.infer<typeof Permission>;

const Password = z.string().min(10).max(128);

export const SetupState = z.object({ needed: z.boolean() });
export const SetupRequest = z.object({
  token: z.string().min(1),
  name: z.string().trim().min(1).max(200),
  email: z.email(),
  password: Password,
});

export const Me = z.object({
  id: z.string(),
  name: z.string(),
  email: z.email(),
  role: Role,
  permissions: z.array(Permission),
  lastVisitAt: Instant.nullable(),
  demo: z.boolean(),
  version: z.string(),
});
export type Me = z.infer<typeof Me>;

export const PersonView = z.object({
  id: z.string(),
  name: z.string(),
  email: z.email(),
  role: Role,
  disabled: z.boolean(),
  lastSeenAt: Instant.nullable(),
  createdAt: Instant,
  version: z.int(),
});
export type PersonView = z.infer<typeof PersonView>;
export const PersonPage = pageOf(PersonView);
/** `PATCH /api/v1/people/{id}` with `If-Match`. */
export const PersonPatch = z.object({ role: Role.optional(), disabled: z.boolean().optional() });

export const InvitationRequest = z.object({
  email: z.email().optional(),
  role: Role.exclude(['owner']),
  days: z.int().min(1).max(60).default(7),
});
export const InvitationView = z.object({
  id: z.string(),
  email: z.string().nullable(),
  role: Role,
  invitedBy: z.string(),
  createdAt: Instant,
  expiresAt: Instant,
  state: z.enum(['open', 'accepted', 'expired', 'revoked']),
});
export type InvitationView = z.infer<typeof InvitationView>;
/** The link holds the token and is shown once. */
export const InvitationCreated = InvitationView.extend({ link: z.string() });
export const InvitationPage = pageOf(InvitationView);
/** `POST /api/v1/invitations/lookup` with the token, so that it stays out of URLs and logs. */
export const InvitationLookup = z.object({ token: z.string().min(1) });
export const InvitationOffer = z.object({
  role: Role,
  invitedBy: z.string(),
  email: z.string().nullable(),
});
/** `POST /api/v1/invitations/accept` */
export const InvitationAccept = z.object({
  token: z.string().min(1),
  name: z.string().trim().min(1).max(200),
  email: z.email(),
  password: Password,
});

/** `POST /api/v1/password-reset` with the token of `headwater user reset`. */
export const PasswordReset = z.object({ token: z.string().min(1), password: Password });

export const KeyRequest = z.object({
  name: z.string().trim().min(1).max(200),
  scopes: z.array(Permission).min(1),
  /** Days until it expires. */
  days: z.int().min(1).max(730).default(90),
});
export const KeyView = z.object({
  id: z.string(),
  name: z.string(),
  /** First characters, to tell keys apart. */
  prefix: z.string(),
  scopes: z.array(Permission),
  owner: z.string(),
  createdAt: Instant,
  expiresAt: Instant,
  lastUsedAt: Instant.nullable(),
});
export type KeyView = z.infer<typeof KeyView>;
/** `secret` is shown once and stored only as a hash. */
export const KeyCreated = KeyView.extend({ secret: z.string() });
export const KeyPage = pageOf(KeyView);

export const AuditQuery = PageQuery.extend({
  q: z.string().max(200).optional(),
  actor: z.string().optional(),
  action: z.string().optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
});
export const AuditEvent = z.object({
  id: z.string(),
  at: Instant,
  /** Person's name, or the name of the key or job. */
  actor: z.string(),
  action: z.string(),
  subject: z.string(),
  ip: z.string().nullable(),
  before: z.unknown(),
  after: z.unknown(),
});
export type AuditEvent = z.infer<typeof AuditEvent>;
export const AuditPage = pageOf(AuditEvent);
