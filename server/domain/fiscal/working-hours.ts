import type { PlainDate } from '#server/domain/shared/plain-date.ts';

/** `HH:mm`, `24:00` for the end of a day. */
export interface OpenSpan {
  readonly from: string;
  readonly to: string;
}

/** 1 Monday … 7 Sunday, 8 public holidays (`DanUTjednuType`, schema 1.10). */
export type HoursDay = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

export const HOURS_DAYS = [1, 2, 3, 4, 5, 6, 7, 8] as const satisfies readonly HoursDay[];

/** How a premises is open: by appointment, once or twice a day, or by odd and even days. A day that is not named is closed. */
export type HoursSchedule =
  | { readonly kind: 'by_appointment' }
  | { readonly kind: 'once'; readonly days: readonly (OpenSpan & { readonly day: HoursDay })[] }
  | { readonly kind: 'twice'; readonly days: readonly (OpenSpan & { readonly day: HoursDay; readonly part: 1 | 2 })[] }
  | { readonly kind: 'odd_even'; readonly days: readonly (OpenSpan & { readonly day: HoursDay; readonly odd: boolean })[] };

/** Regular hours from a day on, until the next ones begin. */
export interface RegularHours {
  readonly from: PlainDate;
  /** Set by the Tax Administration when the next hours are registered; never sent (s124). */
  readonly to: PlainDate | null;
  /** At most 200 characters. */
  readonly note: string;
  readonly schedule: HoursSchedule;
}

/** One day that differs: open once or twice. */
export interface ExceptionalHours {
  readonly on: PlainDate;
  readonly spans: readonly OpenSpan[];
}

/** What the Tax Administration knows, or is told, of one premises (Zakon o fiskalizaciji čl. 16). */
export interface WorkingHours {
  readonly regular: readonly RegularHours[];
  readonly exceptions: readonly ExceptionalHours[];
}
