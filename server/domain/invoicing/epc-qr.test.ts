import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { epcQrPayload } from './epc-qr.ts';
import type { PaymentOrder } from './hub3.ts';

const order: PaymentOrder = {
  amountMinor: 123_456n,
  payer: { name: 'Hrast d.o.o.', street: 'Savska 5', place: '10000 Zagreb' },
  recipient: { name: 'Dizajn studio Sova', street: 'Ilica 1', place: '10000 Zagreb' },
  iban: 'HR77 9999 9981 2345 6789 7',
  model: 'HR01',
  reference: '2026-44-8',
  purpose: 'COST',
  description: 'Račun 44/P1/1',
};

describe('the QR code for banking apps', () => {
  it('carries recipient, account, amount and reference line by line', () => {
    expect(epcQrPayload(order).split('\n')).toEqual([
      'BCD',
      '002',
      '1',
      'SCT',
      '',
      'Dizajn studio Sova',
      'HR7799999981234567897',
      'EUR1234.56',
      'COST',
      '',
      'HR01 2026-44-8 Račun 44/P1/1',
    ]);
  });

  it('refuses amounts that the record cannot hold', () => {
    expect(() => epcQrPayload({ ...order, amountMinor: 0n })).toThrow(RangeError);
    expect(() => epcQrPayload({ ...order, amountMinor: 100_000_000_000n })).toThrow(RangeError);
  });

  it('keeps its lines and the size of the record whatever the texts are', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.string(),
        fc.bigInt(1n, 99_999_999_999n),
        (name, description, amountMinor) => {
          const text = epcQrPayload({ ...order, amountMinor, description, recipient: { ...order.recipient, name } });
          const lines = text.split('\n');
          expect(lines).toHaveLength(11);
          expect([...(lines[5] ?? '')].length).toBeLessThanOrEqual(70);
          expect([...(lines[10] ?? '')].length).toBeLessThanOrEqual(140);
        },
      ),
    );
  });
});
