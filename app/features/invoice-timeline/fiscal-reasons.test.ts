import { beforeAll, describe, expect, it } from 'vitest';
import { registerCatalog } from '#app/i18n/catalog.ts';
import { hr } from '#app/i18n/hr/index.ts';
import { translator } from '#app/i18n/t.ts';
import { fiscalFix, fiscalReasons } from './fiscal-reasons.ts';

beforeAll(() => registerCatalog('hr', hr));
const t = translator('hr');

describe('why a receipt has no JIR', () => {
  it('has a sentence for every code of the Tax Administration', () => {
    const codes = Array.from({ length: 13 }, (_, index) => `s${String(index + 1).padStart(3, '0')}`);
    const sentences = codes.map((code) => fiscalReasons(t, 'rejected', [code])[0]);
    expect(new Set(sentences).size).toBe(codes.length);
    expect(sentences.filter((sentence) => sentence?.startsWith('Porezna uprava vratila je oznaku'))).toEqual([]);
  });

  it('says the restrictive errors themselves rather than that there are some', () => {
    expect(fiscalReasons(t, 'rejected', ['s013', '179'])).toEqual([
      'OIB operatera nije ispravan. Ispravite ga u postavkama operatera.',
    ]);
    expect(fiscalReasons(t, 'rejected', ['s013'])).toHaveLength(1);
  });

  it('names a code that nobody knows, and a cause where there is no code', () => {
    expect(fiscalReasons(t, 'rejected', ['s099'])[0]).toContain('s099');
    expect(fiscalReasons(t, 'unreachable', ['ECONNREFUSED'])).toEqual([hr.invoices['cause.unreachable']]);
    expect(fiscalReasons(t, 'timeout', [])[0]).toBe(hr.invoices['cause.timeout']);
    expect(fiscalReasons(t, null, [])[0]).toBe(hr.invoices['cause.other']);
  });

  it('leads to the screen that mends it', () => {
    expect(fiscalFix('auth', ['s002'])).toBe('postavke/certifikat');
    expect(fiscalFix('auth', ['CERTIFICATE_EXPIRED'])).toBe('postavke/certifikat');
    expect(fiscalFix('rejected', ['s013', '179'])).toBe('postavke/operateri');
    expect(fiscalFix('rejected', ['s001'])).toBeNull();
  });
});
