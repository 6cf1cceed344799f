import type { BankConnectionDto } from '#server/contracts/banking.ts';

const SOON_DAYS = 14;

/** How a consent stands for its owner. `ending`: valid, but soon over · `ended`: over before the day that it was given until. */
export type ConsentStanding = BankConnectionDto['state'] | 'ending' | 'ended';

/** Banks end a consent early too; its day, still to come, then says nothing of when it ended. */
export function standingOf({ state, daysLeft }: Pick<BankConnectionDto, 'state' | 'daysLeft'>): ConsentStanding {
  if (state === 'active' && daysLeft <= SOON_DAYS) return 'ending';
  return state === 'expired' && daysLeft > 0 ? 'ended' : state;
}
