import { randomUUID } from 'node:crypto';
import { findAccount, PLAYED_BANKS } from '../bank-data/banks.ts';
import type { MockEnv, VendorAnswer, VendorCall } from '../kit/vendor.ts';
import { json, refusal } from './answers.ts';
import { type Authorization, enablebankingState, type Session } from './state.ts';

const DAY_MS = 86_400_000;

const bodyOf = (call: VendorCall): Record<string, unknown> => {
  try {
    return JSON.parse(call.body.toString('utf8')) as Record<string, unknown>;
  } catch {
    return {};
  }
};
const record = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

const sessionId = (call: VendorCall): string => call.url.pathname.split('/')[2] ?? '';

/** `POST /auth`: where the owner is to be sent. */
export function startAuthorization(call: VendorCall, env: MockEnv): VendorAnswer {
  const body = bodyOf(call);
  const aspsp = record(body['aspsp']);
  const access = record(body['access']);
  const bank = PLAYED_BANKS.find(({ name, country }) => name === aspsp['name'] && country === aspsp['country']);
  if (bank === undefined) return refusal(422, 'WRONG_ASPSP_PROVIDED', 'Wrong ASPSP name or country provided');
  const redirect = String(body['redirect_url']);
  if (redirect !== `${env.appUrl()}/povezivanje/banka`) {
    return refusal(422, 'REDIRECT_URI_NOT_ALLOWED', 'Redirect URI not allowed');
  }
  if (!['business', 'personal'].includes(String(body['psu_type']))) return refusal(422, 'WRONG_REQUEST_PARAMETERS', 'psu_type');
  if (typeof body['state'] !== 'string' || body['state'] === '') return refusal(422, 'WRONG_REQUEST_PARAMETERS', 'state');
  const validUntil = Date.parse(String(access['valid_until']));
  if (!(validUntil <= env.clock.now().getTime() + bank.consentDays * DAY_MS)) {
    return refusal(422, 'WRONG_REQUEST_PARAMETERS', 'access.valid_until');
  }
  const authorization: Authorization = {
    id: randomUUID(),
    bankId: bank.id,
    state: body['state'],
    redirect,
    validUntil: new Date(validUntil).toISOString(),
    picked: null,
    code: null,
    used: false,
  };
  enablebankingState(env).authorizations.put(authorization.id, authorization);
  return json(200, {
    url: `https://tilisy.enablebanking.com/welcome?sessionid=${authorization.id}`,
    authorization_id: authorization.id,
    psu_id_hash: '',
  });
}

const accountBody = ({ uid, key }: { readonly uid: string; readonly key: string }) => {
  const played = findAccount(key);
  return {
    uid,
    account_id: { iban: played?.iban ?? null },
    name: played?.owner ?? null,
    details: played?.name ?? null,
    product: null,
    currency: played?.currency ?? null,
    cash_account_type: 'CACC',
    identification_hash: key,
  };
};

/** `POST /sessions`: the code that came with the browser becomes a session, once. */
export function createSession(call: VendorCall, env: MockEnv): VendorAnswer {
  const { authorizations, sessions } = enablebankingState(env);
  const code = bodyOf(call)['code'];
  const found = authorizations.all().find((each) => each.code !== null && each.code === code);
  if (found === undefined) return refusal(422, 'WRONG_AUTHORIZATION_CODE', 'Wrong authorization code provided');
  if (found.used || call.scenario.name === 'code-used')
    return refusal(422, 'ALREADY_AUTHORIZED', 'Session is already authorized');
  authorizations.put(found.id, { ...found, used: true });
  const session: Session = {
    id: randomUUID(),
    status: 'AUTHORIZED',
    bankId: found.bankId,
    validUntil: found.validUntil,
    accounts: (found.picked ?? []).map((key) => ({ uid: randomUUID(), key })),
  };
  sessions.put(session.id, session);
  const bank = PLAYED_BANKS.find(({ id }) => id === session.bankId);
  return json(200, {
    session_id: session.id,
    accounts: session.accounts.map(accountBody),
    aspsp: { name: bank?.name, country: bank?.country },
    psu_type: 'business',
    access: { valid_until: session.validUntil },
  });
}

export function readSession(call: VendorCall, env: MockEnv): VendorAnswer {
  const found = enablebankingState(env).sessions.get(sessionId(call));
  return found === null
    ? refusal(404, 'SESSION_DOES_NOT_EXIST', 'No session found matching provided id')
    : json(200, {
        status: found.status,
        accounts: found.accounts.map(({ uid }) => uid),
        access: { valid_until: found.validUntil },
      });
}

export function deleteSession(call: VendorCall, env: MockEnv): VendorAnswer {
  const { sessions } = enablebankingState(env);
  const found = sessions.get(sessionId(call));
  if (found === null) return refusal(404, 'SESSION_DOES_NOT_EXIST', 'No session found matching provided id');
  if (found.status === 'CLOSED') return refusal(422, 'CLOSED_SESSION', 'Session is already closed');
  sessions.put(found.id, { ...found, status: 'CLOSED' });
  return json(200, { message: 'OK' });
}
