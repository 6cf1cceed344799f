import type { BusinessState } from '#server/domain/einvoice/states.ts';

/** The codes that are documented; every other one is kept as it came and says nothing here. */
const BUSINESS: Readonly<Record<number, BusinessState>> = { 6: 'rejected', 7: 'paid', 8: 'part_paid' };

export const STATUS_REJECTED = 6;
export const STATUS_PAID = 7;

export const toBusiness = (status: number): BusinessState => BUSINESS[status] ?? 'none';

/** Where the next list begins: the day before the newest one read, because the vendor's clock and ours are not one. */
export const nextCursor = (now: Date): string => new Date(now.getTime() - 86_400_000).toISOString().slice(0, 10);
