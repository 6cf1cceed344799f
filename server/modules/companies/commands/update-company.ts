import { and, eq } from 'drizzle-orm';

import { companies } from '#drizzle/schema/companies.ts';
import { invoices } from '#drizzle/schema/invoicing.ts';
import { type CompanyContext, type Deps, scopeOf } from '#server/context.ts';
import type { CompanyDto, UpdateCompanyInput } from '#server/contracts/companies.ts';
import { type CompanyTx, withCompanyTx } from '#server/db/company-tx.ts';
import { isObrt } from '#server/domain/companies/vat-status.ts';
import { conflict } from '#server/domain/shared/errors.ts';
import { yearOf, zagrebDateOf } from '#server/domain/shared/plain-date.ts';
import { record } from '#server/events/record.ts';

import { companyDto, type CompanyRow } from '../company-dto.ts';

/**
 * Changes a company's data; documents that were issued keep theirs. The version must be the one that was read, so that two
 * people do not overwrite each other.
 *
 * @throws DomainError `conflict` COMPANY_CHANGED_ELSEWHERE; COMPANY_OIB_FIXED once a document was issued, as it names the taxpayer;
 *   COMPANY_NUMBERING_FIXED while this year has documents, as two would get the same number
 */
export async function updateCompany(ctx: CompanyContext, input: UpdateCompanyInput): Promise<CompanyDto> {
  return withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
    const [before] = await tx.select().from(companies).for('update');
    if (before === undefined || before.version !== input.version) throw conflict('COMPANY_CHANGED_ELSEWHERE');
    await refuseWhatIsFixed(tx, ctx.deps, before, input);
    const next = {
      ...input,
      ownerName: isObrt(input.kind) ? input.ownerName : null,
      // In VAT there is one anyway.
      hasVatId: input.hasVatId && !input.inVat,
      version: before.version + 1,
    };
    const [after] = await tx.update(companies).set(next).where(eq(companies.id, before.id)).returning();
    if (after === undefined) throw new Error('a company vanished');
    const fields = (Object.keys(next) as (keyof typeof next)[]).filter(
      (field) => field !== 'version' && after[field] !== before[field],
    );
    if (fields.length > 0) await record(tx, { type: 'company.updated', subject: 'company', data: { fields } });
    return companyDto(after);
  });
}

async function refuseWhatIsFixed(tx: CompanyTx, deps: Deps, before: CompanyRow, input: UpdateCompanyInput): Promise<void> {
  if (input.oib !== before.oib && (await issued(tx))) {
    throw conflict('COMPANY_OIB_FIXED', { issues: [{ path: 'oib', code: 'COMPANY_OIB_FIXED' }] });
  }
  if (input.numberingPer !== before.numberingPer && (await issued(tx, yearOf(zagrebDateOf(deps.clock.now()))))) {
    throw conflict('COMPANY_NUMBERING_FIXED', { issues: [{ path: 'numberingPer', code: 'COMPANY_NUMBERING_FIXED' }] });
  }
}

/** Whether a document was issued, ever or in one year. */
async function issued(tx: CompanyTx, year?: number): Promise<boolean> {
  const rows = await tx
    .select({ id: invoices.id })
    .from(invoices)
    .where(and(year === undefined ? undefined : eq(invoices.year, year)))
    .limit(1);
  return rows.length > 0;
}
