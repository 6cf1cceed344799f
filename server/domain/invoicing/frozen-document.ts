import type { IssuedDocument } from './document.ts';

/** A document as JSON: amounts in cents as digits, the instant of issue in ISO form. */
export type FrozenDocument = Readonly<Record<string, unknown>>;

export const freezeDocument = (document: IssuedDocument): FrozenDocument =>
  JSON.parse(
    JSON.stringify(document, (_key, value: unknown) => (typeof value === 'bigint' ? value.toString() : value)),
  ) as FrozenDocument;

/** The document that `freezeDocument` was given. Every amount is called `…Minor`, and nothing else is. */
export const thawDocument = (frozen: FrozenDocument): IssuedDocument => ({
  ...LATER_FIELDS,
  ...(JSON.parse(JSON.stringify(frozen), (key, value: unknown) => {
    if (typeof value !== 'string') return value;
    if (key === 'issuedAt') return new Date(value);
    return key.endsWith('Minor') ? BigInt(value) : value;
  }) as IssuedDocument),
});

/** What documents frozen before these fields came do not say. */
const LATER_FIELDS = { refersTo: null, prepaidMinor: 0n };
