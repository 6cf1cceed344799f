import { describe, expect, it } from 'vitest';
import { issuesByField, targetOf } from './issue-fields.ts';

const CONTACT = '0195d6a0-0000-7000-8000-000000000001';

describe('the way from a complaint to what mends it', () => {
  it('leads to the field, or to the screen that holds the data', () => {
    expect(targetOf({ path: 'lines.2.quantity', code: 'INVOICE_LINE_QUANTITY_ZERO' }, '')).toEqual({ field: 'lines.2.quantity' });
    expect(targetOf({ path: 'lines.1.references.despatch', code: 'EINVOICE_RULE_BROKEN' }, '')).toEqual({
      field: 'lines.1.despatch',
    });
    expect(targetOf({ path: 'deviceId', code: 'INVOICE_DEVICE_MISSING' }, '')).toEqual({ field: 'place' });
    expect(targetOf({ path: 'contactId', code: 'INVOICE_BUYER_OIB_MISSING' }, CONTACT)).toEqual({ screen: `kupci/${CONTACT}` });
    expect(targetOf({ path: 'contactId', code: 'INVOICE_BUYER_MISSING' }, '')).toEqual({ field: 'contactId' });
    expect(targetOf({ path: 'seller.iban', code: 'INVOICE_SELLER_IBAN_MISSING' }, CONTACT)).toEqual({
      screen: 'postavke/tvrtka',
    });
  });

  it('leads from what the Tax Administration would refuse to the control that it is made of', () => {
    expect(targetOf({ path: 'OznNapUr', code: 'FISCAL_FORM_DEVICE' }, '')).toEqual({ screen: 'postavke/prostori' });
    expect(targetOf({ path: 'OibOper', code: 'FISCAL_CHECK_179' }, '')).toEqual({ screen: 'postavke/operateri' });
    expect(targetOf({ path: 'OibPrimateljaRacuna', code: 'FISCAL_CHECK_180' }, CONTACT)).toEqual({ screen: `kupci/${CONTACT}` });
    expect(targetOf({ path: 'OibPrimateljaRacuna', code: 'FISCAL_CHECK_181' }, CONTACT)).toEqual({ field: 'contactId' });
    expect(targetOf({ path: 'IznosUkupno', code: 'FISCAL_CHECK_166' }, '')).toEqual({ field: 'lines.0.unitPrice' });
    expect(targetOf({ path: 'Pdv.0.Iznos', code: 'FISCAL_CHECK_161' }, '')).toEqual({ field: 'lines.0.vatCode' });
    expect(targetOf({ path: 'BrOznRac', code: 'FISCAL_CHECK_178' }, '')).toEqual({ field: 'place' });
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
