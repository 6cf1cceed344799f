import { useRouteLoaderData } from '@remix-run/react';
import type { loader as layoutLoader } from '#app/routes/company/layout.tsx';

/** Whether the person may bring documents in and record payments. */
export function useMayBook(): boolean {
  const role = useRouteLoaderData<typeof layoutLoader>('routes/company/layout')?.company.role;
  return role !== undefined && role !== 'viewer';
}

/** Whether the person may change settings of this company; the server decides in any case. */
export function useMayManage(): boolean {
  const role = useRouteLoaderData<typeof layoutLoader>('routes/company/layout')?.company.role;
  return role === 'owner' || role === 'admin';
}
