import { z } from 'zod';

import type { Clock } from '#server/domain/shared/clock.ts';
import { readAnswer } from '#server/integrations/bank-data/shared.ts';
import type { TokenVault } from '#server/integrations/bank-data/token-vault.ts';
import { type HttpAnswer, sendHttp } from '#server/integrations/http-client.ts';

import { failureOf, GOCARDLESS_PROVIDER, textOf } from './errors.ts';
import { refreshed, token } from './wire.ts';

/** A token is replaced before it ends, so that no question travels with one that dies on the way. */
const MARGIN_MS = 60_000;

const kept = z.object({ access: z.string(), accessUntil: z.number(), refresh: z.string(), refreshUntil: z.number() });
type Kept = z.output<typeof kept>;

export interface TokenSource {
  /** The access token to use; `stale` is one that the vendor has just refused. */
  access(signal: AbortSignal, stale?: string): Promise<string>;
}

interface TokenSettings {
  readonly base: string;
  readonly secretId: string;
  readonly secretKey: string;
}

/** Access tokens of this installation: kept for all processes, refreshed by one of them, made anew when the refresh token is dead. */
export function tokenSource({ base, secretId, secretKey }: TokenSettings, clock: Clock, vault: TokenVault): TokenSource {
  const open = (text: string | null): Kept | null => (text === null ? null : kept.parse(JSON.parse(text)));
  const until = (seconds: number) => clock.now().getTime() + seconds * 1000 - MARGIN_MS;
  const post = (path: string, body: object, signal: AbortSignal): Promise<HttpAnswer> =>
    sendHttp(GOCARDLESS_PROVIDER, {
      method: 'POST',
      url: `${base}${path}`,
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify(body),
      signal,
    });

  async function refresh(present: Kept, signal: AbortSignal): Promise<Kept | null> {
    const answer = await post('token/refresh/', { refresh: present.refresh }, signal);
    if (answer.status === 401) return null;
    if (answer.status !== 200) throw failureOf(answer, clock.now());
    const told = readAnswer(GOCARDLESS_PROVIDER, () => refreshed.parse(JSON.parse(textOf(answer))));
    return { ...present, access: told.access, accessUntil: until(told.access_expires) };
  }

  async function make(signal: AbortSignal): Promise<Kept> {
    const answer = await post('token/new/', { secret_id: secretId, secret_key: secretKey }, signal);
    if (answer.status !== 200) throw failureOf(answer, clock.now());
    const told = readAnswer(GOCARDLESS_PROVIDER, () => token.parse(JSON.parse(textOf(answer))));
    return {
      access: told.access,
      accessUntil: until(told.access_expires),
      refresh: told.refresh,
      refreshUntil: until(told.refresh_expires),
    };
  }

  return {
    access: async (signal, stale) => {
      const text = await vault.read();
      const known = open(text);
      if (known !== null && known.access !== stale && known.accessUntil > clock.now().getTime()) return known.access;
      const next = await vault.renew(text, async (present) => {
        const old = open(present);
        const alive = old !== null && old.refreshUntil > clock.now().getTime();
        return JSON.stringify((alive ? await refresh(old, signal) : null) ?? (await make(signal)));
      });
      return kept.parse(JSON.parse(next)).access;
    },
  };
}
