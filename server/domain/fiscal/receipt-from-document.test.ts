import { describe, expect, it } from 'vitest';
import { CAFE, cafeReceipt, TOWN } from '#tests/golden/totals/cafe.ts';
import { contextOf, issued, KUPAC, lineOf, SLOVENE, TVRTKA } from '#tests/golden/totals/samples.ts';
import { REFERENCE_RULES } from '#drizzle/seed/reference/rules.ts';
import { issueStorno } from '#server/domain/invoicing/storno.ts';
import { findPreSendIssues } from './pre-send-checks.ts';
import { fiscalReceiptOf, zkiFieldsOf } from './receipt-from-document.ts';

const facts = {
  operatorOib: '69435151530',
  numberingPer: 'premises',
  zki: '1910bcf8dff2c6d30c5f87fef6afecb0',
  late: false,
} as const;
const now = new Date('2026-11-21T09:05:02Z');

describe('the receipt of a seller outside VAT', () => {
  it('names the total and nothing of VAT', () => {
    expect(fiscalReceiptOf(issued(), facts)).toEqual({
      Oib: '69435151530',
      USustPdv: false,
      DatVrijeme: '21.11.2026T10:05:00',
      OznSlijed: 'P',
      BrOznRac: '44',
      OznPosPr: 'P1',
      OznNapUr: '1',
      IznosUkupno: '1250.00',
      NacinPlac: 'T',
      OibOper: '69435151530',
      ZastKod: facts.zki,
      NakDost: false,
    });
  });
});

const mixed = issued(
  {
    paymentMethod: 'cash',
    priceMode: 'gross',
    lines: [
      lineOf({ quantity: '3', unitPrice: '1.80' }),
      lineOf({ quantity: '2', unitPrice: '2.20', vatCode: 'reduced' }),
      lineOf({ quantity: '1', unitPrice: '15', vatCode: 'zero' }),
      lineOf({ quantity: '1', unitPrice: '10', vatCode: 'exempt', exemptionReason: 'art39_health' }),
      lineOf({ quantity: '1', unitPrice: '20', vatCode: 'exempt', exemptionReason: 'art40_finance' }),
      lineOf({ quantity: '1', unitPrice: '5', vatCode: 'outside', exemptionReason: 'art33_pass_through' }),
      lineOf({ quantity: '1', unitPrice: '9', discountPercent: '100', vatCode: 'super_reduced' }),
    ],
  },
  { seller: TVRTKA },
);

describe('the receipt of a seller in VAT', () => {
  it('has a row for each rate with an amount and sums of what is exempt or outside', () => {
    expect(fiscalReceiptOf(mixed, { ...facts, numberingPer: 'device', late: true })).toMatchObject({
      USustPdv: true,
      OznSlijed: 'N',
      Pdv: [
        { Stopa: '25.00', Osnovica: '4.32', Iznos: '1.08' },
        { Stopa: '13.00', Osnovica: '3.89', Iznos: '0.51' },
        { Stopa: '0.00', Osnovica: '15.00', Iznos: '0.00' },
      ],
      IznosOslobPdv: '30.00',
      IznosNePodlOpor: '5.00',
      IznosUkupno: '59.80',
      NacinPlac: 'G',
      NakDost: true,
    });
  });

  it('passes CIS’s own sums, and so does its storno', () => {
    const { buyer: _buyer, rules: _rules, sequence: _sequence, ...moment } = contextOf({ seller: TVRTKA });
    const storno = fiscalReceiptOf(issueStorno(mixed, moment), facts);
    expect(storno).toMatchObject({
      IznosUkupno: '-59.80',
      IznosOslobPdv: '-30.00',
      Pdv: [{ Osnovica: '-4.32', Iznos: '-1.08' }, {}, {}],
    });
    for (const receipt of [fiscalReceiptOf(mixed, facts), storno]) {
      expect(findPreSendIssues(receipt, { now, rules: REFERENCE_RULES })).toEqual([]);
    }
  });

  it('has no container without rows', () => {
    const exempt = issued({ lines: [lineOf({ vatCode: 'exempt', exemptionReason: 'art39_health' })] }, { seller: TVRTKA });
    expect(Object.keys(fiscalReceiptOf(exempt, facts))).not.toContain('Pdv');
    expect(Object.keys(fiscalReceiptOf(exempt, facts))).not.toContain('IznosNePodlOpor');
  });
});

describe('the buyer’s OIB', () => {
  it('goes along only when a business paid in cash or by card', () => {
    const oibOf = (paymentMethod: 'cash' | 'card' | 'transfer' | 'other', buyer = KUPAC) =>
      fiscalReceiptOf(issued({ paymentMethod }, { seller: TVRTKA, buyer }), facts).OibPrimateljaRacuna;
    expect([oibOf('cash'), oibOf('card'), oibOf('transfer'), oibOf('other')]).toEqual([
      KUPAC.oib,
      KUPAC.oib,
      undefined,
      undefined,
    ]);
    expect(oibOf('cash', SLOVENE)).toBeUndefined();
    expect(oibOf('cash', { ...KUPAC, kind: 'consumer' })).toBeUndefined();
  });
});

it('the texts under the ZKI are the receipt’s own', () => {
  expect(fiscalReceiptOf(mixed, facts)).toMatchObject(zkiFieldsOf(mixed));
});

describe('the receipt of a café', () => {
  const context = { now, rules: REFERENCE_RULES };

  it('names the tax on consumption and the returnable bottle, and its parts make its total', () => {
    const receipt = fiscalReceiptOf(cafeReceipt, facts);
    expect(receipt).toMatchObject({
      Pdv: [{ Stopa: '25.00', Osnovica: '11.63', Iznos: '2.91' }],
      Pnp: [{ Stopa: '3.00', Osnovica: '8.75', Iznos: '0.26' }],
      Naknade: [{ NazivN: 'Povratna naknada', IznosN: '0.10' }],
      IznosUkupno: '14.90',
    });
    expect(findPreSendIssues(receipt, context)).toEqual([]);
  });

  it('gives everything back with the other sign on its storno', () => {
    const storno = fiscalReceiptOf(issueStorno(cafeReceipt, contextOf()), facts);
    expect(storno).toMatchObject({
      Pdv: [{ Stopa: '25.00', Osnovica: '-11.63', Iznos: '-2.91' }],
      Pnp: [{ Stopa: '3.00', Osnovica: '-8.75', Iznos: '-0.26' }],
      Naknade: [{ NazivN: 'Povratna naknada', IznosN: '-0.10' }],
      IznosUkupno: '-14.90',
    });
    expect(findPreSendIssues(storno, context)).toEqual([]);
  });

  it('of a seller outside VAT names them without any VAT', () => {
    const receipt = fiscalReceiptOf(issued(CAFE, { buyer: null, consumptionTax: TOWN }), facts);
    expect(receipt).toMatchObject({
      Pnp: [{ Stopa: '3.00', Osnovica: '10.87', Iznos: '0.33' }],
      Naknade: [{ NazivN: 'Povratna naknada', IznosN: '0.10' }],
      IznosUkupno: '14.90',
    });
    expect(receipt).not.toHaveProperty('Pdv');
    expect(receipt).not.toHaveProperty('IznosOslobPdv');
    expect(findPreSendIssues(receipt, context)).toEqual([]);
  });
});

describe('goods under the margin scheme', () => {
  const used = (over: object = {}) =>
    lineOf({
      quantity: '2',
      unitPrice: '150',
      vatCode: 'exempt',
      exemptionReason: 'margin_used_goods',
      levies: { purchasePrice: '120.50' },
      ...over,
    });
  const sold = (lines: readonly ReturnType<typeof lineOf>[], discountPercent = '') =>
    issued({ paymentMethod: 'cash', lines, discountPercent }, { seller: TVRTKA, buyer: null });
  const context = { now, rules: REFERENCE_RULES };

  it('show no VAT, and tell CIS the margin beside their price', () => {
    const document = sold([used(), lineOf({ quantity: '1', unitPrice: '100' })]);
    const receipt = fiscalReceiptOf(document, facts);
    // 2 × (150.00 − 120.50)
    expect(receipt).toMatchObject({ IznosOslobPdv: '300.00', IznosMarza: '59.00', IznosUkupno: '425.00' });
    expect(findPreSendIssues(receipt, context)).toEqual([]);
    expect(document.notes.map(({ text }) => text)).toEqual(['Posebni postupak oporezivanja marže – rabljena dobra.']);
    const storno = fiscalReceiptOf(issueStorno(document, contextOf()), facts);
    expect(storno).toMatchObject({ IznosOslobPdv: '-300.00', IznosMarza: '-59.00' });
    expect(findPreSendIssues(storno, context)).toEqual([]);
  });

  it('are discounted out of the margin, which is never below nothing, and is not guessed', () => {
    expect(fiscalReceiptOf(sold([used()], '10'), facts).IznosMarza).toBe('29.00');
    expect(fiscalReceiptOf(sold([used({ unitPrice: '100' })]), facts)).not.toHaveProperty('IznosMarza');
    expect(fiscalReceiptOf(sold([used(), used({ levies: null })]), facts)).not.toHaveProperty('IznosMarza');
  });
});
