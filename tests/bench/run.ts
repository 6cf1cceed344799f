// `npm run -s bench -- [name…] [--json]`: measures the named cases, or all. With --json one line a case and nothing else.
import type { BenchLine, Speed } from './bench-line.ts';

const BENCHES: Readonly<Record<string, () => Promise<BenchLine[]>>> = {
  signing: async () => (await import('./signing.ts')).runSigningBench(),
  issue: async () => (await import('./issue.ts')).runIssueBench(),
  lists: async () => (await import('./lists.ts')).runListsBench(),
  'einvoice-lists': async () => (await import('./einvoice-lists.ts')).runEInvoiceListsBench(),
  einvoice: async () => (await import('./einvoice.ts')).runEInvoiceBench(),
  'einvoice-build': async () => (await import('./einvoice-build.ts')).runEInvoiceBuildBench(),
  hanging: async () => (await import('./hanging.ts')).runHangingBench(),
};

const speedText = (speed: Speed): string =>
  'ms' in speed ? `${speed.ms.toPrecision(3)} ms` : `${Math.round(speed.opsPerSecond).toLocaleString('en')} a second`;

const sentence = ({ name, ours, reference, ratio, growth, lines }: BenchLine): string => {
  const size = lines === undefined ? '' : ` (${lines} lines)`;
  const grown = growth === undefined ? '' : `, growth ${growth.toFixed(2)}`;
  return `${name}${size}: ${speedText(ours)}; ${reference.what}: ${speedText(reference)}; ratio ${ratio.toFixed(2)}${grown}`;
};

const main = async (args: readonly string[]): Promise<number> => {
  const json = args.includes('--json');
  const names = args.filter((arg) => arg !== '--json');
  const unknown = names.filter((name) => !(name in BENCHES));
  if (unknown.length > 0) {
    process.stderr.write(`Unknown: ${unknown.join(', ')}. There are: ${Object.keys(BENCHES).join(', ')}; option --json.\n`);
    return 2;
  }
  for (const [name, bench] of Object.entries(BENCHES)) {
    if (names.length > 0 && !names.includes(name)) continue;
    for (const line of await bench()) process.stdout.write(`${json ? JSON.stringify(line) : sentence(line)}\n`);
  }
  return 0;
};

process.exitCode = await main(process.argv.slice(2));
