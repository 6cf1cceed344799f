import { SaxesParser } from 'saxes';

import { checkEInvoice } from '#server/domain/einvoice/rules/check-einvoice.ts';
import { fromDocument } from '#server/domain/einvoice/from-document/from-document.ts';
import { writeEInvoice } from '#server/domain/einvoice/model/write-einvoice.ts';
import { parseXml } from '#server/domain/einvoice/xml/parse-xml.ts';
import type { IssuedDocument } from '#server/domain/invoicing/document.ts';
import { type BenchLine, speedRatio } from '#tests/bench/bench-line.ts';
import { issued, KUPAC, lineOf, TVRTKA } from '#tests/golden/totals/samples.ts';

const SIZES = [1, 50, 500];
/** Lines judged in one measurement, whatever the size: long enough for the clock, short enough for many rounds. */
const LINES_A_ROUND = 500;
const ROUNDS = 60;
/** Rounds before, until the engine has compiled what it will. */
const WARM_UP = 120;

/** An invoice that makes an eRačun which keeps all three rule sets. */
export const documentOf = (lines: number): IssuedDocument =>
  issued(
    {
      lines: Array.from({ length: lines }, (_, index) =>
        lineOf({
          description: `Izrada vizualnog identiteta, stavka ${index + 1}`,
          unitPrice: `${100 + index}.50`,
          quantity: '2',
          vatCode: index % 3 === 2 ? 'reduced' : 'standard',
          kpd: '62.20.20',
        }),
      ),
      paymentMethod: 'transfer',
      dueOn: '2026-12-05',
    },
    { seller: TVRTKA, buyer: KUPAC },
  );

export const write = (document: IssuedDocument): string =>
  writeEInvoice(fromDocument({ document, operator: { name: 'Ana Kovač', oib: '69435151530' } }));

export const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** Milliseconds of processor time for one call, out of several in a row: what other programs take of a shared machine does not count. */
export function timeOf(call: () => void, calls: number): number {
  const started = process.cpuUsage();
  for (let index = 0; index < calls; index += 1) call();
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1000 / calls;
}

export const parse = (xml: string): void => {
  new SaxesParser().write(xml).close();
};

function check(xml: string): void {
  const parsed = parseXml(xml);
  if (!parsed.ok) throw new Error(parsed.finding.message.en);
  const { broken, structure } = checkEInvoice(parsed.root);
  const wrong = broken.filter(({ severity }) => severity === 'fatal').map(({ id }) => id);
  // A document that is wrong would be judged in another time.
  if (wrong.length > 0 || structure.length > 0)
    throw new Error(`the sample breaks ${wrong.join(', ')} ${structure[0]?.message.en ?? ''}`);
}

/**
 * Reading an eRačun and judging it by all three rule sets, against bare parsing of the same text: without namespaces, without a tree.
 * Rounds of both alternate, so that a machine that slows down slows both.
 */
export const runEInvoiceBench = async (): Promise<BenchLine[]> =>
  SIZES.map((lines): BenchLine => {
    const xml = write(documentOf(lines));
    const calls = Math.ceil(LINES_A_ROUND / (lines + 5));
    const rounds = Array.from({ length: WARM_UP + ROUNDS }, () => ({
      reference: timeOf(() => parse(xml), calls),
      ours: timeOf(() => check(xml), calls),
    })).slice(WARM_UP);
    const ours = { ms: Number(median(rounds.map((round) => round.ours)).toFixed(4)) };
    const reference = { what: 'saxes alone', ms: Number(median(rounds.map((round) => round.reference)).toFixed(4)) };
    return { name: 'einvoice', lines, ours, reference, ratio: Number(speedRatio(ours, reference).toFixed(3)) };
  });
