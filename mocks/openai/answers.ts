import type { VendorAnswer } from '../kit/vendor.ts';

export const jsonAnswer = (status: number, body: unknown, headers: Record<string, string> = {}): VendorAnswer => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body),
});

interface Refusal {
  readonly status: number;
  readonly message: string;
  readonly type: string;
  readonly code: string | null;
  readonly param?: string;
  readonly headers?: Record<string, string>;
}

/** A refusal in the vendor's form. */
export class OpenaiRefusal extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.message);
    this.refusal = refusal;
  }

  answer(): VendorAnswer {
    const { status, message, type, code, param = null, headers = {} } = this.refusal;
    return jsonAnswer(status, { error: { message, type, param, code } }, headers);
  }
}

/** A request that is wrong in itself. */
export const invalidRequest = (message: string, param: string, code: string | null = null): OpenaiRefusal =>
  new OpenaiRefusal({ status: 400, message, type: 'invalid_request_error', code, param });
