import type { MockStore } from './store.ts';

/** What a vendor does with a call. Written as `name` or `name:argument` (`slow:2000`, `429:30`, `s013:177`). */
export interface Scenario {
  readonly name: string;
  readonly argument: string | null;
}

/** A way in which a vendor can be told to behave. `argument` says what stands after the colon, with its default. */
export interface ScenarioSpec {
  readonly name: string;
  readonly means: string;
  readonly argument?: { readonly means: string; readonly default: string; readonly isNumber?: true };
}

export const HEALTHY: Scenario = { name: 'healthy', argument: null };

/** Every vendor can do these; `dispatch.ts` plays them. */
export const COMMON_SCENARIOS: readonly ScenarioSpec[] = [
  { name: 'healthy', means: 'radi ispravno' },
  { name: 'slow', means: 'odgovara sporo', argument: { means: 'milisekunde', default: '3000', isNumber: true } },
  { name: 'hang', means: 'nikad ne odgovori' },
  { name: 'down', means: 'veza odbijena' },
  { name: 'answered-but-connection-lost', means: 'obradi zahtjev, ali veza pukne prije odgovora' },
];

/** One scenario that is waiting (`next`) or in force until further notice (`standing`). */
export interface ScheduledScenario extends Scenario {
  readonly vendor: string;
  /** An operation of the vendor, or `*` for all. */
  readonly operation: string;
  readonly mode: 'next' | 'standing';
}

export const parseScenario = (text: string): Scenario => {
  const colon = text.indexOf(':');
  return colon === -1 ? { name: text, argument: null } : { name: text.slice(0, colon), argument: text.slice(colon + 1) };
};

export const formatScenario = ({ name, argument }: Scenario): string => (argument === null ? name : `${name}:${argument}`);

/** Puts `scenario` at the end of the queue: the next `times` calls of the operation take it. */
export const queueScenario = (store: MockStore, vendor: string, operation: string, scenario: Scenario, times = 1): void =>
  store.transaction(() => {
    for (let n = 0; n < times; n += 1) {
      store.run(
        `INSERT INTO scenarios (vendor, operation, mode, name, argument) VALUES (?, ?, 'next', ?, ?)`,
        vendor,
        operation,
        scenario.name,
        scenario.argument,
      );
    }
  });

/** From now on every call of the operation takes `scenario`, once the queue is empty. `healthy` ends it. */
export const setStandingScenario = (store: MockStore, vendor: string, operation: string, scenario: Scenario): void =>
  store.transaction(() => {
    store.run(`DELETE FROM scenarios WHERE vendor = ? AND operation = ? AND mode = 'standing'`, vendor, operation);
    if (scenario.name === HEALTHY.name) return;
    store.run(
      `INSERT INTO scenarios (vendor, operation, mode, name, argument) VALUES (?, ?, 'standing', ?, ?)`,
      vendor,
      operation,
      scenario.name,
      scenario.argument,
    );
  });

/**
 * The scenario of this call. One that was queued for the operation (or for `*`) is used up, by one process only; else the
 * operation's standing one, else the vendor's, else healthy.
 */
export const takeScenario = (store: MockStore, vendor: string, operation: string): Scenario => {
  const find = () =>
    store.one(
      `SELECT id, mode, name, argument FROM scenarios WHERE vendor = ? AND operation IN (?, '*')
       ORDER BY mode = 'standing', CASE WHEN mode = 'standing' THEN operation = '*' ELSE 0 END, id LIMIT 1`,
      vendor,
      operation,
    );
  // Most calls find nothing: look without the write lock first.
  if (find() === undefined) return HEALTHY;
  return store.transaction(() => {
    const row = find();
    if (row === undefined) return HEALTHY;
    if (row.mode === 'next') store.run('DELETE FROM scenarios WHERE id = ?', Number(row.id));
    return { name: String(row.name), argument: row.argument === null ? null : String(row.argument) };
  });
};

export const listScenarios = (store: MockStore): ScheduledScenario[] =>
  store.all('SELECT vendor, operation, mode, name, argument FROM scenarios ORDER BY id').map((row) => ({
    vendor: String(row.vendor),
    operation: String(row.operation),
    mode: row.mode === 'next' ? 'next' : 'standing',
    name: String(row.name),
    argument: row.argument === null ? null : String(row.argument),
  }));

/** Back to healthy: everywhere, or at one vendor. */
export const clearScenarios = (store: MockStore, vendor?: string): void => {
  if (vendor === undefined) store.run('DELETE FROM scenarios');
  else store.run('DELETE FROM scenarios WHERE vendor = ?', vendor);
};
