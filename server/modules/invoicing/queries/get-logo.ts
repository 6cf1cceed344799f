import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { LogoDto } from '#server/contracts/logo.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';

import { currentLogoId, logoOf } from '../logo.ts';

/** The logo of documents to come; null for none. */
export async function getLogo(ctx: CompanyContext): Promise<LogoDto | null> {
  return withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
    const id = await currentLogoId(tx);
    const logo = await logoOf(tx, id);
    return id === null || logo === null
      ? null
      : { id, contentType: logo.contentType, base64: Buffer.from(logo.bytes).toString('base64') };
  });
}
