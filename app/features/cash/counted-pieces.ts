import { type CountedPieces, DENOMINATIONS, worthOf } from '#server/domain/cash/denominations.ts';
import { decimalFromMinor } from '#server/domain/shared/money.ts';

/** Pieces that a form counts one by one (`piece-5000`), keys in cents; null where none were counted. What is no number counts for nothing. */
export function countedPieces(body: FormData): CountedPieces | null {
  const counted = DENOMINATIONS.flatMap((cents) => {
    const text = String(body.get(`piece-${cents}`) ?? '').trim();
    return /^\d{1,5}$/.test(text) && Number(text) > 0 ? [[String(cents), Number(text)] as const] : [];
  });
  return counted.length === 0 ? null : Object.fromEntries(counted);
}

/** Writes the worth of the pieces into the form where nobody wrote an amount: without scripts no one added them up. */
export function fillCounted(body: FormData, pieces: CountedPieces | null): void {
  if (pieces !== null && String(body.get('counted') ?? '').trim() === '') body.set('counted', decimalFromMinor(worthOf(pieces)));
}
