import { MOCK_GOOGLE } from './google/credentials.ts';
import { MOCK_MICROSOFT } from './microsoft/credentials.ts';
import { MOCK_R2 } from './r2/credentials.ts';
import { MOCK_SENTRY } from './sentry/credentials.ts';
import { MOCK_SUDREG } from './sudreg/credentials.ts';
import { MOCK_STRIPE } from './stripe/credentials.ts';
import { MOCK_RESEND } from './resend/credentials.ts';

/** What every mocked vendor accepts as credentials. Worth nothing anywhere else. */
export const MOCK_CREDENTIALS = {
  r2: MOCK_R2,
  resend: MOCK_RESEND,
  sudreg: MOCK_SUDREG,
  sentry: MOCK_SENTRY,
  google: MOCK_GOOGLE,
  microsoft: MOCK_MICROSOFT,
  stripe: MOCK_STRIPE,
} as const;

export type MockCredentials = typeof MOCK_CREDENTIALS;
