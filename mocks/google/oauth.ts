import { randomBytes } from 'node:crypto';

import type { MockEnv, VendorAnswer, VendorCall } from '../kit/vendor.ts';
import { verifies } from '../mailbox/pkce.ts';
import { json, tokenRefusal } from './answers.ts';
import { MOCK_GOOGLE } from './credentials.ts';
import { googleState, type Grant } from './state.ts';

const TOKEN_SECONDS = 3599;

function accessTokenFor(env: MockEnv, grant: Grant): Record<string, unknown> {
  const token = `ya29.${randomBytes(24).toString('base64url')}`;
  const expiresAt = new Date(env.clock.now().getTime() + TOKEN_SECONDS * 1000).toISOString();
  googleState(env).accessTokens.put(token, { refreshToken: grant.refreshToken, expiresAt });
  return { access_token: token, expires_in: TOKEN_SECONDS, scope: grant.scope, token_type: 'Bearer' };
}

function exchange(form: URLSearchParams, env: MockEnv): VendorAnswer {
  const state = googleState(env);
  const code = form.get('code') ?? '';
  const issued = state.codes.get(code);
  state.codes.delete(code);
  if (issued === null || Date.parse(issued.expiresAt) < env.clock.now().getTime()) {
    return tokenRefusal(400, 'invalid_grant', 'Malformed auth code.');
  }
  if (form.get('redirect_uri') !== issued.redirectUri) return tokenRefusal(400, 'redirect_uri_mismatch', 'Bad Request');
  if (!verifies(form.get('code_verifier') ?? '', issued.challenge)) {
    return tokenRefusal(400, 'invalid_grant', 'Invalid code verifier.');
  }
  const grant: Grant = {
    refreshToken: `1//${randomBytes(32).toString('base64url')}`,
    account: issued.account,
    scope: issued.scope,
    revoked: false,
  };
  state.grants.put(grant.refreshToken, grant);
  return json(200, { ...accessTokenFor(env, grant), refresh_token: grant.refreshToken });
}

function refresh(form: URLSearchParams, env: MockEnv): VendorAnswer {
  const grant = googleState(env).grants.get(form.get('refresh_token') ?? '');
  if (grant === null || grant.revoked) return tokenRefusal(400, 'invalid_grant', 'Token has been expired or revoked.');
  return json(200, accessTokenFor(env, grant));
}

/** `POST /token`: codes and refresh tokens for access tokens. */
export function answerToken(call: VendorCall, env: MockEnv): VendorAnswer {
  if (!(call.headers.get('content-type') ?? '').startsWith('application/x-www-form-urlencoded')) {
    return tokenRefusal(400, 'invalid_request', 'The content type must be application/x-www-form-urlencoded.');
  }
  const form = new URLSearchParams(call.body.toString('utf8'));
  if (form.get('client_id') !== MOCK_GOOGLE.clientId || form.get('client_secret') !== MOCK_GOOGLE.clientSecret) {
    return tokenRefusal(401, 'invalid_client', 'The OAuth client was not found.');
  }
  if (form.get('grant_type') === 'authorization_code') return exchange(form, env);
  if (form.get('grant_type') === 'refresh_token') return refresh(form, env);
  return tokenRefusal(400, 'unsupported_grant_type', 'Invalid grant_type');
}

/** `POST /revoke`: takes a refresh or an access token; what hangs on it is gone. */
export function answerRevoke(call: VendorCall, env: MockEnv): VendorAnswer {
  const state = googleState(env);
  const token = call.url.searchParams.get('token') ?? new URLSearchParams(call.body.toString('utf8')).get('token') ?? '';
  const grant = state.grants.get(state.accessTokens.get(token)?.refreshToken ?? token);
  if (grant === null || grant.revoked) return tokenRefusal(400, 'invalid_token', 'Token expired or revoked');
  state.grants.put(grant.refreshToken, { ...grant, revoked: true });
  return json(200, {});
}
