import { useIssueTexts } from '#app/components/forms/use-issue-texts.ts';
import type { ErrorBody } from '#app/lib/error-body.ts';
import { encodeIssue } from '#app/lib/form-issues.ts';

/** What was refused, in a sentence: the complaints about fields when there are any, else the error itself. */
export function useErrorText(): (error: ErrorBody) => string {
  const say = useIssueTexts();
  return ({ code, params, issues }) => {
    const complaints = issues.length > 0 ? issues : [{ code, params }];
    return say(complaints.map((issue) => encodeIssue(issue.code, issue.params ?? {}))).join(' ');
  };
}
