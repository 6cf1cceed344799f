import { and, asc, between, count, desc, eq, inArray, isNotNull, lt, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';

import { cashEntries } from '#drizzle/schema/cash.ts';
import { devices, operators } from '#drizzle/schema/companies.ts';
import type { CashBookDay, CashSlipDto } from '#server/contracts/cash.ts';
import type { CompanyTx } from '#server/db/company-tx.ts';
import { isRevocable } from '#server/domain/cash/entry-kinds.ts';
import { absOf, decimalFromMinor, sumMinor } from '#server/domain/shared/money.ts';
import { addDays } from '#server/domain/shared/plain-date.ts';

/**
 * Days of the cash book of premises, from the first to the last of a period; of more than one day only those on which anything moved. Three
 * statements, however long the period is: the balance before it is read off its last entry.
 */
export async function bookDays(tx: CompanyTx, premisesId: string, from: string, to: string): Promise<readonly CashBookDay[]> {
  const takings = Map.groupBy(await takingsOf(tx, premisesId, from, to), ({ bookedOn }) => bookedOn);
  const slips = Map.groupBy(await slipsOf(tx, premisesId, from, to), ({ bookedOn }) => bookedOn);
  const days: CashBookDay[] = [];
  let openingMinor = await openingMinorOf(tx, premisesId, from);
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const taken = takings.get(day) ?? [];
    const entered = slips.get(day) ?? [];
    if (from !== to && taken.length === 0 && entered.length === 0) continue;
    const inMinor = sumMinor([
      ...taken.map(({ receiptsMinor }) => receiptsMinor),
      ...entered.map(({ amountMinor }) => (amountMinor > 0n ? amountMinor : 0n)),
    ]);
    const outMinor = sumMinor([
      ...taken.map(({ refundsMinor }) => refundsMinor),
      ...entered.map(({ amountMinor }) => (amountMinor < 0n ? -amountMinor : 0n)),
    ]);
    const closingMinor = openingMinor + inMinor - outMinor;
    days.push({
      day,
      opening: decimalFromMinor(openingMinor),
      takings: taken.map(({ deviceCode, receiptsMinor, refundsMinor, documents }) => ({
        deviceCode,
        receipts: decimalFromMinor(receiptsMinor),
        refunds: decimalFromMinor(refundsMinor),
        count: documents,
      })),
      slips: entered.map(({ slip }) => slip),
      cameIn: decimalFromMinor(inMinor),
      wentOut: decimalFromMinor(outMinor),
      closing: decimalFromMinor(closingMinor),
    });
    openingMinor = closingMinor;
  }
  return days;
}

/** What the premises had before a day, cents. */
export async function openingMinorOf(tx: CompanyTx, premisesId: string, day: string): Promise<bigint> {
  const [before] = await tx
    .select({ balanceMinor: cashEntries.balanceMinor })
    .from(cashEntries)
    .where(and(eq(cashEntries.premisesId, premisesId), lt(cashEntries.bookedOn, day)))
    .orderBy(desc(cashEntries.bookedOn), desc(cashEntries.position))
    .limit(1);
  return before?.balanceMinor ?? 0n;
}

const inPeriod = (premisesId: string, from: string, to: string) =>
  and(eq(cashEntries.premisesId, premisesId), between(cashEntries.bookedOn, from, to));

async function takingsOf(tx: CompanyTx, premisesId: string, from: string, to: string) {
  const { bookedOn, amountMinor } = cashEntries;
  const side = (sign: '>' | '<') =>
    sql<bigint>`coalesce(sum(abs(${amountMinor})) filter (where ${amountMinor} ${sql.raw(sign)} 0), 0)::bigint`.mapWith(
      amountMinor,
    );
  return tx
    .select({ bookedOn, deviceCode: devices.code, receiptsMinor: side('>'), refundsMinor: side('<'), documents: count() })
    .from(cashEntries)
    .innerJoin(devices, and(eq(devices.companyId, cashEntries.companyId), eq(devices.id, cashEntries.deviceId)))
    .where(and(inPeriod(premisesId, from, to), inArray(cashEntries.kind, ['receipt', 'refund'])))
    .groupBy(bookedOn, devices.code)
    .orderBy(asc(bookedOn), asc(devices.code));
}

async function slipsOf(tx: CompanyTx, premisesId: string, from: string, to: string) {
  const [original, correction] = [alias(cashEntries, 'original'), alias(cashEntries, 'correction')];
  const rows = await tx
    .select({
      entry: cashEntries,
      deviceCode: devices.code,
      operator: operators.name,
      original: { slip: original.slip, ordinal: original.ordinal, year: original.year },
      correctionId: correction.id,
    })
    .from(cashEntries)
    .leftJoin(devices, and(eq(devices.companyId, cashEntries.companyId), eq(devices.id, cashEntries.deviceId)))
    .leftJoin(operators, and(eq(operators.companyId, cashEntries.companyId), eq(operators.id, cashEntries.operatorId)))
    .leftJoin(original, and(eq(original.companyId, cashEntries.companyId), eq(original.id, cashEntries.correctsId)))
    .leftJoin(correction, and(eq(correction.companyId, cashEntries.companyId), eq(correction.correctsId, cashEntries.id)))
    .where(and(inPeriod(premisesId, from, to), isNotNull(cashEntries.slip)))
    .orderBy(asc(cashEntries.position));
  return rows.map(({ entry, deviceCode, operator, original: corrected, correctionId }) => {
    const { bookedOn, amountMinor, id, kind, year, bookedAt, purpose, counterparty, document } = entry;
    const slip: CashSlipDto = {
      id,
      kind,
      slip: entry.slip ?? 'in',
      ordinal: entry.ordinal ?? 0,
      year,
      at: bookedAt,
      amount: decimalFromMinor(absOf(amountMinor)),
      purpose,
      counterparty,
      document,
      deviceCode,
      operator,
      corrects:
        corrected?.slip == null || corrected.ordinal === null
          ? null
          : { slip: corrected.slip, ordinal: corrected.ordinal, year: corrected.year },
      isCorrected: correctionId !== null,
      isRevocable: isRevocable(kind) && correctionId === null,
    };
    return { bookedOn, amountMinor, slip };
  });
}
