import { useRouteLoaderData } from '@remix-run/react';
import type { loader as layoutLoader } from '#app/routes/company/layout.tsx';

/** What the person may do with documents here, so that no button leads to a refusal; the server decides in any case. */
export function useRights(): { readonly mayWrite: boolean; readonly mayBook: boolean } {
  const role = useRouteLoaderData<typeof layoutLoader>('routes/company/layout')?.company.role;
  const mayWrite = role === 'owner' || role === 'admin' || role === 'member';
  return { mayWrite, mayBook: mayWrite || role === 'accountant' };
}
