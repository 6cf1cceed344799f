import { useRevalidator } from '@remix-run/react';
import { useEffect, useRef } from 'react';

const OFTEN_MS = 2_000;
const SELDOM_MS = 15_000;
/** What has not come in a minute comes when it comes. */
const OFTEN_TIMES = 30;

/**
 * Reads the data of a page that is looked at again while something is `underWay`: often for a minute, and from then on seldom if
 * `tireless`, else not at all.
 */
export function useReadAgain(underWay: boolean, tireless: boolean): void {
  const { revalidate, state } = useRevalidator();
  const reads = useRef(0);
  useEffect(() => {
    if (!underWay) {
      reads.current = 0;
      return;
    }
    if (state !== 'idle' || (!tireless && reads.current >= OFTEN_TIMES)) return;
    const timer = setTimeout(
      () => {
        reads.current += 1;
        if (document.visibilityState === 'visible') revalidate();
      },
      reads.current < OFTEN_TIMES ? OFTEN_MS : SELDOM_MS,
    );
    const onVisible = (): void => {
      if (document.visibilityState === 'visible') revalidate();
    };
    document.addEventListener('visibilitychange', onVisible);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', onVisible);
    };
  }, [underWay, tireless, state, revalidate]);
}
