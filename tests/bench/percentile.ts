export const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const started = performance.now();
  await work();
  return performance.now() - started;
};

/** The duration that 95 of 100 did not pass, in milliseconds. */
export const p95 = (durations: readonly number[]): number =>
  Number((durations.toSorted((a, b) => a - b)[Math.ceil(durations.length * 0.95) - 1] ?? 0).toFixed(1));
