import type { UserContext } from '#server/context.ts';
import type { Link } from '#server/contracts/links.ts';

import { readLinkHealth } from '../read-link-health.ts';
import { requireSystemAdministrator } from '../require-system-administrator.ts';

/** Every external service of the installation, for its system administrator. */
export async function listLinks(ctx: UserContext): Promise<readonly Link[]> {
  requireSystemAdministrator(ctx);
  return readLinkHealth(ctx);
}
