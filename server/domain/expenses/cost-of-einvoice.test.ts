import { describe, expect, it } from 'vitest';

import { sampleInvoice } from '#mocks/einvoice-kit/samples.ts';

import { readEInvoiceModel } from '../einvoice/model/read-einvoice-model.ts';
import { parseXml } from '../einvoice/xml/parse-xml.ts';
import { costOfEInvoice } from './cost-of-einvoice.ts';

const SELLER = { name: 'Čvorak d.o.o.', oib: '12345678903', street: 'Ilica 1', city: 'Zagreb', postalCode: '10000' };
const XML = sampleInvoice({
  number: '5/P1/1',
  day: '2026-11-24',
  dueDay: '2026-12-08',
  seller: SELLER,
  buyerOib: '69435151530',
  netCents: 10_001,
  odd: false,
});

function costOf(xml: string) {
  const parsed = parseXml(new TextEncoder().encode(xml));
  if (!parsed.ok) throw new Error(parsed.reason);
  const model = readEInvoiceModel(parsed.root);
  if (model === null) throw new Error('no model');
  return costOfEInvoice(model.einvoice);
}

describe('the cost that an eRačun is', () => {
  it('has the amounts of its seller, exactly, and whom it is paid to', () => {
    expect(costOf(XML)).toMatchObject({
      supplierName: 'Čvorak d.o.o.',
      supplierTaxId: '12345678903',
      supplierAddress: 'Ilica 1, 10000 Zagreb',
      supplierIban: 'HR7799999981234567897',
      number: '5/P1/1',
      issuedOn: '2026-11-24',
      dueOn: '2026-12-08',
      currency: 'EUR',
      total: '125.01',
      paymentMethod: 'transfer',
      paymentReference: 'HR00 511',
      vatGroups: [{ rate: '25', base: '100.01', amount: '25.00' }],
    });
  });

  it('is below zero where an invoice below zero takes back (384)', () => {
    const amounts = /(<cbc:(?:\w+Amount|InvoicedQuantity) [^>]*>)(\d)/g;
    const prices = /(<cbc:PriceAmount [^>]*>)-/g;
    const negative = XML.replace('>380<', '>384<').replace(amounts, '$1-$2').replace(prices, '$1');
    const { total, lines, vatGroups } = costOf(negative);
    expect(total).toBe('-125.01');
    expect(vatGroups).toEqual([{ rate: '25', base: '-100.01', amount: '-25.00' }]);
    for (const { quantity, unitPrice, amount } of lines)
      expect([quantity?.[0], unitPrice?.[0] === '-', amount[0]]).toEqual(['-', false, '-']);
  });

  it('is below zero where it takes back, and has one group for a rate', () => {
    const back = XML.replaceAll('Invoice-2"', 'CreditNote-2"')
      .replaceAll('<Invoice ', '<CreditNote ')
      .replaceAll('</Invoice>', '</CreditNote>')
      .replaceAll('InvoiceLine', 'CreditNoteLine')
      .replaceAll('InvoicedQuantity', 'CreditedQuantity')
      .replace('InvoiceTypeCode>380<', 'CreditNoteTypeCode>381<')
      .replace('</cbc:InvoiceTypeCode>', '</cbc:CreditNoteTypeCode>')
      .replace(/<cac:TaxSubtotal>.*<\/cac:TaxSubtotal>/, (row) => row + row);
    const cost = costOf(back);
    expect(cost.total).toBe('-125.01');
    expect(cost.vatGroups).toEqual([{ rate: '25', base: '-200.02', amount: '-50.00' }]);
    expect(cost.lines[0]).toMatchObject({ quantity: '-1', amount: '-100.01', unitPrice: '100.01' });
  });

  it('leaves out a due date before its day, and says a price of one', () => {
    const odd = XML.replace('2026-12-08</cbc:DueDate>', '2026-11-01</cbc:DueDate>').replace(
      '<cbc:BaseQuantity unitCode="H87">1<',
      '<cbc:BaseQuantity unitCode="H87">100<',
    );
    expect(costOf(odd).dueOn).toBeNull();
    expect(costOf(odd).lines[0]?.unitPrice).toBe('1.0001');
  });
});
