import type { AppCaller } from '#server/trpc/caller.ts';

/** The router as loaders and actions call it, outside of any company. */
export type ApiCaller = AppCaller;

/** The same for one company, after membership was checked. */
export type CompanyApiCaller = AppCaller;

/** A company in which the signed-in person works. */
export type MyCompany = Awaited<ReturnType<AppCaller['companies']['mine']>>[number];
