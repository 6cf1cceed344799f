/** Last day late of each bucket but the oldest; 0 is what is not late. */
export const AGE_LIMITS = { notDue: 0, days30: 30, days60: 60, days90: 90 } as const;

/** How late receivables are: not yet due, 1–30, 31–60, 61–90 and more than 90 days. */
export const AGE_BUCKETS = ['notDue', 'days30', 'days60', 'days90', 'older'] as const;
export type AgeBucket = (typeof AGE_BUCKETS)[number];

/** The bucket of what was due so many days ago; negative while it is still to come. */
export function bucketOf(daysLate: number): AgeBucket {
  return AGE_BUCKETS.find((bucket) => bucket !== 'older' && daysLate <= AGE_LIMITS[bucket]) ?? 'older';
}
