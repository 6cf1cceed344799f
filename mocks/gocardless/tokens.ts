import { randomBytes } from 'node:crypto';
import type { MockEnv, VendorAnswer, VendorCall } from '../kit/vendor.ts';
import { invalidToken, json, refusal } from './answers.ts';
import { MOCK_GOCARDLESS } from './credentials.ts';
import { gocardlessState, type Token } from './state.ts';

const ACCESS_SECONDS = 86_400;
const REFRESH_SECONDS = 2_592_000;

const issue = (env: MockEnv, kind: Token['kind'], seconds: number): string => {
  const token = `${kind}-${randomBytes(18).toString('base64url')}`;
  gocardlessState(env).tokens.put(token, { kind, until: new Date(env.clock.now().getTime() + seconds * 1000).toISOString() });
  return token;
};

const holds = (env: MockEnv, token: string, kind: Token['kind']): boolean => {
  const known = gocardlessState(env).tokens.get(token);
  return known?.kind === kind && Date.parse(known.until) > env.clock.now().getTime();
};

export const bodyOf = (call: VendorCall): Record<string, unknown> | null => {
  if (!(call.headers.get('content-type') ?? '').startsWith('application/json')) return null;
  try {
    const value: unknown = JSON.parse(call.body.toString('utf8'));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
};

export const tokenAnswer = (call: VendorCall, env: MockEnv): VendorAnswer => {
  const body = bodyOf(call);
  if (body === null) return refusal(400, 'Invalid JSON', 'Request body is not valid JSON');
  if (call.operation === 'token.new') {
    if (body['secret_id'] !== MOCK_GOCARDLESS.secretId || body['secret_key'] !== MOCK_GOCARDLESS.secretKey) {
      return refusal(401, 'Authentication failed', 'No active account found with the given credentials');
    }
    return json(200, {
      access: issue(env, 'access', ACCESS_SECONDS),
      access_expires: ACCESS_SECONDS,
      refresh: issue(env, 'refresh', REFRESH_SECONDS),
      refresh_expires: REFRESH_SECONDS,
    });
  }
  if (!holds(env, String(body['refresh']), 'refresh')) return invalidToken();
  return json(200, { access: issue(env, 'access', ACCESS_SECONDS), access_expires: ACCESS_SECONDS });
};

export const tokenHolds = (call: VendorCall, env: MockEnv): boolean =>
  holds(env, /^Bearer (\S+)$/.exec(call.headers.get('authorization') ?? '')?.[1] ?? '', 'access');
