import type { VendorAnswer } from '../kit/vendor.ts';

export interface StripeErrorDetails {
  readonly type?: string;
  readonly code?: string;
  readonly declineCode?: string;
  readonly param?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A refusal as the API words it. */
export class StripeRefusal extends Error {
  override readonly name = 'StripeRefusal';
  readonly status: number;
  readonly details: StripeErrorDetails;

  constructor(status: number, message: string, details: StripeErrorDetails = {}) {
    super(message);
    this.status = status;
    this.details = details;
  }

  answer(): VendorAnswer {
    const { type = 'invalid_request_error', code, declineCode, param, headers } = this.details;
    return jsonAnswer(
      this.status,
      {
        error: {
          type,
          message: this.message,
          ...(code && { code }),
          ...(declineCode && { decline_code: declineCode }),
          ...(param && { param }),
        },
      },
      headers,
    );
  }
}

export const jsonAnswer = (status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): VendorAnswer => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body),
});

export const missing = (what: string, id: string, param = 'id'): StripeRefusal =>
  new StripeRefusal(404, `No such ${what}: '${id}'`, { code: 'resource_missing', param });

export const cardDeclined = (): StripeRefusal =>
  new StripeRefusal(402, 'Your card was declined.', {
    type: 'card_error',
    code: 'card_declined',
    declineCode: 'generic_decline',
  });
