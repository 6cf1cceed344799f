import type { InCurrency, IssuedDocument } from './document.ts';

/** A document as JSON: amounts in cents as digits, the instant of issue in ISO form. */
export type FrozenDocument = Readonly<Record<string, unknown>>;

export const freezeDocument = (document: IssuedDocument | InCurrency): FrozenDocument =>
  JSON.parse(
    JSON.stringify(document, (_key, value: unknown) => (typeof value === 'bigint' ? value.toString() : value)),
  ) as FrozenDocument;

/** The document that `freezeDocument` was given. Every amount is called `…Minor`, and nothing else is. */
export const thawDocument = (frozen: FrozenDocument): IssuedDocument => ({
  ...LATER_FIELDS,
  ...(thaw(frozen) as IssuedDocument),
});

/** The part of a document in another currency, frozen on its own. */
export const thawInCurrency = (frozen: FrozenDocument): InCurrency => thaw(frozen) as InCurrency;

const thaw = (frozen: FrozenDocument): unknown =>
  JSON.parse(JSON.stringify(frozen), (key, value: unknown) => {
    if (typeof value !== 'string') return value;
    if (key === 'issuedAt') return new Date(value);
    return key.endsWith('Minor') ? BigInt(value) : value;
  });

/** What documents frozen before these fields came do not say. */
const LATER_FIELDS = { refersTo: null, prepaidMinor: 0n };
