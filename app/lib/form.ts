import { data } from '@remix-run/node';
import type { Submission, SubmissionResult } from '@conform-to/react';
import { encodeIssue, toFieldErrors } from '#app/lib/form-issues.ts';
import type { ErrorBody } from '#app/lib/error-body.ts';
import type { ApiFailure } from '#app/lib/errors.ts';

export { parseForm } from '#app/lib/parse-form.ts';

/** What an action returns to its form: conform's result, and the refusal as a whole where the server refused. */
export interface FormReply {
  readonly result: SubmissionResult<string[]>;
  readonly error: ErrorBody | null;
  /** The hidden field `formId` of the form that was sent; null where a page has one form only and needs none. */
  readonly formId?: string | null | undefined;
}

type AnySubmission = Pick<Submission<unknown, string[]>, 'reply' | 'payload'>;

const formIdOf = ({ payload }: AnySubmission): string | null =>
  typeof payload['formId'] === 'string' ? payload['formId'] : null;

/** Answers 400 with the schema's complaints: `if (submission.status !== 'success') return replyInvalid(submission)`. */
export const replyInvalid = (submission: AnySubmission) =>
  data<FormReply>({ result: submission.reply(), error: null, formId: formIdOf(submission) }, { status: 400 });

/** Answers with what the server refused; complaints about fields go to the fields, the rest above the form. */
export function replyFailure(submission: AnySubmission, { status, body }: ApiFailure, hideFields: readonly string[] = []) {
  const result = submission.reply({
    formErrors: [encodeIssue(body.code, body.params)],
    fieldErrors: toFieldErrors(body.issues),
    hideFields: [...hideFields],
  });
  return data<FormReply>({ result, error: body, formId: formIdOf(submission) }, { status });
}
