import type { VendorAnswer } from '../kit/vendor.ts';

export const json = (status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): VendorAnswer => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body),
});

/** The vendor's errors: a headline, a sentence, sometimes a type. */
export const refusal = (status: number, summary: string, detail: string, type?: string): VendorAnswer =>
  json(status, { summary, detail, status_code: status, ...(type === undefined ? {} : { type }) });

export const notFound = (what: string): VendorAnswer => refusal(404, 'Not found.', `${what} not found.`);
export const invalidToken = (): VendorAnswer => refusal(401, 'Invalid token', 'Token is invalid or expired');
export const accessExpired = (): VendorAnswer =>
  refusal(
    401,
    'Couldn’t update account data',
    'Access has expired or it has been revoked. To restore access reconnect the account.',
    'AccessExpiredError',
  );
export const agreementExpired = (id: string, days: number): VendorAnswer =>
  refusal(
    400,
    `End User Agreement (EUA) ${id} has expired`,
    `EUA was valid for ${days} days and it expired. The end user must connect the account once more with new EUA and Requisition`,
  );
export const suspended = (): VendorAnswer =>
  refusal(
    409,
    'Account suspended',
    'This account or its requisition was suspended due to numerous errors that occurred while accessing it.',
  );
