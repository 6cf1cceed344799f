import type { MockEnv, VendorAnswer, VendorCall } from '../kit/vendor.ts';
import { S3Error } from './answers.ts';

/** The bucket's CORS rule, as docs/integrations/r2.md tells to set it: our own pages may read and write, nobody else's. */
const METHODS = ['GET', 'HEAD', 'PUT'];
const HEADERS = ['content-type', 'if-none-match'];

const isOurs = (call: VendorCall, env: MockEnv): boolean => call.headers.get('origin') === new URL(env.appUrl()).origin;

/** What is added to an answer so that a page of ours may read it. */
export const corsHeaders = (call: VendorCall, env: MockEnv): Record<string, string> =>
  isOurs(call, env) ? { 'access-control-allow-origin': new URL(env.appUrl()).origin, vary: 'Origin' } : {};

/** The question that a browser asks before it sends to another origin; it bears no signature. */
export const preflight = (call: VendorCall, env: MockEnv): VendorAnswer => {
  const method = call.headers.get('access-control-request-method') ?? '';
  const asked = (call.headers.get('access-control-request-headers') ?? '')
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '');
  if (!isOurs(call, env) || !METHODS.includes(method) || !asked.every((name) => HEADERS.includes(name)))
    throw new S3Error('AccessDenied', 'CORS is not enabled for this origin, method or header.');
  const headers = {
    ...corsHeaders(call, env),
    'access-control-allow-methods': METHODS.join(', '),
    'access-control-allow-headers': HEADERS.join(', '),
    'access-control-max-age': '3600',
  };
  return { status: 204, headers, body: null };
};
