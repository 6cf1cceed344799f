import { eq } from 'drizzle-orm';

import { mailSettings } from '#drizzle/schema/notifications.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { SaveReplyToInput } from '#server/contracts/mail.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { record } from '#server/events/record.ts';

import { mailSettingsOf } from '../mail-settings.ts';

/** Settles where answers to mails that are asked for from now on go. */
export async function saveReplyTo(ctx: CompanyContext, { replyTo }: SaveReplyToInput): Promise<void> {
  await withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
    const { companyId } = await mailSettingsOf(tx);
    await tx.update(mailSettings).set({ replyTo }).where(eq(mailSettings.companyId, companyId));
    await record(tx, { type: 'company.updated', subject: 'company', data: { fields: ['replyTo'] } });
  });
}
