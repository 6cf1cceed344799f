import type { ApiCaller, CompanyApiCaller } from '#app/lib/api-types.ts';
import type { Locale } from '#app/i18n/catalog.ts';

export type Theme = 'system' | 'light' | 'dark';
export const THEMES = ['system', 'light', 'dark'] as const satisfies readonly Theme[];

/** Who is signed in, as far as screens need to know. */
export interface SessionView {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly locale: Locale;
  readonly theme: Theme;
  /** Looks after the installation. */
  readonly isSystemAdministrator: boolean;
}

declare module '@remix-run/node' {
  /** What the HTTP server hands to every loader and action. */
  interface AppLoadContext {
    readonly requestId: string;
    /** Nonce of this response's Content-Security-Policy; never sent to the browser as data. */
    readonly cspNonce: string;
    readonly isDemo: boolean;
    readonly mocksOn: boolean;
    readonly appUrl: string;
    /** The house's clock, for what a page only shows or fills in beforehand; what counts is decided behind the API. */
    now(): Date;
    /** What a browser needs to report its faults; null when nobody wants to know. */
    readonly faultKey: string | null;
    /** What a browser needs to count opened screens of a company; null when nothing is counted. */
    usageOf(companyId: string): { readonly key: string; readonly company: string } | null;
    readonly session: SessionView | null;
    readonly api: ApiCaller;
    /** Procedures of one company, found by its slug; fails with `not_found` for people who are no members. */
    companyApi(slug: string): Promise<CompanyApiCaller>;
    /** Where unexpected errors go; without it they go to the process's standard error. */
    reportError?(error: unknown, requestId: string): void;
  }
  interface Future {
    v3_singleFetch: true;
  }
}
