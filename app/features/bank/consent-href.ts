import type { BeginBankConsentInput } from '#server/contracts/banking.ts';

/** The way to a bank, from the page of banks (`path`). It leaves the application, so the browser itself must follow it. */
export function consentHref(path: string, wish: BeginBankConsentInput): string {
  const query =
    'connectionId' in wish ? { veza: wish.connectionId } : { put: wish.vendor, banka: wish.institutionId, drzava: wish.country };
  return `${path}/suglasnost?${new URLSearchParams(query).toString()}`;
}
