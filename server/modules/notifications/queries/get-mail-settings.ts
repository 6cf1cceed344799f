import { asc, desc, isNull } from 'drizzle-orm';

import { emailSuppressions, inboundEmails } from '#drizzle/schema/notifications.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { InboundEmailDto, MailSettingsDto } from '#server/contracts/mail.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { ownerEmail } from '#server/modules/companies/index.ts';

import { inboundAddress, mailSettingsOf, usualReplyTo } from '../mail-settings.ts';

const LAST_MAILS = 20;

/** How the company writes and is written to: where answers go, its address for documents, what came, whom mail does not go to. */
export async function getMailSettings(ctx: CompanyContext): Promise<MailSettingsDto> {
  const { deps } = ctx;
  const { emailOn, inboundDomain } = deps.installation;
  const owner = await ownerEmail(deps, ctx.company.id);
  return withCompanyTx(deps, scopeOf(ctx), async (tx) => {
    const settings = await mailSettingsOf(tx);
    const suppressed = await tx
      .select()
      .from(emailSuppressions)
      .where(isNull(emailSuppressions.liftedAt))
      .orderBy(asc(emailSuppressions.address));
    const came = await tx
      .select()
      .from(inboundEmails)
      .orderBy(desc(inboundEmails.receivedAt), desc(inboundEmails.id))
      .limit(LAST_MAILS);
    return {
      emailOn,
      replyTo: settings.replyTo,
      usualReplyTo: await usualReplyTo(tx, owner),
      inboundAddress: inboundDomain === null ? null : inboundAddress(settings, inboundDomain),
      suppressions: suppressed.map(({ address, reason, detail, since }) => ({ address, reason, detail, since })),
      inbound: came.map(({ id, sender, subject, receivedAt, kept, skipped }) => ({
        id,
        sender,
        subject,
        receivedAt,
        kept,
        skipped: skipped as InboundEmailDto['skipped'],
      })),
    };
  });
}
