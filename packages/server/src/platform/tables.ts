import type { ColumnType, Generated } from 'kysely';
import type { JobState, Permission, Role } from '@headwater/contract';

/** A `timestamptz`: read as a Date, written as a Date or left to the database. */
type Instant = ColumnType<Date, Date | string | undefined, Date | string>;
type NullableInstant = ColumnType<
  Date | null,
  Date | string | null | undefined,
  Date | string | null
>;
/** A `jsonb`: read parsed, written as JSON text, because pg would write an array as a Postgres array. */
export type Json<T = unknown> = ColumnType<T, string, string>;
export type NullableJson<T = unknown> = ColumnType<
  T | null,
  string | null | undefined,
  string | null
>;

export interface PersonTable {
  id: string;
  name: string;
  email: string;
  email_verified: Generated<boolean>;
  image: string | null;
  role: Role;
  disabled_at: NullableInstant;
  last_seen_at: NullableInstant;
  last_visit_at: NullableInstant;
  version: Generated<number>;
  created_at: Instant;
  updated_at: Instant;
}

interface SessionTable {
  id: string;
  person_id: string;
  token: string;
  expires_at: Instant;
  ip_address: string | null;
  user_agent: string | null;
  created_at: Instant;
  updated_at: Instant;
}

interface CredentialTable {
  id: string;
  person_id: string;
  account_id: string;
  provider_id: string;
  password: string | null;
  created_at: Instant;
  updated_at: Instant;
}

interface VerificationTable {
  id: string;
  identifier: string;
  value: string;
  expires_at: Instant;
  created_at: Instant;
  updated_at: Instant;
}

export interface ApiKeyTable {
  id: string;
  person_id: string;
  name: string;
  prefix: string;
  hash: string;
  scopes: Permission[];
  expires_at: Instant;
  last_used_at: NullableInstant;
  revoked_at: NullableInstant;
  created_at: Instant;
}

export interface InvitationTable {
  id: string;
  email: string | null;
  role: Role;
  token_hash: string;
  invited_by: string;
  expires_at: Instant;
  accepted_at: NullableInstant;
  revoked_at: NullableInstant;
  created_at: Instant;
}

export interface AuditEventTable {
  id: string;
  at: Instant;
  actor_kind: string;
  actor_id: string | null;
  actor_name: string;
  action: string;
  subject: string;
  before: NullableJson;
  after: NullableJson;
  ip: string | null;
  key_id: string | null;
  request_id: string | null;
}

export interface JobTable {
  id: string;
  /** The row in pg-boss's own table that stands for this job now. */
  queue_id: string | null;
  name: string;
  key: string | null;
  state: JobState;
  payload: Json;
  cursor: NullableJson;
  done: Generated<number>;
  total: number | null;
  unit: Generated<string>;
  message: Generated<string>;
  error: string | null;
  rate: number | null;
  failures: Generated<number>;
  /** Times its worker died since it last got further. */
  deaths: Generated<number>;
  /** Advisory lock that the working process holds for as long as it lives. */
  worker_key: string | null;
  cancel_requested: Generated<boolean>;
  created_by: string | null;
  created_by_name: string | null;
  created_at: Instant;
  started_at: NullableInstant;
  finished_at: NullableInstant;
}

interface SettingTable {
  name: string;
  value: Json;
  updated_at: Instant;
}

interface IdempotencyTable {
  actor: string;
  key: string;
  route: string;
  request_hash: string;
  status: number | null;
  response: NullableJson;
  created_at: Instant;
}

/**
 * Every table of the program. A slice adds its own from its `tables.ts`:
 * `declare module '../platform/tables.js' { interface Database { item: ItemTable } }`
 */
export interface Database {
  person: PersonTable;
  session: SessionTable;
  credential: CredentialTable;
  verification: VerificationTable;
  api_key: ApiKeyTable;
  invitation: InvitationTable;
  audit_event: AuditEventTable;
  job: JobTable;
  setting: SettingTable;
  idempotency: IdempotencyTable;
}
