import { type CompanyContext, scopeOf } from '#server/context.ts';
import { DomainError } from '#server/domain/shared/errors.ts';
import { ProviderError } from '#server/integrations/provider-error.ts';
import { tellTip } from '#server/modules/fiscalization/index.ts';

/** Tells CIS a tip while a person waits. What came of it is kept with the tip; a person at the till reads it there and is not stopped. */
export const tellLeftTip = (ctx: CompanyContext, id: string): Promise<void> =>
  tellTip(ctx.deps, scopeOf(ctx), id).catch((error: unknown) => {
    const isKept = error instanceof ProviderError || (error instanceof DomainError && error.code !== 'RECEIPT_TIP_NOT_FOUND');
    if (!isKept) throw error;
  });
