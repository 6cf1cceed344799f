import { useT } from '#app/i18n/use-t.tsx';
import { issueSentence } from '#app/lib/form-issues.ts';

/** Turns conform's errors (codes) into sentences for `<Field errors>`: `const say = useIssueTexts(); say(field.errors)`. */
export function useIssueTexts(): (errors: readonly string[] | null | undefined) => readonly string[] {
  const t = useT();
  return (errors) => [...new Set((errors ?? []).map((error) => issueSentence(t, error)))];
}
