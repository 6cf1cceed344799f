import type { CompanyContext, Deps, UserContext } from '#server/context.ts';
import type { LinkCheck, LinkInput } from '#server/contracts/links.ts';
import { notFound } from '#server/domain/shared/errors.ts';
import { ProviderError } from '#server/integrations/provider-error.ts';

import { requireSystemAdministrator } from '../require-system-administrator.ts';

/**
 * Makes one harmless call to a service and tells what came of it; a call that fails is a result and no error.
 *
 * @throws DomainError `not_found` LINK_UNKNOWN for a service that there is not, or that is off
 */
async function check(deps: Deps, { provider }: LinkInput): Promise<LinkCheck> {
  const service = deps.links.services.find((one) => one.provider === provider && one.mode !== 'off');
  if (service === undefined) throw notFound('LINK_UNKNOWN');
  const started = performance.now();
  const answer = (failure: LinkCheck['failure']): LinkCheck => ({
    provider,
    good: failure === null,
    durationMs: Math.round(performance.now() - started),
    failure,
  });
  try {
    await deps.links.check(service.provider);
    return answer(null);
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    return answer(error.kind);
  }
}

export const checkLink = (ctx: CompanyContext, input: LinkInput): Promise<LinkCheck> => check(ctx.deps, input);

/** The same for whoever looks after the installation. */
export function checkLinkOfInstallation(ctx: UserContext, input: LinkInput): Promise<LinkCheck> {
  requireSystemAdministrator(ctx);
  return check(ctx.deps, input);
}
