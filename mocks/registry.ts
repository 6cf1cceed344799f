import { cisMock } from './cis/handlers.ts';
import type { VendorId, VendorMock } from './kit/vendor.ts';
import { hnbMock } from './hnb/handlers.ts';
import { enablebankingMock } from './enablebanking/handlers.ts';
import { gocardlessMock } from './gocardless/handlers.ts';
import { googleMock } from './google/handlers.ts';
import { microsoftMock } from './microsoft/handlers.ts';
import { openaiMock } from './openai/handlers.ts';
import { posthogMock } from './posthog/handlers.ts';
import { sentryMock } from './sentry/handlers.ts';
import { stripeMock } from './stripe/handlers.ts';
import { sudregMock } from './sudreg/handlers.ts';
import { viesMock } from './vies/handlers.ts';
import { eposlovanjeMock } from './eposlovanje/handlers.ts';
import { ieRacuniMock } from './ie_racuni/handlers.ts';
import { mojEracunMock } from './moj_eracun/handlers.ts';
import { r2Mock } from './r2/handlers.ts';
import { resendMock } from './resend/handlers.ts';

/** Every vendor that is played offline. */
export const VENDORS: Readonly<Record<VendorId, VendorMock>> = {
  cis: cisMock,
  r2: r2Mock,
  resend: resendMock,
  hnb: hnbMock,
  vies: viesMock,
  posthog: posthogMock,
  sentry: sentryMock,
  sudreg: sudregMock,
  google: googleMock,
  microsoft: microsoftMock,
  gocardless: gocardlessMock,
  enablebanking: enablebankingMock,
  moj_eracun: mojEracunMock,
  eposlovanje: eposlovanjeMock,
  ie_racuni: ieRacuniMock,
  stripe: stripeMock,
  openai: openaiMock,
};

/** Null for a name that is not a vendor's. */
export const findVendor = (id: string): VendorMock | null => Object.values(VENDORS).find((vendor) => vendor.id === id) ?? null;
