import { isNull } from 'drizzle-orm';

import { companyLogos } from '#drizzle/schema/invoicing.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { SetLogoInput } from '#server/contracts/logo.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { invalid } from '#server/domain/shared/errors.ts';
import { record } from '#server/events/record.ts';

import { printablePicture } from '../pdf/picture.ts';

/**
 * Puts a logo on the documents to come; those that were issued keep theirs. Judged by its content, not by its name: PNG or
 * JPEG that the printer can really decode.
 */
export async function setLogo(ctx: CompanyContext, input: SetLogoInput): Promise<void> {
  const { deps } = ctx;
  const body = Buffer.from(input.base64, 'base64');
  const contentType = printablePicture(body);
  if (contentType === null) throw invalid('INPUT_INVALID', { issues: [{ path: 'file', code: 'LOGO_UNREADABLE' }] });
  const now = deps.clock.now();
  await withCompanyTx(deps, scopeOf(ctx), async (tx) => {
    await tx.update(companyLogos).set({ removedAt: now }).where(isNull(companyLogos.removedAt));
    await tx.insert(companyLogos).values({ companyId: ctx.company.id, id: deps.ids.next(), contentType, body, createdAt: now });
    await record(tx, { type: 'company.updated', subject: 'company', data: { fields: ['logo'] } });
  });
}

/** Documents to come bear the firm's initials again. */
export async function removeLogo(ctx: CompanyContext): Promise<void> {
  const { deps } = ctx;
  await withCompanyTx(deps, scopeOf(ctx), async (tx) => {
    await tx.update(companyLogos).set({ removedAt: deps.clock.now() }).where(isNull(companyLogos.removedAt));
    await record(tx, { type: 'company.updated', subject: 'company', data: { fields: ['logo'] } });
  });
}
