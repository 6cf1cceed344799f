import { decimalFromMinor } from '../shared/money.ts';
import { normalizeIban } from '../parties/iban.ts';
import type { PaymentOrder } from './hub3.ts';

/** One line of the record: at most so many characters, without what would begin another line. */
const field = (text: string, limit: number): string =>
  [
    ...text
      .normalize('NFC')
      .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
      .trim(),
  ]
    .slice(0, limit)
    .join('')
    .trimEnd();

/**
 * Content of the QR code that banking apps of the SEPA area read (EPC069-12, version 002, UTF-8). Model and reference go with
 * the description into the unstructured remittance, as a Croatian reference is no ISO 11649 one. Amounts are in cents.
 *
 * @throws RangeError when the amount is not between 0.01 and 999,999,999.99, the limits of the record
 */
export function epcQrPayload(order: PaymentOrder): string {
  if (order.amountMinor < 1n || order.amountMinor > 99_999_999_999n)
    throw new RangeError('the amount does not fit an EPC record');
  const remittance = [`${order.model} ${order.reference}`, order.description].join(' ');
  const lines = [
    'BCD',
    '002',
    '1',
    'SCT',
    '',
    field(order.recipient.name, 70),
    normalizeIban(order.iban),
    `EUR${decimalFromMinor(order.amountMinor)}`,
    field(order.purpose, 4),
    '',
    field(remittance, 140),
  ];
  return lines.join('\n');
}
