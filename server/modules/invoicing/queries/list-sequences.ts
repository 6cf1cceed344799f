import { and, eq, sql } from 'drizzle-orm';

import { invoices, numberSequences } from '#drizzle/schema/invoicing.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { NumberSequenceDto } from '#server/contracts/numbering.ts';
import { type CompanyTx, withCompanyTx } from '#server/db/company-tx.ts';
import { sequenceKeyOf } from '#server/domain/invoicing/number.ts';
import { yearOf, zagrebDateOf } from '#server/domain/shared/plain-date.ts';

import { placesOf } from '../draft-parts.ts';
import { importedNumbersIn } from '../imported-numbers.ts';
import { companyOf } from '../parties-of.ts';

/** This year's sequences of all premises in use, one for each device where the internal act says so. */
export async function listSequences(ctx: CompanyContext): Promise<readonly NumberSequenceDto[]> {
  const year = yearOf(zagrebDateOf(ctx.deps.clock.now()));
  return withCompanyTx(ctx.deps, scopeOf(ctx), (tx) => listSequencesIn(tx, year));
}

/** The same of any year, in an open transaction. */
export async function listSequencesIn(tx: CompanyTx, year: number): Promise<readonly NumberSequenceDto[]> {
  const { numberingPer } = await companyOf(tx);
  const known = await tx.select().from(numberSequences).where(eq(numberSequences.year, year));
  const begun = await begunKeys(tx, year);
  const importedIn = await importedNumbersIn(tx, year);
  return (await placesOf(tx)).flatMap(({ id: premisesId, code, name, devices }) => {
    const shared = numberingPer === 'premises';
    const ofPlace = shared ? devices.slice(0, 1) : devices;
    return ofPlace.map(({ id: deviceId, code: deviceCode }) => {
      const key = sequenceKeyOf(numberingPer, { premisesId, deviceId });
      const row = known.find((each) => each.key === key);
      const isBegun = begun.has(key);
      const last = row?.last ?? 0;
      const imported = importedIn({ premisesCode: code, deviceCode: shared ? null : deviceCode });
      return {
        premisesId,
        deviceId: shared ? null : deviceId,
        premisesCode: code,
        premisesName: name,
        deviceCode: shared ? null : deviceCode,
        year,
        last,
        imported: imported !== null && imported.ordinal > last ? imported : null,
        lastOn: row && row.last > 0 && !isBegun ? zagrebDateOf(row.lastIssuedAt) : null,
        isBegun,
      };
    });
  });
}

/** Keys of the sequences in which a document of the year was issued here. */
async function begunKeys(tx: CompanyTx, year: number): Promise<ReadonlySet<string>> {
  const rows = await tx
    .select({ key: numberSequences.key })
    .from(numberSequences)
    .where(
      and(
        eq(numberSequences.year, year),
        sql`exists (select 1 from ${invoices} where ${invoices.companyId} = ${numberSequences.companyId} and ${invoices.sequenceKey} = ${numberSequences.key} and ${invoices.year} = ${numberSequences.year})`,
      ),
    );
  return new Set(rows.map(({ key }) => key));
}
