import { CircleAlert, CircleCheck, CirclePause, ListFilter, LoaderCircle, TriangleAlert, type LucideIcon } from 'lucide-react';
import type { Tone } from '#app/components/ui/pill.tsx';
import type { MailboxDto } from '#server/contracts/mailbox.ts';

export type ShownState = MailboxDto['state'] | 'reading' | 'trouble';

/** What a mailbox is doing, in one word: a failure that passes by itself is a hold-up, not a state of its own. */
export function shownState({ state, reading, failure }: Pick<MailboxDto, 'state' | 'reading' | 'failure'>): ShownState {
  if (state !== 'active') return state;
  if (reading) return 'reading';
  return failure === null ? 'active' : 'trouble';
}

export const STATE_LOOK = {
  new: ['info', ListFilter],
  active: ['ok', CircleCheck],
  reading: ['info', LoaderCircle],
  trouble: ['warn', TriangleAlert],
  paused: ['neutral', CirclePause],
  reconnect: ['err', CircleAlert],
} as const satisfies Record<ShownState, readonly [Tone, LucideIcon]>;
