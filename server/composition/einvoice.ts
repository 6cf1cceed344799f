import type { EposlovanjeConfig } from '#server/integrations/einvoice/eposlovanje/adapter.ts';
import type { IeRacuniConfig } from '#server/integrations/einvoice/ie-racuni/adapter.ts';
import type { MojEracunConfig } from '#server/integrations/einvoice/moj-eracun/adapter.ts';

import type { ConfigInput } from './config-input.ts';

/** Intermediaries validate and sign while one waits. */
const TIMEOUT_MS = 30_000;

/** The mock plays the vendor's real address. */
const hostOf = (mode: 'mock' | 'sandbox' | 'live', live: string, sandbox: string): string =>
  mode === 'sandbox' ? sandbox : live;

/** Null when it is off. */
export function mojEracunConfig({ env, mocks }: ConfigInput): MojEracunConfig | null {
  const own = env.moj_eracun;
  if (own.mode === 'off') return null;
  const baseUrl = hostOf(own.mode, 'https://www.moj-eracun.hr', 'https://demo.moj-eracun.hr');
  if (own.mode === 'sandbox' || own.mode === 'live') return { baseUrl, softwareId: own.softwareId, timeoutMs: TIMEOUT_MS };
  return mocks === null ? null : { baseUrl, ...mocks.credentials.moj_eracun, timeoutMs: TIMEOUT_MS };
}

/** Null when it is off. */
export function eposlovanjeConfig({ env, mocks }: ConfigInput): EposlovanjeConfig | null {
  const own = env.eposlovanje;
  if (own.mode === 'off') return null;
  const { keyStyle } = own;
  const baseUrl = hostOf(own.mode, 'https://eracun.eposlovanje.hr', 'https://test.eposlovanje.hr');
  if (own.mode === 'sandbox' || own.mode === 'live')
    return { baseUrl, keyStyle, softwareId: own.softwareId, timeoutMs: TIMEOUT_MS };
  return mocks === null ? null : { baseUrl, keyStyle, ...mocks.credentials.eposlovanje, timeoutMs: TIMEOUT_MS };
}

/** Null when it is off. */
export function ieRacuniConfig({ env, mocks }: ConfigInput): IeRacuniConfig | null {
  const own = env.ie_racuni;
  if (own.mode === 'off') return null;
  const baseUrl = hostOf(own.mode, 'https://api.ie-racuni.com/v4', 'https://api.test.ie-racuni.com/v4');
  if (own.mode === 'sandbox' || own.mode === 'live') {
    const { clientUser, clientPassword, statusPath } = own;
    return { baseUrl, clientUser, clientPassword, statusPath, timeoutMs: TIMEOUT_MS };
  }
  return mocks === null ? null : { baseUrl, ...mocks.credentials.ie_racuni, timeoutMs: TIMEOUT_MS };
}
