import type { Role } from '#drizzle/schema/identity.ts';

/**
 * What a procedure asks for: `read` looks, `book` records payments and documents, `write` makes and issues documents,
 * `manage` changes settings and certificates, `own` is for the owner alone.
 */
export type Permission = 'read' | 'book' | 'write' | 'manage' | 'own';

const PERMISSIONS = {
  owner: ['read', 'book', 'write', 'manage', 'own'],
  admin: ['read', 'book', 'write', 'manage'],
  member: ['read', 'book', 'write'],
  accountant: ['read', 'book'],
  viewer: ['read'],
} as const satisfies Record<Role, readonly Permission[]>;

/** Whether a role may do what a procedure asks for. */
export function roleAllows(role: Role, permission: Permission): boolean {
  return (PERMISSIONS[role] as readonly Permission[]).includes(permission);
}
