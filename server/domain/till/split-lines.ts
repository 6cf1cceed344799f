import { DECIMAL_LIMITS, divideDecimal } from '#server/domain/shared/decimal.ts';
import type { TillLine } from './till-line.ts';

/**
 * What the next of several persons pays who share everything evenly: of each line the quantity by the number of persons that still pay, in
 * steps that a quantity has, half up. Of what is left then the next one pays the same way, and the last one pays all of it: so the parts are
 * the whole to the last step, and nobody pays more than a step more than another.
 *
 * @param persons how many have not paid yet, one or more
 */
export const evenPart = (left: readonly TillLine[], persons: number): readonly TillLine[] =>
  left.flatMap((line) => {
    const quantity = divideDecimal(line.quantity, BigInt(persons), DECIMAL_LIMITS.quantity.scale);
    return /[1-9]/.test(quantity) ? [{ ...line, quantity }] : [];
  });
