import { useCallback, useEffect, useState } from 'react';
import { callTill, type CallResults } from '#app/features/till/call-till.ts';

const AGAIN_MS = 15_000;

/** What the head of the till tells. */
export type TillNews = Pick<CallResults['receipts'], 'waiting' | 'deadlineAt' | 'overMaximum'>;

/** How many receipts wait for their JIR, and whether too much cash is there, looked up now and then while somebody is there. */
export function useWaiting(path: string, deviceId: string, enabled: boolean) {
  const [waiting, setWaiting] = useState<TillNews | null>(null);
  const look = useCallback(() => {
    void callTill(path, 'receipts', { deviceId }).then((reply) => {
      if (reply.ok === true) setWaiting(reply.value);
    });
  }, [path, deviceId]);
  useEffect(() => {
    if (!enabled) return;
    look();
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') look();
    }, AGAIN_MS);
    return () => clearInterval(timer);
  }, [enabled, look]);
  return { waiting, look };
}
