import { describe, expect, it } from 'vitest';
import { REFERENCE_RULES } from '#drizzle/seed/reference/rules.ts';
import { einvoiceObligations } from './einvoice-obligations.ts';

/** `kind` of what must be done on a day; `kind from day` of what is to come. */
const duties = (sellerInVat: boolean, on: string) =>
  einvoiceObligations({ sellerInVat }, on, REFERENCE_RULES).flatMap(({ kind, required, since }) =>
    required ? [kind] : since === null ? [] : [`${kind} from ${since}`],
  );

const RECEIVING = ['receive', 'fiscalize_received', 'report_rejections', 'archive'];
const ISSUING = ['issue', 'fiscalize_issued', 'report_payments', 'report_not_issued'];

describe('what Fiskalizacija 2.0 asks', () => {
  it('asks nothing of anybody before 2026, and says from when', () => {
    const later = [...ISSUING, ...RECEIVING].map((kind) => `${kind} from 2026-01-01`);
    expect(duties(true, '2025-12-31')).toEqual(later);
  });

  it('asks everything of sellers in VAT since 2026, and the same in 2027', () => {
    for (const day of ['2026-01-01', '2026-12-31', '2027-01-01']) expect(duties(true, day)).toEqual([...ISSUING, ...RECEIVING]);
  });

  it('asks of others to receive in 2026, and to issue from 2027', () => {
    const later = ISSUING.map((kind) => `${kind} from 2027-01-01`);
    for (const day of ['2026-01-01', '2026-12-31']) expect(duties(false, day)).toEqual([...later, ...RECEIVING]);
    expect(duties(false, '2027-01-01')).toEqual([...ISSUING, ...RECEIVING]);
  });

  it('gives the reason and the article of each', () => {
    const of = (sellerInVat: boolean, on: string) =>
      einvoiceObligations({ sellerInVat }, on, REFERENCE_RULES).map(({ kind, reason }) => `${kind}: ${reason}`);
    expect(of(true, '2026-11-24')).toContain('issue: seller_in_vat');
    expect(of(false, '2026-11-24')).toContain('report_payments: seller_outside_vat');
    expect(of(false, '2026-11-24')).toContain('receive: every_taxpayer');
    expect(of(false, '2027-01-01')).toContain('issue: every_seller');
    for (const { source } of einvoiceObligations({ sellerInVat: false }, '2026-11-24', REFERENCE_RULES))
      expect(source).toMatch(/čl\. \d/);
  });
});
