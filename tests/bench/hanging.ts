import type { ProviderId } from '#server/env/index.ts';
import { OUTBOUND_SERVICES } from '#server/integrations/outbound-matrix.ts';
import { type BenchLine, speedRatio } from '#tests/bench/bench-line.ts';
import { type Installation, makeInstallations } from '#tests/bench/installations.ts';
import { findPages, signIn } from '#tests/bench/pages.ts';

const PROVIDERS: readonly ProviderId[] = OUTBOUND_SERVICES.map(({ provider }) => provider);
/** More than the places that a provider has in a process. */
const CALLS = 12;
const CHECK_ROUNDS = 4;
const PAGE_ROUNDS = 20;
/** A call that hangs is given up after eight seconds at most; in as many rounds as this less time passes. */
const ROUNDS_UNTIL_FREE = 3;
/** Until the calls that shall hang have reached their vendors. */
const SETTLE_MS = 500;

interface Measured {
  readonly ours: number[];
  readonly reference: number[];
}

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const started = performance.now();
  await work();
  return performance.now() - started;
};

/** Both sides one after the other, now the one first and now the other: a machine that slows down slows both. */
const measure = async (
  { ours, reference }: Measured,
  round: number,
  sides: readonly (() => Promise<unknown>)[],
): Promise<void> => {
  const [hanging, healthy] = sides as [() => Promise<unknown>, () => Promise<unknown>];
  if (round % 2 === 0) ours.push(await timed(hanging));
  reference.push(await timed(healthy));
  if (round % 2 === 1) ours.push(await timed(hanging));
};

/** The duration that 95 of 100 did not pass, in milliseconds. */
const p95 = (durations: readonly number[]): number =>
  Number((durations.toSorted((a, b) => a - b)[Math.ceil(durations.length * 0.95) - 1] ?? 0).toFixed(1));

const lineOf = (name: string, what: string, { ours, reference }: Measured): BenchLine => {
  const sides = { ours: { ms: p95(ours) }, reference: { what, ms: p95(reference) } };
  return { name, ...sides, ratio: Number(speedRatio(sides.ours, sides.reference).toFixed(3)) };
};

const check = async ({ api }: Installation, provider: ProviderId): Promise<void> => {
  const { good, failure } = await api.links.check.mutate({ provider });
  if (!good) throw new Error(`${provider} did not answer: ${failure}`);
};

/** Takes every place that the provider has, and its queue; what was sent hangs until it is given up. */
const holdPlaces = async ({ api }: Installation, providers: readonly ProviderId[]): Promise<void> => {
  for (const provider of providers) {
    for (let count = 0; count < CALLS; count += 1) void api.links.check.mutate({ provider }).catch(() => undefined);
  }
  await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
};

/** Lets each of `hanging` hang, one after the other, and asks all of `others` meanwhile. */
async function othersWhileOneHangs(
  hurt: Installation,
  healthy: Installation,
  hanging: readonly ProviderId[],
  others: readonly ProviderId[],
): Promise<BenchLine[]> {
  for (const other of others) await Promise.all([check(hurt, other), check(healthy, other)]);
  const lines: BenchLine[] = [];
  for (const provider of hanging) {
    hurt.mocks.standing(provider, '*', 'hang');
    await holdPlaces(hurt, [provider]);
    const measured: Measured = { ours: [], reference: [] };
    for (let round = 0; round < CHECK_ROUNDS; round += 1) {
      for (const other of others) await measure(measured, round, [() => check(hurt, other), () => check(healthy, other)]);
    }
    lines.push(lineOf(`hanging ${provider}: p95 of a call to the others`, 'the same calls while nobody hangs', measured));
  }
  return lines;
}

async function pagesWhileAllHang(hurt: Installation, healthy: Installation): Promise<BenchLine[]> {
  const [hurtPage, healthyPage] = await Promise.all([signIn(hurt), signIn(healthy)]);
  const pages = await findPages(healthyPage);
  for (const page of pages) await hurtPage(page);
  for (const provider of PROVIDERS) hurt.mocks.standing(provider, '*', 'hang');
  const measured = new Map(pages.map((page) => [page, { ours: [], reference: [] } as Measured]));
  for (let round = 0; round < PAGE_ROUNDS; round += 1) {
    if (round % ROUNDS_UNTIL_FREE === 0) await holdPlaces(hurt, PROVIDERS);
    for (const [page, one] of measured) await measure(one, round, [() => hurtPage(page), () => healthyPage(page)]);
  }
  const all = [...measured.values()];
  const together = { ours: all.flatMap(({ ours }) => ours), reference: all.flatMap(({ reference }) => reference) };
  const what = 'the same while nobody hangs';
  const worst = [...measured].reduce((slowest, one) => (p95(one[1].ours) > p95(slowest[1].ours) ? one : slowest));
  return [
    lineOf(`hanging all: p95 of ${pages.length} pages`, what, together),
    lineOf(`hanging all: p95 of the slowest page, ${worst[0]}`, what, worst[1]),
  ];
}

/**
 * Two installations that are alike, on one PostgreSQL: in one of them vendors hang and all places for calls to them are taken. A line
 * for each vendor with the p95 of calls to others meanwhile (half of the vendors are asked while the other half begins to hang, so
 * that nobody is asked who hung before), then one with the p95 of every page while all vendors hang.
 */
export const runHangingBench = async (): Promise<BenchLine[]> => {
  const installations = await makeInstallations(['hurt', 'healthy'] as const);
  try {
    const healthy = await installations.start('healthy');
    const inHurt = async (work: (hurt: Installation) => Promise<BenchLine[]>): Promise<BenchLine[]> => {
      const hurt = await installations.start('hurt');
      hurt.mocks.clearScenarios();
      return work(hurt).finally(() => hurt.stop());
    };
    const [even, odd] = [0, 1].map((half) => PROVIDERS.filter((_id, index) => index % 2 === half)) as [
      ProviderId[],
      ProviderId[],
    ];
    return [
      ...(await inHurt((hurt) => othersWhileOneHangs(hurt, healthy, even, odd))),
      ...(await inHurt((hurt) => othersWhileOneHangs(hurt, healthy, odd, even))),
      ...(await inHurt((hurt) => pagesWhileAllHang(hurt, healthy))),
    ];
  } finally {
    await installations.close();
  }
};
