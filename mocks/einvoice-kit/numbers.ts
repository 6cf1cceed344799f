import type { SentDocument } from './documents.ts';

interface Asked {
  readonly oib: string;
  readonly number: string;
  readonly issuedOn: string;
  readonly isCopy: boolean;
}

/**
 * What the Tax Administration says of a number that it has, or has not: an eRačun is recorded once (S008), and once more only as a
 * corrected copy of one that is (S012). What failed on the way was never recorded. Null where nothing stands against it.
 */
export const numberFault = (
  sent: readonly SentDocument[],
  { oib, number, issuedOn, isCopy }: Asked,
  isFailed: (document: SentDocument) => boolean,
): string | null => {
  const isThere = sent.some(
    (known) => known.oib === oib && known.number === number && known.issuedOn === issuedOn && !isFailed(known),
  );
  if (isCopy) return isThere ? null : 'S012: nije evidentiran izvorni račun na koji se odnosi kopija';
  return isThere ? 'S008: račun je već evidentiran' : null;
};
