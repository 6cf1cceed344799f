import type { Clock } from '#server/domain/shared/clock.ts';
import type { MockStore } from './store.ts';

const SETTING = 'clock.offsetMs';

/** The vendors' time: the given clock (else the machine's) plus an offset that all processes of the data folder share. */
export interface MockClock extends Clock {
  /** The machine's time plus the offset: for clients whose SDK takes its own time, whatever the given clock says. */
  machineNow(): Date;
  offsetMs(): number;
  /** Sets how far the vendors' time is ahead of (or, negative, behind) the clock. */
  setOffsetMs(milliseconds: number): void;
}

export const mockClock = (store: MockStore, base?: Clock): MockClock => {
  const offsetMs = (): number => Number(store.setting(SETTING) ?? 0);
  const machineNow = (): Date => new Date(Date.now() + offsetMs());
  return {
    now: () => (base === undefined ? machineNow() : new Date(base.now().getTime() + offsetMs())),
    machineNow,
    offsetMs,
    setOffsetMs: (milliseconds) => {
      if (!Number.isSafeInteger(milliseconds)) throw new RangeError(`Not a number of milliseconds: ${milliseconds}`);
      store.setSetting(SETTING, milliseconds === 0 ? null : String(milliseconds));
    },
  };
};
