import type { Permission, Role } from '@headwater/contract';

export const roleWords: Record<Role, string> = {
  owner: 'Owner: everything',
  admin: 'Admin: everything but changing owners',
  manager: 'Manager: edits themes, reads original text, and all below',
  contributor: 'Contributor: imports, corrects, analyses',
  viewer: 'Viewer: reads',
};

export const permissionWords: Record<Permission, string> = {
  read: 'Read every page',
  'items:original': 'Read original, unmasked text',
  'items:write': 'Post items and import files',
  'kinds:correct': 'Correct kinds',
  'themes:edit': 'Edit, pin, archive and merge themes',
  'analysis:run': 'Run analyses',
  'books:write': 'Import accounts, subscriptions, ledgers and deals',
  'finance:read': 'See revenue, marketing and cash',
  'accounts:edit': 'Say whose feedback it is',
  'segments:edit': 'Make and change segments',
  'market:edit': 'Keep competitors; watch, note and dismiss gaps',
  'demo:manage': 'Load and remove demo data',
  'keys:own': 'Make API keys',
  'people:manage': 'Invite and manage people',
  'audit:read': 'Read the audit log',
};
