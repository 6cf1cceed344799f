import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { fiscalQrUrl } from './fiscal-qr.ts';

const zki = '1910bcf8dff2c6d30c5f87fef6afecb0';
const jir = '0f3f6a1e-5d0c-4c57-9a52-0c0c1b9d7a11';
const vectors = fileURLToPath(new URL('../../../../shared/conformance/cis/vectors/qr.json', import.meta.url));

describe('the address in the QR code', () => {
  it.each([
    [jir, '24.11.2026T08:05:09', '1525.99', `jir=${jir}&datv=20261124_0805&izn=152599`],
    [null, '24.11.2026T08:05:59', '5.10', `zki=${zki}&datv=20261124_0805&izn=510`],
    [null, '01.01.2027T00:00:00', '-105.50', `zki=${zki}&datv=20270101_0000&izn=-10550`],
    [null, '24.11.2026T23:59:59', '0.05', `zki=${zki}&datv=20261124_2359&izn=5`],
    [null, '24.11.2026T23:59:59', '0.00', `zki=${zki}&datv=20261124_2359&izn=0`],
  ])('with JIR %s, at %s, of %s', (id, DatVrijeme, IznosUkupno, query) => {
    expect(fiscalQrUrl({ DatVrijeme, IznosUkupno, ZastKod: zki, jir: id })).toBe(`https://porezna.gov.hr/rn?${query}`);
  });

  it('is not made of a total that does not fit or of another clock', () => {
    expect(() => fiscalQrUrl({ DatVrijeme: '24.11.2026T08:05:09', IznosUkupno: '100000000.00', ZastKod: zki, jir })).toThrow(
      RangeError,
    );
    expect(() => fiscalQrUrl({ DatVrijeme: '2026-11-24T08:05:09', IznosUkupno: '1.00', ZastKod: zki, jir })).toThrow(RangeError);
  });
});

interface QrVector {
  readonly kind: 'jir' | 'zki';
  readonly id: string;
  readonly datVrijeme: string;
  readonly iznos: string;
  readonly url: string;
}

describe.skipIf(!existsSync(vectors))('the conformance vectors (skipped where ../shared is missing)', () => {
  it('give the same addresses', () => {
    const cases = JSON.parse(readFileSync(vectors, 'utf8')) as readonly QrVector[];
    expect(cases.length).toBeGreaterThan(0);
    for (const { kind, id, datVrijeme, iznos, url } of cases) {
      expect(fiscalQrUrl({ DatVrijeme: datVrijeme, IznosUkupno: iznos, ZastKod: id, jir: kind === 'jir' ? id : null })).toBe(url);
    }
  });
});
