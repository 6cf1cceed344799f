import { describe, expect, it } from 'vitest';
import { REFERENCE_RULES } from '#drizzle/seed/reference/rules.ts';
import { deliveryDeadline } from './delivery-deadline.ts';
import { einvoiceDuty, type EInvoiceFacts } from './einvoice-duty.ts';
import { fiscalizationDuty, type FiscalizationFacts } from './must-fiscalize.ts';

const fiscal = (over: Partial<FiscalizationFacts>) => {
  const facts: FiscalizationFacts = {
    buyerKind: 'consumer',
    buyerCountry: 'HR',
    paymentMethod: 'cash',
    isEInvoice: false,
    issuedOn: '2026-11-24',
    ...over,
  };
  const { required, reason } = fiscalizationDuty(facts, REFERENCE_RULES);
  return `${required ? 'yes' : 'no'} ${reason}`;
};

describe('fiscalization', () => {
  it.each(['cash', 'card', 'transfer', 'other'] as const)('is due on a consumer’s receipt paid by %s', (paymentMethod) => {
    expect(fiscal({ paymentMethod })).toBe('yes consumer');
    expect(fiscal({ paymentMethod, buyerCountry: 'DE' })).toBe('yes consumer');
  });

  it('was not due on a consumer’s transfer before 2026', () => {
    expect(fiscal({ paymentMethod: 'transfer', issuedOn: '2025-12-31' })).toBe('no consumer_transfer_before_duty');
    expect(fiscal({ paymentMethod: 'card', issuedOn: '2025-12-31' })).toBe('yes consumer');
    expect(fiscal({ paymentMethod: 'transfer', issuedOn: '2026-01-01' })).toBe('yes consumer');
  });

  it('is due on a business’s invoice paid on the spot and not on a transfer', () => {
    expect(fiscal({ buyerKind: 'business' })).toBe('yes business_paid_on_the_spot');
    expect(fiscal({ buyerKind: 'public_body', paymentMethod: 'card' })).toBe('yes business_paid_on_the_spot');
    expect(fiscal({ buyerKind: 'business', buyerCountry: 'SI' })).toBe('yes foreign_business_paid_on_the_spot');
    expect(fiscal({ buyerKind: 'business', paymentMethod: 'transfer' })).toBe('no business_transfer');
  });

  it('never goes with an eRačun', () => {
    expect(fiscal({ buyerKind: 'business', isEInvoice: true })).toBe('no einvoice');
  });
});

const einvoice = (over: Partial<EInvoiceFacts>) => {
  const facts: EInvoiceFacts = {
    sellerInVat: true,
    buyerKind: 'business',
    buyerCountry: 'HR',
    paymentMethod: 'transfer',
    issuedOn: '2026-11-24',
    ...over,
  };
  const { required, reason } = einvoiceDuty(facts, REFERENCE_RULES);
  return `${required ? 'yes' : 'no'} ${reason}`;
};

describe('eRačun', () => {
  it('is due between Croatian businesses: of sellers in VAT since 2026, of all since 2027', () => {
    expect(einvoice({})).toBe('yes seller_in_vat');
    expect(einvoice({ buyerKind: 'public_body' })).toBe('yes seller_in_vat');
    expect(einvoice({ issuedOn: '2025-12-31' })).toBe('no before_duty');
    expect(einvoice({ sellerInVat: false })).toBe('no seller_outside_vat');
    expect(einvoice({ sellerInVat: false, issuedOn: '2026-12-31' })).toBe('no seller_outside_vat');
    expect(einvoice({ sellerInVat: false, issuedOn: '2027-01-01' })).toBe('yes every_seller');
  });

  it('is not due to consumers, abroad, or where a receipt with the buyer’s OIB was fiscalized', () => {
    expect(einvoice({ buyerKind: 'consumer' })).toBe('no consumer');
    expect(einvoice({ buyerCountry: 'SI' })).toBe('no foreign_buyer');
    expect(einvoice({ paymentMethod: 'card' })).toBe('no paid_on_the_spot');
  });

  it('and fiscalization never fall on one domestic business invoice together, nor does a sale on the spot escape both', () => {
    for (const paymentMethod of ['cash', 'card', 'transfer'] as const) {
      const duties = [einvoice({ paymentMethod }), fiscal({ buyerKind: 'business', paymentMethod })];
      expect(duties.filter((duty) => duty.startsWith('yes'))).toHaveLength(1);
    }
  });
});

describe('the last moment to deliver a receipt', () => {
  it.each([
    ['an ordinary Tuesday', '2026-11-24T09:00:00Z', '2026-11-26T22:59:59.000Z'],
    ['a Thursday before a weekend', '2026-11-26T09:00:00Z', '2026-11-30T22:59:59.000Z'],
    ['a Friday', '2026-11-27T09:00:00Z', '2026-12-01T22:59:59.000Z'],
    ['a Sunday', '2026-11-29T09:00:00Z', '2026-12-01T22:59:59.000Z'],
    ['the eve of a holiday, seen from another day in UTC', '2026-11-16T23:30:00Z', '2026-11-20T22:59:59.000Z'],
    ['Christmas Eve', '2026-12-24T15:00:00Z', '2026-12-29T22:59:59.000Z'],
    ['Christmas Day', '2026-12-25T10:00:00Z', '2026-12-29T22:59:59.000Z'],
    ['New Year’s Eve', '2026-12-31T22:30:00Z', '2027-01-05T22:59:59.000Z'],
    ['the Friday before summer time', '2026-03-27T12:00:00Z', '2026-03-31T21:59:59.000Z'],
    ['the Thursday before winter time', '2026-10-22T12:00:00Z', '2026-10-26T22:59:59.000Z'],
  ])('%s', (_name, broke, deadline) => {
    expect(deliveryDeadline(new Date(broke), REFERENCE_RULES).toISOString()).toBe(deadline);
  });
});
