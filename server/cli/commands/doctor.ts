import { type CommandIo, guardUse, WrongUseError } from '#server/cli/command-io.ts';
import type { Deps } from '#server/context.ts';

import { authorities, companyCertificates } from './doctor/certificates.ts';
import { cisClock, databaseClock } from './doctor/clocks.ts';
import type { Finding } from './doctor/finding.ts';
import { waitingReceipts } from './doctor/receipts.ts';
import type { OpenDeps } from './open-deps.ts';

const USAGE = `Usage:
  fiskai doctor [--json]

Looks at what fiscalization stands on: clocks, CIS, the authorities that prove its answers, certificates of companies, receipts
without a JIR. Changes nothing; sends one echo to CIS.
`;

async function examine(deps: Deps): Promise<readonly Finding[]> {
  const { fiscalization } = deps.installation;
  const database = await databaseClock(deps);
  if (fiscalization === null) return [database, { about: 'CIS', verdict: 'warning', detail: 'fiscalization is off (CIS_MODE)' }];
  const cis = await cisClock(deps);
  const certificates = await companyCertificates(deps, fiscalization);
  return [database, ...cis, ...authorities(deps), ...certificates, await waitingReceipts(deps)];
}

const MARKS = { good: 'good   ', warning: 'WARNING', bad: 'BAD    ' } as const;

/** `fiskai doctor`: a line a finding; exit code 0 when nothing is bad, 1 when something is, 2 for wrong use. */
export const run = (args: readonly string[], io: CommandIo, openDeps: OpenDeps): Promise<number> =>
  guardUse(io, USAGE, async () => {
    if (args.some((arg) => arg !== '--json')) throw new WrongUseError('--json is all that may follow');
    const { deps, close } = await openDeps();
    try {
      const findings = await examine(deps);
      for (const finding of findings) {
        const { about, verdict, detail } = finding;
        io.stdout(
          args.includes('--json') ? `${JSON.stringify(finding)}\n` : `${MARKS[verdict]}  ${about.padEnd(26)}  ${detail}\n`,
        );
      }
      return findings.some(({ verdict }) => verdict === 'bad') ? 1 : 0;
    } finally {
      await close();
    }
  });
