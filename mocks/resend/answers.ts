import type { VendorAnswer } from '../kit/vendor.ts';

const STATUS = {
  validation_error: 422,
  missing_required_field: 422,
  invalid_from_address: 422,
  invalid_attachment: 422,
  invalid_parameter: 422,
  invalid_idempotency_key: 400,
  missing_api_key: 401,
  restricted_api_key: 401,
  invalid_api_key: 403,
  not_found: 404,
  method_not_allowed: 405,
  invalid_idempotent_request: 409,
  concurrent_idempotent_requests: 409,
  rate_limit_exceeded: 429,
  daily_quota_exceeded: 429,
  monthly_quota_exceeded: 429,
  security_error: 451,
  application_error: 500,
  internal_server_error: 500,
} as const;

export type ResendErrorName = keyof typeof STATUS;

export const jsonAnswer = (status: number, body: unknown, headers: Record<string, string> = {}): VendorAnswer => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
  body: JSON.stringify(body),
});

/** A refusal with the name that the API documents for it. */
export class ResendError extends Error {
  override readonly name: ResendErrorName;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;

  constructor(name: ResendErrorName, message: string, options: { status?: number; headers?: Record<string, string> } = {}) {
    super(message);
    this.name = name;
    this.status = options.status ?? STATUS[name];
    this.headers = options.headers ?? {};
  }

  answer(): VendorAnswer {
    return jsonAnswer(this.status, { statusCode: this.status, name: this.name, message: this.message }, { ...this.headers });
  }
}
