import { randomUUID } from 'node:crypto';

import type { MockEnv, VendorAnswer } from '../kit/vendor.ts';

export const json = (status: number, body: unknown, headers: Record<string, string> = {}): VendorAnswer => ({
  status,
  headers: { 'content-type': 'application/json; odata.metadata=minimal; charset=utf-8', ...headers },
  body: JSON.stringify(body),
});

/** A refusal of the Graph API. */
export class GraphRefusal extends Error {
  override readonly name = 'GraphRefusal';
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly headers: Record<string, string> = {},
  ) {
    super(message);
  }

  answer(env: MockEnv): VendorAnswer {
    const innerError = { date: env.clock.now().toISOString().slice(0, 19), 'request-id': randomUUID() };
    return json(this.status, { error: { code: this.code, message: this.message, innerError } }, this.headers);
  }
}

/** A refusal of the sign-in service. */
export function signInRefusal(env: MockEnv, error: string, aadsts: number, message: string, status = 400): VendorAnswer {
  const trace = randomUUID();
  const at = env.clock.now().toISOString().slice(0, 19).replace('T', ' ');
  return json(status, {
    error,
    error_description: `AADSTS${aadsts}: ${message} Trace ID: ${trace} Correlation ID: ${trace} Timestamp: ${at}Z`,
    error_codes: [aadsts],
    timestamp: `${at}Z`,
    trace_id: trace,
    correlation_id: trace,
  });
}
