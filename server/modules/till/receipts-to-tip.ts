import { and, eq, inArray, isNull, type SQL } from 'drizzle-orm';

import { shiftReceipts, tillShifts } from '#drizzle/schema/cash.ts';
import { invoices } from '#drizzle/schema/invoicing.ts';
import type { CompanyTx } from '#server/db/company-tx.ts';
import type { PlainDate } from '#server/domain/shared/plain-date.ts';

interface Which {
  readonly deviceId: string;
  /** Left out: those of the open shift, whatever days it went over; where none is open, those of today. */
  readonly day: PlainDate | undefined;
  readonly today: PlainDate;
}

interface ReceiptsToTip {
  /** The shift that is open at the device, whether it was asked for or not. */
  readonly shift: { readonly number: number; readonly openedAt: Date } | null;
  /** The day that was asked for or stands in for a shift; null where it is the shift. */
  readonly day: PlainDate | null;
  /** Of `invoices`. */
  readonly condition: SQL | undefined;
}

/** Which receipts of a till a sum of tips is of. */
export async function receiptsToTip(tx: CompanyTx, { deviceId, day, today }: Which): Promise<ReceiptsToTip> {
  const [open] = await tx
    .select({ id: tillShifts.id, number: tillShifts.number, openedAt: tillShifts.openedAt })
    .from(tillShifts)
    .where(and(eq(tillShifts.deviceId, deviceId), isNull(tillShifts.closedAt)));
  const shift = open === undefined ? null : { number: open.number, openedAt: open.openedAt };
  if (day === undefined && open !== undefined) {
    const ofShift = tx.select({ id: shiftReceipts.invoiceId }).from(shiftReceipts).where(eq(shiftReceipts.shiftId, open.id));
    return { shift, day: null, condition: inArray(invoices.id, ofShift) };
  }
  const on = day ?? today;
  return { shift, day: on, condition: and(eq(invoices.deviceId, deviceId), eq(invoices.issuedOn, on)) };
}
