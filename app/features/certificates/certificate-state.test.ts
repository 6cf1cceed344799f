import { describe, expect, it } from 'vitest';
import type { CertificateDto } from '#server/contracts/certificates.ts';
import { certificateUses, subjectName, toneOfDays } from './certificate-state.ts';

const NOW = new Date('2026-11-24T09:00:00Z');
const certificate = (id: string, rest: Partial<CertificateDto> = {}): CertificateDto => ({
  id,
  environment: 'sandbox',
  subject: 'CN=FISKAL 1',
  issuer: 'Fina Demo CA',
  serialNumber: '1',
  oib: '69435151530',
  notBefore: new Date('2025-01-01T00:00:00Z'),
  notAfter: new Date('2027-01-01T00:00:00Z'),
  createdAt: NOW,
  daysLeft: 38,
  ...rest,
});

describe('the days that are left', () => {
  it('turn blue, amber and red', () => {
    expect([61, 60, 31, 30, 8, 7, 0, -1].map(toneOfDays)).toEqual(['ok', 'info', 'info', 'warn', 'warn', 'err', 'err', 'err']);
  });
});

describe('what a certificate does now', () => {
  it('is signing for the one that lives longest, waiting or nothing for the others', () => {
    const items = [
      certificate('longest', { notAfter: new Date('2028-01-01T00:00:00Z') }),
      certificate('shorter'),
      certificate('future', { notBefore: new Date('2026-12-01T00:00:00Z'), notAfter: new Date('2031-01-01T00:00:00Z') }),
      certificate('over', { notAfter: NOW }),
      certificate('real', { environment: 'live' }),
    ];
    expect(Object.fromEntries(certificateUses({ items, environment: 'sandbox' }, NOW))).toEqual({
      longest: 'signs',
      shorter: 'spare',
      future: 'not_yet',
      over: 'expired',
      real: 'other_environment',
    });
  });
});

describe('the name of a certificate', () => {
  it('is what stands in its subject, without the number that is shown beside it', () => {
    expect(subjectName('CN=FISKAL 1,O=DIZAJN STUDIO SOVA HR69435151530,L=ZAGREB,C=HR')).toBe('FISKAL 1 · DIZAJN STUDIO SOVA');
    expect(subjectName('C=HR\nO=Sova, obrt za dizajn\nCN=FISKAL 2')).toBe('FISKAL 2 · Sova, obrt za dizajn');
    expect(subjectName('CN=FISKAL 1,O=SOVA\\, OBRT\\, VL. ANA HR69435151530,C=HR')).toBe('FISKAL 1 · SOVA, OBRT, VL. ANA');
    expect(subjectName('nešto drugo')).toBe('nešto drugo');
  });
});
