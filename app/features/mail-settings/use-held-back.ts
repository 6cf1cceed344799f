import { useFetcher, useParams } from '@remix-run/react';
import { useEffect } from 'react';
import { inCompany } from '#app/lib/paths.ts';
import type { loader } from '#app/routes/company/settings/held-back.ts';
import type { SuppressionDto } from '#server/contracts/mail.ts';

/** Until somebody has stopped typing. */
const PAUSE_MS = 300;

/** What holds mail to an address back, asked as it is typed; undefined where nothing does, or is not known yet. */
export function useHeldBack(typed: string, known: readonly SuppressionDto[]): SuppressionDto | undefined {
  const { company = '' } = useParams();
  const { load, data } = useFetcher<typeof loader>();
  const address = typed.trim().toLowerCase();
  const isKnown = known.some((each) => each.address === address);
  useEffect(() => {
    if (isKnown || !/.@.+\../.test(address)) return undefined;
    const query = new URLSearchParams({ adresa: address });
    const timer = setTimeout(() => load(`${inCompany(company, 'postavke/posta/zadrzano')}?${query}`), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [address, company, isKnown, load]);
  return [...known, ...(data?.held ?? [])].find((each) => each.address === address);
}
