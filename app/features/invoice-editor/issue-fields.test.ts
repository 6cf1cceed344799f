import { describe, expect, it } from 'vitest';
import { issuesByField, targetOf } from './issue-fields.ts';

const CONTACT = '0195d6a0-0000-7000-8000-000000000001';

describe('the way from a complaint to what mends it', () => {
  it('leads to the field, or to the screen that holds the data', () => {
    expect(targetOf({ path: 'lines.2.quantity', code: 'INVOICE_LINE_QUANTITY_ZERO' }, '')).toEqual({ field: 'lines.2.quantity' });
    expect(targetOf({ path: 'deviceId', code: 'INVOICE_DEVICE_MISSING' }, '')).toEqual({ field: 'place' });
    expect(targetOf({ path: 'contactId', code: 'INVOICE_BUYER_OIB_MISSING' }, CONTACT)).toEqual({ screen: `kupci/${CONTACT}` });
    expect(targetOf({ path: 'contactId', code: 'INVOICE_BUYER_MISSING' }, '')).toEqual({ field: 'contactId' });
    expect(targetOf({ path: 'seller.iban', code: 'INVOICE_SELLER_IBAN_MISSING' }, CONTACT)).toEqual({
      screen: 'postavke/tvrtka',
    });
  });

  it('gathers what belongs to one control', () => {
    const found = issuesByField([
      { path: 'premisesId', code: 'A' },
      { path: 'deviceId', code: 'B' },
      { path: 'note', code: 'C' },
    ]);
    expect(found.get('place')?.map(({ code }) => code)).toEqual(['A', 'B']);
  });
});
