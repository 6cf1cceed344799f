import { MOCK_EPOSLOVANJE, mockEposlovanjeKey } from './eposlovanje/credentials.ts';
import { MOCK_IE_RACUNI, mockIeRacuniToken } from './ie_racuni/credentials.ts';
import { MOCK_MOJ_ERACUN, MOCK_MOJ_ERACUN_ACCOUNT } from './moj_eracun/credentials.ts';
import { MOCK_ENABLEBANKING } from './enablebanking/credentials.ts';
import { MOCK_GOCARDLESS } from './gocardless/credentials.ts';
import { MOCK_GOOGLE } from './google/credentials.ts';
import { MOCK_MICROSOFT } from './microsoft/credentials.ts';
import { MOCK_OPENAI } from './openai/credentials.ts';
import { MOCK_R2 } from './r2/credentials.ts';
import { MOCK_POSTHOG } from './posthog/credentials.ts';
import { MOCK_SENTRY } from './sentry/credentials.ts';
import { MOCK_SUDREG } from './sudreg/credentials.ts';
import { MOCK_STRIPE } from './stripe/credentials.ts';
import { MOCK_RESEND } from './resend/credentials.ts';

/** What a company enters to open its account at a mocked intermediary of eRačun. */
const mockEInvoiceAccounts = (oib: string) =>
  ({
    moj_eracun: MOCK_MOJ_ERACUN_ACCOUNT,
    eposlovanje: { apiKey: mockEposlovanjeKey(oib) },
    ie_racuni: { token: mockIeRacuniToken(oib) },
  }) as const;

/** What every mocked vendor accepts as credentials. Worth nothing anywhere else. */
export const MOCK_CREDENTIALS = {
  r2: MOCK_R2,
  resend: MOCK_RESEND,
  sudreg: MOCK_SUDREG,
  posthog: MOCK_POSTHOG,
  sentry: MOCK_SENTRY,
  google: MOCK_GOOGLE,
  microsoft: MOCK_MICROSOFT,
  gocardless: MOCK_GOCARDLESS,
  enablebanking: MOCK_ENABLEBANKING,
  moj_eracun: MOCK_MOJ_ERACUN,
  eposlovanje: MOCK_EPOSLOVANJE,
  ie_racuni: MOCK_IE_RACUNI,
  einvoiceAccounts: mockEInvoiceAccounts,
  stripe: MOCK_STRIPE,
  openai: MOCK_OPENAI,
} as const;

export type MockCredentials = typeof MOCK_CREDENTIALS;
