import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { invoiceIssues as en } from '#app/i18n/en/invoice-issues.ts';
import { invoiceIssues as hr } from '#app/i18n/hr/invoice-issues.ts';
import type { DraftContent, LineInput } from '#server/domain/invoicing/document.ts';
import { draftOf, IVAN, KUPAC, lineOf, SLOVENE, SOVA, TVRTKA } from '#tests/golden/totals/samples.ts';
import { REFERENCE_RULES } from '#drizzle/seed/reference/rules.ts';
import { findDraftIssues, type DraftContext } from './draft-issues.ts';

const find = (draft: Partial<DraftContent> = {}, context: Partial<DraftContext> = {}) =>
  findDraftIssues(draftOf(draft), {
    seller: TVRTKA,
    buyer: IVAN,
    operatorOib: SOVA.oib,
    rules: REFERENCE_RULES,
    today: '2026-11-24',
    ...context,
  }).map(({ path, code }) => `${path} ${code}`);

const findInLine = (line: Partial<LineInput>) => find({ lines: [lineOf(line)] });

describe('a draft that can be issued', () => {
  it('has no issues', () => {
    expect(find()).toEqual([]);
    expect(find({}, { seller: SOVA })).toEqual([]);
    expect(find({}, { buyer: KUPAC })).toEqual([]);
    expect(find({ paymentMethod: 'cash' }, { buyer: null })).toEqual([]);
    expect(find({ dueOn: '2026-11-24', deliveryOn: '2026-10-31', discountPercent: '100' })).toEqual([]);
    expect(find({ lines: [lineOf(), lineOf({ quantity: '-1' })] })).toEqual([]);
    // A due date is neither asked for nor printed where the document is paid on the spot.
    expect(find({ paymentMethod: 'card', dueOn: '2026-11-23' })).toEqual([]);
  });
});

describe('lines', () => {
  it('must be there, but not without end', () => {
    expect(find({ lines: [] })).toEqual(['lines INVOICE_LINES_MISSING']);
    expect(find({ lines: Array.from({ length: 501 }, () => lineOf()) })).toEqual(['lines INVOICE_LINES_TOO_MANY']);
  });

  it.each<[Partial<LineInput>, string]>([
    [{ description: ' ' }, 'description INVOICE_LINE_DESCRIPTION_MISSING'],
    [{ description: 'x'.repeat(1001) }, 'description INVOICE_LINE_DESCRIPTION_TOO_LONG'],
    [{ quantity: '' }, 'quantity INVOICE_LINE_QUANTITY_MISSING'],
    [{ quantity: '1,5' }, 'quantity INVOICE_LINE_QUANTITY_INVALID'],
    [{ quantity: '0.00' }, 'quantity INVOICE_LINE_QUANTITY_ZERO'],
    [{ unitPrice: '' }, 'unitPrice INVOICE_LINE_PRICE_MISSING'],
    [{ unitPrice: '1e9' }, 'unitPrice INVOICE_LINE_PRICE_INVALID'],
    [{ unitPrice: '-0.01' }, 'unitPrice INVOICE_LINE_PRICE_NEGATIVE'],
    [{ discountPercent: '100.01' }, 'discountPercent INVOICE_LINE_DISCOUNT_INVALID'],
    [{ discountPercent: '-1' }, 'discountPercent INVOICE_LINE_DISCOUNT_INVALID'],
    [{ unit: 'KOM' }, 'unit INVOICE_LINE_UNIT_UNKNOWN'],
    [{ kpd: '62.01' }, 'kpd INVOICE_LINE_KPD_INVALID'],
    [{ vatCode: 'exempt' }, 'exemptionReason INVOICE_LINE_EXEMPTION_REASON_MISSING'],
    [{ vatCode: 'exempt', exemptionReason: 'art33_pass_through' }, 'exemptionReason INVOICE_LINE_EXEMPTION_REASON_UNKNOWN'],
    [{ vatCode: 'exempt', exemptionReason: 'small_business' }, 'exemptionReason INVOICE_LINE_EXEMPTION_REASON_UNKNOWN'],
  ])('%j', (line, issue) => {
    expect(findInLine(line)).toEqual([`lines.0.${issue}`]);
  });

  it('of a seller outside VAT need no reason, for his own is always the same', () => {
    expect(find({ lines: [lineOf({ vatCode: 'exempt' })] }, { seller: SOVA })).toEqual([]);
  });
});

describe('taxes and fees beside VAT', () => {
  const town = { consumptionTax: [{ from: '2026-01-01', percent: '3' }] };

  it('can be charged where their rates are known', () => {
    const levies = {
      consumptionTax: true,
      packagingPieces: '24',
      fee: { name: 'Naknada za okoliš', amount: '0.20' },
      otherTax: { name: 'Posebni porez', percent: '5' },
    };
    expect(find({ lines: [lineOf({ levies })] }, town)).toEqual([]);
  });

  it('are not guessed: not for premises without a rate, nor for a day before it held', () => {
    const draft = { lines: [lineOf({ levies: { consumptionTax: true } })] };
    const unknown = ['lines.0.levies.consumptionTax INVOICE_LINE_CONSUMPTION_TAX_UNKNOWN'];
    expect(find(draft)).toEqual(unknown);
    expect(find({ ...draft, deliveryOn: '2025-12-31' }, town)).toEqual(unknown);
    expect(find({ ...draft, deliveryOn: '2026-01-01' }, town)).toEqual([]);
    const packed = { lines: [lineOf({ levies: { packagingPieces: '1' } })], deliveryOn: '2022-06-01' };
    expect(find(packed)).toEqual(['lines.0.levies.packagingPieces INVOICE_LINE_PACKAGING_FEE_UNKNOWN']);
  });

  it.each<[LineInput['levies'], string]>([
    [{ packagingPieces: '0' }, 'packagingPieces LEVY_PIECES_INVALID'],
    [{ packagingPieces: '1,5' }, 'packagingPieces LEVY_PIECES_INVALID'],
    [{ fee: { name: '', amount: '1' } }, 'fee.name LEVY_NAME_MISSING'],
    [{ fee: { name: 'Naknada', amount: '-1' } }, 'fee.amount LEVY_AMOUNT_INVALID'],
    [{ otherTax: { name: 'x'.repeat(101), percent: '5' } }, 'otherTax.name LEVY_NAME_TOO_LONG'],
    [{ otherTax: { name: 'Porez', percent: '101' } }, 'otherTax.percent LEVY_PERCENT_INVALID'],
  ])('%j', (levies, issue) => {
    expect(find({ lines: [lineOf({ levies })] })).toEqual([`lines.0.levies.${issue}`]);
  });

  it('wait for the supply: an advance bears VAT alone', () => {
    const lines = [lineOf({ levies: { packagingPieces: '1' } })];
    expect(find({ kind: 'advance', dueOn: null, lines })).toEqual(['lines.0.levies INVOICE_ADVANCE_LEVIES']);
  });
});

describe('the customer', () => {
  it('is known when money is to be transferred', () => {
    expect(find({}, { buyer: null })).toEqual(['contactId INVOICE_BUYER_MISSING']);
  });

  it('in business has a name, an address and an OIB', () => {
    expect(find({}, { buyer: { ...KUPAC, name: '', oib: null, address: null } })).toEqual([
      'contactId INVOICE_BUYER_NAME_MISSING',
      'contactId INVOICE_BUYER_ADDRESS_MISSING',
      'contactId INVOICE_BUYER_OIB_MISSING',
    ]);
    expect(find({}, { buyer: { ...KUPAC, oib: '12345678901' } })).toEqual(['contactId INVOICE_BUYER_OIB_INVALID']);
    expect(find({}, { buyer: { ...KUPAC, oib: TVRTKA.oib } })).toEqual(['contactId INVOICE_BUYER_IS_SELLER']);
    expect(find({}, { buyer: { ...SLOVENE, vatId: 'SI1' } })).toEqual(['contactId INVOICE_BUYER_VAT_ID_INVALID']);
    expect(find({}, { buyer: { ...SLOVENE, vatId: null } })).toEqual([]);
  });
});

describe('reverse charge', () => {
  const shifted = { lines: [lineOf({ vatCode: 'reverse_charge' })] };

  it('passes between two taxpayers', () => {
    expect(find(shifted, { buyer: KUPAC })).toEqual([]);
    expect(find(shifted, { buyer: SLOVENE })).toEqual([]);
  });

  it('is refused to a seller outside VAT, for a private or foreign customer and beside taxed lines', () => {
    expect(find(shifted, { seller: SOVA, buyer: KUPAC })).toEqual(['lines.0.vatCode INVOICE_REVERSE_CHARGE_SELLER_NOT_IN_VAT']);
    expect(find(shifted)).toEqual(['contactId INVOICE_REVERSE_CHARGE_BUYER_NOT_BUSINESS']);
    expect(find(shifted, { buyer: { ...SLOVENE, vatId: null } })).toEqual(['contactId INVOICE_BUYER_VAT_ID_MISSING']);
    const swiss = { ...SLOVENE, vatId: null, address: { ...SLOVENE.address!, country: 'CH' } };
    expect(find(shifted, { buyer: swiss })).toEqual(['lines.0.vatCode INVOICE_REVERSE_CHARGE_BUYER_OUTSIDE_EU']);
    expect(find({ lines: [lineOf(), ...shifted.lines] }, { buyer: KUPAC })).toEqual([
      'lines.1.vatCode INVOICE_REVERSE_CHARGE_MIXED',
    ]);
  });

  it('passes from a seller outside VAT with a PDV ID of his own to a business in another member state alone', () => {
    const seller = { ...SOVA, hasVatId: true };
    expect(find(shifted, { seller, buyer: SLOVENE })).toEqual([]);
    expect(find(shifted, { seller: SOVA, buyer: SLOVENE })).toEqual(['seller.vatId INVOICE_SELLER_VAT_ID_MISSING']);
    expect(find(shifted, { seller, buyer: KUPAC })).toEqual(['lines.0.vatCode INVOICE_REVERSE_CHARGE_SELLER_NOT_IN_VAT']);
    expect(find(shifted, { seller, buyer: { ...SLOVENE, vatId: null } })).toEqual(['contactId INVOICE_BUYER_VAT_ID_MISSING']);
    // Beside a service that is taxed abroad there may be goods, which are a small business's.
    expect(find({ lines: [lineOf({ vatCode: 'exempt' }), ...shifted.lines] }, { seller, buyer: SLOVENE })).toEqual([]);
  });

  it('is not mistaken for goods sent to another member state', () => {
    const goods = { lines: [lineOf({ vatCode: 'exempt', exemptionReason: 'art41_eu_goods' })] };
    expect(find(goods, { buyer: SLOVENE })).toEqual([]);
    expect(find(goods, { buyer: KUPAC })).toEqual(['lines.0.exemptionReason INVOICE_EU_SUPPLY_VAT_ID_MISSING']);
  });
});

describe('dates, note and discount', () => {
  it.each<[Partial<DraftContent>, string]>([
    [{ dueOn: '2026-11-23' }, 'dueOn INVOICE_DUE_DATE_BEFORE_ISSUE'],
    [{ dueOn: '24. 12. 2026.' }, 'dueOn INVOICE_DUE_DATE_INVALID'],
    [{ deliveryOn: '2026-02-30' }, 'deliveryOn INVOICE_DELIVERY_DATE_INVALID'],
    [{ deliveryOn: '1999-01-01' }, 'deliveryOn INVOICE_DELIVERY_DATE_INVALID'],
    [{ discountPercent: '101' }, 'discountPercent INVOICE_DISCOUNT_INVALID'],
    [{ note: 'x'.repeat(4001) }, 'note INVOICE_NOTE_TOO_LONG'],
  ])('%j', (draft, issue) => {
    expect(find(draft)).toEqual([issue]);
  });
});

describe('seller, place and operator', () => {
  it('must be set up', () => {
    expect(find({ premisesId: null, deviceId: null, operatorId: null })).toEqual([
      'premisesId INVOICE_PREMISES_MISSING',
      'deviceId INVOICE_DEVICE_MISSING',
      'operatorId INVOICE_OPERATOR_MISSING',
    ]);
    expect(find({}, { operatorOib: null })).toEqual(['operatorId INVOICE_OPERATOR_OUT_OF_USE']);
    expect(find({}, { operatorOib: '12345678901' })).toEqual(['operatorId INVOICE_OPERATOR_OIB_INVALID']);
    const unfinished = { ...TVRTKA, oib: '1', iban: null, address: { ...TVRTKA.address, street: '' } };
    expect(find({}, { seller: unfinished })).toEqual([
      'seller.oib INVOICE_SELLER_OIB_INVALID',
      'seller.address INVOICE_SELLER_ADDRESS_MISSING',
      'seller.iban INVOICE_SELLER_IBAN_MISSING',
    ]);
  });
});

describe('limits of the total', () => {
  const worth = (unitPrice: string) => ({ lines: [lineOf({ quantity: '1', unitPrice })], priceMode: 'gross' }) as const;

  it('between taxpayers in cash is 700 euros', () => {
    expect(find({ ...worth('700.00'), paymentMethod: 'cash' }, { buyer: KUPAC })).toEqual([]);
    expect(find({ ...worth('700.01'), paymentMethod: 'cash' }, { buyer: KUPAC })).toEqual([
      'paymentMethod INVOICE_CASH_LIMIT_EXCEEDED',
    ]);
    expect(find({ ...worth('700.01'), paymentMethod: 'card' }, { buyer: KUPAC })).toEqual([]);
    expect(find({ ...worth('700.01'), paymentMethod: 'cash' })).toEqual([]);
  });

  it('over the counter is what CIS takes', () => {
    expect(find({ ...worth('10000'), paymentMethod: 'card' })).toEqual([]);
    expect(find({ ...worth('10000.01'), paymentMethod: 'card' })).toEqual(['paymentMethod INVOICE_TOTAL_OVER_FISCAL_LIMIT']);
    expect(find(worth('250000'))).toEqual([]);
  });

  it('is not negative and fits a QR code', () => {
    expect(find({ lines: [lineOf({ quantity: '-1' })] })).toEqual(['total INVOICE_TOTAL_NEGATIVE']);
    expect(find(worth('99999999.99'))).toEqual([]);
    expect(find(worth('100000000'))).toEqual(['total INVOICE_TOTAL_TOO_HIGH']);
  });

  it('is held against the limit in euro, whatever the document charges', () => {
    const buyer = { ...KUPAC, oib: null, address: { street: 'Fő utca 1', postalCode: '1011', city: 'Budapest', country: 'HU' } };
    const asked = (currency: string, rate: string | null) =>
      find(
        { ...worth('100000000'), currency },
        { buyer, rate: rate === null ? null : { currency, rate, rateOn: '2026-11-24', listNumber: '226' } },
      );
    expect(asked('HUF', '381.5')).toEqual([]);
    expect(asked('GBP', '0.88')).toEqual(['total INVOICE_TOTAL_TOO_HIGH']);
    expect(asked('HUF', null)).toEqual([]);
  });
});

describe('the sentences', () => {
  const codesIn = (files: readonly string[]) =>
    files.flatMap((file) => readFileSync(new URL(file, import.meta.url), 'utf8').match(/INVOICE_[A-Z_]+/g) ?? []);

  it('exist in both languages for every code, and for none besides', () => {
    const used = new Set(
      codesIn(['./draft-issues.ts', './line-issues.ts', './levy-issues.ts', './buyer-issues.ts', './storno.ts']),
    );
    expect(
      Object.keys(hr)
        .filter((key) => key.startsWith('INVOICE_'))
        .sort(),
    ).toEqual([...used].sort());
    expect(Object.keys(en)).toEqual(Object.keys(hr));
  });
});
