import { describe, expect, it } from 'vitest';
import type { InvoiceDto } from '#server/contracts/invoicing.ts';
import { paperView } from './paper-view.ts';

const invoice: InvoiceDto = {
  id: '0195d6a0-0000-7000-8000-000000000001',
  kind: 'invoice',
  internal: { note: '', labels: [] },
  number: '44/P1/1',
  status: 'issued',
  overdueDays: 0,
  issuedAt: new Date('2026-11-21T09:05:00Z'),
  issuedOn: '2026-11-21',
  placeOfIssue: 'Zagreb',
  deliveryOn: null,
  dueOn: '2026-12-06',
  contactId: null,
  vatProof: null,
  chain: [],
  credited: '0.00',
  prepaid: '0.00',
  maySettle: false,
  corrections: ['credit_note', 'debit_note'],
  isCorrected: false,
  seller: {
    name: 'Dizajn studio Sova',
    kind: 'obrt_pdv',
    ownerName: 'Ana Kovač',
    oib: '69435151530',
    address: { street: 'Ilica 1', postalCode: '10000', city: 'Zagreb', country: 'HR' },
    iban: 'HR7799999998123456789',
    email: 'ana@example.hr',
    phone: null,
    website: null,
    inVat: true,
    vatOnCollection: false,
    legalFooter: null,
  },
  buyer: {
    kind: 'consumer',
    name: 'Ivan Perić',
    oib: null,
    vatId: null,
    address: { street: 'Radnička 1', postalCode: '10000', city: 'Zagreb', country: 'HR' },
    email: null,
  },
  operatorMark: 'A1',
  operatorName: 'Ana Kovač',
  priceMode: 'net',
  discountPercent: '10',
  lines: [
    {
      position: 1,
      productId: null,
      description: 'Fotografiranje',
      quantity: '2.5',
      unit: 'HUR',
      unitPrice: '1234.56',
      discountPercent: '',
      vatCode: 'standard',
      exemptionReason: null,
      ratePercent: '25',
      kpd: null,
      amount: '3086.40',
      discount: '0.00',
    },
  ],
  groups: [{ vatCode: 'standard', ratePercent: '25', exemptionReason: null, base: '2777.76', vat: '694.44' }],
  linesTotal: '3086.40',
  discount: '308.64',
  base: '2777.76',
  vat: '694.44',
  total: '3472.20',
  paid: '0.00',
  open: '3472.20',
  paymentMethod: 'transfer',
  paymentReference: { model: 'HR01', reference: '2026-44-8' },
  notes: [],
  note: '',
  locale: 'hr',
  refersTo: null,
  cancelledBy: null,
  fiscal: null,
  payments: [],
  emails: [],
  documents: [],
  timeline: [],
};

const plain = (value: unknown): string => JSON.stringify(value).replaceAll('\u00a0', ' ');

describe('the document on the screen', () => {
  it('shows what the law wants of an invoice with VAT', () => {
    const text = plain(paperView(invoice, false));
    for (const part of [
      'Račun 44/P1/1',
      'Zagreb, 21. 11. 2026. u 10:05',
      'OIB 69435151530 · PDV ID HR69435151530',
      'Ivan Perić',
      '2,5 h',
      '1.234,56',
      '25 %',
    ]) {
      expect(text).toContain(part);
    }
    expect(paperView(invoice, false).recapitulation?.rows).toEqual([['25\u00a0%', '2.777,76', '694,44', '3.472,20']]);
  });

  it('names below a line its order and its delivery, in the customer’s language', () => {
    const references = { orderNumber: '4500/26', orderLine: '10', despatch: 'OTP-7/2026' };
    const named = { ...invoice, lines: invoice.lines.map((line) => ({ ...line, references })) };
    const said = (locale: 'hr' | 'en') => paperView({ ...named, locale }, false).rows[0]?.references;
    expect(said('hr')).toBe('Narudžbenica 4500/26, stavka 10 · Otpremnica OTP-7/2026');
    expect(said('en')).toBe('Purchase order 4500/26, line 10 · Delivery note OTP-7/2026');
    expect(paperView(invoice, false).rows[0]?.references).toBe('');
  });

  it('subtracts the discount in its totals', () => {
    expect(paperView(invoice, false).totals.map(({ label, value }) => plain(`${label} ${value}`))).toEqual([
      '"Zbroj stavki 3.086,40 €"',
      '"Popust 10 % −308,64 €"',
      '"Osnovica 2.777,76 €"',
      '"PDV 694,44 €"',
      '"Ukupno za platiti 3.472,20 €"',
    ]);
  });

  it('asks for the total of an invoice and of a pro forma, and only says that of a quote', () => {
    const labelOf = (kind: 'invoice' | 'proforma' | 'quote', locale: 'hr' | 'en') =>
      paperView({ ...invoice, kind, locale }, false).totals.at(-1)?.label;
    expect((['invoice', 'proforma', 'quote'] as const).map((kind) => [labelOf(kind, 'hr'), labelOf(kind, 'en')])).toEqual([
      ['Ukupno za platiti', 'Total to pay'],
      ['Ukupno za platiti', 'Total to pay'],
      ['Ukupno', 'Total'],
    ]);
  });

  it('speaks the customer’s language with its own numbers and dates', () => {
    const text = plain(paperView({ ...invoice, locale: 'en' }, false));
    for (const part of [
      'Invoice 44/P1/1',
      '21 November 2026 at 10:05',
      '1,234.56',
      '€3,472.20',
      'Please pay by 6 December 2026',
      'Reference 2026-44-8',
    ]) {
      expect(text).toContain(part);
    }
  });

  it('says that the JIR follows while there is none, and shows it afterwards', () => {
    const fiscal = {
      zki: 'abc',
      jir: null,
      qrUrl: '',
      status: 'pending',
      environment: 'mock',
      attempts: 0,
      nextAttemptAt: new Date(0),
      deadlineAt: new Date(0),
      lastErrorKind: null,
      lastErrorCodes: [],
      paymentMethod: 'cash',
      buyerOib: null,
      tips: [],
    } as const;
    expect(plain(paperView({ ...invoice, fiscal }, true).fiscal)).toContain('JIR slijedi');
    expect(plain(paperView({ ...invoice, fiscal: { ...fiscal, jir: 'j-1' } }, false).fiscal)).toContain('JIR j-1');
    expect(paperView({ ...invoice, fiscal }, true).demo).not.toBeNull();
  });

  it('asks for no payment on a storno and names the document that it cancels', () => {
    const storno = paperView({ ...invoice, kind: 'storno', paymentReference: null, refersTo: { number: '40/P1/1' } }, false);
    expect(storno.payment).toBeNull();
    expect(storno.facts).toContain('Stornira račun 40/P1/1');
  });

  it('says of an advance whether its storno or a credit note takes it back', () => {
    const kinds = [
      { number: '40/P1/1', kind: 'storno' },
      { number: '41/P1/1', kind: 'credit_note' },
    ] as const;
    const factsIn = (locale: 'hr' | 'en') =>
      paperView({ ...invoice, locale, refersTo: kinds[0], alsoRefersTo: [kinds[1]] }, false).facts.slice(0, 2);
    expect(factsIn('hr')).toEqual(['Uz storno predujma 40/P1/1', 'Uz odobrenje 41/P1/1 za dio predujma']);
    expect(factsIn('en')).toEqual([
      'To the cancellation 40/P1/1 of the advance',
      'To the credit note 41/P1/1 of part of the advance',
    ]);
  });
});
