import type { HttpAnswer } from '#server/integrations/http-client.ts';
import { ProviderError, type ProviderErrorKind } from '#server/integrations/provider-error.ts';

import { failure } from './wire.ts';

export const GOCARDLESS_PROVIDER = 'gocardless';

const HOUR_MS = 3_600_000;
/** The bank's own limit comes without a time; trying twice a day costs nothing. */
const BANK_LIMIT_PAUSE_MS = 12 * HOUR_MS;
const PROCESSING_PAUSE_MS = HOUR_MS / 6;

export const textOf = ({ body }: HttpAnswer): string => Buffer.from(body).toString('utf8');

/** True when our own token is refused, and not the owner's consent: both come as 401. */
export const isStaleToken = (answer: HttpAnswer): boolean =>
  answer.status === 401 && /token is invalid or expired|invalid token/i.test(textOf(answer));

/** Seconds until the limit is lifted; the headers are spelled in two ways, and the words say it too. */
function secondsLeft(answer: HttpAnswer, words: string): number | null {
  const names = ['x-ratelimit-account-success-reset', 'x-ratelimit-reset', 'retry-after'];
  const spelled = names.flatMap((name) => [name, `http-${name}`, `http_${name.replaceAll('-', '_')}`]);
  const said = /in (\d+) seconds/.exec(words)?.[1];
  const told = said ?? spelled.map((name) => answer.headers.get(name)).find((value) => value !== null && /^\d+$/.test(value));
  return told === undefined || told === null ? null : Number(told);
}

const parsed = (body: string): { summary: string; detail: string; type: string } => {
  try {
    return failure.parse(JSON.parse(body));
  } catch {
    return { summary: '', detail: '', type: '' };
  }
};

interface Verdict {
  readonly kind: ProviderErrorKind;
  readonly code: string;
  readonly retryMs?: number;
}

function verdictOf(answer: HttpAnswer, { summary, detail, type }: ReturnType<typeof parsed>): Verdict {
  const words = `${summary} ${detail}`;
  switch (answer.status) {
    case 400:
      return /\bEUA\b.*expired|agreement.*expired/i.test(words)
        ? { kind: 'consent_expired', code: 'CONSENT_EXPIRED' }
        : { kind: 'rejected', code: 'HTTP_400' };
    case 401:
      if (type === 'AccessExpiredError' || /access has expired or it has been revoked/i.test(words)) {
        return { kind: 'consent_expired', code: 'CONSENT_REVOKED' };
      }
      return type === 'AccountInactiveError'
        ? { kind: 'rejected', code: 'ACCOUNT_CLOSED' }
        : { kind: 'auth', code: type === '' ? 'HTTP_401' : type };
    case 402:
      return { kind: 'quota', code: 'VENDOR_PLAN' };
    case 403:
      return /AccountAccessForbidden/.test(type)
        ? { kind: 'consent_expired', code: 'CONSENT_REVOKED' }
        : { kind: 'auth', code: 'HTTP_403' };
    case 409:
      return /suspended/i.test(words)
        ? { kind: 'consent_expired', code: 'ACCOUNT_SUSPENDED' }
        : { kind: 'rate_limited', code: 'ACCOUNT_PROCESSING', retryMs: PROCESSING_PAUSE_MS };
    case 429: {
      const seconds = secondsLeft(answer, words);
      if (/set by the institution/i.test(words)) {
        return { kind: 'rate_limited', code: 'BANK_DAILY_LIMIT', retryMs: BANK_LIMIT_PAUSE_MS };
      }
      return { kind: 'rate_limited', code: /\/day/.test(words) ? 'DAILY_LIMIT' : 'HTTP_429', retryMs: (seconds ?? 60) * 1000 };
    }
    default:
      return answer.status >= 500 || answer.status === 408
        ? { kind: 'unreachable', code: `HTTP_${answer.status}` }
        : { kind: 'rejected', code: `HTTP_${answer.status}` };
  }
}

/** The error of an answer that is none of the expected ones. */
export function failureOf(answer: HttpAnswer, now: Date): ProviderError {
  const text = textOf(answer);
  const said = parsed(text);
  const { kind, code, retryMs } = verdictOf(answer, said);
  return new ProviderError(GOCARDLESS_PROVIDER, kind, {
    codes: said.type === '' || said.type === code ? [code] : [code, said.type],
    reason: text.slice(0, 500),
    ...(retryMs === undefined ? {} : { retryAt: new Date(now.getTime() + retryMs) }),
  });
}
