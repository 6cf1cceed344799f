import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { isOib } from '../kit/oib.ts';
import type { MockEnv } from '../kit/vendor.ts';
import { issueCertificate, newRsaKeyPem, toP12, type PemPair, type SubjectParts } from './certificates.ts';

/** `test` answers at cistest.apis-it.hr, `production` at cis.porezna-uprava.hr. */
export type CisEnvironment = 'test' | 'production';

export const MOCK_CA_NAME = 'FiskAI Mock Demo CA';

/** Who signs the answers, named as the real service's certificates are. */
export const CIS_SIGNER_SUBJECTS = {
  test: {
    country: 'HR',
    organization: 'APIS IT D.O.O.',
    organizationIdentifier: 'HR02994650199',
    locality: 'ZAGREB',
    commonName: 'fiskalcistest',
  },
  production: {
    country: 'HR',
    organization: 'REPUBLIKA HRVATSKA MINISTARSTVO FINANCIJA',
    organizationIdentifier: 'HR18683136487',
    locality: 'ZAGREB',
    commonName: 'fiskalcis',
  },
} as const satisfies Record<CisEnvironment, SubjectParts>;

export interface CisKeys {
  readonly ca: PemPair;
  readonly signers: Readonly<Record<CisEnvironment, PemPair>>;
}

const FOREVER = { notBefore: new Date('2020-01-01T00:00:00Z'), notAfter: new Date('2049-12-31T00:00:00Z') };

const makeKeys = async (): Promise<CisKeys> => {
  const [ca, signerKey] = await Promise.all([
    issueCertificate({
      subject: { country: 'HR', organization: 'FiskAI mock', commonName: MOCK_CA_NAME },
      isCa: true,
      ...FOREVER,
    }),
    newRsaKeyPem(),
  ]);
  const signer = (subject: SubjectParts) => issueCertificate({ subject, issuer: ca, keyPem: signerKey, ...FOREVER });
  return {
    ca,
    signers: { test: await signer(CIS_SIGNER_SUBJECTS.test), production: await signer(CIS_SIGNER_SUBJECTS.production) },
  };
};

/** Bears the right names but comes from nobody's CA: for answers that must not be believed. */
export const newImpostor = (): Promise<PemPair> => issueCertificate({ subject: CIS_SIGNER_SUBJECTS.test, ...FOREVER });

/**
 * The CA and the signers of this data folder, made at the first call and kept in `<dataDir>/mocks/cis/keys.json`. Of two
 * processes that make them at the same time one wins, whole: the file appears by a link that fails when the name is taken.
 */
export const loadCisKeys = async (env: MockEnv): Promise<CisKeys> => {
  const dir = join(env.store.dir, 'cis');
  const path = join(dir, 'keys.json');
  if (!existsSync(path)) {
    mkdirSync(dir, { recursive: true });
    const draft = `${path}.${randomUUID()}`;
    writeFileSync(draft, JSON.stringify(await makeKeys()), { mode: 0o600 });
    try {
      linkSync(draft, path);
    } catch (error) {
      if (!existsSync(path)) throw error;
    } finally {
      rmSync(draft, { force: true });
    }
  }
  return JSON.parse(readFileSync(path, 'utf8')) as CisKeys;
};

export interface IssueCompanyP12 {
  readonly oib: string;
  readonly name: string;
  readonly password: string;
  /** From the vendors' today; five years unless told. Negative makes one that has run out. */
  readonly daysValid?: number;
}

/** The mock's certification authority, for whoever sets up a company or an adapter. */
export interface MockCa {
  /** What an adapter must trust to verify the mock's answers; nothing real ever does. */
  readonly caPem: string;
  readonly issuerName: string;
  readonly signers: typeof CIS_SIGNER_SUBJECTS;
  /** A certificate as a business gets it (`O=NAME HR<OIB>`, `CN=FISKAL 1`), as PKCS#12. Throws `RangeError` for a wrong OIB or a password that is not ASCII. */
  issueCompanyP12(input: IssueCompanyP12): Promise<Buffer>;
}

const DAY_MS = 86_400_000;
const FIVE_YEARS_DAYS = 5 * 365;

export const mockCa = (keys: CisKeys, env: MockEnv): MockCa => ({
  caPem: keys.ca.certPem,
  issuerName: MOCK_CA_NAME,
  signers: CIS_SIGNER_SUBJECTS,
  issueCompanyP12: async ({ oib, name, password, daysValid = FIVE_YEARS_DAYS }) => {
    // forge encrypts with Latin-1 and OpenSSL decrypts with UTF-8: only plain ASCII is the same in both.
    if (!/^[\x20-\x7e]+$/.test(password)) throw new RangeError('The password must be ASCII and not empty');
    if (!isOib(oib)) throw new RangeError('Not an OIB: the check digit is wrong');
    const now = env.clock.now().getTime();
    const notAfter = now + daysValid * DAY_MS;
    const pair = await issueCertificate({
      subject: { country: 'HR', organization: `${name.toUpperCase()} HR${oib}`, locality: 'ZAGREB', commonName: 'FISKAL 1' },
      notBefore: new Date(Math.min(now, notAfter) - 30 * DAY_MS),
      notAfter: new Date(notAfter),
      issuer: keys.ca,
    });
    return toP12(pair, keys.ca.certPem, password);
  },
});
