import { useCallback, useEffect, useState } from 'react';

/** A choice that this browser remembers; where nothing may be kept it holds until the page is left. `read` is a function of the module. */
export function useStored<T>(key: string, initial: T, read: (value: unknown) => T): [T, (value: T) => void] {
  const [value, setValue] = useState(initial);
  useEffect(() => {
    try {
      const kept = window.localStorage.getItem(`fiskai.${key}`);
      if (kept !== null) setValue(read(JSON.parse(kept)));
    } catch {
      // Nothing readable was kept: the initial choice stands.
    }
  }, [key, read]);
  const store = useCallback(
    (next: T): void => {
      setValue(next);
      try {
        window.localStorage.setItem(`fiskai.${key}`, JSON.stringify(next));
      } catch {
        // A browser that keeps nothing still lets the person choose.
      }
    },
    [key],
  );
  return [value, store];
}
