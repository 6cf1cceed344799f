import type { VendorAnswer } from '../kit/vendor.ts';

export const json = (status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): VendorAnswer => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body),
});

export const refusal = (status: number, error: string, message: string): VendorAnswer =>
  json(status, { code: status, message, error, detail: null });
