import { describe, expect, it } from 'vitest';

import {
  correctedTerms,
  type EInvoiceTerms,
  findTermIssues,
  isNegativeInvoice,
  lastingTerms,
  type ProcessFacts,
  processOf,
  processesFor,
  reasonOf,
  repeatedTerms,
  stornoTerms,
} from './einvoice-terms.ts';

const invoice = { kind: 'invoice', isFinal: false, isPaidOnTheSpot: false, lines: [] } as const;

describe('the business process of an eRačun', () => {
  it.each<[string, EInvoiceTerms, string]>([
    ['nothing is said', {}, 'P1'],
    ['there is an order and no contract', { orderNumber: 'N-1' }, 'P3'],
    ['orders come under a contract', { orderNumber: 'N-1', contract: 'U-1' }, 'P1'],
    ['a period of a contract is invoiced', { contract: 'U-1', periodFrom: '2026-11-01' }, 'P2'],
    ['goods were despatched', { orderNumber: 'N-1', despatch: 'OTP-1/2026' }, 'P7'],
    ['goods were despatched and received', { despatch: 'OTP-1/2026', receipt: 'PR-1' }, 'P8'],
    ['a person chose one', { orderNumber: 'N-1', process: 'P6' }, 'P6'],
    ['the buyer has one of his own', { process: 'P99', processMark: 'NABAVA-7' }, 'P99:NABAVA-7'],
  ])('of an invoice when %s', (_, terms, process) => {
    expect(processOf({ ...invoice, terms })).toBe(process);
  });

  it.each<[string, EInvoiceTerms, ProcessFacts['lines'], string]>([
    ['its lines name deliveries', { orderNumber: 'N-1' }, [{}, { references: { despatch: 'OTP-2/2026' } }], 'P7'],
    ['its lines name receipts too', {}, [{ references: { despatch: 'OTP-2/2026' } }, { references: { receipt: 'PR-1' } }], 'P8'],
    [
      'the document names the delivery and a line the receipt',
      { despatch: 'OTP-1/2026' },
      [{ references: { receipt: 'PR-1' } }],
      'P8',
    ],
    ['its lines name orders', {}, [{ references: { orderNumber: 'N-1' } }, { references: { orderNumber: 'N-2' } }], 'P3'],
    ['its lines name lines of an order alone', {}, [{ references: { orderLine: '3' } }], 'P1'],
  ])('of an invoice when %s', (_, terms, lines, process) => {
    expect(processOf({ ...invoice, terms, lines })).toBe(process);
  });

  it('of what is paid on the spot says so, and of other kinds is that of the kind', () => {
    expect(processOf({ ...invoice, isPaidOnTheSpot: true, terms: undefined })).toBe('P5');
    expect(processOf({ ...invoice, isFinal: true, terms: { orderNumber: 'N-1' } })).toBe('P11');
    expect(processOf({ ...invoice, kind: 'advance', terms: { contract: 'U-1' } })).toBe('P4');
    expect(processOf({ ...invoice, kind: 'debit_note', terms: undefined })).toBe('P10');
  });

  it('that a kind cannot have is not taken over from the document before', () => {
    expect(processOf({ ...invoice, kind: 'storno', terms: { process: 'P3' } })).toBe('P10');
    expect(processOf({ ...invoice, kind: 'credit_note', terms: { process: 'P3' } })).toBe('P10');
    expect(processOf({ ...invoice, kind: 'credit_note', terms: { process: 'P9' } })).toBe('P9');
    expect(processesFor({ kind: 'invoice', isFinal: true })).toEqual(['P11', 'P99']);
  });
});

describe('what is said for an eRačun', () => {
  it('goes on to the next sale only where it stays true', () => {
    const terms = { orderNumber: 'N-1', contract: 'U-1', despatch: 'O-1', periodFrom: '2026-11-01', process: 'P2' };
    expect(lastingTerms(terms)).toEqual({ contract: 'U-1', process: 'P2' });
    expect(repeatedTerms(terms)).toEqual({ orderNumber: 'N-1', contract: 'U-1', process: 'P2' });
    expect(lastingTerms({ orderNumber: 'N-1' })).toBeNull();
  });

  it('goes on to a storno with a reason and a type of its own, and from there nowhere', () => {
    const einvoice = { orderNumber: 'N-1', process: 'P99', processMark: 'X', reason: 'Sat više' };
    const wish = { reason: ' Krivi\n kupac ' };
    const storno = stornoTerms({ kind: 'debit_note', einvoice }, wish);
    expect(storno).toEqual({ orderNumber: 'N-1', process: 'P99', processMark: 'X', reason: 'Krivi kupac' });
    expect(stornoTerms({ kind: 'invoice', einvoice: { process: 'P99' } }, { reason: '' })).toEqual({ process: 'P99' });
    const negative = stornoTerms({ kind: 'invoice', einvoice }, { ...wish, type: '384' });
    expect(negative).toEqual({ orderNumber: 'N-1', type: '384', reason: 'Krivi kupac' });
    const ofAdvance = stornoTerms({ kind: 'advance', einvoice: { process: 'P99' } }, { ...wish, type: '384' });
    expect(ofAdvance).toEqual({ type: '384', process: 'P4', reason: 'Krivi kupac' });
    for (const terms of [storno, negative, ofAdvance])
      expect(repeatedTerms(terms ?? {})).not.toMatchObject({ reason: expect.anything() as unknown });
    expect(correctedTerms(ofAdvance ?? {})).toBeNull();
  });

  it('keeps the process of advances to what is an invoice below zero', () => {
    const of = (terms: EInvoiceTerms) => processOf({ ...invoice, kind: 'storno', terms });
    expect([of({ process: 'P4' }), of({ type: '384' }), of({ type: '384', process: 'P4' })]).toEqual(['P10', 'P10', 'P4']);
    const takesBack = (['storno', 'credit_note', 'debit_note', 'invoice'] as const).map((kind) =>
      isNegativeInvoice({ kind, einvoice: { type: '384' } }),
    );
    expect(takesBack).toEqual([true, true, false, false]);
  });

  it('says why only where something is taken back or corrected', () => {
    const einvoice = { reason: 'Zato' };
    const said = ['storno', 'credit_note', 'debit_note', 'invoice', 'advance'] as const;
    expect(said.map((kind) => reasonOf({ kind, einvoice }))).toEqual(['Zato', 'Zato', 'Zato', null, null]);
  });

  it.each<[EInvoiceTerms, string, string]>([
    [{ process: 'P99', processMark: ' ' }, 'einvoice.processMark', 'INVOICE_PROCESS_MARK_MISSING'],
    [{ periodFrom: 'sutra' }, 'einvoice.periodFrom', 'INVOICE_PERIOD_DATE_INVALID'],
    [{ periodFrom: '2026-11-30', periodTo: '2026-11-01' }, 'einvoice.periodTo', 'INVOICE_PERIOD_ENDS_FIRST'],
    [{ contract: 'x'.repeat(201) }, 'einvoice.contract', 'INVOICE_TERM_TOO_LONG'],
    [{ contract: 'x'.repeat(200), reason: 'x'.repeat(501) }, 'einvoice.reason', 'INVOICE_TERM_TOO_LONG'],
  ])('is wrong in %j', (terms, path, code) => {
    expect(findTermIssues(terms).map((issue) => [issue.path, issue.code])).toEqual([[path, code]]);
  });
});
