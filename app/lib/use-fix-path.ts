import { useParams } from '@remix-run/react';
import { inCompany } from '#app/lib/paths.ts';
import type { DomainErrorParams } from '#server/domain/shared/errors.ts';

/**
 * Where an error's `fix` leads: `/…` as it is, anything else below the company of this page. Null where there is none,
 * or nothing of this site.
 */
export function useFixPath(params: DomainErrorParams | undefined): string | null {
  const { company } = useParams();
  const fix = params?.['fix'];
  if (typeof fix !== 'string' || fix === '') return null;
  if (fix.startsWith('/')) return fix.startsWith('//') ? null : fix;
  return company === undefined ? null : inCompany(company, fix);
}
