import { describe, expect, it } from 'vitest';
import { issued, IVAN, SOVA } from '#tests/golden/totals/samples.ts';
import { hub3Payload, paymentOrderOf, type PaymentOrder } from './hub3.ts';

const order: PaymentOrder = {
  amountMinor: 125_000n,
  payer: { name: 'PERO PERIĆ', street: 'ILICA 1', place: '10000 ZAGREB' },
  recipient: { name: 'DOBRA TVRTKA D.O.O.', street: 'RADNIČKA CESTA 1', place: '10000 ZAGREB' },
  iban: 'HR77 9999 9981 2345 6789 7',
  model: 'HR01',
  reference: '2026-123-454',
  purpose: 'COST',
  description: 'RAČUN 45-1-1',
};

describe('the HUB-3 record', () => {
  it('has fourteen ended lines, 172 bytes in the worked example', () => {
    const payload = hub3Payload(order);
    expect(payload.split('\n')).toEqual([
      'HRVHUB30',
      'EUR',
      '000000000125000',
      'PERO PERIĆ',
      'ILICA 1',
      '10000 ZAGREB',
      'DOBRA TVRTKA D.O.O.',
      'RADNIČKA CESTA 1',
      '10000 ZAGREB',
      'HR7799999981234567897',
      'HR01',
      '2026-123-454',
      'COST',
      'RAČUN 45-1-1',
      '',
    ]);
    expect([payload.length, new TextEncoder().encode(payload).length]).toEqual([169, 172]);
  });

  it('cuts by characters, never through one, and keeps its lines', () => {
    const long = hub3Payload({
      ...order,
      payer: { name: `${'Č'.repeat(29)}😀😀`, street: 'Ulica\nsa dva\r\nreda', place: 'x'.repeat(40) },
      recipient: { name: 'd'.repeat(40), street: 'e'.repeat(40), place: 'f'.repeat(40) },
      description: 'o'.repeat(50),
    }).split('\n');
    expect(long[3]).toBe(`${'Č'.repeat(29)}😀`);
    expect(long[4]).toBe('Ulica sa dva reda');
    expect([5, 6, 7, 8, 13].map((index) => long[index]?.length)).toEqual([27, 25, 25, 27, 35]);
    expect(long).toHaveLength(15);
  });

  it('writes letters composed, so that a limit counts what people see', () => {
    expect(hub3Payload({ ...order, description: 'Račun' }).split('\n')[13]).toBe('Račun');
  });

  it('refuses an amount that no slip can carry', () => {
    expect(() => hub3Payload({ ...order, amountMinor: -1n })).toThrow(RangeError);
    expect(() => hub3Payload({ ...order, amountMinor: 10n ** 15n })).toThrow(RangeError);
  });
});

describe('the order that pays a document', () => {
  it('takes its parties, total and reference', () => {
    expect(paymentOrderOf(issued())).toEqual({
      amountMinor: 125_000n,
      payer: { name: IVAN.name, street: 'Radnička cesta 1', place: '10000 Zagreb' },
      recipient: { name: SOVA.name, street: 'Ilica 1', place: '10000 Zagreb' },
      iban: SOVA.iban,
      model: 'HR01',
      reference: '2026-44-9',
      purpose: 'COST',
      description: 'Račun 44/P1/1',
    });
  });

  it('is none where nothing is transferred', () => {
    expect(paymentOrderOf(issued({ paymentMethod: 'cash' }))).toBeNull();
    expect(paymentOrderOf(issued({}, { seller: { ...SOVA, iban: null } }))).toBeNull();
    expect(paymentOrderOf(issued({ discountPercent: '100' }))).toBeNull();
  });
});
