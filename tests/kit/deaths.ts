/** Places where the process of a test dies: once each time it is told to. */
export interface Deaths {
  /** For the house: throws at the place that was named, and forgets it. */
  readonly checkpoint: (name: string) => void;
  /** Where it dies next; null when it lives, or has died. */
  next: string | null;
}

export function plannedDeaths(): Deaths {
  const deaths: Deaths = {
    next: null,
    checkpoint: (name) => {
      if (name !== deaths.next) return;
      deaths.next = null;
      throw new Error(`died at ${name}`);
    },
  };
  return deaths;
}
