import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { registerCatalog } from '#app/i18n/catalog.ts';
import { en } from '#app/i18n/en/index.ts';
import { hr } from '#app/i18n/hr/index.ts';
import { translator } from '#app/i18n/t.ts';
import { refusalOf } from './certificate-refusal.ts';

beforeAll(() => {
  registerCatalog('hr', hr);
  registerCatalog('en', en);
});

const body = (code: string, rest = {}) => ({ code, params: {}, issues: [], requestId: 'req-1', ...rest });

/** Every code that reading and storing a certificate can refuse with, as the source has them. */
function codesOfUpload(): readonly string[] {
  const folder = 'server/modules/fiscalization';
  const files = [
    ...readdirSync(path.join(folder, 'p12')).map((name) => `p12/${name}`),
    'commands/add-certificate.ts',
    'commands/add-mock-certificate.ts',
    'commands/store-certificate.ts',
  ];
  const source = files.filter((name) => !name.endsWith('.test.ts')).map((name) => readFileSync(path.join(folder, name), 'utf8'));
  const contract = readFileSync('server/contracts/certificates.ts', 'utf8');
  return [...new Set([...source, contract].join('\n').match(/(?<=')(?:CERTIFICATE|FISCALIZATION)_[A-Z_]+(?=')/g))];
}

describe('a refused certificate', () => {
  it('says what is wrong and what to do, for every code there is, in both languages', () => {
    const codes = codesOfUpload();
    expect(codes.length).toBeGreaterThan(15);
    for (const t of [translator('hr'), translator('en')]) {
      const mute = codes.filter((code) => {
        const { sentence, help } = refusalOf(t, body(code));
        return sentence === t('errors.UNKNOWN') || help === null;
      });
      expect(mute).toEqual([]);
    }
  });

  it('stands at the field that it is about', () => {
    const t = translator('hr');
    expect(refusalOf(t, body('CERTIFICATE_WRONG_PASSWORD')).place).toBe('password');
    expect(refusalOf(t, body('CERTIFICATE_FILE_MISSING')).place).toBe('file');
    expect(
      refusalOf(t, body('INPUT_INVALID', { issues: [{ path: 'p12Base64', code: 'CERTIFICATE_FILE_TOO_LARGE' }] })).place,
    ).toBe('file');
    expect(refusalOf(t, body('CERTIFICATE_EXPIRED_FILE')).place).toBe('form');
  });

  it('names both numbers when the certificate is for somebody else', () => {
    const { sentence } = refusalOf(
      translator('hr'),
      body('CERTIFICATE_OTHER_OIB', { params: { certificateOib: '00000000108', companyOib: '69435151530' } }),
    );
    expect(sentence).toContain('00000000108');
    expect(sentence).toContain('69435151530');
  });
});
