import type { Buyer } from './document.ts';

interface ContactFacts extends Omit<Buyer, 'address'> {
  readonly street: string | null;
  readonly postalCode: string | null;
  readonly city: string | null;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
}

/** A contact as it stands on documents; one of whom only the country is known, and that is Croatia, has no address. */
export function buyerFrom({ kind, name, oib, vatId, email, street, postalCode, city, country }: ContactFacts): Buyer {
  const hasAddress = street !== null || city !== null || country !== 'HR';
  const address = hasAddress ? { street: street ?? '', postalCode: postalCode ?? '', city: city ?? '', country } : null;
  return { kind, name, oib, vatId, address, email };
}
