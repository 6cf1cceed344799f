import type { UserContext } from '#server/context.ts';
import { notFound } from '#server/domain/shared/errors.ts';

/** Others are not told that there is such a page. Throws `not_found` PAGE_NOT_FOUND. */
export function requireSystemAdministrator(ctx: UserContext): void {
  if (!ctx.session.isSystemAdministrator) throw notFound('PAGE_NOT_FOUND');
}
