/** A card that a customer gave. */
export interface Card {
  readonly number: string;
}

/** The vendor's own test numbers. */
export const TEST_CARDS = {
  good: '4242424242424242',
  /** Refused at once. */
  declined: '4000000000000002',
  /** Can be kept, but no charge to it goes through. */
  declinedLater: '4000000000000341',
  /** The bank asks its owner. */
  asks: '4000002500003155',
} as const;

export const lastFour = ({ number }: Card): string => number.slice(-4);

/** Whether a charge to a kept card goes through. */
export const chargeSucceeds = (card: Card | null): boolean =>
  card !== null && card.number !== TEST_CARDS.declinedLater && card.number !== TEST_CARDS.declined;

/** Luhn's check digit, by which a mistyped number is noticed. */
export function isCardNumber(number: string): boolean {
  if (!/^\d{14,19}$/.test(number)) return false;
  const sum = [...number].reverse().reduce((total, sign, index) => {
    const doubled = Number(sign) * (index % 2 === 0 ? 1 : 2);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}
