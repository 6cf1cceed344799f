import { randomUUID } from 'node:crypto';

import { type CommandIo, guardUse, WrongUseError } from '#server/cli/command-io.ts';
import { readCommandLine } from '#server/cli/commands/cis/command-line.ts';
import { readLimitedFile } from '#server/cli/commands/cis/key-files.ts';
import { readCredential } from '#server/cli/commands/cis/credential-files.ts';
import { readReceiptFile } from '#server/cli/commands/cis/receipt-file.ts';
import { ProviderError } from '#server/integrations/provider-error.ts';
import { computeZki } from '#server/modules/fiscalization/zki.ts';

import type { OpenDeps } from '../open-deps.ts';

const USAGE = `Usage:
  fiskai cis check FILE.json --key KEY.pem --cert CERT.pem

Lets the test service of CIS judge the receipt in FILE.json (provjera); nothing is fiscalized. Prints {"passed":…,"findings":[…],"reason":…}.
`;

const TIMEOUT_MS = 15_000;

/** `fiskai cis check`: one line of JSON; exit code 0 when the receipt passed, 1 when it did not or could not be asked, 2 for wrong use. */
export const run = (args: readonly string[], io: CommandIo, openDeps: OpenDeps): Promise<number> =>
  guardUse(io, USAGE, async () => {
    const { file, options } = readCommandLine(args, { required: ['key', 'cert'], flags: ['json'] });
    const bytes = await readLimitedFile(file);
    if (bytes === null) throw new WrongUseError(`${file} is too large for a receipt`);
    const content = readReceiptFile(bytes);
    const credential = await readCredential(options['key'] ?? '', options['cert'] ?? '');
    const receipt = { ...content, ZastKod: content.ZastKod ?? computeZki(content, credential.privateKey, 'sha256') };
    const { deps, close } = await openDeps();
    try {
      const message = { credential, hash: 'sha256', messageId: randomUUID(), sentAt: deps.clock.now() } as const;
      const answer = await deps.ports.fiscalization.checkReceipt({ ...message, receipt, timeoutMs: TIMEOUT_MS });
      const { passed, findings, signatureProblem: reason } = answer;
      io.stdout(`${JSON.stringify({ passed, findings, reason })}\n`);
      return passed && reason === null ? 0 : 1;
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error;
      io.stdout(`${JSON.stringify({ passed: false, findings: [], reason: [error.kind, ...error.codes].join(' ') })}\n`);
      return 1;
    } finally {
      await close();
    }
  });
