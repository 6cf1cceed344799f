import type { AppCaller } from '#server/trpc/caller.ts';

import { type BenchLine, speedRatio } from './bench-line.ts';
import type { Books } from './books.ts';
import { p95, timed } from './percentile.ts';

const ROUNDS = 40;

/** Questions as a person asks them through the caller, by name. */
export type Questions = Readonly<Record<string, (api: AppCaller) => Promise<unknown>>>;

/** Each question in large books beside small ones, turn by turn on one server: the p95 of both, a line each. `what` is counted in both. */
export async function askBoth(questions: Questions, [small, large]: readonly [Books, Books], what: string): Promise<BenchLine[]> {
  const lines: BenchLine[] = [];
  for (const [name, ask] of Object.entries(questions)) {
    const times = { small: [] as number[], large: [] as number[] };
    for (const { company } of [small, large]) await ask(company.api);
    for (let round = 0; round < ROUNDS; round += 1) {
      times.small.push(await timed(() => ask(small.company.api)));
      times.large.push(await timed(() => ask(large.company.api)));
    }
    const ours = { ms: p95(times.large) };
    const reference = { what: `the same of ${small.count.toLocaleString('en')}`, ms: p95(times.small) };
    lines.push({
      name: `${name}: p95 of ${large.count.toLocaleString('en')} ${what}`,
      ours,
      reference,
      ratio: Number(speedRatio(ours, reference).toFixed(3)),
      growth: Number((ours.ms / reference.ms).toFixed(2)),
    });
  }
  return lines;
}
