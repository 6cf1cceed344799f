import { describe, expect, it } from 'vitest';

import { invoiceStatusOf, type StatusFacts } from './status.ts';

const TODAY = '2026-11-24';
const ISSUED: StatusFacts = {
  kind: 'invoice',
  cancelled: false,
  fiscal: null,
  totalMinor: 10_000n,
  paidMinor: 0n,
  creditedMinor: 0n,
  dueOn: '2026-12-10',
  email: null,
  einvoice: null,
};
const SENT = { channel: 'exchange', status: 'sent', transport: 'processing', business: 'none' } as const;
const of = (facts: Partial<StatusFacts>) => invoiceStatusOf({ ...ISSUED, ...facts }, TODAY);
const asEInvoice = (progress: Partial<NonNullable<StatusFacts['einvoice']>>, facts: Partial<StatusFacts> = {}) =>
  of({ ...facts, einvoice: { ...SENT, ...progress } });

describe('the state of an issued document', () => {
  it('follows its mail', () => {
    expect(
      [null, 'queued', 'delivered', 'opened', 'bounced', 'complained'].map((email) => of({ email } as Partial<StatusFacts>)),
    ).toEqual(['issued', 'sent', 'sent', 'opened', 'bounced', 'bounced']);
  });

  it('follows its way as eRačun', () => {
    expect(asEInvoice({ status: 'queued', transport: 'preparing' })).toBe('einvoice_queued');
    expect(asEInvoice({ status: 'unsure', transport: 'preparing' })).toBe('einvoice_queued');
    expect(asEInvoice({})).toBe('sent');
    expect(asEInvoice({ transport: 'unknown' })).toBe('sent');
    expect(asEInvoice({ transport: 'delivered' })).toBe('delivered');
    expect(asEInvoice({ business: 'received' })).toBe('delivered');
  });

  it('is with nobody while it was only reported, until it is mailed', () => {
    const reported = { channel: 'report', transport: 'delivered' } as const;
    expect(asEInvoice({ ...reported, status: 'queued', transport: 'preparing' })).toBe('einvoice_queued');
    expect(asEInvoice(reported)).toBe('issued');
    expect(asEInvoice(reported, { email: 'delivered' })).toBe('sent');
    expect(asEInvoice({ ...reported, transport: 'failed' })).toBe('einvoice_stopped');
  });

  it('is first what somebody must act on, paid or not', () => {
    for (const facts of [{}, { paidMinor: 10_000n }, { dueOn: '2026-11-01' }] as const) {
      expect(asEInvoice({ status: 'refused' }, facts)).toBe('einvoice_stopped');
      expect(asEInvoice({ status: 'stopped' }, facts)).toBe('einvoice_stopped');
      expect(asEInvoice({ transport: 'failed' }, facts)).toBe('einvoice_stopped');
      expect(asEInvoice({ business: 'rejected' }, facts)).toBe('einvoice_rejected');
      expect(asEInvoice({ status: 'stopped' }, { ...facts, fiscal: 'stopped' })).toBe('fiscalization_stopped');
    }
    expect(asEInvoice({ status: 'stopped' }, { cancelled: true })).toBe('cancelled');
    expect(asEInvoice({ status: 'stopped' }, { kind: 'storno' })).toBe('einvoice_stopped');
  });

  it('is no longer a rejection once credit was given', () => {
    expect(asEInvoice({ business: 'rejected' }, { creditedMinor: 10_000n })).toBe('credited');
    expect(asEInvoice({ business: 'rejected' }, { creditedMinor: 4_000n })).toBe('delivered');
  });

  it('is the money, before how far the document came', () => {
    const arrived = { transport: 'delivered' } as const;
    expect(asEInvoice(arrived, { paidMinor: 10_000n })).toBe('paid');
    expect(asEInvoice(arrived, { paidMinor: 1n })).toBe('partly_paid');
    expect(asEInvoice(arrived, { dueOn: '2026-11-23' })).toBe('overdue');
    expect(asEInvoice(arrived, { dueOn: TODAY })).toBe('delivered');
    expect(asEInvoice({}, { kind: 'credit_note' })).toBe('credit_note');
  });

  it('speaks of mail that came back only where the eRačun has not arrived', () => {
    expect(asEInvoice({}, { email: 'bounced' })).toBe('bounced');
    expect(asEInvoice({ transport: 'delivered' }, { email: 'bounced' })).toBe('delivered');
    expect(asEInvoice({ transport: 'delivered' }, { email: 'opened' })).toBe('opened');
  });
});
