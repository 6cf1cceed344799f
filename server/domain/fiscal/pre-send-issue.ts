import type { FieldIssue } from '#server/domain/shared/errors.ts';

/**
 * A complaint of CIS that we can foresee. `refuse`: CIS refuses the receipt (s013). `warn`: CIS takes it and marks it for the
 * Tax Administration's analysts.
 */
export interface PreSendIssue extends FieldIssue {
  readonly severity: 'refuse' | 'warn';
}

type Params = NonNullable<FieldIssue['params']>;

const issue = (severity: PreSendIssue['severity'], path: string, check: string, params?: Params): PreSendIssue => ({
  path,
  code: `FISCAL_CHECK_${check}`,
  severity,
  ...(params === undefined ? {} : { params }),
});

/** `check` is CIS's own number of the check: `178`. */
export const refuse = (path: string, check: string, params?: Params): PreSendIssue => issue('refuse', path, check, params);
export const warn = (path: string, check: string, params?: Params): PreSendIssue => issue('warn', path, check, params);
