import { and, eq } from 'drizzle-orm';

import { invoices, numberSequences } from '#drizzle/schema/invoicing.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { StartSequenceInput } from '#server/contracts/numbering.ts';
import { type CompanyTx, withCompanyTx } from '#server/db/company-tx.ts';
import { formatInvoiceNumber, sequenceKeyOf } from '#server/domain/invoicing/number.ts';
import { conflict, invalid, notFound } from '#server/domain/shared/errors.ts';
import { yearOf, zagrebDateOf, zagrebInstant } from '#server/domain/shared/plain-date.ts';
import { record } from '#server/events/record.ts';

import { placesOf } from '../draft-parts.ts';
import { importedNumbersIn } from '../imported-numbers.ts';
import { companyOf } from '../parties-of.ts';
import { lockSequence } from '../take-number.ts';

/**
 * Says which number was the last one of a sequence before the company came here, so that numbers of the year go on without a gap
 * (Zakon o fiskalizaciji čl. 9). May be corrected until the first document is issued in it.
 *
 * @throws DomainError `not_found` PREMISES_NOT_FOUND; `conflict` SEQUENCE_BEGUN; `invalid` with a complaint about the day,
 *   or SEQUENCE_BELOW_IMPORTED where an unpaid invoice of another program has a higher number
 */
export async function startSequence(ctx: CompanyContext, input: StartSequenceInput): Promise<void> {
  const today = zagrebDateOf(ctx.deps.clock.now());
  const { last } = input;
  const lastOn = last === 0 ? null : dayOf(input, today);
  await withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
    const { key, premisesCode, deviceCode, isShared } = await sequenceOf(tx, input);
    const year = yearOf(today);
    const imported = (await importedNumbersIn(tx, year))({ premisesCode, deviceCode: isShared ? null : deviceCode });
    if (imported !== null && imported.ordinal > last) {
      const params = { number: imported.number, ordinal: String(imported.ordinal) };
      throw invalid('INPUT_INVALID', { issues: [{ path: 'last', code: 'SEQUENCE_BELOW_IMPORTED', params }] });
    }
    await lockSequence(tx, key, year);
    const mine = and(eq(invoices.sequenceKey, key), eq(invoices.year, year));
    const issued = await tx.select({ id: invoices.id }).from(invoices).where(mine).limit(1);
    if (issued.length > 0) throw conflict('SEQUENCE_BEGUN');
    // Numbers and times run together: what is issued here comes after what was issued elsewhere that day.
    const lastIssuedAt = lastOn === null ? new Date(0) : zagrebInstant(lastOn, '00:00:00');
    await tx
      .update(numberSequences)
      .set({ last, lastIssuedAt })
      .where(and(eq(numberSequences.key, key), eq(numberSequences.year, year)));
    const number = formatInvoiceNumber({ ordinal: last, premisesCode, deviceCode });
    await record(tx, { type: 'numbers.started', subject: 'company', data: { number, year } });
  });
}

/** The day of the last number: of this year, as each year begins anew, and not to come. */
function dayOf({ lastOn }: StartSequenceInput, today: string): string {
  const complaint = (code: string) => invalid('INPUT_INVALID', { issues: [{ path: 'lastOn', code }] });
  if (lastOn === null) throw complaint('FIELD_REQUIRED');
  if (yearOf(lastOn) !== yearOf(today)) throw complaint('SEQUENCE_OTHER_YEAR');
  if (lastOn > today) throw complaint('SEQUENCE_DAY_TO_COME');
  return lastOn;
}

async function sequenceOf(tx: CompanyTx, { premisesId, deviceId }: StartSequenceInput) {
  const { numberingPer } = await companyOf(tx);
  const place = (await placesOf(tx)).find(({ id }) => id === premisesId);
  const device = numberingPer === 'premises' ? place?.devices[0] : place?.devices.find(({ id }) => id === deviceId);
  if (!place || !device) throw notFound('PREMISES_NOT_FOUND');
  const key = sequenceKeyOf(numberingPer, { premisesId, deviceId: device.id });
  return { key, premisesCode: place.code, deviceCode: device.code, isShared: numberingPer === 'premises' };
}
