import type { VendorAnswer } from '../kit/vendor.ts';

export const json = (status: number, body: unknown, headers: Record<string, string> = {}): VendorAnswer => ({
  status,
  headers: { 'content-type': 'application/json; charset=UTF-8', ...headers },
  body: JSON.stringify(body),
});

/** A refusal of the Gmail API. */
export class GmailRefusal extends Error {
  override readonly name = 'GmailRefusal';
  constructor(
    readonly status: number,
    readonly reason: string,
    message: string,
    readonly headers: Record<string, string> = {},
  ) {
    super(message);
  }

  answer(): VendorAnswer {
    const { status, reason, message, headers } = this;
    return json(status, { error: { code: status, message, errors: [{ message, domain: 'global', reason }] } }, headers);
  }
}

/** A refusal of the token endpoint (RFC 6749). */
export const tokenRefusal = (status: number, error: string, description: string): VendorAnswer =>
  json(status, { error, error_description: description });
