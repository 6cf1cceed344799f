import { type R2Config, r2Endpoint } from '#server/integrations/document-storage/r2/config.ts';

import type { ConfigInput } from './config-input.ts';

const TIMEOUT_MS = 20_000;

/** Null when the document store is off. */
export function r2Config({ env, mocks, appUrl }: ConfigInput): R2Config | null {
  if (env.r2.mode === 'live') {
    const { mode: _mode, ...credentials } = env.r2;
    return { ...credentials, browserBaseUrl: null, timeoutMs: TIMEOUT_MS };
  }
  if (mocks === null || env.r2.mode === 'off') return null;
  return { ...mocks.credentials.r2, jurisdiction: 'eu', browserBaseUrl: `${appUrl}/__mocks/r2`, timeoutMs: TIMEOUT_MS };
}

/** Where browsers send files to and open them from; null when that is our own address, or when the store is off. */
export function storageOrigin(input: ConfigInput): string | null {
  const config = r2Config(input);
  return config === null || config.browserBaseUrl !== null ? null : new URL(r2Endpoint(config)).origin;
}
