import type { AppCaller, RouterOutputs } from '#server/trpc/caller.ts';

/** A company in which the signed-in person works. */
export type MyCompany = RouterOutputs['companies']['mine'][number];

/** The router as a request reaches it; procedures of a company need `companyApi`. */
export type ApiCaller = AppCaller;

/** The router inside one company. */
export type CompanyApiCaller = AppCaller;
