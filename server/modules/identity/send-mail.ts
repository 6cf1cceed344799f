import { DomainError } from '#server/domain/shared/errors.ts';
import type { RequestContext } from '#server/context.ts';

import type { RenderedMail } from './mails/render-mail.ts';

/** Sends one mail about an account, at once and kept nowhere. Never inside a transaction. */
export async function sendMail(
  { deps }: Pick<RequestContext, 'deps'>,
  to: string,
  purpose: string,
  mail: RenderedMail,
): Promise<void> {
  await deps.ports.email.send({
    from: deps.installation.emailFrom,
    to: [to],
    ...mail,
    idempotencyKey: `${purpose}-${deps.ids.next()}`,
    tags: { purpose },
  });
}

/**
 * The same without waiting, where waiting would tell whether the address is known. A mail that cannot be sent is only logged:
 * the person asks for another one.
 */
export function sendMailUnwatched(
  ctx: Pick<RequestContext, 'deps'>,
  to: string,
  purpose: string,
  mail: () => Promise<RenderedMail>,
): void {
  void mail()
    .then((rendered) => sendMail(ctx, to, purpose, rendered))
    .catch((error: unknown) => ctx.deps.log.warn({ err: error, purpose }, 'account mail was not sent'));
}

/** @throws DomainError `provider_unavailable` IDENTITY_MAIL_OFF where this installation sends no mail, so nobody waits for a code */
export function requireMail({ deps }: Pick<RequestContext, 'deps'>): void {
  if (!deps.installation.emailOn) throw new DomainError('provider_unavailable', 'IDENTITY_MAIL_OFF');
}
