import { type BenchLine, speedRatio } from '#tests/bench/bench-line.ts';
import { documentOf, median, parse, timeOf, write } from '#tests/bench/einvoice.ts';

const LINES = 100;
const CALLS = 20;
const ROUNDS = 60;
/** Rounds before, until the engine has compiled what it will. */
const WARM_UP = 60;

/** Writing the eRačun of an issued document of 100 lines; against bare parsing of what was written, in rounds that alternate. */
export const runEInvoiceBuildBench = async (): Promise<BenchLine[]> => {
  const document = documentOf(LINES);
  const xml = write(document);
  const rounds = Array.from({ length: WARM_UP + ROUNDS }, () => ({
    reference: timeOf(() => parse(xml), CALLS),
    ours: timeOf(() => write(document), CALLS),
  })).slice(WARM_UP);
  const ours = { ms: Number(median(rounds.map((round) => round.ours)).toFixed(4)) };
  const reference = { what: 'saxes reading it', ms: Number(median(rounds.map((round) => round.reference)).toFixed(4)) };
  return [{ name: 'einvoice-build', lines: LINES, ours, reference, ratio: Number(speedRatio(ours, reference).toFixed(3)) }];
};
