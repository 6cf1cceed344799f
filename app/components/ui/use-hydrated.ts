import { useSyncExternalStore } from 'react';

const never = () => () => undefined;

/** False in the server's HTML and the first render, true once scripts run: what needs scripts waits for it. */
export const useHydrated = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
