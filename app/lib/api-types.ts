import type { Locale } from '#app/i18n/catalog.ts';
import type { Theme } from '#app/lib/load-context.ts';

/** A company in which the signed-in person works. */
export interface MyCompany {
  readonly slug: string;
  readonly name: string;
  /** `BusinessKind`; the key `status.company.<kind>` names it. */
  readonly kind: string;
  readonly role: string;
}

/** Procedures that need no company. */
export interface ApiCaller {
  readonly companies: { mine(): Promise<readonly MyCompany[]> };
  readonly account: { savePreferences(input: { locale?: Locale; theme?: Theme }): Promise<unknown> };
}

/** Procedures of one company. */
export type CompanyApiCaller = Readonly<Record<string, unknown>>;
