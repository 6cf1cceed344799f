import type { CompanyTx } from '#server/db/company-tx.ts';
import { formatInvoiceNumber, type InvoiceNumber } from '#server/domain/invoicing/number.ts';
import { lastNumbersFromElsewhere } from '#server/modules/opening/index.ts';

/** A number that another program gave in a sequence which goes on here. */
export interface ImportedNumber {
  readonly ordinal: number;
  readonly number: string;
}

/** The place of a sequence: a premises, and the device where each has its own. */
interface SequencePlace {
  readonly premisesCode: string;
  /** Null where all devices share the sequence. */
  readonly deviceCode: string | null;
}

/**
 * Finds the highest number that unpaid invoices of another program have in a sequence; numbers here must come after it, or one would be given
 * twice (Zakon o fiskalizaciji čl. 9).
 */
export async function importedNumbersIn(tx: CompanyTx, year: number): Promise<(place: SequencePlace) => ImportedNumber | null> {
  const known = await lastNumbersFromElsewhere(tx, year);
  return ({ premisesCode, deviceCode }) => {
    const inSequence = known.filter(
      (each) => each.premisesCode === premisesCode && (deviceCode === null || each.deviceCode === deviceCode),
    );
    const [first, ...others] = inSequence;
    if (first === undefined) return null;
    const last = others.reduce<InvoiceNumber>((a, b) => (b.ordinal > a.ordinal ? b : a), first);
    return { ordinal: last.ordinal, number: formatInvoiceNumber(last) };
  };
}
