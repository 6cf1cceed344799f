import { useCallback } from 'react';
import { formatDecimal } from '#app/i18n/format.ts';
import { errorSentence } from '#app/i18n/t.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { FieldIssue } from '#server/domain/shared/errors.ts';

/** The sentence of a complaint about a draft, in the person's language. */
export function useIssueWords(): (issue: Pick<FieldIssue, 'code' | 'params'>) => string {
  const t = useT();
  return useCallback(
    ({ code, params = {} }) => {
      const limit = params['limit'];
      const shown = typeof limit === 'string' ? { ...params, limit: formatDecimal(limit, limit.includes('.') ? 2 : 0) } : params;
      return t.dynamic(`invoiceIssues.${code}`, shown) ?? errorSentence(t, code, params);
    },
    [t],
  );
}
