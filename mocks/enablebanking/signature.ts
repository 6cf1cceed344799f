import { createPublicKey, verify } from 'node:crypto';
import type { MockEnv, VendorCall } from '../kit/vendor.ts';
import { MOCK_ENABLEBANKING } from './credentials.ts';

const LONGEST_SECONDS = 86_400;

const part = (text: string | undefined): Record<string, unknown> | null => {
  try {
    return JSON.parse(Buffer.from(text ?? '', 'base64url').toString('utf8')) as Record<string, unknown>;
  } catch {
    return null;
  }
};

/** What is wrong with the token of a call; null when nothing is. */
export function tokenComplaint(call: VendorCall, env: MockEnv): string | null {
  const token = /^Bearer (\S+)$/.exec(call.headers.get('authorization') ?? '')?.[1] ?? '';
  const [head, body, signature] = token.split('.');
  const header = part(head);
  const claims = part(body);
  if (header === null || claims === null || signature === undefined) return 'Authorization header is not a JWT';
  if (header['alg'] !== 'RS256' || header['kid'] !== MOCK_ENABLEBANKING.applicationId) return 'Unknown application';
  const key = createPublicKey(MOCK_ENABLEBANKING.privateKey());
  if (!verify('sha256', Buffer.from(`${head}.${body}`), key, Buffer.from(signature, 'base64url'))) return 'Wrong signature';
  if (claims['iss'] !== 'enablebanking.com' || claims['aud'] !== 'api.enablebanking.com') return 'Wrong issuer or audience';
  const now = Math.floor(env.clock.now().getTime() / 1000);
  const [issued, expires] = [Number(claims['iat']), Number(claims['exp'])];
  if (!(issued <= now + 60 && expires > now)) return 'Token has expired';
  return expires - issued > LONGEST_SECONDS ? 'Token lives too long' : null;
}
