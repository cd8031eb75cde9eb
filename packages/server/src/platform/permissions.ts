import { Permission, type Role } from '@headwater/contract';

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
