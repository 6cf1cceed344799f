import { type BenchLine, speedRatio } from './bench-line.ts';
import { type Books, openBooks } from './books.ts';
import { salesOf } from './sample-invoices.ts';

const SMALL = 1_000;
const LARGE = 100_000;
const ROUNDS = 30;
const PER_ROUND = 5;

/** Milliseconds for issuing one document through the caller: draft, number, ZKI, and the JIR of the simulated CIS. */
async function issueSome({ company: { api } }: Books): Promise<number> {
  const drafts = [];
  for (let index = 0; index < PER_ROUND; index += 1)
    drafts.push(await api.invoicing.createDraft({ content: { ...salesOf(index), paymentMethod: 'card' } }));
  const started = performance.now();
  for (const draft of drafts) {
    const { jir } = await api.invoicing.issue(draft);
    if (jir === null) throw new Error('a document was issued without a JIR');
  }
  return (performance.now() - started) / PER_ROUND;
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** Issuing in books of 100,000 documents beside books of 1,000, turn by turn on one server, so that the machine's mood hits both. */
export const runIssueBench = async (): Promise<BenchLine[]> => {
  const { books, close } = await openBooks([SMALL, LARGE]);
  try {
    const [small, large] = books;
    for (const one of books) await issueSome(one);
    const times = { small: [] as number[], large: [] as number[] };
    for (let round = 0; round < ROUNDS; round += 1) {
      if (round % 2 === 0) times.small.push(await issueSome(small));
      times.large.push(await issueSome(large));
      if (round % 2 === 1) times.small.push(await issueSome(small));
    }
    const perSecond = (all: readonly number[]) => ({ opsPerSecond: Math.round(1000 / median(all)) });
    const ours = perSecond(times.large);
    const reference = { what: `the same with ${SMALL.toLocaleString('en')}`, ...perSecond(times.small) };
    return [
      {
        name: `issue through the caller, ${LARGE.toLocaleString('en')} documents before`,
        ours,
        reference,
        ratio: Number(speedRatio(ours, reference).toFixed(3)),
        growth: Number((median(times.large) / median(times.small)).toFixed(3)),
      },
    ];
  } finally {
    await close();
  }
};
