import { randomBytes, randomUUID } from 'node:crypto';

import type { MockEnv, VendorAnswer, VendorCall } from '../kit/vendor.ts';
import { verifies } from '../mailbox/pkce.ts';
import { json, signInRefusal } from './answers.ts';
import { MOCK_MICROSOFT } from './credentials.ts';
import { type Grant, MICROSOFT_ACCOUNTS, microsoftState } from './state.ts';

const TOKEN_SECONDS = 3_900;
const base64url = (value: unknown): string => Buffer.from(JSON.stringify(value), 'utf8').toString('base64url');

/** Tokens of a grant; each time another refresh token, and the one before is taken no more. */
function tokens(env: MockEnv, grant: Grant, nonce: string | null): VendorAnswer {
  const state = microsoftState(env);
  const account = MICROSOFT_ACCOUNTS.find(({ address }) => address === grant.account);
  if (account === undefined) throw new Error(`no account ${grant.account}`);
  const refreshToken = `0.A${randomBytes(36).toString('base64url')}`;
  const accessToken = `EwB${randomBytes(36).toString('base64url')}`;
  const now = env.clock.now().getTime();
  state.grants.put(grant.id, { ...grant, refreshToken });
  state.accessTokens.put(accessToken, { grantId: grant.id, expiresAt: new Date(now + TOKEN_SECONDS * 1000).toISOString() });
  const seconds = Math.floor(env.clock.machineNow().getTime() / 1000);
  const idToken = {
    aud: MOCK_MICROSOFT.clientId,
    iss: `https://login.microsoftonline.com/${account.tid}/v2.0`,
    iat: seconds,
    nbf: seconds,
    exp: seconds + TOKEN_SECONDS,
    name: account.name,
    oid: account.oid,
    preferred_username: account.address,
    sub: account.oid,
    tid: account.tid,
    ver: '2.0',
    ...(nonce === null ? {} : { nonce }),
  };
  return json(200, {
    token_type: 'Bearer',
    scope: grant.scope,
    expires_in: TOKEN_SECONDS,
    ext_expires_in: TOKEN_SECONDS,
    access_token: accessToken,
    refresh_token: refreshToken,
    id_token: `${base64url({ typ: 'JWT', alg: 'RS256', kid: 'oponasanje' })}.${base64url(idToken)}.b3BvbmFzYW5qZQ`,
    client_info: base64url({ uid: account.oid, utid: account.tid }),
  });
}

function exchange(form: URLSearchParams, env: MockEnv): VendorAnswer {
  const state = microsoftState(env);
  const code = form.get('code') ?? '';
  const issued = state.codes.get(code);
  state.codes.delete(code);
  if (issued === null) return signInRefusal(env, 'invalid_grant', 54005, 'OAuth2 Authorization code was already redeemed.');
  if (Date.parse(issued.expiresAt) < env.clock.now().getTime()) {
    return signInRefusal(env, 'invalid_grant', 70008, 'The provided authorization code has expired.');
  }
  if (form.get('redirect_uri') !== issued.redirectUri) {
    return signInRefusal(env, 'invalid_grant', 50011, 'The redirect URI does not match.');
  }
  if (!verifies(form.get('code_verifier') ?? '', issued.challenge)) {
    return signInRefusal(env, 'invalid_grant', 501481, 'The Code_Verifier does not match the code_challenge.');
  }
  const grant: Grant = { id: randomUUID(), account: issued.account, scope: issued.scope, revoked: false, refreshToken: '' };
  return tokens(env, grant, issued.nonce);
}

function refresh(form: URLSearchParams, env: MockEnv): VendorAnswer {
  const token = form.get('refresh_token') ?? '';
  const grant = microsoftState(env)
    .grants.all()
    .find(({ refreshToken }) => refreshToken === token);
  if (grant === undefined)
    return signInRefusal(env, 'invalid_grant', 70000, 'The provided value for the refresh token is not valid.');
  if (grant.revoked) {
    return signInRefusal(env, 'invalid_grant', 50173, 'The provided grant has expired due to it being revoked.');
  }
  return tokens(env, grant, null);
}

/** `POST /common/oauth2/v2.0/token`. */
export function answerToken(call: VendorCall, env: MockEnv): VendorAnswer {
  const form = new URLSearchParams(call.body.toString('utf8'));
  const { scenario } = call;
  if (scenario.name === 'aadsts') {
    const number = Number(scenario.argument ?? '700082');
    const ours = number >= 7_000_000;
    return signInRefusal(env, ours ? 'invalid_client' : 'invalid_grant', number, 'Oponašana pogreška.', ours ? 401 : 400);
  }
  if (form.get('client_id') !== MOCK_MICROSOFT.clientId) {
    return signInRefusal(env, 'unauthorized_client', 700016, 'Application was not found in the directory.');
  }
  if (form.get('client_secret') !== MOCK_MICROSOFT.clientSecret) {
    return signInRefusal(env, 'invalid_client', 7000215, 'Invalid client secret provided.', 401);
  }
  if (form.get('grant_type') === 'authorization_code') return exchange(form, env);
  if (form.get('grant_type') === 'refresh_token') return refresh(form, env);
  return signInRefusal(env, 'unsupported_grant_type', 70003, 'The app requested an unsupported grant type.');
}
