/** The closed list of ways in which a wish of a caller can fail; everything else is a bug (500). */
export const DOMAIN_ERROR_KINDS = [
  'invalid',
  'unauthenticated',
  'forbidden',
  'not_found',
  'conflict',
  'precondition',
  'rate_limited',
  'provider_rejected',
  'provider_unavailable',
] as const;

export type DomainErrorKind = (typeof DOMAIN_ERROR_KINDS)[number];

/** Values that the user's sentence is filled with. Never secrets: they reach the browser. */
export type DomainErrorParams = Readonly<Record<string, string | number | boolean | null>>;

/** One complaint about one field of an input: `path` as in the form (`lines.0.quantity`), `code` is an i18n key. */
export interface FieldIssue {
  readonly path: string;
  readonly code: string;
  readonly params?: DomainErrorParams;
}

export interface DomainErrorOptions {
  readonly params?: DomainErrorParams;
  readonly issues?: readonly FieldIssue[];
  readonly cause?: unknown;
}

/**
 * An error that a person can do something about. `code` (`AREA_PROBLEM`) is also the key of the sentence shown;
 * `message` is for logs only and never reaches a user.
 */
export class DomainError extends Error {
  override readonly name = 'DomainError';
  readonly kind: DomainErrorKind;
  readonly code: string;
  readonly params: DomainErrorParams;
  readonly issues: readonly FieldIssue[];

  constructor(kind: DomainErrorKind, code: string, options: DomainErrorOptions = {}) {
    super(`${kind}: ${code}`, options.cause === undefined ? undefined : { cause: options.cause });
    this.kind = kind;
    this.code = code;
    this.params = options.params ?? {};
    this.issues = options.issues ?? [];
  }
}

export const invalid = (code: string, options?: DomainErrorOptions) => new DomainError('invalid', code, options);
export const notFound = (code: string, options?: DomainErrorOptions) => new DomainError('not_found', code, options);
export const forbidden = (code: string, options?: DomainErrorOptions) => new DomainError('forbidden', code, options);
export const conflict = (code: string, options?: DomainErrorOptions) => new DomainError('conflict', code, options);
/** Something must be set up first; put the path of the screen that fixes it into `params.fix`. */
export const precondition = (code: string, options?: DomainErrorOptions) => new DomainError('precondition', code, options);
