import { Permission, type Role } from '@headwater/contract';
import type { Actor } from './ctx.js';
import { forbidden } from './errors.js';

const everything = Permission.options;

// A viewer is often from outside the team, so the books begin with the contributor and unmasked personal data begins with the manager.
const viewer: readonly Permission[] = ['read'];
const contributor: readonly Permission[] = [
  ...viewer,
  'items:write',
  'kinds:correct',
  'keys:own',
  'analysis:run',
  'finance:read',
];
const manager: readonly Permission[] = [
  ...contributor,
  'themes:edit',
  'items:original',
  'books:write',
  'accounts:edit',
  'segments:edit',
  'market:edit',
];

const table: Readonly<Record<Role, ReadonlySet<Permission>>> = {
  owner: new Set(everything),
  admin: new Set(everything),
  manager: new Set(manager),
  contributor: new Set(contributor),
  viewer: new Set(viewer),
};

/** What each role may do. The one place; routes name a permission and never a role. */
export function permissionsOf(role: Role): ReadonlySet<Permission> {
  return table[role];
}

/** Refuses an actor who has none of these permissions, in words that say which would do. */
export function needAny(actor: Actor, permissions: readonly Permission[]): void {
  if (permissions.some((permission) => actor.permissions.has(permission))) return;
  const wanted = permissions.join(' or ');
  throw forbidden(
    actor.kind === 'key'
      ? `This key lacks the scope ${wanted}.`
      : `Your role (${actor.role}) does not allow this; it needs ${wanted}. An admin can change your role.`,
  );
}
